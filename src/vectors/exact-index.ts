// The vector index that compares with every vector: right by construction, for tests and for measuring others against.
import { AppError } from '../core/errors.js';
import type { VectorIndex } from '../core/ports.js';
import { assertCount, assertId, nearest, unitVector } from '../core/vector.js';

/** An index in memory for vectors of `dimension` numbers. Searching takes time in proportion to its size, on the calling thread. */
export function createExactIndex(dimension: number): VectorIndex {
  const vectors = new Map<number, Float32Array>();
  let closed = false;
  const assertOpen = (): void => {
    if (closed) throw new AppError('CLOSED', 'The vector index is closed.');
  };
  return {
    size: async () => vectors.size,
    add: async (entries) => {
      assertOpen();
      const fresh = new Map<number, Float32Array>();
      for (const { id, vector } of entries) {
        assertId(id);
        if (vectors.has(id) || fresh.has(id))
          throw new AppError('INDEX_FAILED', `Id ${id} is already in the index.`);
        fresh.set(id, unitVector(vector, dimension));
      }
      for (const [id, vector] of fresh) vectors.set(id, vector);
    },
    remove: async (ids) => {
      assertOpen();
      for (const id of ids) vectors.delete(id);
    },
    search: async (vector, count) => {
      assertOpen();
      assertCount(count);
      return nearest(vectors, unitVector(vector, dimension), count);
    },
    ids: async () => {
      assertOpen();
      return [...vectors.keys()];
    },
    lacking: async (ids) => {
      assertOpen();
      return ids.filter((id) => !vectors.has(id));
    },
    close: async () => {
      closed = true;
      vectors.clear();
    },
  };
}
