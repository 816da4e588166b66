// A stretch of a sentence that may be what a question asks for, and finding such stretches by a pattern.

import { allMatches } from './all-matches.js';
import type { Question } from './question.js';
import type { Span } from './sentences.js';
import { foldText, syllables, typedForm } from './text.js';

/** Words that may be the answer; `fit` says by their form alone how well they are of the kind asked for, 1 for well. */
export interface Candidate extends Span {
  readonly fit: number;
}

/** All matches of a pattern, with their offsets into the sentence. */
export function spansOf(pattern: RegExp, sentence: string): Array<Span & { text: string }> {
  return allMatches(pattern, sentence).map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text,
  }));
}

/** Syllables parted by single spaces, in the form in which words are compared. */
export const typedWords = (text: string): string =>
  syllables(text)
    .map(({ text: word }) => typedForm(word))
    .join(' ');

const digitsOf = (text: string): string[] =>
  (text.match(/\d+/gu) ?? []).map((digits) => String(Number(digits)));

/** Whether a text has no number but those of the question, and one at least. */
export function isAskedNumber({ numbers }: Pick<Question, 'numbers'>, text: string): boolean {
  const digits = digitsOf(text);
  const asked = new Set(numbers.map((number) => String(Number(number))));
  return digits.length > 0 && digits.every((number) => asked.has(number));
}

/** Whether a name stands in the question, marks or not. */
export function isAskedName({ text, marked }: Pick<Question, 'text' | 'marked'>, name: string): boolean {
  const folded = (some: string): string =>
    ` ${syllables(foldText(some))
      .map(({ text: word }) => word)
      .join(' ')} `;
  return folded(`${text} ${marked}`).includes(folded(name));
}
