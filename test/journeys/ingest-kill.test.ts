// An ingest that is killed at any statement, or between embedding an article and storing it, leaves a sound database, and
// the next one ends where an undisturbed one does.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WordField } from '../../src/core/article-store.js';
import { chunkArticle, passageText } from '../../src/core/chunk.js';
import { collected, inTurn } from '../../src/core/in-turn.js';
import { foldedTokens, typedTokens } from '../../src/core/text.js';
import { projectRoot } from '../../src/project-root.js';
import { createArticleStore } from '../../src/store/articles.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { ingestEdition } from '../support/kill-collection.js';

const CHILD = join(projectRoot, 'dist', 'test', 'support', 'ingest-child.js');
/** Kills from an empty folder, and from a collection that has yesterday's edition. */
const KILLS = { empty: 10, yesterday: 14 } as const;
/** Kills right after a vector was made, while other articles are being read ahead and stored. */
const VECTOR_KILLS = 6;
type Start = keyof typeof KILLS;
type Steps = 'all' | 'vectors';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-kill-'));
  await ingestEdition(join(folder, 'yesterday.sqlite'), 'yesterday');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function prepared(start: Start, name: string): string {
  const file = join(folder, `${start}-${name}.sqlite`);
  if (start === 'yesterday') copyFileSync(join(folder, 'yesterday.sqlite'), file);
  return file;
}

function runChild(file: string, step: number, kind: Steps = 'all'): { signal: string | null; steps: number } {
  const child = spawnSync(process.execPath, [CHILD, file, String(step), kind], { encoding: 'utf8' });
  if (child.signal === null && child.status !== 0) throw new Error(child.stderr);
  return { signal: child.signal, steps: Number(child.stdout) };
}

/** Each term with the number of chunks that hold it, as text, which compares quickly. */
function asText(terms: Iterable<readonly [string, number]>): string {
  return [...terms]
    .map(([term, chunks]) => `${term} ${chunks}`)
    .sort()
    .join('\n');
}

function termsOf(db: Database, field: WordField): string {
  const rows = db
    .prepare<[], { term: string; doc: number }>(`SELECT term, doc FROM words_${field}_terms`)
    .all();
  return asText(rows.map(({ term, doc }) => [term, doc]));
}

/** What a reader of the collection could see, without the numbers that depend on its history. */
async function stateOf(file: string) {
  const db = openDatabase(file);
  const store = createArticleStore(db);
  const words = createWordSearch(db);
  const articles = await inTurn(await collected(store.list()), async ({ id: _, ...article }) => {
    const chunks = await store.chunksOf(article.key);
    const vectors = await store.vectorsOf(chunks.map(({ id }) => id));
    const slices = chunks.map(({ id, caption, start, end }) => ({
      caption,
      start,
      end,
      vector: String(vectors.get(id)),
    }));
    return { article, hash: await store.hashOf(article.key), slices };
  });
  const hits = await inTurn(['typed', 'folded'] as const, async (field) =>
    (
      await inTurn(
        await words.search(field, ['hoi', 'hoi5', 'nghi', 'nghi5', 'asean', 'cu', 'cu4', 'ban3'], 1000),
        async ({ chunk, score }) => {
          const [found] = await store.chunks([chunk]);
          return `${found?.article.key} ${found?.caption} ${found?.start} ${score.toFixed(9)}`;
        },
      )
    ).sort(),
  );
  const terms = [termsOf(db, 'typed'), termsOf(db, 'folded')];
  db.close();
  return { articles, hits, terms };
}

type State = Awaited<ReturnType<typeof stateOf>>;

