// The office whose holder a question asks for, and whether a sentence speaks of its deputy or of who once held it.
import { typedWords } from './answer-candidate.js';
import type { Question } from './question.js';
import { rememberedTyped, syllables, typedForm } from './text.js';

const ASKED =
  /^(?:ai (?:đang |hiện )?(?:là|giữ chức|làm) (.+)|(.+?) (?:hiện nay |hiện )?(?:là ai|tên (?:là )?gì))[ ?.!]*$/u;
/** What makes another office of it: that of its deputy. */
const DEPUTY = ['phó'].map(typedForm);
/** What says that somebody has held it. */
const FORMER = ['nguyên', 'cựu'].map(typedForm);

/** An office as a question names it; `others` are words right before it that say that somebody else is meant. */
export interface AskedRole {
  /** "Bộ trưởng Bộ Tư pháp Maroc" of "Ai là Bộ trưởng Bộ Tư pháp Maroc?" as `typedForm` of its syllables. */
  readonly words: readonly string[];
  readonly others: ReadonlySet<string>;
}

/** The office whose holder is asked for; null when none is. Who held it at some time may have left it since. */
export function askedRole({
  marked,
  window,
  numbers,
}: Pick<Question, 'marked' | 'window' | 'numbers'>): AskedRole | null {
  const [, after, before] = ASKED.exec(marked.toLowerCase()) ?? [];
  const words = typedWords(after ?? before ?? '').split(' ');
  if (words.length < 2) return null;
  const isOfNow = window === null && !numbers.some((number) => /^(?:19|20)\d\d$/u.test(number));
  return { words, others: new Set(isOfNow ? [...DEPUTY, ...FORMER] : DEPUTY) };
}

/** Syllables by which an office is known again: "Tổng Thư" of "Tổng Thư ký Liên Hợp Quốc", "Thủ tướng". */
const OPENING = 2;

/** Whom a sentence tells of that names the office: its holder, or only others; null when it names none. */
export function toldOf({ words, others }: AskedRole, sentence: string): 'holder' | 'others' | null {
  const found = syllables(sentence);
  const typed = found.map(({ text }) => rememberedTyped(text));
  const opening = words.slice(0, OPENING);
  const places = typed.flatMap((_, at) => (opening.every((word, i) => typed[at + i] === word) ? [at] : []));
  // "Ông Trần Nguyên, Chủ tịch" is no former chairman.
  const isOther = (at: number): boolean =>
    others.has(typed[at - 1] ?? '') && sentence.slice(found[at - 1]?.end, found[at]?.start) === ' ';
  if (places.length === 0) return null;
  return places.every(isOther) ? 'others' : 'holder';
}

/** Whether a question asks who holds an office of which the best of some sentences names no holder, while others tell of a deputy. */
export function isDeputyOnly(
  question: Pick<Question, 'marked' | 'window' | 'numbers'>,
  sentences: ReadonlyArray<{ readonly text: string }>,
): boolean {
  const role = askedRole(question);
  const [best] = sentences;
  if (role === null || best === undefined || toldOf(role, best.text) === 'holder') return false;
  return sentences.some(({ text }) => toldOf(role, text) === 'others');
}
