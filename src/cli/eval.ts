// The `eval` command: measures answers against questions with known answers, and retrieval against known passages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Findings } from '../app/ask.js';
import { type Collection, openCollection, openPrompts, systemClock } from '../compose.js';
import type { Config } from '../config.js';
import type { Quote } from '../core/answer.js';
import { textOf } from '../core/article.js';
import {
  areaUnderCurve,
  gainAt,
  mean,
  quantile,
  type Rank,
  recallAt,
  reciprocalRankAt,
} from '../core/measures.js';
import { projectRoot } from '../project-root.js';
import { firstIngest } from './first-ingest.js';
import { type KnownQuestion, readQuestions } from './question-set.js';
import { type Output, tableOf, type Words, wordsOf } from './terminal-text.js';

interface EvalContext {
  readonly config: Config;
  readonly log: Logger;
  readonly out: Output;
  readonly err: Output;
}

/** What one question came to. */
interface Outcome {
  readonly kind: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  readonly rightArticle: boolean;
  readonly rightFirst: boolean;
  readonly rightInThree: boolean;
  readonly validQuotes: number;
  readonly quotes: number;
  readonly score: number;
  readonly ms: number;
}

function isRight(quote: Quote, question: KnownQuestion): boolean {
  const day = quote.date?.day ?? null;
  const rightDay = question.days.length === 0 || day === null || question.days.includes(day);
  const text = quote.text.normalize('NFC');
  const holds =
    question.answers.length === 0 ||
    question.answers.some((answer) => text.includes(answer.normalize('NFC')));
  return question.articles.includes(quote.article) && rightDay && holds;
}

/** The law of quotes, checked on the stored article. */
function isVerbatim(quote: Quote, collection: Collection): boolean {
  const article = collection.store.byKey(quote.article);
  return (
    article !== null &&
    textOf(article, quote.caption).slice(quote.start, quote.end) === quote.text &&
    quote.text !== ''
  );
}

async function outcomeOf(question: KnownQuestion, collection: Collection): Promise<Outcome> {
  const started = performance.now();
  const answer = await collection.ask(question.question);
  const ms = performance.now() - started;
  const given = answer.status === 'answered' ? answer.quotes : answer.rejected;
  const [first] = given;
  return {
    kind: question.kind,
    answerable: question.answerable,
    answered: answer.status === 'answered',
    rightArticle: first !== undefined && question.articles.includes(first.article),
    rightFirst: first !== undefined && isRight(first, question),
    rightInThree: given.some((quote) => isRight(quote, question)),
    quotes: given.length,
    validQuotes: given.filter((quote) => isVerbatim(quote, collection)).length,
    score: answer.score,
    ms,
  };
}

/** Questions between two lines that tell how far a long run is. */
const REPORT_EVERY = 200;

const percent = (share: number): string => (share * 100).toFixed(1);

/** Figures of some outcomes. Right quotes count whether or not they were shown; `answered` tells what was shown. */
function figuresOf(outcomes: readonly Outcome[]) {
  const answerable = outcomes.filter((one) => one.answerable);
  const not = outcomes.filter((one) => !one.answerable);
  const share = (of: readonly Outcome[], test: (one: Outcome) => boolean): number | null =>
    of.length === 0 ? null : mean(of.map((one) => (test(one) ? 1 : 0)));
  return {
    questions: outcomes.length,
    rightArticle: share(answerable, (one) => one.rightArticle),
    rightFirst: share(answerable, (one) => one.rightFirst),
    rightInThree: share(answerable, (one) => one.rightInThree),
    refusedWrongly: answerable.filter((one) => !one.answered).length,
    refusedRightly: not.filter((one) => !one.answered).length,
    unanswerable: not.length,
    auc: areaUnderCurve(
      answerable.map(({ score }) => score),
      not.map(({ score }) => score),
    ),
    validQuotes: share(outcomes, (one) => one.validQuotes === one.quotes),
    quotes: outcomes.reduce((sum, { quotes }) => sum + quotes, 0),
    msMedian: quantile(
      outcomes.map(({ ms }) => ms),
      0.5,
    ),
    msP95: quantile(
      outcomes.map(({ ms }) => ms),
      0.95,
    ),
  };
}

function answersTable(outcomes: readonly Outcome[], out: Output): string {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const rows = [
    ...kinds.map((kind) => [kind, outcomes.filter((one) => one.kind === kind)] as const),
    ['all', outcomes] as const,
  ];
  const cell = (share: number | null): string => (share === null ? '–' : percent(share));
  const head = [
    'kind',
    'questions',
    'right article %',
    'right first quote %',
    'right in three %',
    'refused wrongly',
    'refused rightly',
  ];
  return tableOf(
    out,
    head,
    [26, 12, 14, 14, 14, 12, 14],
    rows.map(([kind, some]) => {
      const figures = figuresOf(some);
      return [
        kind,
        String(figures.questions),
        cell(figures.rightArticle),
        cell(figures.rightFirst),
        cell(figures.rightInThree),
        String(figures.refusedWrongly),
        figures.unanswerable === 0 ? '–' : `${figures.refusedRightly}/${figures.unanswerable}`,
      ];
    }),
  );
}

