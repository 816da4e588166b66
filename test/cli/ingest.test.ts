// The ingest command: exit codes, report in words and as JSON, progress, on the real store and the real prompts.
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type IngestOptions } from '../../src/app/ingest.js';
import { type IngestFlags, ingestCommand } from '../../src/cli/ingest.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import type { CutReason } from '../../src/core/extract-lines.js';
import type { RawArticle, SourceItem } from '../../src/core/source-item.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { captureOutput } from '../support/captured-output.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { PROBLEM_CODES } from '../support/problem-codes.js';
import { plainExtract, rawOf, streamOf } from '../support/raw-articles.js';

const prompts = loadPrompts(join(projectRoot, 'prompts'), 'terminal');
const REASONS = [
  'title',
  'date-line',
  'related',
  'menu',
  'share',
  'tags',
  'footer',
  'by-line',
  'caption',
] as const satisfies readonly CutReason[];
const ESCAPE = '\u001b';
let db: Database;

beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

async function run(
  items: ReadonlyArray<RawArticle | SourceItem>,
  flags: IngestFlags = {},
  over: {
    locale?: 'vi' | 'en';
    columns?: number;
    paths?: string[];
    signal?: AbortSignal;
    heard?: IngestOptions[];
  } = {},
) {
  const [out, err] = [captureOutput(), captureOutput(over.columns)];
  const store = createArticleStore(db);
  const ingest = createIngest({
    store,
    embedder: createHashedEmbedder(),
    index: createExactIndex(),
    clock: () => 1,
    extract: plainExtract,
  });
  const opened: boolean[] = [];
  let [reads, closed] = [0, 0];
  const code = await ingestCommand(over.paths ?? ['/in'], flags, {
    open: async ({ dryRun }) => {
      opened.push(dryRun);
      return {
        ingest: (stream, options = {}) => {
          over.heard?.push(options);
          return ingest(stream, options);
        },
        read: () => {
          reads++;
          return streamOf(items);
        },
        close: async () => void closed++,
      };
    },
    prompts,
    locale: over.locale ?? 'vi',
    out: out.output,
    err: err.output,
    clock: () => 1,
    ...(over.signal ? { signal: over.signal } : {}),
  });
  expect(closed).toBe(1);
  return { code, out: out.text(), err: err.text(), store, opened, reads };
}

const problem: SourceItem = {
  kind: 'problem',
  problem: { file: '/in/x.jsonl', line: 7, code: 'broken-json', detail: 'hết dòng' },
};

