// Makes the part of an address that opens a page at a quote and marks it there: https://wicg.github.io/scroll-to-text-fragment/.
import { allMatches } from './all-matches.js';
import { type Article, textOf } from './article.js';

/** Where a quote stands: UTF-16 units into the body, or into the caption named. */
export interface Passage {
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
}

/** A longer quote is named by its first and last words: fewer of them can differ on the page, and the link is shorter. */
const WHOLE_WORDS = 12;
/** Words at either end of a long quote: the first number that no other place of the article has. */
const END_WORDS = [4, 5, 6, 8] as const;
/** Words beside a quote that stands in the article more than once. */
const CONTEXT_WORDS = [2, 4, 8] as const;
/** Characters of a directive; all links of a message share what Telegram allows for a few dozen of this length. */
const MOST = 300;

type Words = Pick<Article, 'title' | 'text' | 'captions'>;

/** Some words of one line; `from` and `to` count UTF-16 units into it. */
interface Term {
  readonly line: string;
  readonly from: number;
  readonly to: number;
}

/** As browsers compare: no matter how much white space, nor whether capitals. */
function likened(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}

function countIn(text: string, needle: string): number {
  return needle === '' ? 0 : text.split(needle).length - 1;
}

function wordsIn(line: string, from: number, to: number): Term[] {
  return allMatches(/\S+/gu, line.slice(from, to)).map(({ index, 0: word }) => ({
    line,
    from: from + index,
    to: from + index + word.length,
  }));
}

function joined(words: readonly Term[]): Term | null {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? { line: first.line, from: first.from, to: last.to } : null;
}

const written = ({ line, from, to }: Term): string => line.slice(from, to);

/** Signs that part a directive must not stand in its words (section 3.2), brackets and quotes not in Markdown's links. */
function encoded(term: Term): string {
  return encodeURIComponent(written(term).replace(/\s+/gu, ' ')).replace(
    /[-!'()*~]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Words with their neighbours, as far as these are needed to tell the place. */
interface Placed {
  readonly term: Term;
  readonly prefix: Term | null;
  readonly suffix: Term | null;
}

/**
 * Neighbours for a term until nothing else on the page reads like it; none where even all of them do not help. A term
 * that begins or ends inside a run without spaces ("ASEAN.Đồng thời") is no whole word to a browser, and needs one.
 */
function placed(term: Term, page: string, side: 'both' | 'before' | 'after' = 'both'): Placed {
  const { line, from, to } = term;
  const before = side === 'after' ? [] : wordsIn(line, 0, from);
  const after = side === 'before' ? [] : wordsIn(line, to, line.length);
  const glued = {
    prefix: from > 0 && /\S/u.test(line[from - 1] ?? ' ') ? joined(before.slice(-1)) : null,
    suffix: to < line.length && /\S/u.test(line[to] ?? ' ') ? joined(after.slice(0, 1)) : null,
  };
  const bare = { term, ...glued };
  const isAlone = ({ prefix, suffix }: Placed): boolean =>
    countIn(page, likened(line.slice(prefix?.from ?? from, suffix?.to ?? to))) === 1;
  if (isAlone(bare)) return bare;
  for (const count of CONTEXT_WORDS) {
    const prefix = joined(before.slice(-count)) ?? glued.prefix;
    const suffix = joined(after.slice(0, count)) ?? glued.suffix;
    const tries = [
      { ...bare, prefix },
      { ...bare, suffix },
      { term, prefix, suffix },
    ];
    const found = tries.find(isAlone);
    if (found) return found;
  }
  return bare;
}

function directive(first: Placed, last: Placed | null): string {
  const { prefix } = first;
  const { suffix } = last ?? first;
  const parts = [
    ...(prefix === null ? [] : [`${encoded(prefix)}-`]),
    encoded(first.term),
    ...(last === null ? [] : [encoded(last.term)]),
    ...(suffix === null ? [] : [`-${encoded(suffix)}`]),
  ];
  return `text=${parts.join(',')}`;
}

/** The lines a quote has a part of, each with that part; a line of an article is a block of its page. */
function partsOf(text: string, { start, end }: Passage): Term[] {
  const parts: Term[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const from = Math.max(0, start - offset);
    const to = Math.min(line.length, end - offset);
    const part = from < to ? joined(wordsIn(line, from, to)) : null;
    if (part) parts.push(part);
    offset += line.length + 1;
  }
  return parts;
}

/** The first words of a long quote that stand nowhere else on the page. */
function firstWords(words: readonly Term[], page: string): Placed | null {
  const terms = END_WORDS.flatMap((count) => joined(words.slice(0, count)) ?? []);
  const alone = terms.find((term) => countIn(page, likened(written(term))) === 1) ?? terms[0];
  return alone ? placed(alone, page, 'before') : null;
}

/** The last words of a long quote: nothing between its first words and them may read alike. */
function lastWords(words: readonly Term[], rest: string): Placed | null {
  const terms = END_WORDS.flatMap((count) => joined(words.slice(-count)) ?? []);
  const alone = terms.find((term) => countIn(rest, likened(written(term))) === 1) ?? terms.at(-1);
  if (!alone) return null;
  const { suffix } = placed(alone, likened(alone.line), 'after');
  const glued = alone.to < alone.line.length && /\S/u.test(alone.line[alone.to] ?? ' ');
  return { term: alone, prefix: null, suffix: glued ? suffix : null };
}

/**
 * The text directive (`text=…`) that finds a quote on the page of its article: whole when it is short, else by its first
 * and last words, with words beside them where these alone would find another place. Null for an empty quote, and for one that
 * no directive of bearable length names.
 */
export function textFragment(article: Words, passage: Passage): string | null {
  const parts = partsOf(textOf(article, passage.caption), passage);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  // Half a character has no form that an address could take.
  if (parts.some(({ line }) => /\p{Cs}/u.test(line))) return null;
  const page = [article.title ?? '', ...article.text.split('\n'), ...article.captions]
    .map(likened)
    .join('\n');
  const [opening, closing] = [first, last].map((part) => wordsIn(part.line, part.from, part.to)) as [
    Term[],
    Term[],
  ];
  const isShort = parts.length === 1 && opening.length <= WHOLE_WORDS;
  if (isShort) {
    const whole = directive(placed(first, page), null);
    if (whole.length <= MOST) return whole;
  }
  const start = firstWords(parts.length === 1 ? opening.slice(0, -1) : opening, page);
  if (!start) return null;
  const behind = parts.length === 1 ? closing.filter(({ from }) => from >= start.term.to) : closing;
  const rest = parts.map((part) =>
    likened(part.line.slice(part === first ? start.term.to : part.from, part.to)),
  );
  const end = lastWords(behind, rest.join('\n'));
  const range = end && directive(start, end);
  return range !== null && range.length <= MOST ? range : null;
}

/** An address with a text directive; a fragment that it has stays, a directive of its own gives way. */
export function withTextFragment(url: string, text: string | null): string {
  if (text === null) return url;
  const [page = '', ...fragment] = url.split('#');
  const [own = ''] = fragment.join('#').split(':~:');
  return `${page}#${own}:~:${text}`;
}
