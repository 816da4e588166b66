// The office whose holder a question asks for, and sentences that speak of its deputy.
import { typedWords } from './answer-candidate.js';
import type { Question } from './question.js';
import { rememberedTyped, standAt, syllables, typedForm } from './text.js';

const ASKED =
  /^(?:(?:cho|xin) (?:(?:tôi|mình|em) )?hỏi,? )?(?:ai (?:đang |hiện )?(?:là|giữ chức|làm) (.+?)|(.+?) (?:hiện nay |hiện )?(?:là ai|tên (?:là )?gì))(?: (?:vậy|thế|ạ|nhỉ|đấy))*[ ?.!]*$/iu;

/** The words that name the office, "Bộ trưởng Bộ Tư pháp Maroc" of "Ai là Bộ trưởng Bộ Tư pháp Maroc?"; null when none is asked about. */
export function roleIn(question: string): string | null {
  const [, after, before] = ASKED.exec(question) ?? [];
  return after ?? before ?? null;
}

/**
 * "Bộ trưởng Bộ Tư pháp Maroc" of "Ai là Bộ trưởng Bộ Tư pháp Maroc?" as `typedForm` of its syllables; null when no office
 * is asked about.
 */
export function askedRole(question: Pick<Question, 'marked'>): readonly string[] | null {
  const role = typedWords(roleIn(question.marked) ?? '').split(' ');
  return role.length < 2 ? null : role;
}

/** Syllables by which an office is known again, "Thủ tướng", and by which the very office asked for: "Tổng Thư ký Liên". */
const [OFFICE, WHOLE] = [2, 4];
const DEPUTY = typedForm('phó');
/** Before "phó" they make a verb of it: "đối phó Tổng thống Mỹ". */
const TO_COPE = new Set(['đối', 'ứng'].map(typedForm));

/** Whether the word at a place stands behind "phó", which makes its office the deputy's. */
export function isBehindDeputy(words: readonly string[], at: number): boolean {
  return words[at - 1] === DEPUTY && !TO_COPE.has(words[at - 2] ?? '');
}

/**
 * Whom a sentence tells of: of the deputy alone, where the very office stands behind "phó" and the office nowhere else; of the
 * holder, perhaps, where it stands by itself, in letters ("GĐ") too; null when it does not stand there.
 */
export function toldOf(role: readonly string[], sentence: string): 'holder' | 'deputy' | null {
  const found = syllables(sentence);
  const words = found.map(({ text }) => rememberedTyped(text));
  const standsAt = (count: number, at: number): boolean => standAt(words, role.slice(0, count), at);
  const isDeputy = (at: number): boolean =>
    isBehindDeputy(words, at) && /^\s$/u.test(sentence.slice(found[at - 1]?.end, found[at]?.start));
  const places = words.flatMap((_, at) => (standsAt(OFFICE, at) ? [at] : []));
  const letters = [OFFICE, OFFICE + 1].map((count) =>
    role
      .slice(0, count)
      .map((word) => word.charAt(0).toUpperCase())
      .join(''),
  );
  if (found.some(({ text }) => letters.includes(text)) || places.some((at) => !isDeputy(at))) return 'holder';
  return places.some((at) => standsAt(WHOLE, at)) ? 'deputy' : null;
}

/** The office whose holder is asked for where the best of some sentences is on its deputy; else null. */
function roleOfDeputy(
  question: Pick<Question, 'marked'>,
  [best]: ReadonlyArray<{ readonly text: string }>,
): readonly string[] | null {
  const role = askedRole(question);
  return role !== null && best !== undefined && toldOf(role, best.text) === 'deputy' ? role : null;
}

/**
 * The sentences, best first; where the best is on the deputy of the office asked for and another is on the holder, that one
 * is the first, and those on the deputy are left out.
 */
export function holderFirst<T extends { readonly text: string }>(
  question: Pick<Question, 'marked'>,
  sentences: readonly T[],
): readonly T[] {
  const role = roleOfDeputy(question, sentences);
  if (role === null) return sentences;
  const holder = sentences.find(({ text }) => toldOf(role, text) === 'holder');
  if (holder === undefined) return sentences;
  return [holder, ...sentences.filter((one) => one !== holder && toldOf(role, one.text) !== 'deputy')];
}

/** Whether the best of some sentences is on the deputy of the office whose holder is asked for. */
export function isOnDeputy(
  question: Pick<Question, 'marked'>,
  sentences: ReadonlyArray<{ readonly text: string }>,
): boolean {
  return roleOfDeputy(question, sentences) !== null;
}
