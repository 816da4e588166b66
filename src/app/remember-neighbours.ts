// Remembers what was found near a vector: the search is begun while its question's message is looked up, and taken soon after.
import type { Neighbour, VectorIndex } from '../core/ports.js';

interface Found {
  readonly count: number;
  readonly neighbours: Promise<readonly Neighbour[]>;
}

/**
 * The same index, which searches once for each vector (the very same array) and count as long as nothing is added or removed.
 * Only for an index that nobody else writes to.
 */
export function rememberingNeighbours(index: VectorIndex): VectorIndex {
  let known = new WeakMap<Float32Array, Found>();

  /** Does what changes the index; what was found before and meanwhile is forgotten. */
  async function changing(work: () => Promise<void>): Promise<void> {
    known = new WeakMap();
    try {
      await work();
    } finally {
      known = new WeakMap();
    }
  }

  return {
    ...index,
    add: (entries) => changing(() => index.add(entries)),
    remove: (ids) => changing(() => index.remove(ids)),
    async search(vector, count) {
      const before = known.get(vector);
      if (before?.count === count) return [...(await before.neighbours)];
      const found = { count, neighbours: index.search(vector, count) };
      const among = known;
      among.set(vector, found);
      found.neighbours.catch(() => {
        if (among.get(vector) === found) among.delete(vector);
      });
      return [...(await found.neighbours)];
    },
  };
}
