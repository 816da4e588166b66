// The `fit` command: fits the weights of quotes and of confidence on development questions, and prints core/fitted.ts.
import type { Findings } from '../app/ask.js';
import type { Collection } from '../compose.js';
import {
  CONFIDENCE_SIGNALS,
  type ConfidenceModel,
  confidenceOf,
  type LogisticModel,
  SUBJECT_SIGNALS,
} from '../core/confidence.js';
import { type Example, fitLogistic } from '../core/fit-logistic.js';
import { areaUnderCurve, mean, quantile } from '../core/measures.js';
import { QUOTE_SIGNALS, type ScoredSentence } from '../core/quote.js';
import { type KnownQuestion, readQuestions } from './question-set.js';
import type { Output } from './terminal-text.js';

const FOLDS = 5;
/** Wrong sentences compared with each right one. */
const WRONG = 20;
/** Share of answerable development questions that the default threshold may refuse; others are printed beside it. */
const REFUSED = 0.015;
const REFUSED_TOO = [0.025, 0.04, 0.06];

/** Sizes of the small collections in which questions are asked again, in articles. */
const FEW = [5, 20, 80];

/**
 * A question asked of the whole collection (`whole`), of a few articles with its own among them (`few`), or of a few
 * without (`stranger`): what nothing near looks like when the question itself is a fair one.
 */
type Setting = 'whole' | 'few' | 'stranger';

interface Sample {
  readonly question: KnownQuestion;
  readonly findings: Findings;
  readonly fold: number;
  readonly setting: Setting;
}

function isRight(sentence: ScoredSentence, { articles, answers }: KnownQuestion): boolean {
  return (
    articles.includes(sentence.passage.chunk.article.key) &&
    answers.some((answer) => sentence.text.includes(answer))
  );
}

/** Pairs of a right and a wrong sentence of one question as differences: the right one is to score higher. */
function quoteExamples(samples: readonly Sample[]): Example[] {
  return samples.flatMap(({ question, findings }) => {
    const right = findings.sentences.filter((sentence) => isRight(sentence, question)).slice(0, 3);
    const wrong = findings.sentences.filter((sentence) => !isRight(sentence, question)).slice(0, WRONG);
    return right.flatMap((good) =>
      wrong.map((bad): Example => {
        const signals = good.signals.map((signal, i) => signal - (bad.signals[i] ?? 0));
        return { signals, label: 1, weight: 1 / right.length };
      }),
    );
  });
}

function fitQuotes(samples: readonly Sample[]): readonly number[] {
  return fitLogistic(quoteExamples(samples), { penalty: 1, intercept: false }).weights;
}

const isStranger = ({ question, setting }: Sample): boolean =>
  setting === 'stranger' || (!question.answerable && /offtopic/u.test(question.kind));

const isAnswerable = ({ question, setting }: Sample): boolean =>
  question.answerable && setting !== 'stranger';

function fitConfidence(samples: readonly Sample[]): ConfidenceModel {
  const examples = (some: readonly Sample[], from: number, to?: number): Example[] => {
    const share = mean(some.map((sample) => (isAnswerable(sample) ? 1 : 0)));
    return some.flatMap((sample): Example[] => {
      const { signals, windowEmpty } = sample.findings;
      if (signals === null || windowEmpty) return [];
      const label = isAnswerable(sample) ? 1 : 0;
      // Both labels count the same among strangers, so that the model does not learn how many of them there were.
      const weight = from === 0 ? 0.5 / (label === 1 ? share : 1 - share) : 1;
      return [{ signals: signals.slice(from, to), label, weight }];
    });
  };
  const near = new Set(samples.filter((sample) => !isAnswerable(sample) && !isStranger(sample)));
  const subject = samples.filter((sample) => !near.has(sample));
  const answer = samples.filter((sample) => sample.setting === 'whole' && !isStranger(sample));
  return {
    subject: fitLogistic(examples(subject, 0, SUBJECT_SIGNALS), { penalty: 3, intercept: true }),
    answer: fitLogistic(examples(answer, SUBJECT_SIGNALS), { penalty: 3, intercept: true }),
  };
}

function firstIsRight({ question, findings }: Sample, weights: readonly number[]): boolean {
  const scored = findings.sentences.map((sentence) => ({
    sentence,
    score: sentence.signals.reduce((sum, signal, i) => sum + signal * (weights[i] ?? 0), 0),
  }));
  const best = scored.reduce(
    (most, one) => (one.score > most.score ? one : most),
    scored[0] ?? { sentence: null, score: 0 },
  );
  return best.sentence !== null && isRight(best.sentence, question);
}

function numbers(values: readonly number[]): string {
  return `[${values.map((value) => value.toFixed(2)).join(', ')}]`;
}

function modelText(name: string, model: LogisticModel): string {
  return `  ${name}: { intercept: ${model.intercept.toFixed(2)}, weights: ${numbers(model.weights)} },`;
}

/** Chunks of `size` articles drawn by `draw`, the given ones among them. */
function chunksOfFew(
  size: number,
  given: readonly string[],
  excluded: readonly string[],
  chunks: ReadonlyMap<string, readonly number[]>,
  draw: () => number,
): number[] {
  const keys = [...chunks.keys()];
  const chosen = new Set(given);
  while (chosen.size < Math.min(size, keys.length - excluded.length)) {
    const key = keys[Math.floor(draw() * keys.length)];
    if (key !== undefined && !excluded.includes(key)) chosen.add(key);
  }
  return [...chosen].flatMap((key) => chunks.get(key) ?? []);
}

