// Measures retrieval alone on a corpus and its questions: dense, BM25, fusion, and the ranking that answers are read from.
import { resolve } from 'node:path';
import type { Findings } from '../app/ask.js';
import { type Collection, systemClock } from '../compose.js';
import { inThrownAway } from '../compose-apart.js';
import { gainAt, type Rank, recallAt, reciprocalRankAt } from '../core/measures.js';
import type { EvalContext } from './eval.js';
import { firstIngest } from './first-ingest.js';
import { countTo } from './progress.js';
import { type KnownQuestion, readQuestions } from './question-set.js';
import { tableOf } from './terminal-text.js';

type Order = 'dense' | 'bm25' | 'fusion' | 'final';
const ORDERS: readonly Order[] = ['dense', 'bm25', 'fusion', 'final'];

/** Chunk ids as an order ranks them. */
function orderOf({ ranked, passages }: Findings, order: Order): number[] {
  const value = {
    dense: (one: Findings['ranked'][number]) => one.cosine,
    bm25: (one: Findings['ranked'][number]) => (one.typed === 0 ? one.folded / 1e6 : one.typed),
    fusion: (one: Findings['ranked'][number]) => one.score,
  };
  const by = value[order === 'final' ? 'fusion' : order];
  const sorted = [...ranked].sort((a, b) => by(b) - by(a)).map(({ chunk }) => chunk);
  return order === 'final' ? [...passages.map(({ chunk }) => chunk.id), ...sorted] : sorted;
}

/** Rank of the first chunk of a right article, counting each article once. */
function rankOf(
  order: readonly number[],
  articleOf: ReadonlyMap<number, string>,
  question: KnownQuestion,
): Rank {
  const articles = [...new Set(order.map((chunk) => articleOf.get(chunk)))];
  const at = articles.findIndex((key) => key !== undefined && question.articles.includes(key));
  return at < 0 ? null : at + 1;
}

/** Ranks the passages of a corpus file for its questions, in a collection made for that and thrown away. */
export async function evalRetrieval(
  files: readonly string[],
  flags: { json?: boolean },
  context: EvalContext,
): Promise<number> {
  const { config, log, err } = context;
  const [corpus, questionFile] = files;
  if (corpus === undefined || questionFile === undefined) {
    err.write('--retrieval needs two files: CORPUS.jsonl QUESTIONS.jsonl\n');
    return 2;
  }
  const questions = readQuestions(questionFile).filter(
    ({ answerable, articles }) => answerable && articles.length > 0,
  );
  return await inThrownAway(config, log, { reader: 'required' }, (collection) =>
    measured(collection, corpus, questions, flags, context),
  );
}

async function measured(
  collection: Collection,
  corpus: string,
  questions: readonly KnownQuestion[],
  flags: { json?: boolean },
  context: EvalContext,
): Promise<number> {
  const { words, err } = context;
  const progress = countTo(questions.length, { output: err, words, clock: systemClock });
  try {
    await firstIngest(collection, { folder: resolve(corpus), err, words, clock: systemClock });
    const ranks = new Map<Order, Rank[]>(ORDERS.map((order) => [order, []]));
    for (const question of questions) {
      const findings = await collection.ask.findings(question.question);
      const chunks = await collection.store.chunks(findings.ranked.map(({ chunk }) => chunk));
      const articleOf = new Map(chunks.map(({ id, article }) => [id, article.key]));
      for (const [order, list] of ranks) list.push(rankOf(orderOf(findings, order), articleOf, question));
      progress.step();
    }
    progress.stop();
    write(ranks, questions.length, await collection.store.count(), flags, context);
    return 0;
  } finally {
    progress.stop();
  }
}

function write(
  ranks: ReadonlyMap<Order, readonly Rank[]>,
  questions: number,
  passages: number,
  flags: { json?: boolean },
  { out }: EvalContext,
): void {
  const figures = Object.fromEntries(
    [...ranks].map(([order, list]) => [
      order,
      {
        'R@1': recallAt(list, 1),
        'R@5': recallAt(list, 5),
        'R@10': recallAt(list, 10),
        'MRR@10': reciprocalRankAt(list, 10),
        'nDCG@10': gainAt(list, 10),
      },
    ]),
  );
  if (flags.json) {
    out.write(`${JSON.stringify({ questions, ...figures }, null, 2)}\n`);
    return;
  }
  const head = ['', 'R@1', 'R@5', 'R@10', 'MRR@10', 'nDCG@10'];
  const rows = Object.entries(figures).map(([order, row]) => [
    order,
    ...Object.values(row).map((share) => share.toFixed(3)),
  ]);
  out.write(tableOf(out, head, [10, 10, 10, 10, 10, 10], rows));
  out.write(`${questions} questions, ${passages} passages\n`);
}
