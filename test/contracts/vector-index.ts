// What every vector index must do, whatever holds the vectors. Each suite opens empty indexes of its own.
import { afterEach, describe, expect, it } from 'vitest';
import type { Neighbour, VectorIndex } from '../../src/core/ports.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { sampleEntries, sampleVectors } from '../vectors/sample-vectors.js';

const DIMENSION = 24;

/** `size`: how many vectors the larger checks use, so that a suite can be run below and above a threshold. */
export function describeVectorIndex(
  name: string,
  openEmpty: (dimension: number) => Promise<VectorIndex>,
  size: number,
): void {
  describe(`${name}, as a vector index of ${size} vectors`, () => {
    const opened: VectorIndex[] = [];
    const open = async (): Promise<VectorIndex> => {
      const index = await openEmpty(DIMENSION);
      opened.push(index);
      return index;
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((index) => index.close()));
    });

    it('finds nothing while it is empty', async () => {
      const index = await open();
      expect(await index.size()).toBe(0);
      expect(await index.ids()).toEqual([]);
      expect(await index.search(sampleVectors(1, DIMENSION, 1)[0] as Float32Array, 5)).toEqual([]);
    });

    it('finds what an exact comparison finds, with its cosines, nearest first', async () => {
      const entries = sampleEntries(size, DIMENSION, 2);
      const index = await open();
      const exact = createExactIndex(DIMENSION);
      await index.add(entries);
      await exact.add(entries);
      let agreed = 0;
      for (const query of sampleVectors(50, DIMENSION, 3)) {
        const found = await index.search(query, 10);
        const truth = await exact.search(query, 10);
        expect(found).toHaveLength(10);
        expect(isFalling(found)).toBe(true);
        const ids = new Set(truth.map(({ id }) => id));
        agreed += found.filter(({ id }) => ids.has(id)).length;
        expect(found[0]?.similarity).toBeCloseTo(truth[0]?.similarity as number, 5);
      }
      expect(agreed / 500).toBeGreaterThanOrEqual(0.99);
    });

    it('finds every vector by itself with similarity 1', async () => {
      const entries = sampleEntries(size, DIMENSION, 4);
      const index = await open();
      await index.add(entries);
      for (const { id, vector } of entries.filter((_, place) => place % 17 === 0)) {
        const [first] = await index.search(vector, 1);
        expect(first?.id).toBe(id);
        expect(first?.similarity).toBeCloseTo(1, 5);
      }
    });

    it('gives as many neighbours as asked for, or all there are', async () => {
      const index = await open();
      await index.add(sampleEntries(7, DIMENSION, 5));
      const query = sampleVectors(1, DIMENSION, 6)[0] as Float32Array;
      expect(await index.search(query, 3)).toHaveLength(3);
      expect(await index.search(query, 7)).toHaveLength(7);
      expect(await index.search(query, 100)).toHaveLength(7);
      expect(await index.search(query, 0)).toEqual([]);
    });

    it('takes the cosine, whatever the length of the vectors', async () => {
      const index = await open();
      const [a, b] = sampleVectors(2, DIMENSION, 7) as [Float32Array, Float32Array];
      await index.add([
        { id: 1, vector: a.map((number) => number * 3) },
        { id: 2, vector: b.map((number) => number * 0.2) },
      ]);
      const [first] = await index.search(
        b.map((number) => number * 9),
        1,
      );
      expect(first?.id).toBe(2);
      expect(first?.similarity).toBeCloseTo(1, 5);
    });

    it('finds a vector whose addition has been called but not awaited', async () => {
      const index = await open();
      const entries = sampleEntries(size, DIMENSION, 8);
      const last = entries[size - 1] as { id: number; vector: Float32Array };
      const adding = index.add(entries);
      expect(await index.size()).toBe(size);
      expect((await index.search(last.vector, 1))[0]?.id).toBe(last.id);
      await adding;
    });

    it('does not find what was removed, and ignores ids it does not know', async () => {
      const index = await open();
      const entries = sampleEntries(size, DIMENSION, 9);
      await index.add(entries);
      const gone = entries.filter(({ id }) => id % 3 === 0).map(({ id }) => id);
      await index.remove(gone);
      await index.remove([...gone, 4_000_000_000]);
      expect(await index.size()).toBe(size - gone.length);
      expect((await index.ids()).sort((a, b) => a - b)).toEqual(
        entries.filter(({ id }) => id % 3 !== 0).map(({ id }) => id),
      );
      expect(await index.lacking([...entries.map(({ id }) => id), 4_000_000_000])).toEqual([
        ...gone,
        4_000_000_000,
      ]);
      for (const query of sampleVectors(20, DIMENSION, 10)) {
        const found = await index.search(query, 25);
        expect(found).toHaveLength(Math.min(25, await index.size()));
        expect(found.every(({ id }) => id % 3 !== 0)).toBe(true);
      }
    });

    it('finds exactly the rest when almost everything is removed', async () => {
      const index = await open();
      const entries = sampleEntries(size, DIMENSION, 11);
      await index.add(entries);
      await index.remove(entries.slice(5).map(({ id }) => id));
      const found = await index.search(sampleVectors(1, DIMENSION, 12)[0] as Float32Array, 10);
      expect(found.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5]);
      await index.remove([1, 2, 3, 4, 5]);
      expect(await index.size()).toBe(0);
      expect(await index.search(sampleVectors(1, DIMENSION, 12)[0] as Float32Array, 10)).toEqual([]);
    });

    it('takes an id again, with another vector, after its removal', async () => {
      const index = await open();
      const entries = sampleEntries(size, DIMENSION, 13);
      const [replacement] = sampleVectors(1, DIMENSION, 14) as [Float32Array];
      await index.add(entries);
      await index.remove([2]);
      await index.add([{ id: 2, vector: replacement }]);
      const [first] = await index.search(replacement, 1);
      expect(first?.id).toBe(2);
      expect(first?.similarity).toBeCloseTo(1, 5);
      expect((await index.ids()).filter((id) => id === 2)).toHaveLength(1);
    });

    it('refuses an id that is there, and one given twice, without adding anything', async () => {
      const index = await open();
      const [a, b, c] = sampleEntries(3, DIMENSION, 15);
      if (!a || !b || !c) throw new Error('three entries');
      await index.add([a]);
      await expect(index.add([b, a])).rejects.toMatchObject({ code: 'INDEX_FAILED' });
      await expect(index.add([c, c])).rejects.toMatchObject({ code: 'INDEX_FAILED' });
      expect(await index.ids()).toEqual([a.id]);
    });

    it.each([0, -1, 1.5, 2 ** 32, Number.NaN])('refuses the id %d', async (id) => {
      const index = await open();
      const [vector] = sampleVectors(1, DIMENSION, 16) as [Float32Array];
      await expect(index.add([{ id, vector }])).rejects.toMatchObject({ code: 'INDEX_FAILED' });
      expect(await index.size()).toBe(0);
    });

    it('takes the largest id there can be', async () => {
      const index = await open();
      const [vector] = sampleVectors(1, DIMENSION, 17) as [Float32Array];
      await index.add([{ id: 2 ** 32 - 1, vector }]);
      expect((await index.search(vector, 1))[0]?.id).toBe(2 ** 32 - 1);
    });

    it.each([
      ['too short', new Float32Array(DIMENSION - 1).fill(0.1)],
      ['too long', new Float32Array(DIMENSION + 1).fill(0.1)],
      ['without direction', new Float32Array(DIMENSION)],
      ['with NaN', new Float32Array(DIMENSION).fill(Number.NaN)],
      ['with infinity', new Float32Array(DIMENSION).fill(Number.POSITIVE_INFINITY)],
    ])('refuses a vector %s, in adding and in searching', async (_what, vector) => {
      const index = await open();
      const [good] = sampleEntries(1, DIMENSION, 18) as [{ id: number; vector: Float32Array }];
      await expect(index.add([good, { id: 2, vector }])).rejects.toMatchObject({ code: 'INDEX_FAILED' });
      expect(await index.size()).toBe(0);
      await expect(index.search(vector, 1)).rejects.toMatchObject({ code: 'INDEX_FAILED' });
    });

    it.each([-1, 1.5, Number.NaN])('refuses to look for %d neighbours', async (count) => {
      const index = await open();
      const [vector] = sampleVectors(1, DIMENSION, 19) as [Float32Array];
      await expect(index.search(vector, count)).rejects.toMatchObject({ code: 'INDEX_FAILED' });
    });

    it('does not change when its caller changes a vector it was given', async () => {
      const index = await open();
      const [vector] = sampleVectors(1, DIMENSION, 20) as [Float32Array];
      const given = vector.slice();
      await index.add([{ id: 1, vector: given }]);
      given.fill(0);
      expect((await index.search(vector, 1))[0]?.similarity).toBeCloseTo(1, 5);
    });

    it('refuses everything with CLOSED once closed, and may be closed twice', async () => {
      const index = await open();
      const [vector] = sampleVectors(1, DIMENSION, 21) as [Float32Array];
      await index.close();
      await index.close();
      await expect(index.search(vector, 1)).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(index.add([{ id: 1, vector }])).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(index.remove([1])).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(index.ids()).rejects.toMatchObject({ code: 'CLOSED' });
    });
  });
}

function isFalling(found: readonly Neighbour[]): boolean {
  return found.every(({ similarity }, place) => similarity <= (found[place - 1]?.similarity ?? 1));
}
