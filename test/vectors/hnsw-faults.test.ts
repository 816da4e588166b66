// Whatever happens to the stored index, the product opens with the database's vectors and finds what is in them.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VectorSource } from '../../src/vectors/hnsw-index.js';
import { expectExact, IndexBench, MemorySource, MODEL } from './index-bench.js';
import { sampleEntries, sampleVectors } from './sample-vectors.js';

const entries = sampleEntries(1100, MODEL.dimension, 31);
const stored = new IndexBench();
let bench: IndexBench;
let source: MemorySource;

beforeAll(() => stored.store(new MemorySource(entries)));
afterAll(() => stored.dispose());
beforeEach(() => {
  bench = new IndexBench();
  cpSync(stored.folder, bench.folder, { recursive: true });
  source = new MemorySource(entries);
});
afterEach(() => bench.dispose());

const dataFile = (): string => join(bench.folder, bench.dataFiles()[0] as string);
const stampFile = (): string => `${bench.file}.json`;

function flip(file: string, share: number): void {
  const bytes = readFileSync(file);
  const place = Math.min(bytes.length - 1, Math.floor(share * bytes.length));
  bytes[place] = (bytes[place] as number) ^ 0x10;
  writeFileSync(file, bytes);
}

describe('A stored index', () => {
  it('is used as it is when nothing has changed', async () => {
    const index = await bench.open(source);
    expect(bench.messages).toMatchObject([{ level: 'info', stored: 'loaded', added: 0 }]);
    expect(await index.status()).toEqual({
      size: 1100,
      pending: 0,
      tombstones: 0,
      ready: true,
      unsaved: false,
    });
    await expectExact(index, source);
  });

  it('searches as widely after loading as before, though hnswlib forgets how', async () => {
    const before = await bench.open(source);
    const after = await bench.open(source);
    expect(bench.messages.map(({ stored }) => stored)).toEqual(['loaded', 'loaded']);
    for (const query of sampleVectors(20, MODEL.dimension, 32)) {
      const found = await after.search(query, 60);
      expect(found).toHaveLength(60);
      expect(found).toEqual(await before.search(query, 60));
    }
  });

  const damages: Array<[string, () => void]> = [
    ['data file is gone', () => rmSync(dataFile())],
    ['data file is empty', () => truncateSync(dataFile(), 0)],
    ['data file is cut in half', () => truncateSync(dataFile(), 100_000)],
    ['data file lacks its last byte', () => truncateSync(dataFile(), readFileSync(dataFile()).length - 1)],
    ['data file has a byte too many', () => writeFileSync(dataFile(), 'x', { flag: 'a' })],
    ['data file is text', () => writeFileSync(dataFile(), 'not an index')],
    ...[0, 0.0001, 0.1, 0.5, 0.9, 1].map((share): [string, () => void] => [
      `data file has a flipped bit at ${share}`,
      () => flip(dataFile(), share),
    ]),
    ['stamp is empty', () => truncateSync(stampFile(), 0)],
    ['stamp is cut', () => truncateSync(stampFile(), 100)],
    [
      'stamp is a folder',
      () => {
        rmSync(stampFile());
        mkdirSync(stampFile());
      },
    ],
    [
      'stamp claims another state of the database',
      () => {
        const text = readFileSync(stampFile(), 'utf8');
        writeFileSync(stampFile(), text.replace('"change":1', '"change":2'));
      },
    ],
    [
      'stamp names a file elsewhere',
      () => {
        const text = readFileSync(stampFile(), 'utf8');
        writeFileSync(stampFile(), text.replace('"file":"', '"file":"../'));
      },
    ],
    ...(
      [
        ['format', 1],
        ['space', 'l2'],
        ['m', 1],
        ['efConstruction', 1],
        ['change', null],
        ['parts', []],
      ] as const
    ).map(([name, value]): [string, () => void] => [
      `stamp, with its seal, has another ${name}`,
      () => {
        const { contents } = JSON.parse(readFileSync(stampFile(), 'utf8'));
        const other = { ...contents, [name]: value };
        const seal = createHash('sha256').update(JSON.stringify(other)).digest('hex');
        writeFileSync(stampFile(), JSON.stringify({ contents: other, seal }));
      },
    ]),
    ['stamp is no object', () => writeFileSync(stampFile(), 'null')],
    ['stamp holds nothing', () => writeFileSync(stampFile(), '{}')],
    ...[0.02, 0.3, 0.5, 0.8, 0.97].map((share): [string, () => void] => [
      `stamp has a flipped bit at ${share}`,
      () => flip(stampFile(), share),
    ]),
  ];
  it.each(damages)('is built anew when its %s', async (_what, damage) => {
    damage();
    const index = await bench.open(source);
    expect(bench.messages[0]).toMatchObject({ level: 'warn', reason: expect.stringMatching(/./) });
    expect((await index.status()).unsaved).toBe(true);
    await expectExact(index, source);
    await index.settled();
    await expectExact(index, source);
  });

  it('is saved again after damage, and used the next time', async () => {
    flip(dataFile(), 0.5);
    const rebuilt = await bench.open(source);
    await rebuilt.save(await source.change());
    expect((await rebuilt.status()).unsaved).toBe(false);
    bench.messages.length = 0;
    await expectExact(await bench.open(source), source);
    expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 0 }]);
    expect(bench.dataFiles()).toHaveLength(1);
  });

  it('is built from the database when it was never saved', async () => {
    rmSync(stampFile());
    const index = await bench.open(source);
    expect(bench.messages).toMatchObject([{ level: 'info', stored: 'absent', added: 1100 }]);
    await expectExact(index, source);
  });

  it('is not used for another model', async () => {
    const index = await bench.open(source, { model: { ...MODEL, fingerprint: 'b'.repeat(64) } });
    expect(bench.messages[0]).toMatchObject({ level: 'warn', reason: 'the vectors are of another model' });
    await expectExact(index, source);
  });

  it('is not used for another dimension', async () => {
    const wide = new MemorySource(sampleEntries(1100, 20, 33));
    const index = await bench.open(wide, { model: { ...MODEL, dimension: 20 } });
    expect(bench.messages[0]).toMatchObject({ level: 'warn', reason: 'the vectors are of another model' });
    const [id, vector] = [...wide.vectors][500] as [number, Float32Array];
    expect((await index.search(vector, 1))[0]?.id).toBe(id);
  });

  it('gains what the database has more', async () => {
    source.put(sampleEntries(200, MODEL.dimension, 34, 5000));
    const index = await bench.open(source);
    expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 200 }]);
    expect((await index.status()).unsaved).toBe(true);
    await expectExact(index, source);
    await index.settled();
    await expectExact(index, source);
  });

  it('loses what the database has no longer', async () => {
    source.drop(entries.filter(({ id }) => id % 4 === 0).map(({ id }) => id));
    const index = await bench.open(source);
    expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 0 }]);
    await expectExact(index, source);
    await index.settled();
    await expectExact(index, source);
  });

  it('is given up when the database has been emptied', async () => {
    source.drop(await source.chunkIds());
    const index = await bench.open(source);
    expect(await index.size()).toBe(0);
    expect(await index.search(entries[0]?.vector as Float32Array, 10)).toEqual([]);
  });

  it('is not taken for that of another collection with the same ids and the same change number', async () => {
    const other = new MemorySource(sampleEntries(1100, MODEL.dimension, 35));
    expect(await other.change()).toBe(await source.change());
    const index = await bench.open(other);
    expect(bench.messages[0]?.message).toContain('other vectors than the database');
    await expectExact(index, other);
  });

  const otherVector = (id: number) => ({
    id,
    vector: sampleVectors(1, MODEL.dimension, 36)[0] as Float32Array,
  });

  it('is compared vector by vector with a database that is behind it', async () => {
    source.put([otherVector(777)]);
    source.changes = 0;
    const index = await bench.open(source);
    expect(bench.messages[0]?.message).toContain('other vectors than the database');
    await expectExact(index, source);
  });

  it('is compared where it is newest with a database that went back and came another way', async () => {
    source.put([otherVector(Math.max(...source.vectors.keys()) - 3)]);
    source.put([otherVector(9000)]);
    const index = await bench.open(source);
    expect(bench.messages[0]?.message).toContain('other vectors than the database');
    await expectExact(index, source);
  });

  it('is not read back whole when the database has moved on', async () => {
    source.put([otherVector(9000)]);
    let read = 0;
    const counting: VectorSource = {
      change: () => source.change(),
      chunkIds: (...some) => source.chunkIds(...some),
      vectorsOf: (ids) => {
        read += ids.length;
        return source.vectorsOf(ids);
      },
    };
    const index = await bench.open(counting);
    expect(bench.messages).toMatchObject([{ stored: 'loaded', added: 1 }]);
    expect(read).toBeLessThan(source.vectors.size);
    await expectExact(index, source);
  });

  it('leaves out a vector of the database that is none, and says so', async () => {
    source.put([{ id: 9000, vector: new Float32Array(MODEL.dimension).fill(Number.NaN) }]);
    const index = await bench.open(source);
    expect(bench.messages).toContainEqual(expect.objectContaining({ level: 'error', id: 9000 }));
    source.drop([9000]);
    await expectExact(index, source);
  });
});
