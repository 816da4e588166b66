// Measures the grouping of stories on articles whose stories are known: read in order of date, one by one, by the real code.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Collection, systemClock } from '../compose.js';
import { inThrownAway } from '../compose-apart.js';
import { isCopy, overlapOf } from '../core/copy-of.js';
import { AppError } from '../core/errors.js';
import { inTurn } from '../core/in-turn.js';
import { runsOf } from '../core/minhash.js';
import type { SourceItem } from '../core/source-item.js';
import { bCubedScore, type GroupingScore, pairwiseScore } from '../core/story-measures.js';
import type { EvalContext } from './eval.js';
import { createProgress } from './progress.js';
import { type Output, tableOf } from './terminal-text.js';

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().nullish(),
  text: z.string(),
  source: z.string().nullish(),
  date: z.string().nullish(),
  cluster: z.union([z.string(), z.number()]).transform(String),
});
type Row = z.infer<typeof rowSchema>;

/** Articles placed again at the end to see how long one takes; the last ones, as they met the fullest collection. */
const TIMED = 200;

export interface StoryFigures {
  readonly articles: number;
  readonly stories: { readonly known: number; readonly found: number };
  readonly pairwise: GroupingScore;
  readonly bCubed: GroupingScore;
  /** Pairs of near-copies by exact comparison of all pairs, how many were found, and how many found are none. */
  readonly copies: { readonly pairs: number; readonly found: number; readonly wrong: number };
  /** Milliseconds to place one article. */
  readonly ms: { readonly median: number; readonly p95: number };
}

/** Rows in order of date, those without one last and as they stand. Throws CONFIG_INVALID for a line that is none. */
export function readStoryRows(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const rows = lines.flatMap((line, i): Row[] => {
    if (line.trim() === '') return [];
    try {
      return [rowSchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new AppError(
        'CONFIG_INVALID',
        `${file}:${i + 1}: not an article with id, text and cluster`,
        cause,
      );
    }
  });
  const at = ({ date }: Row): number => (date ? Date.parse(date) : Number.POSITIVE_INFINITY);
  return rows.sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

async function* itemsOf(rows: readonly Row[], file: string): AsyncGenerator<SourceItem> {
  for (const [i, { id, title, text, source, date }] of rows.entries()) {
    const raw = { title: title ?? null, date: date ?? null, outlet: source ?? null, url: null };
    yield { kind: 'article', article: { key: id, text, ...raw, file, line: i + 1 } };
  }
}

type Stored = Pick<Collection, 'store' | 'stories' | 'groupStories'>;
const pairOf = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

/** All pairs that are copies, by comparing every article with every other that shares a run with it. */
async function exactCopies(keys: readonly string[], { store }: Stored): Promise<Set<string>> {
  const runs = await inTurn(keys, async (key) => runsOf((await store.byKey(key))?.text ?? ''));
  const holders = new Map<number, number[]>();
  const pairs = new Set<string>();
  for (const [place, own] of runs.entries()) {
    const met = new Set([...own].flatMap((run) => holders.get(run) ?? []));
    for (const other of met) {
      const that = runs[other] ?? new Set();
      if (isCopy(own, that, overlapOf(own, that))) pairs.add(pairOf(keys[place] ?? '', keys[other] ?? ''));
    }
    for (const run of own) holders.set(run, [...(holders.get(run) ?? []), place]);
  }
  return pairs;
}

async function foundCopies({ stories }: Stored, ids: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const id of ids) {
    for (const { article, reason } of await stories.members(id)) {
      if (reason.kind !== 'copy') continue;
      for (const other of [reason.of, ...reason.others]) found.add(pairOf(article.key, other));
    }
  }
  return found;
}

async function timesOf(keys: readonly string[], { store, groupStories }: Stored): Promise<number[]> {
  return await inTurn(keys.slice(-TIMED), async (key) => {
    const ids = (await store.chunksOf(key)).map(({ id }) => id);
    const vectors = await store.vectorsOf(ids);
    const before = performance.now();
    await groupStories.place(
      key,
      ids.flatMap((id) => vectors.get(id) ?? []),
    );
    return performance.now() - before;
  });
}

/** What the stored articles were grouped to, against what is known. Places some anew at last, so it is asked once. */
async function storyFigures(
  rows: ReadonlyArray<Pick<Row, 'id' | 'cluster'>>,
  stored: Stored,
): Promise<StoryFigures> {
  const placed = (
    await inTurn(rows, async ({ id, cluster }) => {
      const found = await stored.stories.storyOf(id);
      return found === null ? [] : [{ key: id, known: cluster, found }];
    })
  ).flat();
  const keys = placed.map(({ key }) => key);
  const ids = new Set(placed.map(({ found }) => found));
  const truth = await exactCopies(keys, stored);
  const copies = [...(await foundCopies(stored, ids))];
  const right = copies.filter((pair) => truth.has(pair)).length;
  const times = (await timesOf(keys, stored)).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return {
    articles: placed.length,
    stories: { known: new Set(placed.map(({ known }) => known)).size, found: ids.size },
    pairwise: pairwiseScore(placed),
    bCubed: bCubedScore(placed),
    copies: { pairs: truth.size, found: right, wrong: copies.length - right },
    ms: { median: at(0.5), p95: at(0.95) },
  };
}

function write({ articles, stories, pairwise, bCubed, copies, ms }: StoryFigures, out: Output): void {
  const row = (name: string, { precision, recall, f1 }: GroupingScore) => [
    name,
    ...[precision, recall, f1].map((value) => value.toFixed(3)),
  ];
  const rows = [row('pairs', pairwise), row('B³', bCubed)];
  out.write(tableOf(out, ['', 'precision', 'recall', 'F1'], [10, 10, 10, 10], rows));
  const given = copies.found + copies.wrong;
  out.write(
    `${articles} articles, ${stories.known} stories known, ${stories.found} found\n` +
      `near-copies: ${copies.found} of ${copies.pairs} pairs found, ${copies.found} of ${given} given are right\n` +
      `placing an article: median ${ms.median.toFixed(1)} ms, p95 ${ms.p95.toFixed(1)} ms\n`,
  );
}

/** Groups the articles of a file in a collection made for that and thrown away. Exit code 0. */
export async function evalStories(
  path: string,
  flags: { readonly json?: boolean },
  { config, log, words, out, err }: EvalContext,
): Promise<number> {
  const file = resolve(path);
  const rows = readStoryRows(file);
  const progress = createProgress({ output: err, words, clock: systemClock, total: rows.length });
  return await inThrownAway(config, log, { reader: 'none' }, async (collection) => {
    await collection.ingest(itemsOf(rows, file), { onProgress: progress.update }).finally(progress.stop);
    const figures = await storyFigures(rows, collection);
    if (flags.json) out.write(`${JSON.stringify(figures, null, 2)}\n`);
    else write(figures, out);
    return 0;
  });
}
