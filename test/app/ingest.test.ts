// The ingest use case on the real store, with an embedder and an index that need no model.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, createIngest, type IngestProgress } from '../../src/app/ingest.js';
import { MOST_ROWS } from '../../src/app/ingest-report.js';
import { collected, inTurn } from '../../src/core/in-turn.js';
import type { RawArticle, SourceItem, SourceProblem } from '../../src/core/source-item.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { plainExtract, rawOf, streamOf } from '../support/raw-articles.js';

let db: Database;

beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

function setUp(embedder = createHashedEmbedder()) {
  const store = createArticleStore(db);
  const index = createExactIndex();
  const ingest = createIngest({ store, embedder, index, clock: () => 1000, extract: plainExtract });
  const settled = async () => {
    expect(await index.ids()).toEqual(await store.chunkIds());
    expect((await collected(store.allVectors())).map(({ id }) => id)).toEqual(await store.chunkIds());
  };
  return { store, embedder, index, ingest, settled };
}

function problemAt(file: string, code: SourceProblem['code'] = 'broken-json'): SourceItem {
  return { kind: 'problem', problem: { file, line: 2, code, detail: 'x' } };
}

describe('ingest', () => {
  it('takes new articles with chunks, vectors and words, and tells what it took', async () => {
    const { ingest, store, settled } = setUp();
    const advert = '# Quảng cáo một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba';
    const report = await ingest(
      streamOf([rawOf('a', { text: `${rawOf('a').text}\n${advert}\n# Nữa` }), rawOf('b')]),
    );
    expect(report.taken[0]).toEqual({
      key: 'a',
      file: '/in/a',
      line: null,
      status: 'new',
      title: 'Tin a',
      date: { day: '2025-08-16', time: null, source: 'given' },
      eventDay: null,
      author: null,
      characters: (await store.byKey('a'))?.text.length,
      paragraphs: 2,
      captions: 0,
      cut: [
        { reason: 'advert', count: 2, sample: '# Quảng cáo một hai ba bốn năm sáu bảy tám chín mười mười…' },
      ],
    });
    expect(report).toMatchObject({ problems: [], pruned: [], dryRun: false, stopped: false });
    expect(report.counts).toEqual({
      new: 2,
      changed: 0,
      unchanged: 0,
      problems: 0,
      pruned: 0,
      chunks: (await store.chunkIds()).length,
    });
    expect(await store.hashOf('b')).toBe(contentHash(rawOf('b')));
    await settled();
  });

  it('does nothing for an article it has: no embedding, no write', async () => {
    const { ingest, store, embedder } = setUp();
    await ingest(streamOf([rawOf('a')]));
    const [change, embedded] = [await store.change(), embedder.passages.length];
    const report = await ingest(streamOf([rawOf('a')]));
    expect(report.taken.map(({ status, title }) => [status, title])).toEqual([['unchanged', 'Tin a']]);
    expect([await store.change(), embedder.passages.length]).toEqual([change, embedded]);
  });

  it.each<[string, Partial<RawArticle>]>([
    ['text', { text: 'Tin a\nNội dung mới.' }],
    ['title', { title: 'Khác' }],
    ['date', { date: '2025-08-17' }],
    ['outlet', { outlet: 'Báo khác' }],
    ['url', { url: 'https://example.test' }],
  ])('replaces an article whose %s changed', async (_, over) => {
    const { ingest, store, settled } = setUp();
    await ingest(streamOf([rawOf('a')]));
    const before = await store.chunkIds();
    const report = await ingest(streamOf([rawOf('a', over)]));
    expect(report.counts).toMatchObject({ new: 0, changed: 1 });
    expect((await store.chunkIds()).some((id) => before.includes(id))).toBe(false);
    expect(await store.count()).toBe(1);
    await settled();
  });

  it('takes the first of two articles with one key and names the other', async () => {
    const { ingest, store } = setUp();
    const second = rawOf('a', { text: 'Khác\nBài khác hẳn.', file: '/in/other', line: 4 });
    const report = await ingest(streamOf([rawOf('a'), second]));
    expect(report.problems).toEqual([{ file: '/in/other', line: 4, code: 'duplicate-id', detail: 'a' }]);
    expect((await store.byKey('a'))?.title).toBe('Tin a');
    expect(report.counts).toMatchObject({ new: 1, problems: 1 });
  });

  it('reports an article without text and problems of the source, and goes on', async () => {
    const { ingest, store } = setUp();
    const report = await ingest(
      streamOf([rawOf('a', { text: 'Chỉ có tiêu đề\n# x' }), problemAt('/in/x.jsonl'), rawOf('b')]),
    );
    expect(report.problems.map(({ code, file }) => [code, file])).toEqual([
      ['empty', '/in/a'],
      ['broken-json', '/in/x.jsonl'],
    ]);
    expect(await store.count()).toBe(1);
  });

  it('writes and embeds nothing in a dry run but tells what it would do', async () => {
    const { ingest, store, embedder, index } = setUp();
    await ingest(streamOf([rawOf('same'), rawOf('other'), rawOf('gone')]));
    const [change, embedded, size] = [await store.change(), embedder.passages.length, await index.size()];
    const items = [rawOf('same', { file: '/in/moved' }), rawOf('other', { title: 'x' }), rawOf('fresh')];
    const report = await ingest(streamOf(items), { dryRun: true, prune: ['/in'] });
    expect(report.taken.map(({ status }) => status)).toEqual(['unchanged', 'changed', 'new']);
    expect(report.pruned).toEqual(['gone']);
    expect([await store.change(), embedder.passages.length, await index.size()]).toEqual([
      change,
      embedded,
      size,
    ]);
  });

  it('embeds each article by itself, in the order read, however long it is', async () => {
    const embedder = createHashedEmbedder();
    const calls: number[] = [];
    const counted = {
      ...embedder,
      embedPassages: (texts: readonly string[]) => {
        calls.push(texts.length);
        return embedder.embedPassages(texts);
      },
    };
    const { ingest, store, settled } = setUp(counted);
    const long = Array.from({ length: 150 }, (_, i) => `Câu số ${i} ${'rất dài '.repeat(70)}.`).join('\n\n');
    const small = Array.from({ length: 70 }, (_, i) => rawOf(`s${i}`));
    const report = await ingest(streamOf([...small, rawOf('long', { text: `Dài\n${long}` }), rawOf('end')]));
    const keys = [...small.map(({ key }) => key), 'long', 'end'];
    expect(calls).toEqual(await inTurn(keys, async (key) => (await store.chunksOf(key)).length));
    expect(calls.reduce((a, b) => a + b)).toBe(report.counts.chunks);
    expect((await store.chunksOf('long')).length).toBeGreaterThan(128);
    const vector = await store.vectorsOf([(await store.chunksOf('end'))[0]?.id ?? 0]);
    const [alone] = await embedder.embedPassages([counted.passages.at(-1) ?? '']);
    expect([...vector.values()]).toEqual([alone]);
    await settled();
  });

  it('keeps its report bounded in a long stream, and its counts complete', async () => {
    const { ingest } = setUp();
    const many = function* () {
      for (let i = 0; i < MOST_ROWS + 50; i++) yield rawOf(`k${i}`);
    };
    const report = await ingest(streamOf(many()), { dryRun: true });
    expect(report.taken).toHaveLength(MOST_ROWS);
    expect(report.counts.new).toBe(MOST_ROWS + 50);
  });

  it('refuses before reading anything when the collection belongs to another model', async () => {
    await setUp().ingest(streamOf([rawOf('a')]));
    let read = 0;
    const items = async function* () {
      read++;
      yield* streamOf([rawOf('b')]);
    };
    await expect(setUp(createHashedEmbedder('other')).ingest(items())).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
    });
    expect(read).toBe(0);
  });

  it('keeps what was committed when embedding fails later, and completes on the next run', async () => {
    const embedder = createHashedEmbedder();
    let calls = 0;
    const failing = {
      ...embedder,
      embedPassages: async (texts: readonly string[]) => {
        if (++calls === 65) throw new Error('out of memory');
        return embedder.embedPassages(texts);
      },
    };
    const raws = Array.from({ length: 100 }, (_, i) => rawOf(`k${String(i).padStart(3, '0')}`));
    const first = setUp(failing);
    await expect(first.ingest(streamOf(raws))).rejects.toThrow('out of memory');
    expect(await first.store.count()).toBe(64);
    await first.settled();
    const report = await first.ingest(streamOf(raws));
    expect(report.counts).toMatchObject({ new: 36, unchanged: 64 });
    await first.settled();
  });

  it('tells its progress up to the end', async () => {
    const { ingest } = setUp();
    const heard: IngestProgress[] = [];
    const report = await ingest(streamOf([rawOf('a'), problemAt('/x'), rawOf('b')]), {
      onProgress: (at) => heard.push(at),
    });
    expect(heard.at(-1)).toEqual({
      read: 2,
      done: 2,
      problems: 1,
      chunks: report.counts.chunks,
      pending: 0,
      embedded: 0,
    });
    expect(heard.map(({ chunks }) => chunks)).toEqual(
      heard.map(({ chunks }) => chunks).sort((a, b) => a - b),
    );
  });
});

