// Reads a question's wording: spelling put right, marks put back, short forms in full; what was typed is kept beside it.

import { inTurn, keptInTurn } from './in-turn.js';
import { otherNames, strangeNames } from './same-names.js';
import {
  type FoundShortForm,
  findShortForms,
  rarestPair,
  type ShortForms,
  shortFormsFor,
  usageOf,
} from './short-forms.js';
import { correctWords, markedShare, type WordStatistics } from './spelling.js';
import { foldedForm, type Syllable, syllables, typedForm } from './text.js';
import { writtenForm } from './written-form.js';

export interface Wording {
  /** Spelling and chat shorthand put right, other short forms as they stand. */
  readonly spelt: string;
  /** As `spelt`, with each listed short form in full where the collection writes it so more often. */
  readonly usual: string;
  /** Other forms of what is asked, whose words are searched as well. */
  readonly also: readonly string[];
  /** Whether `spelt` differs from the text by more than marks that were left out throughout. */
  readonly changed: boolean;
}

export interface WordingKnowledge extends ShortForms {
  readonly statistics: WordStatistics;
}

/** A text as it stands. */
export function plainWording(text: string): Wording {
  return { spelt: text, usual: text, also: [], changed: false };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly spelt: string;
  readonly usual: string;
}

function joined(text: string, pieces: readonly Piece[], form: 'spelt' | 'usual'): string {
  let result = '';
  let at = 0;
  for (const piece of pieces) {
    result += text.slice(at, piece.start) + piece[form];
    at = piece.end;
  }
  return result + text.slice(at);
}

async function shortPiece(
  { start, end, text, meanings, from }: FoundShortForm,
  counts: ShortForms['counts'],
): Promise<Piece> {
  const [meaning = text] = meanings;
  if (from === 'chat') return { start, end, spelt: meaning, usual: meaning };
  if (from === 'name') return { start, end, spelt: text, usual: meaning };
  const inFull = from === 'list' && (await usageOf(meaning, counts)) >= (await usageOf(text, counts));
  return { start, end, spelt: text, usual: inFull ? meaning : text };
}

/** Where the newer school sets the tone mark: "hoà", "khoẻ", "thuý". */
const NEWER_SCHOOL = /(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/iu;

/** A word in search form, written with the capitals of the word it stands for. */
function written(typed: string, { text }: Syllable): string {
  const form = writtenForm(typed);
  // A tone mark on the wrong letter ("trửơng") is the same to a word search, but not to who reads for the meaning.
  if (typed === typedForm(text) && (NEWER_SCHOOL.test(text) || /\d/u.test(text) || !/[1-5]$/u.test(typed)))
    return text;
  if (text.length > 1 && text === text.toUpperCase()) return form.toUpperCase();
  return /^\p{Lu}/u.test(text) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
}

/** Chunks from which on a short form is common enough to be searched for as it stands. */
const COMMON = 60;

/** What stands for the meanings that the text does not say in full. */
async function otherForms(
  found: readonly FoundShortForm[],
  text: string,
  counts: ShortForms['counts'],
): Promise<string[]> {
  return (
    await inTurn(
      (
        await keptInTurn(
          found,
          async ({ from, text: short }) =>
            from !== 'chat' && from !== 'name' && (await usageOf(short, counts)) < COMMON,
        )
      )
        .flatMap(({ meanings }) => meanings.slice(0, 1))
        .filter((meaning) => !text.includes(meaning)),
      async (meaning) => (await rarestPair(meaning, counts)) ?? [],
    )
  ).flat();
}

/** Reads the wording of a Vietnamese question, with or without marks. */
export async function readWording(text: string, knowledge: WordingKnowledge): Promise<Wording> {
  const { counts, statistics } = knowledge;
  const short = await findShortForms(text, knowledge);
  const isFree = ({ start, end }: FoundShortForm): boolean =>
    short.every((other) => end <= other.start || start >= other.end);
  const found = [...short, ...(await strangeNames(text, knowledge)).filter(isFree)];
  const words = syllables(text);
  const marked = markedShare(words);
  // A short form counts with the words of its meaning, so that its neighbours are weighed in their company.
  const sequence = words.flatMap((word): Array<{ text: string; kept: boolean; word: Syllable | null }> => {
    const short = found.find(({ start, end }) => word.start >= start && word.end <= end);
    if (!short) return [{ text: word.text, kept: /\d/u.test(word.text), word }];
    if (short.start !== word.start) return [];
    return syllables(short.meanings[0] ?? '').map((part) => ({ text: part.text, kept: true, word: null }));
  });
  const meant = await correctWords(sequence, marked, statistics);
  const corrected = sequence.flatMap(({ word }, i): Piece[] => {
    if (!word) return [];
    const form = written(meant[i] ?? '', word);
    return [{ start: word.start, end: word.end, spelt: form, usual: form }];
  });
  const pieces = [...corrected, ...(await inTurn(found, (short) => shortPiece(short, counts)))].sort(
    (a, b) => a.start - b.start,
  );
  const usual = joined(text, pieces, 'usual');
  const form = marked > 0 ? typedForm : foldedForm;
  return {
    spelt: joined(text, pieces, 'spelt'),
    usual,
    also: [
      ...(await otherForms(found, usual, counts)),
      ...(await shortFormsFor(usual, knowledge)),
      ...(await otherNames(usual, knowledge)),
    ],
    changed:
      found.some(({ from }) => from === 'chat') ||
      corrected.some(({ start, end, spelt }) => form(spelt) !== form(text.slice(start, end))),
  };
}

/** An English question keeps its words, but for places the collection calls otherwise; short forms are searched in full. */
export async function readEnglishWording(text: string, knowledge: ShortForms): Promise<Wording> {
  const short = (await findShortForms(text, knowledge)).filter(({ from }) => from !== 'chat');
  const names = await strangeNames(text, knowledge);
  const usual = joined(text, await inTurn(names, (name) => shortPiece(name, knowledge.counts)), 'usual');
  const also = [...(await otherForms(short, text, knowledge.counts)), ...(await otherNames(text, knowledge))];
  return { ...plainWording(text), usual, also };
}
