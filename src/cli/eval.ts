// The `eval` command: answers measured against questions with known answers, by kind, and what each part is worth.
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { PARTS, type Part } from '../app/ask.js';
import { type Collection, openCollection, systemClock } from '../compose.js';
import { openKeptApart } from '../compose-apart.js';
import type { Config } from '../config.js';
import type { Bin } from '../core/measures.js';
import { projectRoot } from '../project-root.js';
import {
  type Figures,
  figuresOf,
  type Outcome,
  outcomeOf,
  reliabilityOf,
  type Share,
} from './eval-answers.js';
import { firstIngest } from './first-ingest.js';
import { countTo } from './progress.js';
import { type KnownQuestion, readQuestions } from './question-set.js';
import { type Output, tableOf, type Words } from './terminal-text.js';

export interface EvalContext {
  readonly config: Config;
  readonly log: Logger;
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
}

export interface EvalFlags {
  readonly questions: string;
  readonly stored?: boolean;
  readonly json?: boolean;
  readonly ablate?: boolean;
}

async function outcomesOf(
  questions: readonly KnownQuestion[],
  collection: Collection,
  without: readonly Part[],
  { words, err }: EvalContext,
): Promise<Outcome[]> {
  const asking = without.length === 0 ? collection : collection.askWithout(without);
  const progress = countTo(questions.length, { output: err, words, clock: systemClock });
  const outcomes: Outcome[] = [];
  try {
    for (const question of questions) {
      outcomes.push(await outcomeOf(question, asking, collection.store));
      progress.step();
    }
  } finally {
    progress.stop();
  }
  return outcomes;
}

const percent = (share: number): string => (share * 100).toFixed(1);

function cell(share: Share): string {
  if (share === null) return '–';
  const [low, high] = share.interval;
  return `${percent(share.value)} (${Math.round(low * 100)}–${Math.round(high * 100)})`;
}

