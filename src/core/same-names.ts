// Finds places in a question that papers call by several names, so that all of them are searched: "Úc", "Australia".
import { longKey } from './abbreviations.js';
import { inTurn, keptInTurn } from './in-turn.js';
import { type FoundShortForm, type SameNames, type ShortForms, usageOf } from './short-forms.js';
import { hasMarks, rememberedFolded, type Syllable, syllables, typedForm } from './text.js';

interface FoundName {
  readonly start: number;
  readonly end: number;
  /** As listed, with its marks. */
  readonly name: string;
  readonly others: readonly string[];
}

/** Syllables of the longest name: "In-đô-nê-xi-a". */
const LONGEST = 5;
/** Letters from which on a name without marks is no pair of Vietnamese words: "hong kong", but not "ba lan" (ba lần). */
const LONG = 8;
/** Letters from which on one word without marks is no Vietnamese syllable: "maroc". */
const FOREIGN = 5;

const typed = (text: string): string =>
  syllables(text)
    .map(({ text: word }) => typedForm(word))
    .join(' ');

/** Whether words that spell a listed name, but perhaps for marks, are meant as it. */
function isMeant(words: readonly Syllable[], written: string, asListed: boolean): boolean {
  if (hasMarks(written)) return asListed;
  if (words.every(({ text }) => /^\p{Lu}/u.test(text))) return true;
  if (/\S-\S/u.test(written)) return words.length > 1;
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return asListed && letters >= (words.length === 1 ? FOREIGN : LONG);
}

/** A name that goes on in capitals is no place's: "China Open", "Paris Saint-Germain". */
const GOES_ON = /^ \p{Lu}[a-z]+(?!\p{L}|\p{M})/u;

/** The listed places a text names, in order, the longest name at each spot. */
function namesIn(text: string, list: SameNames): FoundName[] {
  const words = syllables(text);
  const folded = words.map(({ text: word }) => rememberedFolded(word));
  const found: FoundName[] = [];
  const isLoud = !/\p{Ll}/u.test(text) && words.length > 3;
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(LONGEST, words.length - i); length > 0; length--) {
      const run = words.slice(i, i + length);
      const [first, last] = [run[0], run.at(-1)];
      const names = list.get(folded.slice(i, i + length).join('_'));
      if (!first || !last || !names) continue;
      const written = text.slice(first.start, last.end);
      const listed = names.find((name) => typed(name) === typed(written));
      const name = listed ?? names.find((other) => longKey(other) === longKey(written));
      if (name === undefined || /[^\p{L}\p{M} -]/u.test(written)) continue;
      if (!isMeant(run, written, listed !== undefined)) continue;
      if (!hasMarks(written) && (isLoud || GOES_ON.test(text.slice(last.end)))) continue;
      found.push({ start: first.start, end: last.end, name, others: names.filter((one) => one !== name) });
      i += length - 1;
      break;
    }
  }
  return found;
}

/**
 * How many times as many chunks must hold one name for it to stand for another; the other is then not searched either, as
 * so rare a word ("China" in Vietnamese articles, of a newspaper) would draw all the weight. Set by reason.
 */
const SELDOM = 8;

/** Names that the collection hardly knows, each with the one it knows best; none where it knows no other. */
export async function strangeNames(
  text: string,
  { list, counts }: Pick<ShortForms, 'list' | 'counts'>,
): Promise<FoundShortForm[]> {
  return (
    await inTurn(
      namesIn(text, list.names),
      async ({ start, end, name, others }): Promise<FoundShortForm[]> => {
        const used = await inTurn(others, async (other) => ({ other, chunks: await usageOf(other, counts) }));
        const [best] = used.sort((a, b) => b.chunks - a.chunks);
        if (!best || best.chunks === 0 || best.chunks < SELDOM * (await usageOf(name, counts))) return [];
        return [{ start, end, text: text.slice(start, end), meanings: [best.other], from: 'name' }];
      },
    )
  ).flat();
}

/** The other names of the places that a text names, as far as the collection uses them. */
export async function otherNames(
  text: string,
  { list, counts }: Pick<ShortForms, 'list' | 'counts'>,
): Promise<string[]> {
  const used = (
    await inTurn(namesIn(text, list.names), async ({ name, others }) => {
      const own = await usageOf(name, counts);
      return await keptInTurn(others, async (other) => {
        const chunks = await usageOf(other, counts);
        return chunks > 0 && chunks * SELDOM >= own;
      });
    })
  ).flat();
  return [...new Set(used)];
}
