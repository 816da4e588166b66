// Why a side may be ahead of the product, in words: a row that says so must say why.
import type { Figure } from './figures.js';

/** The sides as they are called in tables and charts. */
export const SIDE_NAMES: Readonly<Record<string, string>> = {
  ours: 'Trích Dẫn',
  bare: 'our model and graph alone',
  session: 'ONNX session alone',
  langchain: 'LangChain.js',
  lancedb: 'LanceDB',
  exact: 'exact scan',
};

interface Reason {
  readonly row: Figure['row'];
  /** How the measure begins. */
  readonly measure: string;
  readonly sides: readonly string[];
  readonly why: string;
}

const LOOKS_UP =
  'it only looks vectors up; ours also searches words twice, ranks again, reads sentences, chooses quotes with their ' +
  'dates and tells when it does not know';

const REASONS: readonly Reason[] = [
  {
    row: 'question',
    measure: 'resident',
    sides: ['bare', 'langchain', 'lancedb', 'exact'],
    why: 'ours has two models open (one for questions, one for passages), the words’ page cache and a thread for each part',
  },
  {
    row: 'question',
    measure: 'event loop',
    sides: ['bare', 'lancedb', 'exact', 'langchain'],
    why: 'ours reads the passages found, ranks and quotes on its main thread, where the others have little else to do',
  },
  { row: 'question', measure: '', sides: ['bare', 'langchain', 'lancedb', 'exact'], why: LOOKS_UP },
  {
    row: 'ingest',
    measure: 'articles',
    sides: ['session'],
    why: 'it is the limit: the model on tokens made beforehand, with nothing read, stored or indexed',
  },
  {
    row: 'ingest',
    measure: 'processor',
    sides: ['session', 'langchain'],
    why: 'ours also reads dates, keeps words for searching, finds the story of each article and writes all of it to disk',
  },
  {
    row: 'ingest',
    measure: 'peak',
    sides: ['session', 'langchain'],
    why: 'ours holds the model once for each core, a database with its cache and the index in its thread',
  },
  {
    row: 'stored',
    measure: 'start',
    sides: ['langchain', 'lancedb'],
    why: 'ours checks both models against their checksums, loads both, and compares the graph with the database',
  },
  {
    row: 'stored',
    measure: 'question limited',
    sides: ['langchain', 'lancedb'],
    why: LOOKS_UP,
  },
  {
    row: 'stored',
    measure: 'one article',
    sides: ['langchain', 'lancedb'],
    why: 'ours commits to disk with words, dates, versions and the story the article belongs to; HNSWLib changes memory only',
  },
  {
    row: 'stored',
    measure: 'save',
    sides: ['langchain', 'lancedb'],
    why: 'ours reads the file back and compares it before it counts as saved',
  },
];

/** The reason kept for that side to be ahead in that measure; null where there is none yet. */
export function whyAhead({ row, measure, side }: Figure): string | null {
  const fitting = REASONS.find(
    (reason) => reason.row === row && measure.startsWith(reason.measure) && reason.sides.includes(side),
  );
  return fitting?.why ?? null;
}
