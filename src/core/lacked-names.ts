// Finds the names of a question that a text surely lacks: those of which some word stands nowhere in it.
import { missingNames } from './missing-names.js';
import type { Question } from './question.js';
import { foldText, syllables } from './text.js';

const ABBREVIATION = /^\p{Lu}{2,6}$/u;

/** The first letters of a text's words, without marks, line by line: "sách giáo khoa" is "sgk". */
function initials(text: string): string {
  const lines = text.split('\n').map((line) => syllables(line).map(({ text: word }) => word[0] ?? ''));
  return foldText(lines.map((letters) => letters.join('')).join('\n'));
}

/**
 * The names that a text lacks. A name counts only by a word that stands nowhere in it: "Đoàn Thanh Hóa" and "Iran
 * Pezeshkian" are runs of capitals, of which the text may hold the parts. An abbreviation counts as held where words
 * with its letters follow each other.
 */
export function lackedNames(question: Pick<Question, 'text' | 'names' | 'language'>, text: string): string[] {
  const lower = text.toLowerCase();
  const letters = initials(text);
  const [opening = ''] = question.text.split(' ');
  const isLacking = (name: string): boolean => missingNames({ ...question, names: [name] }, text) > 0;
  return question.names.filter(isLacking).filter((name) =>
    name.split(' ').some((word) => {
      if (word === opening && lower.includes(word.toLowerCase())) return false;
      if (ABBREVIATION.test(word) && letters.includes(foldText(word))) return false;
      return isLacking(word);
    }),
  );
}
