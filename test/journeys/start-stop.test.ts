// What outlasts a process: a second start, a damaged index file, another model, and an ingest stopped in the middle.
import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersIn,
  createWorkplace,
  flipBit,
  type Outcome,
  printedArticles,
  runCommand,
  SAMPLE_ARTICLES,
  startBot,
  startCommand,
  startPage,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const QUESTION = 'Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?';
const INPUT = `${JSON.stringify({ id: 1, question: QUESTION })}\n`;

let place: Workplace;
let filled: string;

beforeAll(async () => {
  place = await createWorkplace();
  filled = await sampleCollection(place);
});
afterAll(() => place.remove());

/** Every stored row that an ingest writes, as text. */
function storedRows(dataDir: string): string {
  const db = new SQLite(join(dataDir, 'trichdan.sqlite'), { readonly: true });
  const rows = [
    'SELECT key, hash, ingested_at FROM articles ORDER BY id',
    'SELECT chunk_id, hex(vector) FROM vectors ORDER BY chunk_id',
  ].map((sql) => db.prepare(sql).all());
  db.close();
  return JSON.stringify(rows);
}

/** How the index file was found when a process opened it, from its log. */
function indexFound({ stderr }: Outcome): string | undefined {
  return /"stored":"(\w+)"/u.exec(stderr)?.[1];
}

const ask = (dataDir: string, settings = {}): Promise<Outcome> =>
  runCommand(dataDir, ['ask', '--jsonl'], { LOG_LEVEL: 'info', ...settings, input: INPUT });

describe('a second start', () => {
  it('finds everything stored, embeds nothing anew, and stops with 0 both times', async () => {
    const dataDir = await place.dataDir();
    const first = await startPage(dataDir, { LOG_LEVEL: 'info' });
    await first.line(/Kho tin: 5 bài \(28\/8\/2024 – 25\/10\/2025\)/u);
    const ended = await first.stop('SIGTERM');
    expect([ended.code, ended.signal, indexFound(ended)]).toEqual([0, null, 'absent']);
    const stored = storedRows(dataDir);
    expect(stored).toContain('004_0f1f8f14869c9a1c.txt');
    const second = await startPage(dataDir, { LOG_LEVEL: 'info' });
    const endedAgain = await second.stop('SIGINT');
    expect([endedAgain.code, endedAgain.signal, indexFound(endedAgain)]).toEqual([0, null, 'loaded']);
    expect(storedRows(dataDir)).toBe(stored);
  });
});

describe('an index file', () => {
  let whole: Outcome;
  beforeAll(async () => {
    whole = await ask(filled);
    expect(indexFound(whole)).toBe('loaded');
  });

  const dataFile = async (dataDir: string): Promise<string> => {
    const name = (await readdir(dataDir)).find((file) => /^vectors\..*\.hnsw$/u.test(file));
    return join(dataDir, name ?? 'no index file');
  };
  const damages: ReadonlyArray<readonly [string, string, (dataDir: string) => Promise<void>]> = [
    ['missing', 'absent', (dataDir) => rm(join(dataDir, 'vectors.hnsw.json'))],
    ['cut short', 'refused', async (dataDir) => truncate(await dataFile(dataDir), 5000)],
    ['altered in one bit', 'refused', async (dataDir) => flipBit(await dataFile(dataDir), 40_000)],
    ['without a readable stamp', 'refused', (dataDir) => writeFile(join(dataDir, 'vectors.hnsw.json'), '{]')],
  ];

  it.each(['ask', 'ingest'])(
    'that cannot be written ends `%s` with 1, and what was stored stays',
    async (name) => {
      const dataDir = await place.dataDir();
      // As on a full disk: the database is there, and the index cannot take its place beside it.
      await mkdir(join(dataDir, 'vectors.hnsw.json'));
      const argument = name === 'ask' ? QUESTION : join(SAMPLE_ARTICLES, '004_0f1f8f14869c9a1c.txt');
      const { code, stderr } = await runCommand(dataDir, [name, argument]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('The index could not be saved')]);
      expect(storedRows(dataDir)).toContain('004_0f1f8f14869c9a1c.txt');
    },
  );

  it.each(damages)('that is %s changes no answer and is made anew', async (_, found, damage) => {
    const dataDir = await place.dataDir(filled);
    await damage(dataDir);
    const damaged = await ask(dataDir);
    expect(indexFound(damaged)).toBe(found);
    const withoutTime = ({ stdout }: Outcome) => answersIn(stdout).map((answer) => ({ ...answer, ms: 0 }));
    expect(withoutTime(damaged)).toEqual(withoutTime(whole));
    expect(withoutTime(whole)[0]?.status).toBe('answered');
    const next = await runCommand(dataDir, ['ingest', SAMPLE_ARTICLES], { LOG_LEVEL: 'info' });
    expect([next.code, indexFound(next)]).toEqual([0, 'loaded']);
  });
});

