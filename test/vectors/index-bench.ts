// A stand-in for the database, and helpers that open indexes on it and compare them with an exact scan.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ModelIdentity } from '../../src/core/ports.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import {
  type HnswIndex,
  type HnswIndexOptions,
  openHnswIndex,
  type VectorSource,
} from '../../src/vectors/hnsw-index.js';
import { sampleVectors } from './sample-vectors.js';

export const DIMENSION = 16;
export const MODEL: ModelIdentity = { name: 'test', dimension: DIMENSION, fingerprint: 'a'.repeat(64) };

export type Entry = { id: number; vector: Float32Array };

/** Vectors in memory with a change number, as the database has them. */
export class MemorySource implements VectorSource {
  readonly vectors = new Map<number, Float32Array>();
  changes = 0;

  constructor(entries: readonly Entry[]) {
    this.put(entries);
  }

  put(entries: readonly Entry[]): void {
    for (const { id, vector } of entries) this.vectors.set(id, vector);
    this.changes++;
  }

  drop(ids: readonly number[]): void {
    for (const id of ids) this.vectors.delete(id);
    this.changes++;
  }

  async change(): Promise<number> {
    return this.changes;
  }

  async chunkIds(afterId = 0, most = Number.POSITIVE_INFINITY): Promise<number[]> {
    const after = [...this.vectors.keys()].filter((id) => id > afterId).sort((a, b) => a - b);
    return after.slice(0, most);
  }

  async vectorsOf(ids: readonly number[]): Promise<Map<number, Float32Array>> {
    return new Map(
      ids.flatMap((id) => (this.vectors.has(id) ? [[id, this.vectors.get(id) as Float32Array]] : [])),
    );
  }
}

/** One folder with one index name; `messages` are what the indexes opened there logged. */
export class IndexBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'hnsw-'));
  readonly file = join(this.folder, 'vectors.hnsw');
  readonly messages: Array<{
    level: string;
    message: string;
    reason?: string;
    stored?: string;
    added?: number;
  }> = [];
  readonly #opened: HnswIndex[] = [];

  /** Opens an index that uses its graph at any size, unless the options say otherwise. */
  async open(source: VectorSource, options: Partial<HnswIndexOptions> = {}): Promise<HnswIndex> {
    const note = (level: string) => (fields: object, message: string) => {
      this.messages.push({ level, message, ...fields });
    };
    const log = { info: note('info'), warn: note('warn'), error: note('error') };
    const index = await openHnswIndex({
      file: this.file,
      model: MODEL,
      source,
      scanBelow: 0,
      log,
      ...options,
    });
    this.#opened.push(index);
    return index;
  }

  /** Saves an index over the source and closes it. */
  async store(source: MemorySource): Promise<void> {
    const index = await this.open(source);
    await index.save(await source.change());
    await index.close();
    this.messages.length = 0;
  }

  /** Names of the files there, without the stamp. */
  dataFiles(): string[] {
    return readdirSync(this.folder).filter((name) => name.endsWith('.hnsw'));
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#opened.map((index) => index.close()));
    rmSync(this.folder, { recursive: true });
  }
}

/** Fails unless the index finds what comparing with all the source's vectors finds. */
export async function expectExact(index: HnswIndex, source: MemorySource): Promise<void> {
  const exact = createExactIndex(DIMENSION);
  await exact.add([...source.vectors].map(([id, vector]) => ({ id, vector })));
  expect(await index.size()).toBe(source.vectors.size);
  expect((await index.ids()).sort((a, b) => a - b)).toEqual((await source.chunkIds()).sort((a, b) => a - b));
  let agreed = 0;
  let wanted = 0;
  for (const query of sampleVectors(30, DIMENSION, 77)) {
    const found = await index.search(query, 10);
    const truth = new Map((await exact.search(query, 10)).map(({ id, similarity }) => [id, similarity]));
    expect(found).toHaveLength(truth.size);
    wanted += truth.size;
    for (const { id, similarity } of found) {
      if (!truth.has(id)) continue;
      agreed++;
      expect(similarity).toBeCloseTo(truth.get(id) as number, 5);
    }
  }
  expect(agreed).toBeGreaterThanOrEqual(wanted * 0.99);
}
