// An index of several graphs: what is saved, made anew and put together, and that they answer as one.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GraphKeeper } from '../../src/vectors/graph-keeper.js';
import { GraphParts } from '../../src/vectors/graph-parts.js';
import { loadIndex, saveIndex } from '../../src/vectors/index-files.js';
import { expectExact, IndexBench, MemorySource, MODEL } from './index-bench.js';
import { sampleEntries } from './sample-vectors.js';

const MOST = 500;
let bench: IndexBench;
let source: MemorySource;
beforeEach(() => {
  bench = new IndexBench();
  source = new MemorySource(sampleEntries(1700, MODEL.dimension, 61));
});
afterEach(() => bench.dispose());

/** Files as they were written: a file written again is another one, also with the same bytes. */
const written = (): string[] =>
  bench.dataFiles().map((name) => `${name} ${statSync(join(bench.folder, name)).ino}`);
const open = () => bench.open(source, { mostInPart: MOST });
const added = (count: number, seed: number, first: number) => {
  const entries = sampleEntries(count, MODEL.dimension, seed, first);
  source.put(entries);
  return entries;
};

describe('An index of several graphs', () => {
  it('keeps each in a file, and writes only those that have changed', async () => {
    const index = await open();
    await index.save(await source.change());
    const before = written();
    expect(before).toHaveLength(4);
    await index.add(added(10, 62, 5000));
    await index.save(await source.change());
    const after = written();
    expect(after).toHaveLength(4);
    expect(after.filter((file) => before.includes(file))).toHaveLength(3);
    await index.close();
    bench.messages.length = 0;
    const again = await open();
    expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 0 }]);
    await expectExact(again, source);
    await again.save(await source.change());
    expect(written()).toEqual(after);
    source.drop([1]);
    await again.remove([1]);
    await again.save(await source.change());
    expect(written().filter((file) => after.includes(file))).toHaveLength(3);
  });

  it('writes a file again that another process has swept away', async () => {
    const index = await open();
    await index.save(await source.change());
    rmSync(join(bench.folder, bench.dataFiles()[0] as string));
    await index.save((await source.change()) + 1);
    await index.close();
    bench.messages.length = 0;
    await expectExact(await open(), source);
    expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 0 }]);
  });

  it('leaves nothing on disk of saves that fail but what the next one can use', async () => {
    const index = await open();
    await index.save(await source.change());
    const obstacle = join(bench.folder, `vectors.saving-${process.pid}.hnsw.json`);
    for (let n = 0; n < 4; n++) {
      mkdirSync(obstacle);
      await index.add(added(5, 70 + n, 9000 + 10 * n));
      await expect(index.save(await source.change())).rejects.toMatchObject({ code: 'INDEX_FAILED' });
      rmSync(obstacle, { recursive: true });
      expect(bench.dataFiles()).toHaveLength(5);
    }
    await index.save(await source.change());
    expect(bench.dataFiles()).toHaveLength(4);
    await index.close();
    await expectExact(await open(), source);
  });

  it('is built anew when one of its files is damaged', async () => {
    const index = await open();
    await index.save(await source.change());
    await index.close();
    bench.messages.length = 0;
    const file = join(bench.folder, bench.dataFiles()[2] as string);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(file, bytes);
    const again = await open();
    expect(bench.messages[0]).toMatchObject({ level: 'warn', reason: expect.stringContaining('checksum') });
    await again.settled();
    await expectExact(again, source);
  });

  it('makes only that anew of which too much is deleted, and takes up what comes where there is room', async () => {
    const index = await open();
    await index.save(await source.change());
    const before = written();
    const gone = Array.from({ length: 150 }, (_, place) => place + 1);
    source.drop(gone);
    await index.remove(gone);
    await expectExact(index, source);
    await index.settled();
    expect(await index.status()).toMatchObject({ size: 1550, tombstones: 0, ready: true });
    await index.save(await source.change());
    expect(written().filter((file) => before.includes(file))).toHaveLength(3);
    await index.add(added(450, 63, 6000));
    await index.settled();
    await index.save(await source.change());
    expect(bench.dataFiles()).toHaveLength(4);
    await expectExact(index, source);
  });

  it('puts the little that is left of several together, and of nothing leaves nothing', async () => {
    const index = await open();
    await index.settled();
    const gone = (await source.chunkIds()).filter((id) => id % 10 > 0);
    source.drop(gone);
    await index.remove(gone);
    await index.settled();
    await index.save(await source.change());
    expect(bench.dataFiles()).toHaveLength(1);
    expect(await index.status()).toMatchObject({ size: 170, tombstones: 0 });
    await expectExact(index, source);
    const rest = await source.chunkIds();
    source.drop(rest);
    await index.remove(rest);
    await index.settled();
    await index.save(await source.change());
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it('takes an id again whose tombstone a full graph holds', async () => {
    const index = await open();
    await index.settled();
    source.drop([3]);
    await index.remove([3]);
    await index.add(added(1, 64, 3));
    await index.settled();
    await expectExact(index, source);
    await index.save(await source.change());
    await index.close();
    await expectExact(await open(), source);
    expect(bench.messages.at(-1)).toMatchObject({ stored: 'loaded', added: 0 });
    const again = await open();
    source.drop([3]);
    await again.remove([3]);
    await expectExact(again, source);
  });
});

describe('Several graphs', () => {
  it('are all there after a save in the middle of which another process saved as well', () => {
    const filled = (first: number): GraphParts => {
      const parts = new GraphParts(MODEL.dimension, 100, []);
      for (const { id, vector } of sampleEntries(250, MODEL.dimension, 66, first)) parts.add(id, vector, 250);
      return parts;
    };
    const [own, other] = [filled(1), filled(1000)];
    const [, second] = own.all();
    const write = second?.write.bind(second);
    let others = 0;
    Object.assign(second ?? {}, {
      write: (file: string) => {
        if (others++ === 0) saveIndex(bench.file, MODEL, other.all(), 1);
        write?.(file);
      },
    });
    saveIndex(bench.file, MODEL, own.all(), 2);
    const loaded = loadIndex(bench.file, MODEL);
    expect(loaded).toMatchObject({ kind: 'loaded', change: 2 });
    const ids = loaded.kind === 'loaded' ? loaded.parts.flatMap(({ live }) => [...live]) : [];
    expect(ids.sort((a, b) => a - b)).toEqual(own.ids().sort((a, b) => a - b));
    expect(bench.dataFiles()).toHaveLength(3);
  });

  it('answer as one: what all of them find, in order', () => {
    const parts = new GraphParts(MODEL.dimension, 100, []);
    const keeper = new GraphKeeper(0, parts);
    const entries = sampleEntries(300, MODEL.dimension, 65);
    keeper.add(entries);
    while (keeper.hasWork()) keeper.step();
    expect(parts.all().map(({ total }) => total)).toEqual([100, 100, 100]);
    const found = keeper.search(entries[7]?.vector as Float32Array, 300);
    const similarities = found.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
    expect(new Set(found.map(({ id }) => id)).size).toBe(300);
    keeper.release();
  });
});
