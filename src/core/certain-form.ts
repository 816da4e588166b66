// What a sentence is worth at least whose form alone tells that it answers, whatever its words have in common with the question.
import { introducesAsked } from './introduced.js';
import { holderAsked } from './office-holders.js';
import type { Question } from './question.js';
import { defines } from './quote.js';

/** What a sentence that spells out the abbreviation asked for is worth at least: its form leaves little doubt. */
const DEFINED = 0.9;
/**
 * What a sentence is worth at least that names somebody beside the very office whose holder is asked for: of 86 passages with such a
 * sentence, among 282 that people's questions after holders had found, 82 answer. Less than that share, as an article may be old.
 */
const HELD = 0.6;
/** What one is worth at least that introduces the person asked about by an office. Set by reason, as the former. */
const INTRODUCED = HELD;

/** Confidence, at least, that a sentence answers; 0 where its form does not tell. */
export function certainByForm(question: Question, sentence: string): number {
  if (defines(question, sentence)) return DEFINED;
  if (holderAsked(question)?.(sentence) === 2) return HELD;
  return introducesAsked(question, sentence) ? INTRODUCED : 0;
}
