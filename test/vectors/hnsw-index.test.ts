// The HNSW index while it works: saving, rebuilding, forgetting, and the death of its thread.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HnswGraph } from '../../src/vectors/hnsw-graph.js';
import { expectExact, IndexBench, MemorySource, MODEL } from './index-bench.js';
import { sampleEntries, sampleVectors } from './sample-vectors.js';

let bench: IndexBench;
beforeEach(() => {
  bench = new IndexBench();
});
afterEach(() => bench.dispose());

describe('The HNSW index', () => {
  it('answers from everything while its graph is being built, and grows it beyond its first capacity', async () => {
    const source = new MemorySource(sampleEntries(3000, MODEL.dimension, 41));
    const index = await bench.open(source);
    expect((await index.status()).ready).toBe(false);
    await expectExact(index, source);
    await index.settled();
    expect(await index.status()).toMatchObject({ size: 3000, pending: 0, ready: true });
    const more = sampleEntries(2000, MODEL.dimension, 42, 10_000);
    source.put(more);
    await index.add(more);
    await expectExact(index, source);
    await index.settled();
    await expectExact(index, source);
  });

  it('keeps everything that is added while it is saving', async () => {
    const source = new MemorySource(sampleEntries(1200, MODEL.dimension, 43));
    const index = await bench.open(source);
    const saving = index.save(await source.change());
    const adding: Promise<void>[] = [];
    for (const entry of sampleEntries(300, MODEL.dimension, 44, 5000)) {
      source.put([entry]);
      adding.push(index.add([entry]));
    }
    await Promise.all([saving, ...adding]);
    expect((await index.status()).unsaved).toBe(true);
    await expectExact(index, source);
    await index.save(await source.change());
    expect((await index.status()).unsaved).toBe(false);
    await index.close();
    await expectExact(await bench.open(source), source);
    expect(bench.messages.at(-1)).toMatchObject({ stored: 'loaded', added: 0 });
  });

  it('answers while it is saving', async () => {
    const source = new MemorySource(sampleEntries(1200, MODEL.dimension, 45));
    const index = await bench.open(source);
    const saving = index.save(await source.change());
    await expectExact(index, source);
    await saving;
    await expectExact(index, source);
  });

  it('says so when it cannot save, and goes on answering', async () => {
    const source = new MemorySource(sampleEntries(1100, MODEL.dimension, 46));
    const index = await bench.open(source, { file: join(bench.folder, 'no', 'such', 'folder.hnsw') });
    await expect(index.save(await source.change())).rejects.toMatchObject({ code: 'INDEX_FAILED' });
    expect((await index.status()).unsaved).toBe(true);
    await expectExact(index, source);
  });

  it('keeps the index saved before when a later save fails', async () => {
    const source = new MemorySource(sampleEntries(1100, MODEL.dimension, 47));
    await bench.store(source);
    const index = await bench.open(source);
    await index.add(sampleEntries(10, MODEL.dimension, 48, 5000));
    for (const obstacle of [
      `vectors.saving-${process.pid}.hnsw`,
      `vectors.saving-${process.pid}.hnsw.json`,
    ]) {
      mkdirSync(join(bench.folder, obstacle));
      await expect(index.save((await source.change()) + 1)).rejects.toMatchObject({ code: 'INDEX_FAILED' });
      rmSync(join(bench.folder, obstacle), { recursive: true });
      bench.messages.length = 0;
      const again = await bench.open(source);
      expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 0 }]);
      await expectExact(again, source);
    }
  });

  it('writes nothing for an empty index, and deletes what was saved once it is empty', async () => {
    const source = new MemorySource([]);
    const index = await bench.open(source);
    await index.save(await source.change());
    expect(readdirSync(bench.folder)).toEqual([]);
    const entries = sampleEntries(50, MODEL.dimension, 49);
    await index.add(entries);
    await index.save(1);
    expect(readdirSync(bench.folder)).toHaveLength(2);
    await index.remove(entries.map(({ id }) => id));
    await index.save(2);
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it('remembers across a restart which vectors the graph holds that are deleted', async () => {
    const source = new MemorySource(sampleEntries(1200, MODEL.dimension, 50));
    const index = await bench.open(source);
    await index.settled();
    const gone = [3, 500, 501, 1200];
    source.drop(gone);
    await index.remove(gone);
    await index.save(await source.change());
    expect((await index.status()).tombstones).toBe(4);
    await index.close();
    const again = await bench.open(source);
    expect(await again.status()).toMatchObject({ size: 1196, tombstones: 4, pending: 0, ready: true });
    await expectExact(again, source);
    const returning = sampleEntries(1, MODEL.dimension, 51, 500);
    source.put(returning);
    await again.add(returning);
    await expectExact(again, source);
    await again.settled();
    expect(await again.status()).toMatchObject({ size: 1197, tombstones: 0, pending: 0 });
    await expectExact(again, source);
  });

  it('builds its graph anew when more than a fifth of it is deleted, and answers meanwhile', async () => {
    const source = new MemorySource(sampleEntries(2000, MODEL.dimension, 52));
    const index = await bench.open(source);
    await index.settled();
    const fifth = (await source.chunkIds()).filter((id) => id % 5 === 0);
    source.drop(fifth);
    await index.remove(fifth);
    expect(await index.status()).toMatchObject({ tombstones: 400, ready: true });
    source.drop([1]);
    await index.remove([1]);
    expect((await index.status()).ready).toBe(false);
    await expectExact(index, source);
    const more = sampleEntries(100, MODEL.dimension, 53, 9000);
    source.put(more);
    await index.add(more);
    source.drop([2, 9000, 1999]);
    await index.remove([2, 9000, 1999]);
    await expectExact(index, source);
    await index.settled();
    expect((await index.status()).tombstones).toBeLessThan(20);
    await expectExact(index, source);
  });

  it('starts its thread again when it dies, with what the database holds, and answers the open question', async () => {
    const source = new MemorySource(sampleEntries(1100, MODEL.dimension, 54));
    const worker = new URL('../../dist/test/vectors/dying-index-worker.js', import.meta.url);
    const index = await bench.open(source, { worker });
    await expectExact(index, source);
    expect(bench.messages.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

describe('A graph', () => {
  const vectors = sampleVectors(300, MODEL.dimension, 55);
  const filled = (): HnswGraph => {
    const graph = HnswGraph.create(MODEL.dimension, 300);
    for (const [place, vector] of vectors.entries()) graph.add(place + 1, vector);
    return graph;
  };

  it('is not written where hnswlib would silently write nothing', () => {
    expect(() => filled().write(join(bench.folder, 'no', 'folder.hnsw'))).toThrow();
    expect(() => filled().write('/dev/full')).toThrow();
  });

  it('is not read as what it is not', () => {
    const file = join(bench.folder, 'graph.hnsw');
    filled().write(file);
    expect(HnswGraph.read(file, MODEL.dimension, { total: 300, removed: [] }).live.size).toBe(300);
    expect(() => HnswGraph.read(file, MODEL.dimension, { total: 299, removed: [] })).toThrow(
      'other elements',
    );
    expect(() => HnswGraph.read(file, MODEL.dimension, { total: 300, removed: [999] })).toThrow(
      'other elements',
    );
    expect(() => HnswGraph.read(file, 24, { total: 300, removed: [] })).toThrow('too short');
  });

  it('refuses a label that a deleted vector still holds, and forgets unknown labels quietly', () => {
    const graph = filled();
    graph.remove(7);
    graph.remove(7);
    graph.remove(12_345);
    expect(() => graph.add(7, vectors[0] as Float32Array)).toThrow('in use');
    expect(graph.search(vectors[6] as Float32Array, 300).map(({ id }) => id)).not.toContain(7);
    expect(graph.search(vectors[6] as Float32Array, 300)).toHaveLength(299);
  });
});
