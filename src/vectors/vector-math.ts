// What a model's output becomes: one vector of a text, of unit length.
import { AppError } from '../core/errors.js';
import { assertNumbers, lengthOf } from '../core/vector.js';

/** Rounding of 32-bit sums over some thousand numbers stays below this. */
const UNIT_TOLERANCE = 1e-4;

/**
 * The text's vector from one row of hidden states (`tokens` × `dimension` numbers): their mean, or the first of them
 * ("cls"), scaled to length 1, as sentence-transformers does it.
 */
export function pooled(states: Float32Array, dimension: number, pooling: 'mean' | 'cls'): Float32Array {
  const tokens = pooling === 'cls' ? 1 : states.length / dimension;
  const sums = new Float64Array(dimension);
  for (let at = 0; at < tokens * dimension; at++)
    sums[at % dimension] = (sums[at % dimension] as number) + (states[at] as number);
  let square = 0;
  for (const sum of sums) square += sum * sum;
  const length = Math.sqrt(square);
  return Float32Array.from(sums, (sum) => sum / length);
}

/** Throws EMBEDDING_FAILED unless the vector is what a model promises: right dimension, finite, of unit length. */
export function assertUnit(vector: Float32Array, dimension: number): void {
  assertNumbers(vector, dimension, 'EMBEDDING_FAILED');
  const length = lengthOf(vector);
  if (Math.abs(length - 1) > UNIT_TOLERANCE) {
    throw new AppError('EMBEDDING_FAILED', `A vector has length ${length} instead of 1.`);
  }
}
