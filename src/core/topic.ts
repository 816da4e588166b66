// Reads a topic as somebody wrote it: its subject, phrases to be found word for word, and what is not wanted.
import { foldedForm, hasMarks, syllables, typedForm } from './text.js';

export interface Topic {
  /** What it is about, phrases included, without quotation marks; '' when it only says what is not wanted. */
  readonly subject: string;
  /** Each must stand in an article word for word. */
  readonly phrases: readonly string[];
  /** None may stand in it. */
  readonly without: readonly string[];
}

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/gu;
const QUOTES = /["“”„«»]/gu;
/** A dash before a quoted phrase or a word, at the beginning or after a space: "Covid-19" and "Nga - Mỹ" have none. */
const NOT_WANTED =
  /(?<!\S)[-–−](?:["“”„«]([^"“”„«»]*)["“”„«»]|(?=\p{L})([^"“”„«»,;\n]*?)(?=\s+[-–−](?=[\p{L}"“”„«])|\s*["“”„«»,;\n]|\s*$))/gu;

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Reads `"hợp tác với Nga" năng lượng -thể thao -"bóng đá"`. What follows a dash is not wanted up to the next dash, quotation
 * mark, comma or the end: Vietnamese words are of several syllables, so one syllable would not do. A quotation mark
 * without its other half is left out.
 */
export function readTopic(text: string): Topic {
  const without: string[] = [];
  const phrases: string[] = [];
  const wanted = text.normalize('NFC').replace(NOT_WANTED, (_all, quoted?: string, plain?: string) => {
    without.push(folded(quoted ?? plain ?? ''));
    return ' ';
  });
  const subject = wanted.replace(QUOTED, (_all, phrase: string) => {
    phrases.push(folded(phrase));
    return ` ${phrase} `;
  });
  const says = (some: string): boolean => syllables(some).length > 0;
  const plain = folded(subject.replace(QUOTES, ' ')).replace(/^[,;]\s*|\s*[,;]$/gu, '');
  return {
    subject: says(plain) ? plain : '',
    phrases: [...new Set(phrases.filter(says))],
    without: [...new Set(without.filter(says))],
  };
}

/** A text as its words one after the other, with and without marks, each between spaces. */
export interface WordRuns {
  readonly typed: string;
  readonly folded: string;
}

/** The words of a text for `holdsPhrase`. */
export function wordRuns(text: string): WordRuns {
  const words = syllables(text).map(({ text: word }) => word);
  return { typed: ` ${words.map(typedForm).join(' ')} `, folded: ` ${words.map(foldedForm).join(' ')} ` };
}

/** Whether the words of a phrase follow each other in a text; marks count where the phrase has some. */
export function holdsPhrase(runs: WordRuns, phrase: string): boolean {
  const marked = hasMarks(phrase);
  const form = marked ? typedForm : foldedForm;
  const words = syllables(phrase).map(({ text }) => form(text));
  return (marked ? runs.typed : runs.folded).includes(` ${words.join(' ')} `);
}
