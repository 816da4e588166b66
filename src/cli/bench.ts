// The `bench` command: how near an ingest comes to what the model's session gives, and how quick questions stay meanwhile.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { openArchive, openCollection } from '../compose.js';
import { openBareModel } from '../compose-models.js';
import type { Config } from '../config.js';
import { AppError } from '../core/errors.js';
import { quantile } from '../core/measures.js';
import type { RawArticle } from '../core/source-item.js';
import { projectRoot } from '../project-root.js';
import { benchArticles } from './bench-articles.js';
import {
  type BenchTools,
  type IngestPair,
  measurePair,
  measureQuestions,
  type QuestionRound,
} from './bench-ingest.js';
import { readQuestions } from './question-set.js';
import { type Output, tableOf } from './terminal-text.js';

export interface BenchFlags {
  /** File or folder; the sample collection if not given. */
  readonly articles?: string;
  readonly limit: string;
  readonly pairs: string;
  /** A file of questions, or true for the sample ones. */
  readonly questions?: string | true;
  readonly json?: boolean;
}

export interface BenchContext {
  readonly config: Config;
  readonly log: Logger;
  readonly out: Output;
  readonly tools: BenchTools;
}

export interface BenchFigures {
  readonly articles: number;
  readonly pairs: readonly IngestPair[];
  /** Median of the pairs' ratios. */
  readonly ratio: number;
  readonly rounds: readonly QuestionRound[];
  /** Medians of the rounds' ratios; null when no questions were asked. */
  readonly questionRatio: { readonly median: number; readonly p95: number } | null;
}

const SAMPLE_QUESTIONS = 'data/questions.jsonl';

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new AppError('CONFIG_INVALID', `--${name}: ${text} is no whole number above 0.`);
}

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

async function articlesFor(flags: BenchFlags, config: Config): Promise<RawArticle[]> {
  const archive = await openArchive(config);
  try {
    const path = flags.articles ? resolve(flags.articles) : config.ARTICLES_DIR;
    const raws = await benchArticles(archive.read, [path], wholeNumber(flags.limit, 'limit'));
    if (raws.length === 0) throw new AppError('CONFIG_INVALID', `${path}: no articles to measure with.`);
    return raws;
  } finally {
    await archive.close();
  }
}

async function measure(flags: BenchFlags, { config, log, tools }: BenchContext): Promise<BenchFigures> {
  const count = wholeNumber(flags.pairs, 'pairs');
  const file = flags.questions === true ? join(projectRoot, SAMPLE_QUESTIONS) : flags.questions;
  const questions = file === undefined ? [] : readQuestions(file).map(({ question }) => question);
  mkdirSync(config.DATA_DIR, { recursive: true });
  // Beside the collection, so that the disk is the same one.
  const folder = mkdtempSync(join(config.DATA_DIR, 'bench-'));
  // The embedded database, whatever the settings say: what is measured must not come into the server's. And no reader: a
  // question is measured against embedding it and searching the bare index.
  const own = { ...config, DATABASE_URL: undefined, READER_MODEL: 'none' };
  const openIn = (name: string) => openCollection({ ...own, DATA_DIR: join(folder, name) }, log);
  let articles = 0;
  const pairs: IngestPair[] = [];
  const rounds: QuestionRound[] = [];
  try {
    const raws = await articlesFor(flags, { ...own, DATA_DIR: folder });
    articles = raws.length;
    const bare = await openBareModel(config);
    try {
      for (let i = 0; i < count; i++)
        pairs.push(await measurePair(raws, bare, () => openIn(`pair-${i}`), i % 2 === 0, tools));
    } finally {
      await bare.close();
    }
    if (questions.length > 0) {
      const collection = await openIn(`pair-${count - 1}`);
      try {
        for (const question of questions.slice(0, 5)) await collection.converse(question, null);
        for (let i = 0; i < count; i++)
          rounds.push(await measureQuestions(questions, raws, collection, i, tools));
      } finally {
        await collection.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    articles,
    pairs,
    ratio: median(pairs.map(({ ratio }) => ratio)),
    rounds,
    questionRatio:
      rounds.length === 0
        ? null
        : {
            median: median(rounds.map(({ ratio }) => ratio.median)),
            p95: median(rounds.map(({ ratio }) => ratio.p95)),
          },
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

function write({ articles, pairs, ratio, rounds, questionRatio }: BenchFigures, out: Output): void {
  const head = [
    'pair',
    'session tokens/s',
    'ingest tokens/s',
    'ratio',
    'articles/s',
    'resident MB by thirds',
  ];
  const rows = pairs.map((pair, i) => [
    String(i + 1),
    pair.bare.toFixed(0),
    pair.ingest.toFixed(0),
    pair.ratio.toFixed(3),
    pair.articlesPerSecond.toFixed(2),
    pair.resident.map(megabytes).join(' · '),
  ]);
  out.write(tableOf(out, head, [6, 14, 14, 8, 10, 20], rows));
  out.write(
    `ingest of ${articles} articles / bare session: ${ratio.toFixed(3)} (median of ${pairs.length})\n`,
  );
  if (questionRatio === null) return;
  const titles = ['round', 'alone ms (median · p95)', 'while ingesting ms', 'ratio'];
  const asked = rounds.map(({ alone, meanwhile, ratio }, i) => [
    String(i + 1),
    `${alone.median.toFixed(0)} · ${alone.p95.toFixed(0)}`,
    `${meanwhile.median.toFixed(0)} · ${meanwhile.p95.toFixed(0)}`,
    `${ratio.median.toFixed(2)} · ${ratio.p95.toFixed(2)}`,
  ]);
  out.write(tableOf(out, titles, [6, 20, 20, 14], asked));
  const { median: middle, p95 } = questionRatio;
  out.write(
    `questions while ingesting / alone: median ${middle.toFixed(2)}, p95 ${p95.toFixed(2)} ` +
      `(medians of ${rounds.length} rounds of ${rounds[0]?.questions ?? 0})\n`,
  );
}

/** Measures in a collection of its own and prints the figures; the user's is not touched. Exit code 0. */
export async function benchIngest(flags: BenchFlags, context: BenchContext): Promise<number> {
  const figures = await measure(flags, context);
  if (flags.json) context.out.write(`${JSON.stringify(figures, null, 2)}\n`);
  else write(figures, context.out);
  return 0;
}
