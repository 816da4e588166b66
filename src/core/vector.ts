// Arithmetic on vectors: cosines, checking and scaling to unit length, and the exact search.
import { AppError, type ErrorCode } from './errors.js';
import type { Neighbour } from './ports.js';

/** A vector this close to unit length is kept bit for bit. */
const SAME_LENGTH = 1e-6;
const LARGEST_ID = 2 ** 32 - 1;

/** The cosine of two vectors of unit length and the same dimension. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Euclidean length. */
export function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (const number of vector) sum += number * number;
  return Math.sqrt(sum);
}

/** Throws `code` unless the vector has that many numbers, all finite. */
export function assertNumbers(vector: Float32Array, dimension: number, code: ErrorCode): void {
  if (vector.length !== dimension) {
    throw new AppError(code, `A vector has ${vector.length} numbers instead of ${dimension}.`);
  }
  if (!vector.every(Number.isFinite)) throw new AppError(code, 'A vector holds a number that is not finite.');
}

/** The vector scaled to unit length, in memory of its own. Throws INDEX_FAILED for one that has no direction. */
export function unitVector(vector: Float32Array, dimension: number): Float32Array {
  assertNumbers(vector, dimension, 'INDEX_FAILED');
  const length = lengthOf(vector);
  if (length === 0 || !Number.isFinite(length))
    throw new AppError('INDEX_FAILED', 'A vector has no direction.');
  return Math.abs(length - 1) < SAME_LENGTH ? vector.slice() : vector.map((number) => number / length);
}

/** Throws INDEX_FAILED unless the id fits an unsigned 32-bit label; hnswlib would wrap it silently. */
export function assertId(id: number): void {
  if (!Number.isInteger(id) || id < 1 || id > LARGEST_ID) {
    throw new AppError('INDEX_FAILED', `${id} is not an id between 1 and ${LARGEST_ID}.`);
  }
}

/** Throws INDEX_FAILED unless `count` is an integer of at least 0. */
export function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new AppError('INDEX_FAILED', `${count} is not a number of neighbours.`);
  }
}

/** The similarity of two unit vectors, freed of rounding beyond ±1. */
export function clamped(similarity: number): number {
  return Math.max(-1, Math.min(1, similarity));
}

/** Nearest first, equal ones by id. */
export function byNearness(a: Neighbour, b: Neighbour): number {
  return b.similarity - a.similarity || a.id - b.id;
}

/** The exact `count` nearest among unit vectors, nearest first. */
export function nearest(
  entries: Iterable<readonly [number, Float32Array]>,
  query: Float32Array,
  count: number,
): Neighbour[] {
  const best: Neighbour[] = [];
  if (count === 0) return best;
  for (const [id, vector] of entries) {
    const candidate = { id, similarity: clamped(dot(vector, query)) };
    const last = best[best.length - 1];
    if (best.length >= count && last && byNearness(last, candidate) < 0) continue;
    let place = best.length;
    while (place > 0 && byNearness(candidate, best[place - 1] as Neighbour) < 0) place--;
    best.splice(place, 0, candidate);
    if (best.length > count) best.pop();
  }
  return best;
}

/** The vectors up to the first that is missing. */
export function upToMissing(vectors: Iterable<Float32Array | undefined>): Float32Array[] {
  const made: Float32Array[] = [];
  for (const vector of vectors) {
    if (vector === undefined) break;
    made.push(vector);
  }
  return made;
}

/** Each vector with the id of what it was made of; of what has none yet, nothing. */
export function withIds<Id>(
  embedded: ReadonlyArray<{ readonly id: Id }>,
  vectors: readonly Float32Array[],
): Array<{ id: Id; vector: Float32Array }> {
  return embedded.flatMap(({ id }, place) => {
    const vector = vectors[place];
    return vector === undefined ? [] : [{ id, vector }];
  });
}
