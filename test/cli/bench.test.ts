// The `bench` command: what it measures with, what it prints, and that the user's own collection is left alone.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchArticles } from '../../src/cli/bench-articles.js';
import {
  measurePair,
  measureQuestions,
  type OpenedCollection,
  passagesOf,
} from '../../src/cli/bench-ingest.js';
import type { RawArticle } from '../../src/core/source-item.js';
import { createWorkplace, runCommand, type Workplace } from '../support/product.js';
import { rawOf, streamOf } from '../support/raw-articles.js';

const NOW = Date.UTC(2026, 10, 26);
const COUNTS = { new: 0, changed: 0, unchanged: 0, problems: 0, pruned: 0, chunks: 0 };
const REPORT = { taken: [], problems: [], pruned: [], counts: COUNTS, dryRun: false, stopped: false };

/** A collection whose ingest and questions take the given milliseconds on `clock`. */
function pretended(ingestMs: number, questionMs: (during: boolean) => number) {
  const steps: string[] = [];
  let now = 0;
  let ingesting = false;
  const taken: string[] = [];
  const collection: OpenedCollection = {
    ingest: async (items, { onProgress, signal } = {}) => {
      ingesting = true;
      let done = 0;
      for await (const item of items) {
        if (signal?.aborted) break;
        if (item.kind === 'article') taken.push(item.article.key);
        now += ingestMs;
        onProgress?.({ read: ++done, done, problems: 0, chunks: done, pending: 0, embedded: 1 });
        await new Promise((resolve) => setImmediate(resolve));
      }
      ingesting = false;
      steps.push('ingest');
      return REPORT;
    },
    converse: async () => {
      now += questionMs(ingesting);
      return [];
    },
    saveIndex: async () => {
      now += 500;
    },
    close: async () => void steps.push('close'),
  };
  return { collection, steps, taken, tools: { now: NOW, clock: () => now, resident: () => now } };
}

describe('the measuring of an ingest', () => {
  const raws = ['a', 'b', 'c'].map((key) => rawOf(key));

  it.each([
    [true, ['bare', 'ingest', 'close']],
    [false, ['ingest', 'close', 'bare']],
  ])('counts the same tokens for both, the index included, the session first: %s', async (first, order) => {
    const { collection, steps, tools } = pretended(500, () => 0);
    const bare = {
      run: async (passages: readonly string[]) => {
        expect(passages).toEqual(passagesOf(raws, tools.now));
        steps.push('bare');
        return { tokens: 900, seconds: 1.5 };
      },
      close: async () => {},
    };
    const pair = await measurePair(raws, bare, async () => collection, first, tools);
    expect(pair).toEqual({
      bare: 600,
      ingest: 450,
      ratio: 0.75,
      articlesPerSecond: 1.5,
      resident: [0, 500, 1500],
    });
    expect(steps).toEqual(order);
  });

  it('asks the questions alone and while an ingest is under way, which then stops', async () => {
    const { collection, steps, taken, tools } = pretended(0, (during) => (during ? 30 : 20));
    const round = await measureQuestions(['một', 'hai'], raws, collection, 7, tools);
    expect(round).toEqual({
      alone: { median: 20, p95: 20 },
      meanwhile: { median: 30, p95: 30 },
      ratio: { median: 1.5, p95: 1.5 },
      questions: 2,
    });
    expect(steps).toEqual(['ingest']);
    expect(new Set(taken).size).toBe(taken.length);
  });
});

describe('the articles measured with', () => {
  const read = (raws: readonly RawArticle[]) => () => streamOf(raws);
  const two = [rawOf('a'), rawOf('b', { text: 'một\n\nhai\n\nba' })];

  it('are the first ones, each under its own key', async () => {
    expect(await benchArticles(read(two), ['x'], 1)).toEqual([two[0]]);
    expect(await benchArticles(read([]), ['x'], 3)).toEqual([]);
  });

  it('are repeated in another order of paragraphs where there are too few, every time the same', async () => {
    const made = await benchArticles(read(two), ['x'], 6);
    expect(made.map(({ key }) => key)).toEqual(['a', 'b', 'a#1', 'b#1', 'a#2', 'b#2']);
    expect(made.filter(({ key }) => key.startsWith('b')).map(({ text }) => text)).toEqual([
      'một\n\nhai\n\nba',
      'hai\n\nba\n\nmột',
      'ba\n\nmột\n\nhai',
    ]);
    expect(await benchArticles(read(two), ['x'], 6)).toEqual(made);
  });
});

describe('bench ingest', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await createWorkplace();
  });
  afterAll(() => place.remove());

  it('prints rates, their ratio and memory, and leaves nothing behind', async () => {
    const dataDir = await place.dataDir();
    const { code, stdout, stderr } = await runCommand(dataDir, [
      ...['bench', 'ingest', '--limit', '2', '--pairs', '1', '--json'],
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const figures = JSON.parse(stdout) as { pairs: Array<Record<string, number>>; ratio: number };
    expect(figures).toMatchObject({ articles: 2, rounds: [], questionRatio: null });
    const [pair] = figures.pairs;
    expect(pair?.ratio).toBeCloseTo((pair?.ingest ?? 0) / (pair?.bare ?? 1), 9);
    expect(figures.ratio).toBe(pair?.ratio);
    expect(pair?.bare).toBeGreaterThan(0);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('refuses what it cannot measure', async () => {
    const dataDir = await place.dataDir();
    for (const args of [['ask'], ['ingest', '--limit', '0'], ['ingest', '--pairs', 'x']]) {
      const { code, stderr } = await runCommand(dataDir, ['bench', ...args]);
      expect([code, stderr.split('\n').length]).toEqual([1, 2]);
    }
    expect(readdirSync(dataDir)).toEqual([]);
  });
});
