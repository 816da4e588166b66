// Cuts Vietnamese news text into sentences by offsets, minding abbreviations, numbers, quotes and missing spaces.
import { allMatches } from './all-matches.js';

/** A slice of a text, UTF-16 units, `end` exclusive; no white space at either edge. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Abbreviations that a full stop follows inside a sentence, lower-case, without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'tp tx tt q p h x kp ths ts pgs gs bs ds ks cn tsk nxb đ/c dr mr mrs ms st no vol jr sr vs etc inc ltd co tr sđt đt ' +
    'th.s t.s p.g.s g.s u.s u.k đc ông.bà tgđ gđ'
  ).split(' '),
);
const TERMINATOR = /[.!?…]+/gu;
const CLOSING = /^["”’'»)\]]+/u;
const OPENING = /^["“‘'«([*•–-]/u;
const UPPER_THEN_LOWER = /^["“‘'(]?\p{Lu}\p{Ll}/u;
const LAST_WORD = /[\p{L}\p{M}\p{N}./]+$/u;

function endsSentence(text: string, at: number, mark: string, end: number): boolean {
  const after = text.slice(end, end + 3);
  if (after === '') return true;
  const written = LAST_WORD.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  const word = written.toLowerCase();
  const isStop = mark === '.';
  if (isStop && (ABBREVIATIONS.has(word) || /^\p{Lu}$/u.test(written))) return false;
  const spaced = /^\s/u.test(after);
  if (!spaced) {
    // "ASEAN.Đồng thời" lacks its space; "TP.HCM", "16.8" and "VnExpress.net" do not.
    return (
      isStop && word.length > 2 && !word.includes('.') && UPPER_THEN_LOWER.test(after) && /\p{L}$/u.test(word)
    );
  }
  const next = text.slice(end).trimStart();
  if (isStop && /^\p{N}+$/u.test(word) && /^\p{Ll}/u.test(next)) return false;
  return next === '' || /^[\p{Lu}\p{N}]/u.test(next) || OPENING.test(next);
}

/** A line's sentences; `offset` is where the line begins in the whole text. */
function sentencesOfLine(line: string, offset: number): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (from: number, to: number): void => {
    const slice = line.slice(from, to);
    const lead = slice.length - slice.trimStart().length;
    const trimmed = slice.trim();
    if (trimmed !== '')
      spans.push({ start: offset + from + lead, end: offset + from + lead + trimmed.length });
  };
  for (const match of allMatches(TERMINATOR, line)) {
    const mark = match[0];
    let end = match.index + mark.length;
    if (end <= start) continue;
    end += CLOSING.exec(line.slice(end, end + 4))?.[0].length ?? 0;
    if (!endsSentence(line, match.index, mark, end)) continue;
    push(start, end);
    start = end;
  }
  push(start, line.length);
  return spans;
}

/** All sentences of `text`, in order. A line end always ends a sentence. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    spans.push(...sentencesOfLine(line, offset));
    offset += line.length + 1;
  }
  return spans;
}
