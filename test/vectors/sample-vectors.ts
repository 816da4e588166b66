// Vectors for tests: the same every time, unit length, in loose clusters as the vectors of texts are.

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` unit vectors of `dimension` numbers. */
export function sampleVectors(count: number, dimension: number, seed: number): Float32Array[] {
  const random = randomFrom(seed);
  const direction = (): Float32Array => Float32Array.from({ length: dimension }, () => random() * 2 - 1);
  const centres = Array.from({ length: 24 }, direction);
  return Array.from({ length: count }, () => {
    const centre = centres[Math.floor(random() * centres.length)] as Float32Array;
    const vector = direction().map((number, place) => number * 0.5 + (centre[place] as number));
    const length = Math.hypot(...vector);
    return vector.map((number) => number / length);
  });
}

/** Entries with the ids `first`, `first` + 1, … */
export function sampleEntries(
  count: number,
  dimension: number,
  seed: number,
  first = 1,
): Array<{ id: number; vector: Float32Array }> {
  return sampleVectors(count, dimension, seed).map((vector, place) => ({ id: first + place, vector }));
}