describe('another model', () => {
  const OTHER = { EMBEDDING_QUERY_PREFIX: 'hỏi: ' };

  it('is refused with the way out, and works after reindex', async () => {
    const dataDir = await place.dataDir(filled);
    const refused = await Promise.all([ask(dataDir, OTHER), startBot(dataDir, OTHER).ended]);
    for (const { code, stderr } of refused) {
      expect(code).toBe(1);
      expect(stderr).toMatch(/^[^\n]*npm run reindex[^\n]*\n$/u);
    }
    const before = storedRows(dataDir);
    const reindexed = await runCommand(dataDir, ['reindex'], OTHER);
    expect(reindexed.code).toBe(0);
    expect(reindexed.stdout).toContain('Đã đổi sang mô hình mới');
    expect(reindexed.stderr).toMatch(/Đã xếp lại \d+ bài vào các chuyện/u);
    const [answer] = answersIn((await ask(dataDir, OTHER)).stdout);
    expect(answer?.quotes.map(({ text }) => text).join()).toContain('Abdellatif Ouahbi');
    const again = await runCommand(dataDir, ['reindex'], OTHER);
    expect(again.stdout).toContain('không có gì để làm');
    expect((await ask(dataDir)).stderr).toContain('npm run reindex');
    // The prefix stands before questions only, so the passages' vectors came out the same.
    expect(storedRows(dataDir)).toBe(before);
  });
});

describe('an ingest', () => {
  const COUNT = 300;

  it('of a bot that starts ends at Ctrl-C, with 0, keeping whole articles', async () => {
    const articles = join(place.folder, 'first');
    await mkdir(articles);
    const rows = Array.from({ length: COUNT }, (_, i) => ({
      id: `ấp-${i}`,
      text: `Ấp số ${i} có ${i + 5} hộ.`,
    }));
    await writeFile(join(articles, 'many.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const dataDir = await place.dataDir();
    const bot = startBot(dataDir, { ARTICLES_DIR: articles });
    await bot.line(/^Đã nhận \d+ bài/u);
    const { code, signal, stdout } = await bot.stop('SIGINT');
    expect([code, signal]).toEqual([0, null]);
    expect(stdout).toBe('Đang dừng…\n');
    const kept = await printedArticles(dataDir);
    expect(kept.size).toBeGreaterThan(0);
    expect(kept.size).toBeLessThan(COUNT);
  });

  it('stopped with Ctrl-C ends with 130, keeps whole articles, and is completed by the next', async () => {
    const file = join(place.folder, 'many.jsonl');
    const rows = Array.from({ length: COUNT }, (_, i) => ({
      id: `xã-${i}`,
      date: '2025-06-01',
      text: `Xã số ${i} đã trồng được ${i * 7 + 3} cây xanh.`,
    }));
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const dataDir = await place.dataDir();
    const running = startCommand(dataDir, ['ingest', file]);
    await running.line(/^Đã nhận \d+ bài/u);
    // Beside a bot it takes only what the bot leaves.
    expect(getPriority(running.child.pid)).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
    const { code, signal, stdout } = await running.stop('SIGINT');
    expect([code, signal]).toEqual([130, null]);
    expect(stdout).toContain('Đã dừng giữa chừng');
    const kept = await printedArticles(dataDir);
    expect(kept.size).toBeGreaterThanOrEqual(100);
    expect(kept.size).toBeLessThan(COUNT);
    const next = await runCommand(dataDir, ['ingest', '--json', file], { LOG_LEVEL: 'info' });
    expect([next.code, indexFound(next)]).toEqual([0, 'loaded']);
    expect(JSON.parse(next.stdout)).toMatchObject({
      counts: { new: COUNT - kept.size, unchanged: kept.size },
    });
    const articles = await printedArticles(dataDir);
    expect([...articles.values()].map(({ text }) => text).sort()).toEqual(
      rows.map(({ text }) => text).sort(),
    );
  }, 180_000);
});
