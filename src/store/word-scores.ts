// BM25 over lists of postings, number for number as SQLite's FTS5 computes it.
import type { WordHit } from '../core/ports.js';
import { type Postings, visitPostings } from './postings.js';

/** The chunks that are scored, by slot; `lengths` in tokens, 0 for a chunk that is gone. */
export interface Scored {
  readonly ids: ArrayLike<number>;
  readonly lengths: Uint32Array;
  /** Mean of the lengths of chunks that are there. */
  readonly mean: number;
  /** As long as `lengths`, all 0, and so again after it was used: to make one takes longer than to score. */
  readonly scores: Float64Array;
}

/** FTS5's own constants. */
const [K1, B] = [1.2, 0.75];
/** What FTS5 gives a token that stands in more than half of all rows. */
const LEAST_WEIGHT = 1e-6;

/** What is in the logarithm of a token's weight, for a token that `holding` of `total` chunks hold. */
export function rarity(total: number, holding: number): number {
  return (total - holding + 0.5) / (holding + 0.5);
}

/**
 * The `count` best chunks that hold any of the tokens, best first, ties by id. `weights` are the logarithms of `rarity`, in
 * the order of `lists`, which is the order in which FTS5 would add up. `only` has a 1 for each slot that may be a result.
 */
export function bestHits(
  { ids, lengths, mean, scores }: Scored,
  lists: readonly Postings[],
  weights: readonly number[],
  count: number,
  only: Uint8Array | null,
): WordHit[] {
  // Most chunks of a large collection hold none of the tokens, and looking through all takes longer than scoring the others.
  const touched = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let held = 0;
  for (const [n, list] of lists.entries()) {
    const logarithm = weights[n] ?? 0;
    const weight = logarithm > 0 ? logarithm : LEAST_WEIGHT;
    visitPostings(list, (slot, often) => {
      const size = lengths[slot] as number;
      const before = scores[slot] as number;
      if (before === 0) touched[held++] = slot;
      scores[slot] = before + weight * ((often * (K1 + 1)) / (often + K1 * (1 - B + (B * size) / mean)));
    });
  }
  const slots = touched.subarray(0, held);
  const hits = best(scores, slots, lengths, count, only).map((slot) => ({
    chunk: ids[slot] as number,
    score: scores[slot] as number,
  }));
  for (const slot of slots) scores[slot] = 0;
  return hits;
}

/** Those of `slots` with the `count` best scores; slots rise with ids, and of equals the earlier comes first. */
function best(
  scores: Float64Array,
  slots: Uint32Array,
  lengths: Uint32Array,
  count: number,
  only: Uint8Array | null,
): number[] {
  const kept: number[] = [];
  for (const slot of slots) {
    const score = scores[slot] as number;
    if (lengths[slot] === 0) continue;
    if (kept.length === count && score < (scores[kept[count - 1] as number] as number)) continue;
    if (only !== null && only[slot] !== 1) continue;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = kept[middle] as number;
      const [theirs, isEarlier] = [scores[other] as number, other < slot];
      if (theirs > score || (theirs === score && isEarlier)) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, slot);
    if (kept.length > count) kept.pop();
  }
  return kept;
}
