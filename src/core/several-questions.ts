// Parts a message that asks several things at once into its questions; one question is never cut.
import { mannerOf } from './manner.js';
import { countSyllables } from './text.js';

/** Questions answered in one message; more would bury the first answer. */
export const MOST_QUESTIONS = 3;

/** Signs inside quotation marks belong to a title ("Ai là triệu phú?"), not to the one who asks. */
const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»/gu;
/** "Ai?" asks; a lone sign or "hả?" after a question adds nothing. */
const LEAST_SYLLABLES = 2;

/**
 * The questions of a message (one or more), each with its sign and with what is said before it. What follows the last
 * sign is kept only when it asks or tells something; a message with one sign or none comes back whole.
 */
export function questionsIn(text: string): string[] {
  const whole = text.normalize('NFC').trim();
  const masked = whole.replace(QUOTED, (quoted) => 'x'.repeat(quoted.length));
  const parts: string[] = [];
  let start = 0;
  for (const match of masked.matchAll(/\?[?!]*(?=\s|$)/gu)) {
    const end = match.index + match[0].length;
    const part = whole.slice(start, end).trim();
    // An address with its parameters, or "thật không?" after a question, stays with what it belongs to.
    if (countSyllables(part) >= LEAST_SYLLABLES && !mannerOf(part).chat) parts.push(part);
    start = end;
  }
  if (parts.length < 2) return [whole];
  return parts.map((part) => part.replace(/^(?:và|còn nữa|ngoài ra|and|also)[, ]+(?=\S+ \S+ )/iu, ''));
}