describe('stopping an ingest', () => {
  it('reads no further, leaves what is stored whole, and prunes nothing', async () => {
    const { ingest, store, settled } = setUp();
    await ingest(streamOf([rawOf('old')]));
    const stop = new AbortController();
    const raws = Array.from({ length: 200 }, (_, i) => rawOf(`k${i}`));
    const onProgress = ({ done }: IngestProgress) => {
      if (done > 0) stop.abort();
    };
    const report = await ingest(streamOf(raws), { onProgress, signal: stop.signal, prune: ['/in'] });
    expect(report).toMatchObject({ stopped: true, pruned: [] });
    expect(report.counts.new).toBeGreaterThan(0);
    expect(report.counts.new).toBeLessThanOrEqual(64);
    expect(await store.count()).toBe(1 + report.counts.new);
    await settled();
  });

  it('does not wait for a source that is silent', async () => {
    const { ingest, store } = setUp();
    const stop = new AbortController();
    let closed = false;
    const silent: AsyncIterable<SourceItem> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          queueMicrotask(() => stop.abort());
          return new Promise(() => {});
        },
        return: async () => {
          closed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const report = await ingest(silent, { signal: stop.signal });
    expect(report.stopped).toBe(true);
    expect(closed).toBe(true);
    expect(await store.count()).toBe(0);
  });
});

