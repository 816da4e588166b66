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

/** Words that are taken in at a time, in a few milliseconds. */
const STEP = 2000;

function take(variants: Map<string, Variant[]>, words: readonly Variant[]): void {
  for (const word of words) {
    if (!WORD.test(word.typed)) continue;
    const folded = foldedForm(word.typed.replace(/[1-5]$/u, ''));
    const known = variants.get(folded);
    if (known) known.push(word);
    else variants.set(folded, [word]);
  }
}

/** Makes the vocabulary of all words of a collection; numbers and codes are left out. */
export function createVocabulary(words: readonly Variant[]): Vocabulary {
  const variants = new Map<string, Variant[]>();
  take(variants, words);
  return vocabularyOf(variants);
}

/** The same, with a pause between its steps. */
export async function createVocabularyInSteps(
  words: readonly Variant[],
  pause: () => Promise<void>,
): Promise<Vocabulary> {
  const variants = new Map<string, Variant[]>();
  for (let at = 0; at < words.length; at += STEP) {
    take(variants, words.slice(at, at + STEP));
    await pause();
  }
  return vocabularyOf(variants);
}

function vocabularyOf(variants: ReadonlyMap<string, Variant[]>): Vocabulary {
  for (const known of variants.values()) known.sort((a, b) => b.chunks - a.chunks);
  const spellings = new Map<number, string[]>();
  for (const folded of variants.keys()) {
    const same = spellings.get(folded.length);
    if (same) same.push(folded);
    else spellings.set(folded.length, [folded]);
  }
  const masks = new Map([...spellings].map(([length, some]) => [length, Uint32Array.from(some, lettersOf)]));

  function searched(folded: string, most: number): Near {
    const found = new Map<string, number>();
    for (const other of alike(folded)) if (variants.has(other)) found.set(other, 1);
    const letters = lettersOf(folded);
    for (let length = folded.length - most; length <= folded.length + most; length++) {
      const some = spellings.get(length) ?? [];
      const theirs = masks.get(length) ?? new Uint32Array(0);
      for (let i = 0; i < theirs.length; i++) {
        if (bits((theirs[i] ?? 0) ^ letters) > 2 * most) continue;
        const other = some[i] ?? '';
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