/** Park and Miller's minimal standard generator, so that every fit draws the same articles. */
function drawer(): () => number {
  let seed = 20261123;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

/** Questions about one article fall into one fold, so that none is judged by a model that has seen its article. */
async function collect(
  questions: readonly KnownQuestion[],
  { ask, store }: Pick<Collection, 'ask' | 'store'>,
  err: Output,
): Promise<Sample[]> {
  const chunks = new Map([...store.list()].map(({ key }) => [key, store.chunksOf(key).map(({ id }) => id)]));
  const draw = drawer();
  const folds = new Map<string, number>();
  const samples: Sample[] = [];
  for (const [i, question] of questions.entries()) {
    const group = question.articles[0] ?? question.id;
    const fold = folds.get(group) ?? folds.size % FOLDS;
    folds.set(group, fold);
    samples.push({ question, findings: await ask.findings(question.question), fold, setting: 'whole' });
    if (question.answerable && i % 2 === 0) {
      const setting = i % 4 === 0 ? 'few' : 'stranger';
      const [given, excluded] = setting === 'few' ? [question.articles, []] : [[], question.articles];
      const only = chunksOfFew(FEW[i % FEW.length] ?? 5, given, excluded, chunks, draw);
      samples.push({ question, findings: await ask.findings(question.question, only), fold, setting });
    }
    if ((i + 1) % 200 === 0) err.write(`${i + 1}/${questions.length}\n`);
  }
  return samples;
}

/** Prints what cross-validation gives, then the weights fitted on all questions, to be put into core/fitted.ts. */
export async function fitCommand(
  file: string,
  collection: Pick<Collection, 'ask' | 'store'>,
  out: Output,
  err: Output,
): Promise<number> {
  const samples = await collect(readQuestions(file), collection, err);
  const answerable = samples.filter(({ question, setting }) => question.answerable && setting === 'whole');
  let right = 0;
  const scores: Array<{ sample: Sample; score: number }> = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitQuotes(answerable.filter((sample) => sample.fold !== fold));
    const model = fitConfidence(samples.filter((sample) => sample.fold !== fold));
    right += answerable.filter((sample) => sample.fold === fold && firstIsRight(sample, weights)).length;
    for (const sample of samples) {
      const { signals, windowEmpty } = sample.findings;
      if (sample.fold !== fold || signals === null) continue;
      scores.push({ sample, score: windowEmpty ? 0 : confidenceOf(signals, model) });
    }
  }
  const scoresOf = (test: (sample: Sample) => boolean): number[] =>
    scores.filter(({ sample }) => test(sample)).map(({ score }) => score);
  const whole = ({ setting }: Sample): boolean => setting === 'whole';
  const positives = scoresOf((sample) => whole(sample) && isAnswerable(sample));
  const few = scoresOf(({ setting }) => setting === 'few');
  const strangers = scoresOf(({ setting }) => setting === 'stranger');
  const offTopic = scoresOf((sample) => whole(sample) && isStranger(sample));
  const near = scoresOf((sample) => whole(sample) && !isAnswerable(sample) && !isStranger(sample));
  const auc = (test: (sample: Sample) => boolean): string =>
    areaUnderCurve(
      positives,
      scoresOf((sample) => whole(sample) && !isAnswerable(sample) && test(sample)),
    )?.toFixed(3) ?? '–';
  const thresholdFor = (share: number): number => quantile([...positives, ...few], share);
  const below = (some: readonly number[], threshold: number): string =>
    mean(some.map((score) => (score < threshold ? 1 : 0))).toFixed(3);
  const refusals = [REFUSED, ...REFUSED_TOO].map((share) => {
    const threshold = thresholdFor(share);
    const shares = [positives, few, near, offTopic, strangers].map((some) => below(some, threshold));
    return `// threshold ${threshold.toFixed(3)} refuses: answerable ${shares[0]}, among few ${shares[1]}, near misses ${shares[2]}, off topic ${shares[3]}, strangers ${shares[4]}`;
  });
  const model = fitConfidence(samples);
  out.write(
    [
      `// ${FOLDS}-fold: right first sentence ${(right / Math.max(answerable.length, 1)).toFixed(3)} of ${answerable.length};`,
      `// AUC all ${auc(() => true)}, near misses ${auc((sample) => !isStranger(sample))}, off topic ${auc(isStranger)},`,
      `// answerable against strangers, few articles: AUC ${areaUnderCurve(few, strangers)?.toFixed(3) ?? '–'}`,
      ...refusals,
      `// ${QUOTE_SIGNALS.length} quote signals, ${CONFIDENCE_SIGNALS.length} confidence signals`,
      `export const QUOTE_WEIGHTS: readonly number[] = ${numbers(fitQuotes(answerable))};`,
      'export const CONFIDENCE_MODEL = {',
      modelText('subject', model.subject),
      modelText('answer', model.answer),
      '} as const;',
      `export const DEFAULT_THRESHOLD = ${Math.floor(thresholdFor(REFUSED) * 100) / 100};`,
      '',
    ].join('\n'),
  );
  return 0;
}
