// Finds the names of a question that a text surely lacks: those of which some word stands nowhere in it.
import { missingNames } from './evidence.js';
import type { Question } from './question.js';

/**
 * The names that a text lacks. A name counts only by a word that stands nowhere in it: "Đoàn Thanh Hóa" and "Iran
 * Pezeshkian" are runs of capitals, of which the text may hold the parts.
 */
export function lackedNames(question: Pick<Question, 'text' | 'names' | 'language'>, text: string): string[] {
  const lower = text.toLowerCase();
  const [opening = ''] = question.text.split(' ');
  return question.names.filter((name) =>
    name.split(' ').some((word) => {
      if (word === opening && lower.includes(word.toLowerCase())) return false;
      return missingNames({ ...question, names: [word] }, text) > 0;
    }),
  );
}