describe('pruning', () => {
  it('forgets what came from the roots and is not there any more, and nothing else', async () => {
    const { ingest, store, settled } = setUp();
    const elsewhere = rawOf('elsewhere', { file: '/in2/elsewhere' });
    await ingest(streamOf([rawOf('kept'), rawOf('gone'), elsewhere]));
    const report = await ingest(streamOf([rawOf('kept')]), { prune: ['/in', '/in/gone'] });
    expect(report.pruned).toEqual(['gone']);
    expect(report.counts.pruned).toBe(1);
    expect((await collected(store.list())).map(({ key }) => key)).toEqual(['elsewhere', 'kept']);
    await settled();
  });

  it('spares the articles of a file, or of a root, that could not be read in full', async () => {
    const { ingest, store } = setUp();
    const lines = ['x1', 'x2'].map((key, i) => rawOf(key, { file: '/in/x.jsonl', line: i + 1 }));
    await ingest(streamOf([...lines, rawOf('gone')]));
    const broken = await ingest(streamOf([lines[0] ?? rawOf('x1'), problemAt('/in/x.jsonl')]), {
      prune: ['/in'],
    });
    expect(broken.pruned).toEqual(['gone']);
    const missing = await ingest(streamOf([problemAt('/in', 'unreadable')]), { prune: ['/in'] });
    expect(missing.pruned).toEqual([]);
    expect((await collected(store.list())).map(({ key }) => key)).toEqual(['x1', 'x2']);
  });

  it('follows an unchanged article to its new place, so that its old place can be pruned', async () => {
    const { ingest, store } = setUp();
    await ingest(streamOf([rawOf('a', { file: '/old/a' })]));
    await ingest(streamOf([rawOf('a', { file: '/new/a' })]));
    const report = await ingest(streamOf([rawOf('b', { file: '/old/b' })]), { prune: ['/old'] });
    expect(report.pruned).toEqual([]);
    expect(await store.count()).toBe(2);
  });
});