describe('the ingest command', () => {
  it('prints what it took from each article and ends with 0', async () => {
    const { code, out, err, store } = await run([
      rawOf('a', { text: `${rawOf('a').text}\n# Mua ngay` }),
      rawOf('b', { date: null }),
    ]);
    expect(code).toBe(0);
    expect(await store.count()).toBe(2);
    for (const part of ['Tin a', '16/8/2025', 'không rõ', 'Mua ngay', 'advert ×1', 'mới'])
      expect(out).toContain(part);
    expect(out).toContain('2 bài mới, 0 bài cập nhật, 0 bài đã có, 0 mục không nhận được');
    expect(out + err).not.toContain(ESCAPE);
  });

  it('names problems by file and line, takes the rest, and ends with 2', async () => {
    const { code, out, store } = await run([problem, rawOf('b')]);
    expect(code).toBe(2);
    expect(out).toContain('/in/x.jsonl:7: dòng JSON hỏng (hết dòng)');
    expect(await store.count()).toBe(1);
    const english = await run([problem], {}, { locale: 'en' });
    expect(english.out).toContain('/in/x.jsonl:7: broken line of JSON (hết dòng)');
  });

  it('says which kinds of file are read when one of another kind was named, and ends with 2', async () => {
    const other: SourceItem = {
      kind: 'problem',
      problem: { file: '/in/x.docx', line: null, code: 'unknown-kind', detail: '.docx' },
    };
    for (const locale of ['vi', 'en'] as const) {
      const { code, out } = await run([other], {}, { locale });
      expect(code).toBe(2);
      expect(out).toMatch(/^\/in\/x\.docx: .*\.docx.*\.txt, \.md, .*\.jsonl, \.csv, \.tsv/mu);
    }
  });

  it('prints one JSON object and nothing else with --json', async () => {
    const { code, out } = await run([rawOf('a'), problem], { json: true });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      counts: { new: 1, problems: 1 },
      taken: [{ key: 'a', status: 'new' }],
      problems: [{ line: 7 }],
    });
  });

  it('opens without a model for a dry run, says that nothing changed, and changes nothing', async () => {
    const { out, store, opened } = await run([rawOf('a')], { dryRun: true });
    expect(opened).toEqual([true]);
    expect(out).toContain('Chạy thử');
    expect(await store.count()).toBe(0);
  });

  it('prunes below the given paths only when asked to, standard input as itself', async () => {
    const kept = rawOf('kept', { file: resolve('in/kept') });
    await run([kept, rawOf('gone', { file: resolve('in/gone') }), rawOf('piped', { file: '-' })]);
    expect(await (await run([kept], {}, { paths: ['in'] })).store.count()).toBe(3);
    const pruned = await run([kept], { prune: true }, { paths: ['in'] });
    expect(pruned.out).toContain('không còn trong nguồn: gone');
    expect(await pruned.store.count()).toBe(2);
    expect(await (await run([kept], { prune: true }, { paths: ['-'] })).store.count()).toBe(1);
  });

  it('tells the ingest what it reads, with and without pruning', async () => {
    const heard: IngestOptions[] = [];
    const over = { paths: ['in', '-'], heard };
    await run([], {}, over);
    await run([], { prune: true }, over);
    expect(heard.map(({ roots, prune }) => [roots, prune])).toEqual([
      [[resolve('in'), '-'], []],
      [
        [resolve('in'), '-'],
        [resolve('in'), '-'],
      ],
    ]);
  });

  it('keeps an address as it is, fetches it once, and never prunes what a feed no longer lists', async () => {
    const heard: IngestOptions[] = [];
    const paths = ['https://bao.example/rss', 'in'];
    const { reads } = await run([], { prune: true }, { paths, heard, columns: 100 });
    expect(heard.map(({ roots, prune }) => [roots, prune])).toEqual([
      [['https://bao.example/rss', resolve('in')], [resolve('in')]],
    ]);
    expect(reads).toBe(1);
  });

  it('says that it was stopped and how to go on, and ends with 130', async () => {
    const { code, out } = await run([rawOf('a')], {}, { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(out).toContain('Đã dừng giữa chừng');
  });

  it('lets no control character of an article reach the terminal', async () => {
    const nasty = rawOf('a', {
      text: `Tin${ESCAPE}[31m đỏ\u202e\u0007\nNội dung có chữ.`,
      file: `/in/${ESCAPE}]0;x\u0007`,
    });
    const { out } = await run([nasty, { ...nasty, key: 'a' }]);
    expect(out).toContain('Tin[31m');
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/u);
  });

  it('counts first and shows a bar on a terminal, but reads standard input only once', async () => {
    const shown = await run([rawOf('a'), rawOf('b')], {}, { columns: 100 });
    expect(shown.reads).toBe(2);
    expect(shown.err).toMatch(/Đang nhận bài .* 0\/2/u);
    const piped = await run([rawOf('a')], {}, { columns: 100, paths: ['-'] });
    expect(piped.reads).toBe(1);
    expect(piped.err).not.toContain('Đang nhận bài');
  });

  it('closes what it opened when the ingest fails', async () => {
    await createArticleStore(db).setModel({ name: 'other', dimension: 3, fingerprint: 'x' });
    await run([rawOf('a')]);
    let closed = false;
    const failing = ingestCommand(
      ['/in'],
      {},
      {
        open: async () => ({
          ingest: async () => Promise.reject(new Error('no')),
          read: () => streamOf([]),
          close: async () => {
            closed = true;
          },
        }),
        prompts,
        locale: 'vi',
        out: captureOutput().output,
        err: captureOutput().output,
        clock: () => 1,
      },
    );
    await expect(failing).rejects.toThrow('no');
    expect(closed).toBe(true);
  });

  it('has a word of its own for every problem, day source, status and reason', () => {
    for (const locale of ['vi', 'en'] as const) {
      const words = wordsOf(prompts, locale);
      const said = PROBLEM_CODES.map((code) => words('ingest-problem', { code, detail: 'x' }));
      for (const source of [
        'given',
        'json-ld',
        'meta',
        'feed',
        'time-element',
        'header',
        'byline',
        'dateline',
        'url',
      ])
        said.push(words('articles-date', { day: '', source }));
      for (const status of ['new', 'changed', 'unchanged']) said.push(words('ingest-status', { status }));
      for (const reason of REASONS) said.push(words('ingest-cut', { reason, count: 1, sample: '' }));
      expect(new Set(said).size).toBe(said.length);
      expect(said.join()).not.toMatch(
        /broken-json|invalid-|duplicate-id|too-large|nothing-found|unknown-kind|time-element|date-line/u,
      );
    }
  });
});
