// The command line of `npm run bench`.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../../src/project-root.js';
import { ROWS, type Row } from './figures.js';

export interface BenchOptions {
  readonly only: readonly Row[];
  /** Chunks of the collections, rising. */
  readonly sizes: readonly number[];
  readonly quick: boolean;
  /** File or folder of articles: those ingested, and those whose chunks the collections are made of. */
  readonly articles: string;
  /** A data folder with embedded articles to take the real chunks from, instead of embedding `articles`. */
  readonly collection: string | null;
  readonly questions: string;
  /** Corpus and questions for R@1; without both the row is left out. */
  readonly quality: { readonly articles: string; readonly questions: string } | null;
  /** Where built collections are kept between runs; null: nowhere. */
  readonly work: string | null;
  /** Where bench.json and chart.svg go; null: nowhere. */
  readonly out: string | null;
  /** Questions asked of each side at each size, in `rounds` rounds. */
  readonly count: number;
  readonly rounds: number;
  /** Articles taken in by each side in each round of the ingest. */
  readonly limit: number;
  /** Seconds of the load. */
  readonly seconds: number;
}

const DEFAULT_SIZES = '1k,10k,100k';
const QUICK_SIZES = '1k';

/** `10k` as 10000, `1m` as a million. Throws RangeError for anything else. */
export function sizeOf(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([km]?)$/iu.exec(text.trim()) ?? [];
  const size = Number(digits) * ({ k: 1e3, m: 1e6 }[unit.toLowerCase()] ?? 1);
  if (size > 0) return size;
  throw new RangeError(`--sizes: ${text} is no number of chunks such as 10k.`);
}

function wholeOf(text: string | undefined, name: string, fallback: number): number {
  const number = text === undefined ? fallback : Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new RangeError(`--${name}: ${text} is no whole number above 0.`);
}

function rowsOf(text: string | undefined): readonly Row[] {
  if (text === undefined) return ROWS;
  const asked = text.split(',').map((name) => (name.trim() === 'start' ? 'stored' : name.trim()));
  const wrong = asked.find((name) => !ROWS.some((row) => row === name));
  if (wrong !== undefined) throw new RangeError(`--only: ${wrong} is none of ${ROWS.join(', ')}.`);
  return ROWS.filter((row) => asked.includes(row));
}

/** Throws RangeError or TypeError, in one line, for what cannot be understood. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      sizes: { type: 'string' },
      quick: { type: 'boolean', default: false },
      articles: { type: 'string' },
      collection: { type: 'string' },
      questions: { type: 'string' },
      'xquad-articles': { type: 'string' },
      'xquad-questions': { type: 'string' },
      count: { type: 'string' },
      limit: { type: 'string' },
      seconds: { type: 'string' },
      work: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const quick = values.quick;
  const path = (given: string | undefined): string | null => (given === undefined ? null : resolve(given));
  const [corpus, known] = [path(values['xquad-articles']), path(values['xquad-questions'])];
  const sizes = (values.sizes ?? (quick ? QUICK_SIZES : DEFAULT_SIZES)).split(',').map(sizeOf);
  return {
    only: rowsOf(values.only),
    sizes: [...new Set(sizes)].sort((a, b) => a - b),
    quick,
    articles: path(values.articles) ?? join(projectRoot, 'data', 'articles'),
    collection: path(values.collection),
    questions: path(values.questions) ?? join(projectRoot, 'data', 'questions.jsonl'),
    quality: corpus !== null && known !== null ? { articles: corpus, questions: known } : null,
    work: path(values.work),
    out: path(values.out) ?? (quick ? null : join(projectRoot, 'test', 'bench', 'results')),
    count: wholeOf(values.count, 'count', quick ? 30 : 200),
    rounds: 3,
    limit: wholeOf(values.limit, 'limit', quick ? 5 : 60),
    seconds: wholeOf(values.seconds, 'seconds', quick ? 5 : 60),
  };
}
