// Parts a message that asks several things at once into its questions; one question is never cut.
import { allMatches } from './all-matches.js';
import { mannerOf } from './manner.js';
import { countSyllables } from './text.js';

/** Questions answered in one message; more would bury the first answer. */
export const MOST_QUESTIONS = 3;

/** Signs inside quotation marks belong to a title ("Ai là triệu phú?"), not to the one who asks. */
const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»/gu;
/** "Ai?" asks; a lone sign or "hả?" after a question adds nothing. */
const LEAST_SYLLABLES = 2;

const ASKS =
  '(?:có bao nhiêu|co bao nhieu|bao nhiêu|bao nhieu|mấy|ai|khi nào|khi nao|bao giờ|bao gio|ở đâu|o dau|vì sao|vi sao|tại sao|tai sao|who|what|when|where|why|which|how many|how much)';
const JOINT = new RegExp(`,? (?:và|va|and) (?=${ASKS} )`, 'iu');
const ASKS_FIRST = new RegExp(`^${ASKS}(?= )`, 'iu');
const ASKING = new RegExp(`(?:^| )(?:${ASKS}|gì|nào|đâu)(?![\\p{L}])`, 'iu');
/** Fewer syllables on either side share their subject: "khi nào và ở đâu", "ai ký và ai chứng kiến". */
const LEAST_OF_TWO = 4;

/** Two questions joined by "và" under one sign, when both begin alike or the second names what it is about. */
function partedAtAnd(text: string): string[] {
  const masked = text.replace(QUOTED, (quoted) => 'x'.repeat(quoted.length));
  const joint = JOINT.exec(masked);
  if (!joint) return [text];
  const [left, right] = [text.slice(0, joint.index), text.slice(joint.index + joint[0].length)];
  const opening = (part: string) => ASKS_FIRST.exec(part)?.[0].toLowerCase();
  const names = /\p{Lu}{2,}|\p{Lu}[\p{L}\p{M}]+ \p{Lu}/u.test(right);
  const isAlike = opening(left) !== undefined && opening(left) === opening(right);
  const isTwo = [left, right].every((part) => countSyllables(part) >= LEAST_OF_TWO) && ASKING.test(left);
  if (!isTwo || !(isAlike || names)) return [text];
  const [sign = ''] = /\?[?!]*$/u.exec(text) ?? [];
  return [`${left}${sign === '' ? '' : '?'}`, right];
}

/**
 * The questions of a message (one or more), each with its sign and with what is said before it. What follows the last
 * sign is kept only when it asks or tells something; a message with one sign or none comes back whole.
 */
export function questionsIn(text: string): string[] {
  const whole = text.normalize('NFC').trim();
  const masked = whole.replace(QUOTED, (quoted) => 'x'.repeat(quoted.length));
  const parts: string[] = [];
  let start = 0;
  for (const match of allMatches(/\?[?!]*(?=\s|$)/gu, masked)) {
    const end = match.index + match[0].length;
    const part = whole.slice(start, end).trim();
    // An address with its parameters, or "thật không?" after a question, stays with what it belongs to.
    if (countSyllables(part) >= LEAST_SYLLABLES && !mannerOf(part).chat) parts.push(part);
    start = end;
  }
  if (parts.length < 2) return partedAtAnd(whole);
  return parts
    .map((part) => part.replace(/^(?:và|còn nữa|ngoài ra|and|also)[, ]+(?=\S+ \S+ )/iu, ''))
    .flatMap(partedAtAnd);
}
