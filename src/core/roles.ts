// The office whose holder a question asks for, and whether a sentence speaks of its deputy or of who once held it.
import { typedWords } from './answer-candidate.js';
import type { Question } from './question.js';
import { typedForm } from './text.js';

const ASKED =
  /^(?:ai (?:đang |hiện )?(?:là|giữ chức|làm) (.+)|(.+?) (?:hiện nay |hiện )?(?:là ai|tên (?:là )?gì))[ ?.!]*$/u;

/** "Bộ trưởng Bộ Tư pháp Maroc" of "Ai là Bộ trưởng Bộ Tư pháp Maroc?" as `typedForm` of its syllables; null when no office is asked about. */
export function askedRole({ marked }: Pick<Question, 'marked'>): readonly string[] | null {
  const [, after, before] = ASKED.exec(marked.toLowerCase()) ?? [];
  const role = typedWords(after ?? before ?? '').split(' ');
  return role.length < 2 ? null : role;
}

/** Syllables by which an office is known again: "Tổng Thư" of "Tổng Thư ký Liên Hợp Quốc", "Thủ tướng". */
const OPENING = 2;
/** What makes another office of it: its deputy, who has held it. */
const NOT_HOLDER = new Set(['phó', 'nguyên', 'cựu'].map(typedForm));

/**
 * Whom a sentence tells of that names the office: its holder, or only others, where it stands behind "phó", "nguyên" or
 * "cựu" each time; null when it names none.
 */
export function toldOf(role: readonly string[], sentence: string): 'holder' | 'others' | null {
  const words = typedWords(sentence).split(' ');
  const opening = role.slice(0, OPENING);
  const places = words.flatMap((_, at) => (opening.every((word, i) => words[at + i] === word) ? [at] : []));
  if (places.length === 0) return null;
  return places.every((at) => NOT_HOLDER.has(words[at - 1] ?? '')) ? 'others' : 'holder';
}

/** Whether a question asks who holds an office of which the best of some sentences names no holder, while others tell of a deputy. */
export function isDeputyOnly(
  question: Pick<Question, 'marked'>,
  sentences: ReadonlyArray<{ readonly text: string }>,
): boolean {
  const role = askedRole(question);
  const [best] = sentences;
  if (role === null || best === undefined || toldOf(role, best.text) === 'holder') return false;
  return sentences.some(({ text }) => toldOf(role, text) === 'others');
}
