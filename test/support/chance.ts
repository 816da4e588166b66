// Chance that is the same in every run.

/** Numbers in [0, 1) that depend on the seed alone (mulberry32, Tommy Ettinger’s generator in the public domain). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below` - 1. */
export type Random = (below: number) => number;

/** Whole numbers that depend on the seed alone. */
export function randomFrom(seed: number): Random {
  const next = chance(seed);
  return (below) => ((next() * 2 ** 32) % 1_000_003) % below;
}
