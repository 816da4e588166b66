// Measures which of a question's names a text lacks, looking only at the places where a name may stand.
import { Buffer } from 'node:buffer';
import type { Question } from './question.js';
import { foldText, remembering, syllables } from './text.js';

/** A text without marks whose capitals stay, run by run of its letters. */
const withoutMarksRun = remembering((run) =>
  [...run.normalize('NFC')]
    .map((letter) => (/\p{Lu}/u.test(letter) ? foldText(letter).toUpperCase() : foldText(letter)))
    .join(''),
);

/** Code units up to here, which are all that Vietnamese writes but for some signs, are turned one by one. */
const TURNED = 0x2000;
/** What each unit becomes by itself; 0 for a mark, for a letter that goes together with others, and for what becomes several. */
const ALONE = Uint16Array.from({ length: TURNED }, (_, code) => {
  const letter = String.fromCharCode(code);
  const isJoined =
    /\p{M}/u.test(letter) || letter.normalize('NFC') !== letter || (code >= 0x1100 && code < 0x1200);
  const turned = /\p{L}/u.test(letter) ? withoutMarksRun(letter) : letter;
  return isJoined || turned.length !== 1 ? 0 : turned.charCodeAt(0);
});

function withoutMarks(text: string): string {
  const turned = Buffer.allocUnsafe(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const alone = code < TURNED ? (ALONE[code] as number) : /\p{P}/u.test(text.charAt(at)) ? code : 0;
    // A text with marks of their own, or in a script of others, is turned run by run.
    if (alone === 0) return text.replace(/[\p{L}\p{M}]+/gu, withoutMarksRun);
    turned.writeUInt16LE(alone, at * 2);
  }
  return turned.toString('utf16le');
}

const NEXT_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Matches, at `lastIndex`, where no word of `syllables` goes on: a mark that follows no letter belongs to none. */
const OUTSIDE = /(?<![\p{L}\p{N}]\p{M}*)/uy;

/** Whether the words of `text`, from the one that begins at `at`, are these. */
function standAt(text: string, words: readonly string[], at: number): boolean {
  OUTSIDE.lastIndex = at;
  if (!OUTSIDE.test(text)) return false;
  NEXT_WORD.lastIndex = at;
  return words.every((word) => NEXT_WORD.exec(text)?.[0] === word);
}

/** Whether words stand in a text one after another, whatever parts them. */
function stand(text: string, words: readonly string[]): boolean {
  const [first] = words;
  if (first === undefined) return syllables(text).length === 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (standAt(text, words, at)) return true;
  }
  return false;
}

/**
 * Share in [0, 1] of a question's names that a text lacks as whole words; 0 when there are none. Capitals count ("Pháp"
 * is not in "tư pháp"), but a name of several words or in capitals throughout is found in any ("INTERPOL" in "Interpol", "Bộ Công
 * An" in "Bộ Công an"), and a text in capitals holds every name ("Interpol" in "INTERPOL"). Marks count in a
 * question that has them; "Luong Tam Quang" in an English one is found in "Lương Tam Quang".
 */
export function missingNames(
  { names, language }: Pick<Question, 'names' | 'language'>,
  text: string,
): number {
  if (names.length === 0) return 0;
  const form = (some: string): string => (language === 'vi' ? some : withoutMarks(some));
  const searched = form(text);
  let loud: string | null = null;
  const missing = names.filter((name) => {
    const wanted = syllables(form(name)).map(({ text: word }) => word);
    const shouted = wanted.map((word) => word.toUpperCase());
    const isShouted = wanted.every((word, i) => word === shouted[i]);
    if ((isShouted && name.length > 1) || name.includes(' ')) {
      loud ??= searched.toUpperCase();
      return !stand(loud, shouted);
    }
    return !stand(searched, wanted) && (isShouted || !stand(searched, shouted));
  });
  return missing.length / names.length;
}