function area(share: Share): string {
  if (share === null) return '–';
  const [low, high] = share.interval;
  return `${share.value.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

const KIND_HEAD = [
  'kind',
  'questions',
  'article ranked first %',
  'passage ranked first %',
  'passage in ten %',
  'first quote: article %',
  'first quote right %',
  'right in three %',
  'refused wrongly',
  'refused rightly',
];
const KIND_SHARES = [24, 9, 14, 14, 9, 14, 14, 14, 9, 9];

function kindRow(kind: string, figures: Figures): string[] {
  const asked = figures.questions - figures.unanswerable;
  return [
    kind,
    String(figures.questions),
    cell(figures.articleFirst),
    cell(figures.passageFirst),
    asked === 0 ? '–' : percent(figures.passageInTen),
    cell(figures.rightArticle),
    cell(figures.rightFirst),
    cell(figures.rightInThree),
    asked === 0 ? '–' : `${figures.refusedWrongly}/${asked}`,
    figures.unanswerable === 0 ? '–' : `${figures.refusedRightly}/${figures.unanswerable}`,
  ];
}

function kindsOf(outcomes: readonly Outcome[]): Array<[string, Figures]> {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  return kinds.map((kind) => [kind, figuresOf(outcomes.filter((one) => one.kind === kind))]);
}

function reliabilityTable(bins: readonly Bin[], out: Output): string {
  const head = ['confidence', 'questions', 'mean confidence', 'answerable %', 'first quote right %'];
  const rows = bins.map((bin) => [
    `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`,
    String(bin.questions),
    bin.score.toFixed(2),
    percent(bin.answerable),
    percent(bin.right),
  ]);
  return tableOf(out, head, [12, 10, 14, 14, 16], rows);
}

function writeAnswers(outcomes: readonly Outcome[], { out }: EvalContext): void {
  const figures = figuresOf(outcomes);
  const rows = [...kindsOf(outcomes).map(([kind, of]) => kindRow(kind, of)), kindRow('all', figures)];
  out.write(tableOf(out, KIND_HEAD, KIND_SHARES, rows));
  out.write(reliabilityTable(reliabilityOf(outcomes), out));
  out.write(
    `AUC of the confidence: all ${area(figures.auc)} · near misses ${area(figures.aucNear)} · off topic ${area(figures.aucOffTopic)}\n` +
      `quotes verbatim: ${percent(figures.validQuotes)} % of ${figures.quotes} · ` +
      `median ${figures.msMedian.toFixed(1)} ms, p95 ${figures.msP95.toFixed(1)} ms · ` +
      `${Math.round(process.memoryUsage().rss / 1e6)} MB resident\n` +
      'in brackets: 95 % intervals, by bootstrap\n',
  );
}

/** JSON keeps plain figures on top, intervals beside them. */
function plainFigures(figures: Figures) {
  const shares = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? value.value : value,
  ]);
  const intervals = Object.entries(figures).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? [[name, value.interval]] : [],
  );
  return { ...Object.fromEntries(shares), intervals: Object.fromEntries(intervals) };
}

async function ablate(
  questions: readonly KnownQuestion[],
  collection: Collection,
  flags: EvalFlags,
  context: EvalContext,
): Promise<void> {
  const variants: Array<[string, Figures]> = [];
  // Where there is no reader, asking without it would be the same again; where there is one, no vectors of sentences are made.
  const left = PARTS.map((part): readonly Part[] =>
    part === 'sentence vectors' && collection.reads ? ['reader', part] : [part],
  ).filter(([part]) => part !== 'reader' || collection.reads);
  for (const without of [[], ...left]) {
    const outcomes = await outcomesOf(questions, collection, without, context);
    variants.push([
      without.length === 0 ? 'all parts' : `without ${without.join(', ')}`,
      figuresOf(outcomes),
    ]);
  }
  const { out } = context;
  if (flags.json) {
    const figures = Object.fromEntries(variants.map(([name, of]) => [name, plainFigures(of)]));
    out.write(`${JSON.stringify(figures, null, 2)}\n`);
    return;
  }
  const head = [
    '',
    'article ranked first %',
    'passage ranked first %',
    'first quote right %',
    'AUC',
    'near misses',
  ];
  const rows = variants.map(([name, of]) => [
    name,
    cell(of.articleFirst),
    cell(of.passageFirst),
    cell(of.rightFirst),
    area(of.auc),
    area(of.aucNear),
  ]);
  out.write(tableOf(out, head, [24, 16, 16, 16, 18, 18], rows));
}

/**
 * Asks every question of a file: of a collection made of the articles folder, apart from the user's own, or with `stored`
 * of the user's own. Exit code 1 when a quote is not verbatim, else 0.
 */
export async function evalAnswers(flags: EvalFlags, context: EvalContext): Promise<number> {
  const { config, log, words, out, err } = context;
  const questions = readQuestions(resolve(projectRoot, flags.questions));
  const open = flags.stored ? openCollection : openKeptApart;
  const collection = await open(config, log, { reader: 'required' });
  try {
    if (!flags.stored)
      await firstIngest(collection, { folder: config.ARTICLES_DIR, err, words, clock: systemClock });
    if (flags.ablate) {
      await ablate(questions, collection, flags, context);
      return 0;
    }
    const outcomes = await outcomesOf(questions, collection, [], context);
    const figures = figuresOf(outcomes);
    if (flags.json) {
      const kinds = Object.fromEntries(kindsOf(outcomes).map(([kind, of]) => [kind, plainFigures(of)]));
      const record = { ...plainFigures(figures), kinds, reliability: reliabilityOf(outcomes) };
      out.write(`${JSON.stringify(record, null, 2)}\n`);
    } else writeAnswers(outcomes, context);
    return figures.validQuotes === 1 ? 0 : 1;
  } finally {
    await collection.close();
  }
}
