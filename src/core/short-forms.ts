// Finds the short forms in a question and what each stands for, by an editable list and by what articles explain.
import { type ListedAbbreviation, LONGEST_FORM, longKey, shortKey } from './abbreviations.js';
import { allMatches } from './all-matches.js';
import type { Meaning } from './article-store.js';
import { inTurn, keptInTurn } from './in-turn.js';
import { foldedForm, hasMarks, syllables, typedTokens } from './text.js';

/** A short form in a text; `end` exclusive, UTF-16 units. */
export interface FoundShortForm {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Likeliest first, never none. */
  readonly meanings: readonly string[];
  /**
   * How it is known: as chat shorthand ("ko", "bn"), which no article writes, by the list, from articles alone, or as a
   * name of a place that the collection calls otherwise.
   */
  readonly from: 'chat' | 'list' | 'articles' | 'name';
}

/** All names of a place, by the `longKey` of each. */
export type SameNames = ReadonlyMap<string, readonly string[]>;

/** The list, ready to be looked up in. */
export interface AbbreviationList {
  /** By the short form in small letters. */
  readonly chat: ReadonlyMap<string, ListedAbbreviation>;
  /** By `shortKey`. */
  readonly capital: ReadonlyMap<string, ListedAbbreviation>;
  /** Entries with a number in them. */
  readonly numbered: ReadonlyArray<{ pattern: RegExp; meaning: string }>;
  /** Short forms by what they stand for (`longKey`). */
  readonly shortOf: ReadonlyMap<string, readonly string[]>;
  readonly names: SameNames;
}

