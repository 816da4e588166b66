// The exact index keeps the contract that the others are measured by.
import { describe, expect, it } from 'vitest';
import { dot, unitVector } from '../../src/core/vector.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { describeVectorIndex } from '../contracts/vector-index.js';
import { sampleEntries, sampleVectors } from './sample-vectors.js';

describeVectorIndex('The exact index', async (dimension) => createExactIndex(dimension), 300);

describe('The exact index', () => {
  it('gives what sorting all cosines gives', async () => {
    const entries = sampleEntries(200, 12, 1);
    const index = createExactIndex(12);
    await index.add(entries);
    for (const query of sampleVectors(10, 12, 2)) {
      const sorted = entries
        .map(({ id, vector }) => ({ id, cosine: dot(unitVector(vector, 12), unitVector(query, 12)) }))
        .sort((a, b) => b.cosine - a.cosine)
        .map(({ id }) => id);
      expect((await index.search(query, 200)).map(({ id }) => id)).toEqual(sorted);
    }
  });

  it('orders equally near vectors by id', async () => {
    const [vector] = sampleVectors(1, 12, 3) as [Float32Array];
    const index = createExactIndex(12);
    await index.add([9, 4, 7].map((id) => ({ id, vector })));
    expect((await index.search(vector, 2)).map(({ id }) => id)).toEqual([4, 7]);
  });
});
