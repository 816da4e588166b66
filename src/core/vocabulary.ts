// The words of the collection as a speller needs them: by their spelling without marks, and by nearness to a spelling.
import { alike, editDistance } from './edit-distance.js';
import { foldedForm, remembering } from './text.js';

/** A word as the collection writes it, in search form (tone behind as a digit), with how many chunks hold it. */
export interface Variant {
  readonly typed: string;
  readonly chunks: number;
}

export interface Vocabulary {
  /** How the collection writes a word without marks, commonest first. */
  variants(folded: string): readonly Variant[];
  /** Spellings without marks, other than the word's own, within `most` edits or of like sound, with their edits. */
  near(folded: string, most: number): Near;
}

type Near = ReadonlyArray<{ readonly folded: string; readonly edits: number }>;

/** Words whose neighbours are kept: those people ask with are mostly the same. */
const KEPT = 2000;

const WORD = /^\p{L}+[1-5]?$/u;

/** One bit for each letter: words whose letters differ in more than twice the edits cannot be near. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bits(number: number): number {
  let rest = number - ((number >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Words that are taken in at a time: about a millisecond, ten for the first of a process. */
const STEP = 400;
/** Spellings that are put in order at a time, which takes less. */
const SPELLINGS_STEP = 5000;

function take(variants: Map<string, Variant[]>, words: readonly Variant[]): void {
  for (const word of words) {
    if (!WORD.test(word.typed)) continue;
    const folded = foldedForm(word.typed.replace(/[1-5]$/u, ''));
    const known = variants.get(folded);
    if (known) known.push(word);
    else variants.set(folded, [word]);
  }
}

/** Spellings of one length, with the letters of each. */
interface OfLength {
  readonly spellings: string[];
  readonly letters: number[];
}

/** Makes the vocabulary of all words of a collection, a step each time it is asked on; numbers and codes are left out. */
function* steps(words: readonly Variant[]): Generator<undefined, Vocabulary> {
  const variants = new Map<string, Variant[]>();
  for (let at = 0; at < words.length; at += STEP) {
    take(variants, words.slice(at, at + STEP));
    yield;
  }
  const byLength = new Map<number, OfLength>();
  let put = 0;
  for (const [folded, known] of variants) {
    if (known.length > 1) known.sort((a, b) => b.chunks - a.chunks);
    const same = byLength.get(folded.length) ?? { spellings: [], letters: [] };
    byLength.set(folded.length, same);
    same.spellings.push(folded);
    same.letters.push(lettersOf(folded));
    if (++put % SPELLINGS_STEP === 0) yield;
  }
  return vocabularyOf(variants, byLength);
}

/** The vocabulary of all words of a collection. */
export function createVocabulary(words: readonly Variant[]): Vocabulary {
  const making = steps(words);
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
  }
}

/** The same, with a pause between its steps. */
export async function createVocabularyInSteps(
  words: readonly Variant[],
  pause: () => Promise<void>,
): Promise<Vocabulary> {
  const making = steps(words);
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
    await pause();
  }
}

function vocabularyOf(
  variants: ReadonlyMap<string, Variant[]>,
  byLength: ReadonlyMap<number, OfLength>,
): Vocabulary {
  function searched(folded: string, most: number): Near {
    const found = new Map<string, number>();
    for (const other of alike(folded)) if (variants.has(other)) found.set(other, 1);
    const letters = lettersOf(folded);
    for (let length = folded.length - most; length <= folded.length + most; length++) {
      const some = byLength.get(length);
      if (some === undefined) continue;
      for (let i = 0; i < some.letters.length; i++) {
        if (bits((some.letters[i] ?? 0) ^ letters) > 2 * most) continue;
        const other = some.spellings[i] ?? '';
        const edits = editDistance(folded, other, most);
        if (edits <= most && edits > 0 && !found.has(other)) found.set(other, edits);
      }
    }
    return [...found].map(([other, edits]) => ({ folded: other, edits }));
  }

  const near = [0, 1, 2].map((most) => remembering((folded) => searched(folded, most), KEPT));
  return {
    variants: (folded) => variants.get(folded) ?? [],
    near: (folded, most) => near[most]?.(folded) ?? searched(folded, most),
  };
}