/**
 * Asks every question of a file: of a collection made of the articles folder, apart from the user's own, or with `stored`
 * of the user's own. Exit code 1 when a quote is not verbatim, else 0.
 */
export async function evalAnswers(
  flags: { questions: string; stored?: boolean; json?: boolean },
  { config, log, words, out, err }: EvalContext & { words: Words },
): Promise<number> {
  const questions = readQuestions(resolve(projectRoot, flags.questions));
  const folder = flags.stored ? config.DATA_DIR : join(config.DATA_DIR, 'eval');
  const collection = await openCollection({ ...config, DATA_DIR: folder }, log);
  try {
    if (!flags.stored)
      await firstIngest(collection, { folder: config.ARTICLES_DIR, err, words, clock: systemClock });
    const outcomes: Outcome[] = [];
    for (const question of questions) outcomes.push(await outcomeOf(question, collection));
    const figures = figuresOf(outcomes);
    if (flags.json) out.write(`${JSON.stringify(figures, null, 2)}\n`);
    else {
      out.write(answersTable(outcomes, out));
      out.write(
        `AUC of score ${figures.auc?.toFixed(3) ?? '–'} · verbatim quotes ${percent(figures.validQuotes ?? 1)} % of ${figures.quotes} · ` +
          `median ${figures.msMedian.toFixed(1)} ms, p95 ${figures.msP95.toFixed(1)} ms · ${Math.round(process.memoryUsage().rss / 1e6)} MB resident\n`,
      );
    }
    return figures.validQuotes === 1 ? 0 : 1;
  } finally {
    await collection.close();
  }
}

type Order = 'dense' | 'bm25' | 'fusion';
const ORDERS: readonly Order[] = ['dense', 'bm25', 'fusion'];

/** Rank of the first chunk of a right article, counting each article once. */
function rankOf(
  { ranked, passageOf }: { ranked: Findings['ranked']; passageOf: (chunk: number) => string | undefined },
  question: KnownQuestion,
  order: Order,
): Rank {
  const by = { dense: 'cosine', bm25: 'typed', fusion: 'score' } as const;
  const sorted = [...ranked].sort((a, b) => value(b) - value(a));
  function value(one: Findings['ranked'][number]): number {
    return order === 'bm25' && one.typed === 0 ? one.folded / 1e6 : one[by[order]];
  }
  const articles = [...new Set(sorted.map(({ chunk }) => passageOf(chunk)))];
  const at = articles.findIndex((key) => key !== undefined && question.articles.includes(key));
  return at < 0 ? null : at + 1;
}

/** Measures retrieval alone: dense, BM25 and fusion over the passages of a corpus file, in a collection made for it. */
export async function evalRetrieval(
  files: readonly string[],
  flags: { json?: boolean },
  { config, log, out, err }: EvalContext,
): Promise<number> {
  const [corpus, questionFile] = files;
  if (corpus === undefined || questionFile === undefined) {
    err.write('--retrieval needs two files: CORPUS.jsonl QUESTIONS.jsonl\n');
    return 2;
  }
  const questions = readQuestions(questionFile).filter(
    ({ answerable, articles }) => answerable && articles.length > 0,
  );
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-eval-'));
  const collection = await openCollection({ ...config, DATA_DIR: folder }, log);
  try {
    const words = wordsOf(openPrompts('terminal'), config.INTERFACE_LANGUAGE);
    await firstIngest(collection, { folder: resolve(corpus), err, words, clock: systemClock });
    const ranks = new Map<Order, Rank[]>(ORDERS.map((order) => [order, []]));
    let done = 0;
    for (const question of questions) {
      const { ranked } = await collection.ask.findings(question.question);
      const chunks = new Map(
        collection.store.chunks(ranked.map(({ chunk }) => chunk)).map(({ id, article }) => [id, article.key]),
      );
      const passageOf = (chunk: number) => chunks.get(chunk);
      for (const order of ORDERS) ranks.get(order)?.push(rankOf({ ranked, passageOf }, question, order));
      if (++done % REPORT_EVERY === 0) err.write(`${done}/${questions.length}\n`);
    }
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
    if (flags.json) out.write(`${JSON.stringify({ questions: questions.length, ...figures }, null, 2)}\n`);
    else {
      const head = ['', 'R@1', 'R@5', 'R@10', 'MRR@10', 'nDCG@10'];
      const rows = Object.entries(figures).map(([order, row]) => [
        order,
        ...Object.values(row).map((share) => share.toFixed(3)),
      ]);
      out.write(tableOf(out, head, [10, 10, 10, 10, 10, 10], rows));
      out.write(`${questions.length} questions, ${collection.store.count()} passages\n`);
    }
    return 0;
  } finally {
    await collection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