async function expectSound(file: string): Promise<void> {
  const db = openDatabase(file);
  const store = createArticleStore(db);
  const words = createWordSearch(db);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  for (const table of ['words_typed', 'words_folded'])
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
  const [typed, folded] = [new Map<string, number>(), new Map<string, number>()];
  let chunks = 0;
  for await (const article of store.list()) {
    const stored = await store.chunksOf(article.key);
    expect(stored.map(({ caption, start, end }) => ({ caption, start, end }))).toEqual(chunkArticle(article));
    expect(await store.hashOf(article.key)).toMatch(/^[0-9a-f]{64}$/u);
    const vectors = await store.vectorsOf(stored.map(({ id }) => id));
    for (const chunk of stored) {
      expect(vectors.get(chunk.id)).toHaveLength(64);
      const passage = passageText(article, chunk);
      for (const token of new Set(typedTokens(passage))) typed.set(token, (typed.get(token) ?? 0) + 1);
      for (const token of new Set(foldedTokens(passage))) folded.set(token, (folded.get(token) ?? 0) + 1);
    }
    chunks += stored.length;
  }
  expect(termsOf(db, 'typed')).toBe(asText(typed));
  expect(termsOf(db, 'folded')).toBe(asText(folded));
  expect([
    (await store.chunkIds()).length,
    (await collected(store.allVectors())).length,
    await words.total(),
  ]).toEqual([chunks, chunks, chunks]);
  db.close();
}

/** The first and the last step, and others spread by a fixed rule over all of them, the same in every run. */
function stepsToDieAt(steps: number, count: number): number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  const between = Array.from(
    { length: count - 2 },
    (_, i) => 2 + Math.floor((((i + 1) * golden) % 1) * (steps - 2)),
  );
  return [1, ...between, steps];
}

/** Kills runs at these steps, one a copy, and expects each to be sound and completed by the next; what those took. */
async function killedAt(
  steps: readonly number[],
  kind: Steps,
  start: Start,
  wanted: State,
): Promise<Set<number>> {
  const left = new Set<number>();
  for (const step of steps) {
    const file = prepared(start, `killed-at-${kind}-${step}`);
    expect(runChild(file, step, kind).signal).toBe('SIGKILL');
    await expectSound(file);
    const { counts } = await ingestEdition(file, 'today');
    left.add(counts.new + counts.changed);
    expect(counts.problems).toBe(0);
    expect(await stateOf(file)).toEqual(wanted);
  }
  return left;
}

describe('an ingest killed with SIGKILL', () => {
  it.each<Start>(['empty', 'yesterday'])(
    'leaves a sound database at every point and is completed by the next run, from %s',
    async (start) => {
      const whole = prepared(start, 'undisturbed');
      const { steps } = runChild(whole, 0);
      expect(steps).toBeGreaterThan(500);
      const wanted = await stateOf(whole);
      expect(wanted.articles).toHaveLength(45);
      expect(wanted.hits[1]?.length).toBeGreaterThan(40);
      const left = await killedAt(stepsToDieAt(steps, KILLS[start]), 'all', start, wanted);
      // The kills fell into different stages of the work, not all before its beginning or after its end.
      expect(left.size).toBeGreaterThan(5);
    },
    180_000,
  );

  it('loses and doubles nothing between embedding and storing, again and again on one collection', async () => {
    const whole = prepared('empty', 'undisturbed-by-vectors');
    const { steps } = runChild(whole, 0, 'vectors');
    const wanted = await stateOf(whole);
    expect(steps).toBe(wanted.articles.reduce((sum, { slices }) => sum + slices.length, 0));
    const left = await killedAt(stepsToDieAt(steps, VECTOR_KILLS), 'vectors', 'empty', wanted);
    expect(left.size).toBeGreaterThan(3);
    const file = prepared('empty', 'killed-again-and-again');
    let rounds = 0;
    // Each process may make a few vectors more than the one before: one long article must not hold them all up.
    for (; rounds < steps && runChild(file, 7 * (rounds + 1), 'vectors').signal === 'SIGKILL'; rounds++)
      await expectSound(file);
    expect(rounds).toBeGreaterThan(3);
    expect(await stateOf(file)).toEqual(wanted);
  }, 180_000);
});
