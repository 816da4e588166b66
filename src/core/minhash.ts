// Runs of syllables of a text as numbers, and a MinHash signature of them in bands, so that near-copies meet in a table.
import { rememberedFolded, syllables } from './text.js';

/**
 * Syllables in a run: about two to three Vietnamese words. Of the pairs of development articles that share half of the
 * shorter one's runs of five, 1 in 80 tells another story; of those that share half of its runs of three, 1 in 100, but
 * twice as many pairs are no copies.
 */
const RUN = 5;
/** Bands and rows: articles with half of their runs in common meet with probability 1 − (1 − ½³)²⁴ = .96, with .7 for sure. */
const BANDS = 24;
const ROWS = 3;
/** Any odd numbers will do, but they are in the database: other ones would meet no article stored before. */
const FIRST_SEED = 0x9e3779b1;
const SEED_STEP = 0x85ebca6b;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Spreads 32 bits over 32 bits (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hashOf(word: string): number {
  let h = FNV_START;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), FNV_PRIME);
  return h >>> 0;
}

/**
 * The different runs of `RUN` syllables of a text, without marks and capitals, each as an unsigned 32-bit number. A text
 * with fewer syllables has none.
 */
export function runsOf(text: string): Set<number> {
  const words = syllables(text.normalize('NFC')).map((syllable) => hashOf(rememberedFolded(syllable.text)));
  const runs = new Set<number>();
  for (let first = 0; first + RUN <= words.length; first++) {
    let h = FNV_START;
    for (let i = first; i < first + RUN; i++) h = mixed(h ^ (words[i] ?? 0));
    runs.add(h);
  }
  return runs;
}

/**
 * What to look a text up by in a table of all articles: one unsigned 32-bit number a band, the band's place already in
 * it. Two texts share one of them the sooner, the more runs they have in common. Empty for a text without runs.
 */
export function bandsOf(runs: ReadonlySet<number>): number[] {
  if (runs.size === 0) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const run of runs) {
    let seed = FIRST_SEED;
    for (let i = 0; i < least.length; i++) {
      const h = mixed(run ^ seed);
      if (h < (least[i] ?? 0)) least[i] = h;
      seed = (seed + SEED_STEP) >>> 0;
    }
  }
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let h = mixed(band + 1);
    for (let row = 0; row < ROWS; row++) h = mixed(h ^ (least[band * ROWS + row] ?? 0));
    bands.push(h);
  }
  return bands;
}
