// The `fit` command: fits the weights of passages, quotes and confidence on development questions, and prints core/fitted.ts.
import type { Collection } from '../compose.js';
import { systemClock } from '../compose.js';
import {
  CONFIDENCE_SIGNALS,
  type ConfidenceModel,
  judgedConfidence,
  SUBJECT_SIGNALS,
} from '../core/confidence.js';
import { type Example, fitLogistic } from '../core/fit-logistic.js';
import { fitRanking, type RankingGroup } from '../core/fit-ranking.js';
import { areaUnderCurve, mean, quantile } from '../core/measures.js';
import { QUOTE_SIGNALS } from '../core/quote.js';
import { PASSAGE_SIGNALS } from '../core/rerank.js';
import { collectSamples, FOLDS, type Row, type Sample } from './fit-samples.js';
import { countTo } from './progress.js';
import { readQuestions } from './question-set.js';
import type { Output, Words } from './terminal-text.js';

/** Share of answerable development questions that the default threshold may refuse; others are printed beside it. */
const REFUSED = 0.025;
const REFUSED_TOO = [0.015, 0.04, 0.06];
/** Passages whose sentences compete; the same as in app/ask. */
const READ = 8;
const PASSAGE_PENALTY = 3;
const QUOTE_PENALTY = 3;
const CONFIDENCE_PENALTY = 3;

interface Weights {
  readonly passages: readonly number[];
  readonly quotes: readonly number[];
}

const product = (signals: readonly number[], weights: readonly number[]): number =>
  signals.reduce((sum, signal, i) => sum + signal * (weights[i] ?? 0), 0);

/** A sample's sentences as `weights` of passages would have them: of the best passages alone, their first signal set. */
function sentencesUnder(sample: Sample, weights: readonly number[]): Row[] {
  const relevance = sample.passages.map(({ signals }) => product(signals, weights));
  const order = [...relevance.keys()].sort((a, b) => (relevance[b] ?? 0) - (relevance[a] ?? 0));
  const read = new Set(order.slice(0, READ));
  const best = relevance[order[0] ?? 0] ?? 0;
  return sample.sentences
    .filter(({ passage }) => read.has(passage))
    .map((row) => ({ ...row, signals: [(relevance[row.passage] ?? 0) - best, ...row.signals.slice(1)] }));
}

function groupOf(rows: readonly Row[]): RankingGroup {
  return { rows: rows.map(({ signals }) => signals), right: rows.map(({ right }) => right) };
}

function fitWeights(samples: readonly Sample[]): Weights {
  const asked = samples.filter(({ question, setting }) => question.answerable && setting === 'whole');
  const passages = fitRanking(
    asked.map((sample) => groupOf(sample.passages)),
    PASSAGE_PENALTY,
  );
  const quotes = fitRanking(
    asked.map((sample) => groupOf(sentencesUnder(sample, passages))),
    QUOTE_PENALTY,
  );
  return { passages, quotes };
}

function first(rows: readonly Row[], weights: readonly number[]): Row | undefined {
  return rows.reduce<Row | undefined>(
    (most, row) =>
      most === undefined || product(row.signals, weights) > product(most.signals, weights) ? row : most,
    undefined,
  );
}

/** What a sample came to under weights that have not seen its article. */
interface Judged {
  readonly sample: Sample;
  readonly signals: readonly number[] | null;
  readonly windowEmpty: boolean;
}

const isStranger = ({ question, setting }: Sample): boolean =>
  setting === 'stranger' || (!question.answerable && /offtopic/u.test(question.kind));
const isAnswerable = ({ question, setting }: Sample): boolean =>
  question.answerable && setting !== 'stranger';
const isNear = (sample: Sample): boolean => !isAnswerable(sample) && !isStranger(sample);

function fitConfidence(judged: readonly Judged[]): ConfidenceModel {
  const examples = (some: readonly Judged[], from: number, to?: number): Example[] => {
    const share = mean(some.map(({ sample }) => (isAnswerable(sample) ? 1 : 0)));
    return some.flatMap(({ sample, signals, windowEmpty }): Example[] => {
      if (signals === null || windowEmpty) return [];
      const label = isAnswerable(sample) ? 1 : 0;
      // Both labels count the same among strangers, so that the model does not learn how many of them there were.
      const weight = from === 0 ? 0.5 / (label === 1 ? share : 1 - share) : 1;
      return [{ signals: signals.slice(from, to), label, weight }];
    });
  };
  const subject = judged.filter(({ sample }) => !isNear(sample));
  const answer = judged.filter(({ sample }) => sample.setting === 'whole' && !isStranger(sample));
  const options = { penalty: CONFIDENCE_PENALTY, intercept: true };
  return {
    subject: fitLogistic(examples(subject, 0, SUBJECT_SIGNALS), options),
    answer: fitLogistic(examples(answer, SUBJECT_SIGNALS), options),
  };
}

const share = (values: readonly boolean[]): string => mean(values.map(Number)).toFixed(3);
const list = (values: readonly number[], digits = 2): string =>
  `[${values.map((value) => value.toFixed(digits)).join(', ')}]`;

