// A vector index that compares with every vector: the plainest thing that keeps the port's promises.
import { AppError } from '../../src/core/errors.js';
import type { VectorIndex } from '../../src/core/ports.js';

/** A stand-in VectorIndex in memory. */
export function createExactIndex(): VectorIndex {
  const vectors = new Map<number, Float32Array>();
  return {
    size: async () => vectors.size,
    async add(entries) {
      for (const { id, vector } of entries) {
        if (vectors.has(id)) throw new AppError('INDEX_FAILED', `${id} is in the index already.`);
        vectors.set(id, vector);
      }
    },
    async remove(ids) {
      for (const id of ids) vectors.delete(id);
    },
    async search(vector, count) {
      const found = [...vectors].map(([id, other]) => ({
        id,
        similarity: other.reduce((sum, number, i) => sum + number * (vector[i] ?? 0), 0),
      }));
      return found.sort((a, b) => b.similarity - a.similarity).slice(0, count);
    },
    ids: async () => [...vectors.keys()].sort((a, b) => a - b),
    lacking: async (ids) => ids.filter((id) => !vectors.has(id)),
    close: async () => {},
  };
}
