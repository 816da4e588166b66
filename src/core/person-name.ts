// The name of a person in a question that asks who somebody is, told from that of a place or a body.
import { NO_PERSON } from './answer-names.js';
import { NAMED_AFTER } from './office-words.js';
import { isPlaceName } from './places.js';
import type { Question } from './question.js';

const WHO_IS = /^(?!(?:.* )?ai (?:đang |hiện )?(?:là|làm|giữ)).* là ai(?: \p{L}+)?[ ?.!]*$/iu;

/** Whether a question names somebody and asks who that is, "Tổng thống Trump là ai?", or may; not "Ai là Tổng thống Mỹ?". */
export function asksWhoSomebodyIs({ marked }: Pick<Question, 'marked'>): boolean {
  return WHO_IS.test(marked);
}

/** Capitalised words up to the end, "Donald Trump" of "Mỹ Donald Trump". */
const LAST_NAME = /(?<![\p{L}-])\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*$/u;

/** The last name of a text of a question, where it may be a person's: it is none of a place, of a body or of letters; else null. */
export function lastPerson(some: string, { marked }: Pick<Question, 'marked'>): string | null {
  const text = some.trimEnd();
  const [name = ''] = LAST_NAME.exec(text) ?? [];
  const words = name.split(' ');
  // Where all is in capitals they say nothing.
  const isLoud = !/\p{Ll}/u.test(marked);
  const opens = isLoud ? 0 : words.findIndex((word) => word !== word.toUpperCase());
  const own = words.slice(Math.max(opens, 0)).join(' ');
  const isNamedAfter = [name, own].some((one) => NAMED_AFTER.test(text.slice(0, text.length - one.length)));
  const [first = ''] = own.split(' ');
  const isOther = opens < 0 || isNamedAfter || NO_PERSON.has(first.toLowerCase()) || isPlaceName(own);
  return isOther || own === '' ? null : own;
}
