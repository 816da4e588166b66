// Which words of a quote the reader took for the answer, to be shown in bold.
import type { Quote } from './answer.js';
import { mostOf } from './answer-words.js';
import type { Read, Readings } from './reader-signals.js';
import type { Span } from './sentences.js';

const EDGE = /[\s,;:.!?…–—\-"'“”‘’«»()[\]]/u;
const OPENERS: Readonly<Record<string, string>> = { '”': '“', '’': '‘', '»': '«', ')': '(', ']': '[' };
const CLOSERS = Object.fromEntries(Object.entries(OPENERS).map(([closer, opener]) => [opener, closer]));

/** Whether a mark at the edge of a slice belongs to another inside it, as in “Công an nhân dân (CAND)”. */
function isPaired(mark: string, rest: string): boolean {
  if (mark === '"' || mark === "'") return rest.split(mark).length % 2 === 0;
  const other = OPENERS[mark] ?? CLOSERS[mark];
  return other !== undefined && rest.split(other).length > rest.split(mark).length;
}

/** A span without the white space and punctuation at its edges that belongs to the sentence. */
function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  const isLoose = (at: number, rest: string): boolean =>
    EDGE.test(text.charAt(at)) && !isPaired(text.charAt(at), rest);
  const isMinus = (at: number): boolean => /^[-–]\p{N}/u.test(text.slice(at, at + 2));
  while (from < to && !isMinus(from) && isLoose(from, text.slice(from + 1, to))) from++;
  while (from < to && isLoose(to - 1, text.slice(from, to - 1))) to--;
  return { start: from, end: to };
}

/** Whether a quote stands in what was read: a sentence that names somebody is quoted with its paragraph and not with the chunk. */
function holds({ chunk }: Read, quote: Quote): boolean {
  return (
    chunk.article.key === quote.article &&
    chunk.caption === quote.caption &&
    chunk.start <= quote.start &&
    quote.end <= chunk.end
  );
}

/**
 * The best span of the passage that a quote is from, UTF-16 units into the quote's text, where it stands there, is likelier than
 * "not here" and not most of the quote; none where the reader is not sure of any, null where it did not read the passage.
 */
export function readAnswer(quote: Quote, readings: Readings): readonly Span[] | null {
  const read = [...readings.values()].find((one) => holds(one, quote));
  if (read === undefined) return null;
  const { best, reading } = read;
  if (best === null || best.logit <= reading.nowhere) return [];
  const shift = read.chunk.start - quote.start;
  const [start, end] = [best.start + shift, best.end + shift];
  if (start < 0 || end > quote.text.length) return [];
  const span = trimmed(quote.text, { start, end });
  const length = span.end - span.start;
  return length > 0 && length <= mostOf(quote.text) ? [span] : [];
}

/** The quote with what the reader takes for the answer in it. */
export function withAnswer(quote: Quote, readings: Readings | null): Quote {
  const answering = readings && readAnswer(quote, readings);
  return answering === null ? quote : { ...quote, answering };
}
