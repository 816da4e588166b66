// Ingest and where articles come from: which file may replace an article, and which problems keep pruning from one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type IngestOptions } from '../../src/app/ingest.js';
import { collected } from '../../src/core/in-turn.js';
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

/** An ingest for which just these files are there; without any it does not look at files at all. */
function setUp(...there: string[]) {
  const store = createArticleStore(db);
  const run = createIngest({
    store,
    embedder: createHashedEmbedder(),
    index: createExactIndex(),
    clock: () => 1000,
    extract: plainExtract,
    ...(there.length > 0 ? { exists: (path: string) => there.includes(path) } : {}),
  });
  const ingest = (items: Array<RawArticle | SourceItem>, options?: IngestOptions) =>
    run(streamOf(items), options);
  return { store, ingest, title: async () => (await store.byKey('bai1.txt'))?.title };
}

const textIn = (folder: string, over: Partial<RawArticle> = {}): RawArticle =>
  rawOf('bai1.txt', { file: `${folder}/bai1.txt`, text: `Tin của ${folder}\nNội dung.`, ...over });

describe('a text file with the name of a stored one elsewhere', () => {
  it('is reported with the stored file, and the stored article stays', async () => {
    const { ingest, title, store } = setUp('/a/bai1.txt', '/b/bai1.txt');
    await ingest([textIn('/a')], { roots: ['/a'] });
    for (const dryRun of [true, false]) {
      const report = await ingest([textIn('/b'), rawOf('bai2.txt')], { roots: ['/b'], dryRun });
      expect(report.problems).toEqual([
        { file: '/b/bai1.txt', line: null, code: 'duplicate-id', detail: 'bai1.txt (/a/bai1.txt)' },
      ]);
      expect(report.counts).toMatchObject({ new: 1, changed: 0, problems: 1 });
    }
    expect(await title()).toBe('Tin của /a');
    expect(await store.from('/a')).toHaveLength(1);
  });

  it('replaces it when the stored file is gone, or when nothing is known about files', async () => {
    await setUp('/a/bai1.txt').ingest([textIn('/a')]);
    const moved = await setUp('/b/bai1.txt').ingest([textIn('/b')], { roots: ['/b'] });
    expect(moved.counts).toMatchObject({ changed: 1, problems: 0 });
    const blind = setUp();
    expect((await blind.ingest([textIn('/c')], { roots: ['/c'] })).counts).toMatchObject({ changed: 1 });
    expect(await blind.title()).toBe('Tin của /c');
  });

  it('replaces it when the stored file is below what is read in this run', async () => {
    const { ingest, title } = setUp('/a/bai1.txt', '/b/bai1.txt');
    await ingest([textIn('/a')], { roots: ['/a'] });
    const report = await ingest([textIn('/b')], { roots: ['/b', '/a'] });
    expect(report.counts).toMatchObject({ changed: 1, problems: 0 });
    expect(await title()).toBe('Tin của /b');
  });

  it('is known, and followed to its new place, when it says the same', async () => {
    const { ingest, store } = setUp('/a/bai1.txt', '/b/bai1.txt');
    await ingest([textIn('/a')]);
    const same = textIn('/a', { file: '/b/bai1.txt' });
    for (const dryRun of [true, false]) {
      const { counts } = await ingest([same], { roots: ['/b'], dryRun });
      expect(counts).toMatchObject({ unchanged: 1, changed: 0, problems: 0 });
    }
    expect(await store.from('/b')).toHaveLength(1);
  });

  it('does not hinder a file from replacing what it gave itself, nor a newer export of rows', async () => {
    const { ingest, title } = setUp('/a/bai1.txt', '/old.jsonl', '/new.jsonl');
    await ingest([textIn('/a')]);
    const edited = textIn('/a', { text: 'Tin đã sửa\nNội dung.' });
    expect((await ingest([edited])).counts).toMatchObject({ changed: 1, problems: 0 });
    const rows = ['old', 'new'].map((name) => textIn(`/${name}`, { file: `/${name}.jsonl`, line: 1 }));
    for (const row of rows) expect((await ingest([row])).counts).toMatchObject({ changed: 1, problems: 0 });
    expect(await title()).toBe('Tin của /new');
  });
});

describe('a page that is saved and fetched', () => {
  const KEY = 'https://bao.example/bai-1';
  const page = (file: string, text: string): RawArticle =>
    rawOf(KEY, { file, text: `Tin\n${text}`, line: null, url: KEY });

  it('is one article, and the saved copy does not take turns with the page itself', async () => {
    const { ingest, store } = setUp('/saved/bai.html');
    const saved = page('/saved/bai.html', 'Bản lưu.');
    expect((await ingest([saved])).counts).toMatchObject({ new: 1 });
    const fetched = page('https://bao.example/rss', 'Bản trên mạng.');
    expect((await ingest([fetched])).counts).toMatchObject({ changed: 1, problems: 0 });
    const again = await ingest([saved], { roots: ['/saved'] });
    expect(again.problems).toEqual([
      {
        file: '/saved/bai.html',
        line: null,
        code: 'duplicate-id',
        detail: `${KEY} (https://bao.example/rss)`,
      },
    ]);
    expect((await store.byKey(KEY))?.text).toBe('Bản trên mạng.');
    const elsewhere = page('https://khac.example/rss', 'Bản từ nguồn khác.');
    expect((await ingest([elsewhere])).counts).toMatchObject({ changed: 1, problems: 0 });
  });
});

describe('pruning a source with problems', () => {
  const problemIn = (file: string, over: Partial<SourceProblem>): SourceItem => ({
    kind: 'problem',
    problem: { file, line: 1, code: 'invalid-field', detail: 'title', ...over },
  });
  const row = (key: string, line: number): RawArticle => rawOf(key, { file: '/in/x.jsonl', line });

  it.each<[string, Partial<SourceProblem>]>([
    ['date', { code: 'invalid-date', detail: 'date', taken: true }],
    ['title', { detail: 'title', taken: true }],
  ])('goes on after a row that went in without its %s', async (_, over) => {
    const { ingest } = setUp();
    await ingest([row('x1', 1), row('x2', 2)]);
    const report = await ingest([problemIn('/in/x.jsonl', over), row('x1', 1)], { prune: ['/in'] });
    expect(report.pruned).toEqual(['x2']);
  });

  it.each<[string, Partial<SourceProblem>]>([
    ['has no usable id', { detail: 'id' }],
    ['is broken', { code: 'broken-json' }],
    ['cannot be read', { code: 'unreadable', line: null }],
  ])('spares a file that %s', async (_, over) => {
    const { ingest } = setUp();
    await ingest([row('x1', 1), row('x2', 2)]);
    const report = await ingest([row('x1', 1), problemIn('/in/x.jsonl', over)], { prune: ['/in'] });
    expect(report.pruned).toEqual([]);
  });

  it('forgets all that came from a folder that holds nothing any more', async () => {
    const { ingest, store } = setUp();
    await ingest([rawOf('a'), rawOf('b', { file: '/other/b' })]);
    const nothing = problemIn('/in', { code: 'nothing-found', line: null });
    expect((await ingest([nothing], { prune: ['/in'] })).pruned).toEqual(['a']);
    expect((await collected(store.list())).map(({ key }) => key)).toEqual(['b']);
  });
});