/** What is known of short forms. */
export interface ShortForms {
  readonly list: AbbreviationList;
  /** What articles say short forms with these keys (`shortKey`) stand for, what most say first. */
  meanings(keys: readonly string[]): Promise<readonly Meaning[]>;
  /** Short forms that articles give for these keys (`longKey`). */
  shortForms(keys: readonly string[]): Promise<readonly Meaning[]>;
  /** Chunks that hold each token. */
  counts(tokens: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

function indexNames(entries: readonly ListedAbbreviation[]): SameNames {
  const groups = entries
    .filter(({ sameName }) => sameName)
    .map(({ short, meanings }) => [short, ...meanings]);
  return new Map(groups.flatMap((names) => names.map((name) => [longKey(name), names] as const)));
}

/** Makes the list ready. */
export function indexAbbreviations(entries: readonly ListedAbbreviation[]): AbbreviationList {
  const numbered = entries.filter(({ short }) => short.includes('{n}'));
  const plain = entries.filter(({ short, sameName }) => !short.includes('{n}') && !sameName);
  const isChat = ({ short }: ListedAbbreviation): boolean => short === short.toLowerCase();
  const capital = plain.filter((entry) => !isChat(entry));
  const shortOf = new Map<string, string[]>();
  for (const { short, meanings } of capital) {
    for (const key of meanings.map(longKey)) shortOf.set(key, [...(shortOf.get(key) ?? []), short]);
  }
  return {
    chat: new Map(plain.filter(isChat).map((entry) => [entry.short, entry])),
    capital: new Map(capital.map((entry) => [shortKey(entry.short), entry])),
    numbered: numbered.map(({ short, meanings: [meaning = ''] }) => ({
      pattern: new RegExp(`^${short.replace('{n}', '(\\d{1,4})')}$`, 'iu'),
      meaning,
    })),
    shortOf,
    names: indexNames(entries),
  };
}

/** Words joined as in "TP.HCM", "PGS.TS", "NN&PTNT", "KT-XH". */
const COMPOUND = /[\p{L}\p{M}\p{N}]+(?:[.&/-][\p{L}\p{M}\p{N}]+)*/gu;
/** What might be a Vietnamese syllable, which in small letters is taken for one: "ca", "an". */
const SYLLABLE_SHAPE = /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/u;
/** Meanings of one short form that are searched for. */
const MOST_MEANINGS = 2;
/**
 * Chunks that may use a short form for each article that explains it so: what is explained more seldom than that stands
 * for something else that nobody need explain ("AI" as Amnesty International).
 */
const UNEXPLAINED = 50;

const isLoud = (text: string): boolean => !/\p{Ll}/u.test(text) && syllables(text).length > 3;

function listedMeanings(
  token: string,
  loud: boolean,
  list: AbbreviationList,
): Pick<FoundShortForm, 'meanings' | 'from'> | null {
  const lower = token.toLowerCase();
  const chat = loud || token !== token.toUpperCase() ? list.chat.get(lower) : undefined;
  if (chat) return { meanings: chat.meanings, from: 'chat' };
  for (const { pattern, meaning } of list.numbered) {
    const number = pattern.exec(token)?.[1];
    if (number !== undefined) return { meanings: [meaning.replace('{n}', number)], from: 'list' };
  }
  const entry = list.capital.get(shortKey(token));
  if (!entry) return null;
  const written = token === entry.short || token === token.toUpperCase();
  const syllable = SYLLABLE_SHAPE.test(foldedForm(token)) || hasMarks(token);
  return (written && !loud) || !syllable ? { meanings: entry.meanings, from: 'list' } : null;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The whole of "TP.HCM" or, where it means nothing, each of its parts; "VN-Index" has none. */
function placesOf(text: string, means: (token: string) => boolean): Place[] {
  return allMatches(COMPOUND, text).flatMap((match): Place[] => {
    const whole = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (!/[.&/]/u.test(whole.text) || means(whole.text)) return [whole];
    return syllables(whole.text).map((part) => ({
      text: part.text,
      start: whole.start + part.start,
      end: whole.start + part.end,
    }));
  });
}

/** Whether articles may explain it: at least two capitals, or small letters that are no syllable. */
function mayBeLearnt(token: string, loud: boolean): boolean {
  const capitals = token.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals >= 2 && !loud) return true;
  return token.length >= 3 && /^\p{L}+$/u.test(token) && !SYLLABLE_SHAPE.test(foldedForm(token));
}

/** Chunks that may hold a form: the fewest that hold one of its pairs, or its one word. */
export async function usageOf(form: string, counts: ShortForms['counts']): Promise<number> {
  const tokens = typedTokens(form);
  const pairs = tokens.filter((token) => token.includes('_'));
  const asked = pairs.length > 0 ? pairs : tokens;
  const known = await counts(asked);
  return asked.length === 0 ? 0 : Math.min(...asked.map((token) => known.get(token) ?? 0));
}

/**
 * The two neighbouring words of a long form that are rarest together: they stand for all of it in a word search, where
 * seven tokens for one short form would drown the rest of the question.
 */
export async function rarestPair(form: string, counts: ShortForms['counts']): Promise<string | null> {
  const words = syllables(form);
  const pairs = words.slice(1).map((word, i) => form.slice(words[i]?.start ?? 0, word.end));
  const tokenOf = (pair: string): string => typedTokens(pair).find((token) => token.includes('_')) ?? '';
  const known = await counts(pairs.map(tokenOf));
  const used = pairs.map((pair) => ({ pair, chunks: known.get(tokenOf(pair)) ?? 0 }));
  const [rarest] = used.filter(({ chunks }) => chunks > 0).sort((a, b) => a.chunks - b.chunks);
  return rarest?.pair ?? null;
}

async function explained(found: readonly Meaning[], counts: ShortForms['counts']): Promise<Meaning[]> {
  return await keptInTurn(
    found,
    async ({ short, articles }) => (await usageOf(short, counts)) <= UNEXPLAINED * articles,
  );
}

/** How well a meaning stands between its neighbours: pairs of words found in the collection, on either side. */
async function fitting(
  meaning: string,
  beside: { before: string; after: string },
  counts: ShortForms['counts'],
): Promise<number> {
  const across = [`${beside.before} ${meaning}`, `${meaning} ${beside.after}`].map((text, i) => {
    const pairs = typedTokens(text).filter((token) => token.includes('_'));
    return (i === 0 ? pairs[0] : pairs.at(-1)) ?? '';
  });
  const known = await counts(across);
  return across.reduce((sum, pair) => sum + Math.log1p(known.get(pair) ?? 0), 0);
}

/** The short forms in a text, in order. */
export async function findShortForms(
  text: string,
  { list, meanings, counts }: ShortForms,
): Promise<FoundShortForm[]> {
  const loud = isLoud(text);
  const known = new Map<string, Pick<FoundShortForm, 'meanings' | 'from'>>();
  const unlisted: string[] = [];
  for (const [token] of allMatches(COMPOUND, text)) {
    for (const part of [token, ...syllables(token).map((word) => word.text)]) {
      const listed = listedMeanings(part, loud, list);
      if (listed) known.set(part, listed);
      else if (mayBeLearnt(part, loud)) unlisted.push(part);
    }
  }
  const learnt = unlisted.length === 0 ? [] : await explained(await meanings(unlisted.map(shortKey)), counts);
  for (const token of unlisted) {
    const found = learnt.filter(({ short }) => shortKey(short) === shortKey(token)).map(({ long }) => long);
    if (found.length > 0) known.set(token, { meanings: found, from: 'articles' });
  }
  const places = placesOf(text, (token) => known.has(token));
  return (
    await inTurn(places, async (place, i): Promise<FoundShortForm[]> => {
      const found = known.get(place.text);
      if (!found) return [];
      const beside = { before: places[i - 1]?.text ?? '', after: places[i + 1]?.text ?? '' };
      const ordered =
        found.meanings.length === 1
          ? found.meanings
          : (
              await inTurn(found.meanings, async (meaning, rank) => ({
                meaning,
                fit: (await fitting(meaning, beside, counts)) - 0.5 * rank,
              }))
            )
              .sort((a, b) => b.fit - a.fit)
              .map(({ meaning }) => meaning);
      return [{ ...place, from: found.from, meanings: ordered.slice(0, MOST_MEANINGS) }];
    })
  ).flat();
}

/** The short forms of what a text says in full: "Công an nhân dân" is also written "CAND". */
export async function shortFormsFor(
  text: string,
  { list, shortForms, counts }: ShortForms,
): Promise<string[]> {
  const words = syllables(text).map(({ text: word }) => foldedForm(word));
  const keys = new Set<string>();
  words.forEach((_, start) => {
    for (let end = start + 2; end <= Math.min(words.length, start + LONGEST_FORM); end++)
      keys.add(words.slice(start, end).join('_'));
  });
  const listed = [...keys].flatMap((key) => list.shortOf.get(key) ?? []);
  const learnt = (await explained(await shortForms([...keys]), counts)).map(({ short }) => short);
  return [...new Map([...listed, ...learnt].map((short) => [shortKey(short), short])).values()];
}