/** Right article, passage and quote first, cross-validated, by kind of question and over all. */
function rankingReport(samples: readonly Sample[], byFold: readonly Weights[]): string[] {
  const asked = samples.filter(({ question, setting }) => question.answerable && setting === 'whole');
  const rows = asked.map((sample) => {
    const weights = byFold[sample.fold] ?? { passages: [], quotes: [] };
    const passage = first(sample.passages, weights.passages);
    const sentence = first(sentencesUnder(sample, weights.passages), weights.quotes);
    return {
      kind: sample.question.kind,
      article: passage?.ofArticle === true,
      passage: passage?.right === true,
      sentence: sentence?.right === true,
    };
  });
  const line = (name: string, some: typeof rows): string =>
    `// ${name}: article ${share(some.map(({ article }) => article))}, passage ${share(some.map(({ passage }) => passage))}, sentence ${share(some.map(({ sentence }) => sentence))} of ${some.length}`;
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  return [
    line(`first and right, ${FOLDS}-fold`, rows),
    ...kinds.map((kind) =>
      line(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
  ];
}

interface Scored {
  readonly sample: Sample;
  readonly score: number;
}

function confidenceReport(scores: readonly Scored[]): { lines: string[]; threshold: number } {
  const of = (test: (sample: Sample) => boolean): number[] =>
    scores.filter(({ sample }) => test(sample)).map(({ score }) => score);
  const whole = ({ setting }: Sample): boolean => setting === 'whole';
  const positives = of((sample) => whole(sample) && isAnswerable(sample));
  const few = of(({ setting }) => setting === 'few');
  const strangers = of(({ setting }) => setting === 'stranger');
  const offTopic = of((sample) => whole(sample) && isStranger(sample));
  const near = of((sample) => whole(sample) && isNear(sample));
  const auc = (negatives: readonly number[], against = positives): string =>
    areaUnderCurve(against, negatives)?.toFixed(3) ?? '–';
  const thresholdFor = (part: number): number => quantile([...positives, ...few], part);
  const below = (some: readonly number[], threshold: number): string =>
    share(some.map((score) => score < threshold));
  return {
    threshold: Math.floor(thresholdFor(REFUSED) * 100) / 100,
    lines: [
      `// AUC all ${auc([...near, ...offTopic])}, near misses ${auc(near)}, off topic ${auc(offTopic)}, few against strangers ${auc(strangers, few)}`,
      ...[REFUSED, ...REFUSED_TOO].map((part) => {
        const threshold = thresholdFor(part);
        const [all, among, misses, off, strange] = [positives, few, near, offTopic, strangers].map((some) =>
          below(some, threshold),
        );
        return `// threshold ${threshold.toFixed(3)} refuses: answerable ${all}, among few ${among}, near misses ${misses}, off topic ${off}, strangers ${strange}`;
      }),
    ],
  };
}

/** Prints what cross-validation gives, then the numbers fitted on all questions, to be put into core/fitted.ts. */
export async function fitCommand(
  files: readonly string[],
  collection: Pick<Collection, 'ask' | 'store'>,
  { words, out, err }: { words: Words; out: Output; err: Output },
): Promise<number> {
  const questions = files.flatMap(readQuestions);
  const gathering = countTo(questions.length, { output: err, words, clock: systemClock });
  const samples = await collectSamples(questions, collection, gathering.step).finally(gathering.stop);
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const byFold = folds.map((fold) => fitWeights(samples.filter((sample) => sample.fold !== fold)));
  const judging = countTo(samples.length, { output: err, words, clock: systemClock });
  const judged: Judged[] = [];
  for (const sample of samples) {
    const weights = byFold[sample.fold] as Weights;
    const { signals, windowEmpty } = await collection.ask.findings(sample.question.question, {
      only: sample.only,
      weights,
    });
    judged.push({ sample, signals, windowEmpty });
    judging.step();
  }
  judging.stop();
  const scores = folds.flatMap((fold) => {
    const model = fitConfidence(judged.filter(({ sample }) => sample.fold !== fold));
    return judged
      .filter(({ sample }) => sample.fold === fold)
      .map(({ sample, signals, windowEmpty }): Scored => {
        return { sample, score: windowEmpty || signals === null ? 0 : judgedConfidence(signals, model) };
      });
  });
  const { lines, threshold } = confidenceReport(scores);
  const { passages, quotes } = fitWeights(samples);
  const model = fitConfidence(judged);
  out.write(
    [
      ...rankingReport(samples, byFold),
      ...lines,
      `// ${PASSAGE_SIGNALS.length} passage signals, ${QUOTE_SIGNALS.length} quote signals, ${CONFIDENCE_SIGNALS.length} confidence signals`,
      `export const PASSAGE_WEIGHTS: readonly number[] = ${list(passages)};`,
      `export const QUOTE_WEIGHTS: readonly number[] = ${list(quotes)};`,
      'export const CONFIDENCE_MODEL = {',
      `  subject: { intercept: ${model.subject.intercept.toFixed(2)}, weights: ${list(model.subject.weights)} },`,
      `  answer: { intercept: ${model.answer.intercept.toFixed(2)}, weights: ${list(model.answer.weights)} },`,
      '} as const;',
      `export const DEFAULT_THRESHOLD = ${threshold};`,
      '',
    ].join('\n'),
  );
  return 0;
}
