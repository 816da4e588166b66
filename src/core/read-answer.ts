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
  while (from < to && isLoose(from, text.slice(from + 1, to))) from++;
  while (from < to && isLoose(to - 1, text.slice(from, to - 1))) to--;
  return { start: from, end: to };
}

function isOfPassage({ chunk }: Read, quote: Quote): boolean {
  return (
    chunk.article.key === quote.article &&
    chunk.caption === quote.caption &&
    chunk.start === quote.passage.start &&
    chunk.end === quote.passage.end
  );
}

/**
 * The best span of the quote's passage, UTF-16 units into the quote's text, where it lies in the quote and is likelier
 * than "not here"; null where it does not, or is most of the quote.
 */
export function readAnswer(quote: Quote, readings: Readings): Span | null {
  const read = [...readings.values()].find((one) => isOfPassage(one, quote));
  if (!read?.best || read.best.logit <= read.reading.nowhere) return null;
  const shift = read.chunk.start - quote.start;
  const [start, end] = [read.best.start + shift, read.best.end + shift];
  if (start < 0 || end > quote.text.length) return null;
  const span = trimmed(quote.text, { start, end });
  const length = span.end - span.start;
  return length > 0 && length <= mostOf(quote.text) ? span : null;
}
