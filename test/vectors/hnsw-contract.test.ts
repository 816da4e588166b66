// The HNSW index keeps the contract of vector indexes: below its threshold, and with the real graph above it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { VectorIndex } from '../../src/core/ports.js';
import { type HnswIndex, openHnswIndex } from '../../src/vectors/hnsw-index.js';
import { describeVectorIndex } from '../contracts/vector-index.js';

const folder = mkdtempSync(join(tmpdir(), 'hnsw-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nothing = { change: async () => 0, chunkIds: async () => [], vectorsOf: async () => new Map() };
let opened = 0;

async function openEmpty(dimension: number, scanBelow: number, mostInPart?: number): Promise<HnswIndex> {
  return openHnswIndex({
    file: join(folder, `${++opened}.hnsw`),
    model: { name: 'test', dimension, fingerprint: 'a'.repeat(64) },
    source: nothing,
    scanBelow,
    ...(mostInPart === undefined ? {} : { mostInPart }),
  });
}

/** Waits until what was added, or is left, stands in the graph, so that the graph answers and not the waiting list. */
async function openSettled(dimension: number, mostInPart?: number): Promise<VectorIndex> {
  const index = await openEmpty(dimension, 0, mostInPart);
  return {
    ...index,
    add: async (entries) => {
      await index.add(entries);
      await index.settled();
    },
    remove: async (ids) => {
      await index.remove(ids);
      await index.settled();
    },
  };
}

describeVectorIndex('The HNSW index that scans', (dimension) => openEmpty(dimension, 1000), 300);
describeVectorIndex(
  'The HNSW index that has not built its graph yet',
  (dimension) => openEmpty(dimension, 0),
  1500,
);
describeVectorIndex('The HNSW index that searches its graph', (dimension) => openSettled(dimension), 1500);
describeVectorIndex(
  'The HNSW index that searches several graphs',
  (dimension) => openSettled(dimension, 400),
  1500,
);
