// Sentences that introduce the person a question asks about, by the office beside the name.
import { titleOf } from './office.js';
import { formOf, LOOSE_WORDS, NO_SECOND, titleAt, typed, UNITS } from './office-words.js';
import { asksWhoSomebodyIs, lastPerson } from './person-name.js';
import type { Question } from './question.js';
import { roleIn } from './roles.js';
import { syllables } from './text.js';

const HONORIFIC = /^(?:ông|bà|anh|chị|cô|chú|thầy|ngài|tướng|đồng chí|bác sĩ|ca sĩ|diễn viên)$/iu;

/** Letters before and behind a name in which an office is looked for. */
const REACH = 90;
/** Syllables behind a name among which a title may begin: "…, Ủy viên Bộ Chính trị, Bộ trưởng …". */
const TITLE_WITHIN = 8;

const CAPITAL = /^\p{Lu}/u;

/** Whether words behind a title are its body: known ones and names, of which small syllables may be the second and third. */
function isBody(words: readonly string[]): boolean {
  return words.every((word, i) => {
    const form = formOf(word);
    if (CAPITAL.test(word) || UNITS.has(form) || LOOSE_WORDS.has(form) || word === 'và') return true;
    return !NO_SECOND.test(word) && words.slice(Math.max(0, i - 2), i).some((before) => CAPITAL.test(before));
  });
}

/** The name of "Bà Ghada Waly là ai?" and "Tổng thống Trump là ai?"; null where no person is asked about by name alone. */
function personAsked(question: Pick<Question, 'marked'>): string | null {
  const role = asksWhoSomebodyIs(question) ? roleIn(question.marked) : null;
  const last = role === null ? null : lastPerson(role, question);
  if (role === null || last === null) return null;
  // "Bà Ghada Waly" opens the question, so that "Bà" is a capital too.
  const [first = '', ...others] = last.split(' ');
  const name = HONORIFIC.test(first) ? others.join(' ') : last;
  if (name === '') return null;
  const before = role.slice(0, role.trimEnd().length - name.length).trim();
  if (before === '') return name.includes(' ') ? name : null;
  const behindTitle = titleOf(before)?.behind;
  const isTitle = behindTitle !== undefined && isBody(syllables(behindTitle).map(({ text }) => text));
  return isTitle || HONORIFIC.test(before) ? name : null;
}

/** Whether a title and its body end right where a text ends: "Bộ trưởng Bộ Tư pháp Maroc ". */
function endsInOffice(text: string): boolean {
  const clause = text.slice(text.search(/[^,;:.!?()\n]*$/u));
  const words = syllables(clause).map(({ text: word }) => word);
  const forms = words.map(formOf);
  return words.some((_, at) => {
    const title = titleAt(forms, at);
    const behind = title === null ? [] : words.slice(at + title.length);
    return behind.length > 0 && isBody(behind);
  });
}

/** Whether a text goes on with a title: ", Phó Tổng Thư ký …", " - Chủ tịch …", " là Giám đốc …". */
function beginsWithOffice(text: string): boolean {
  const isLinked = /^(?:,| [-–(]| (?:hiện |đang |từng )?(?:là|làm|giữ) )/u.test(text);
  const forms = typed(text).slice(0, TITLE_WITHIN + 4);
  return isLinked && forms.slice(0, TITLE_WITHIN).some((_, at) => titleAt(forms, at) !== null);
}

const LETTER = /[\p{L}\p{M}]/u;

/** Whether a sentence says what office somebody holds, beside the name; capitals count, "An" is not in "Công an". */
function introduces(name: string, sentence: string): boolean {
  for (let at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (LETTER.test(sentence.charAt(at - 1)) || LETTER.test(sentence.charAt(end))) continue;
    const before = sentence
      .slice(Math.max(0, at - REACH), at)
      .replace(/(?: (?:ông|bà|ngài|đồng chí))? $/iu, '');
    // Of "Tổng thống Mỹ Donald Trump" for "Trump" the body is "Mỹ Donald".
    if (endsInOffice(before) || beginsWithOffice(sentence.slice(end, end + REACH))) return true;
  }
  return false;
}

/** Whether a sentence introduces the person whom a question asks about by name. */
export function introducesAsked(question: Pick<Question, 'marked'>, sentence: string): boolean {
  const name = personAsked(question);
  return name !== null && introduces(name, sentence);
}

/** The sentences, best first, but for the best that introduces the person asked about, which comes first. */
export function introducedFirst<T extends { readonly text: string }>(
  question: Pick<Question, 'marked'>,
  sentences: readonly T[],
): readonly T[] {
  const name = personAsked(question);
  const first = name === null ? undefined : sentences.find(({ text }) => introduces(name, text));
  return first === undefined ? sentences : [first, ...sentences.filter((one) => one !== first)];
}
