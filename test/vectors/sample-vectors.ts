// Vectors for tests: the same every time, unit length, in loose clusters as the vectors of texts are.
import { chance } from '../support/chance.js';

/** `count` unit vectors of `dimension` numbers. */
export function sampleVectors(count: number, dimension: number, seed: number): Float32Array[] {
  const random = chance(seed);
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
