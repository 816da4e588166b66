// The `fit` command: fits the weights of quotes and of confidence on development questions, and prints core/fitted.ts.
import type { Ask, Findings } from '../app/ask.js';
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
/** Share of answerable development questions that the default threshold may refuse. */
const REFUSED = 0.06;

interface Sample {
  readonly question: KnownQuestion;
  readonly findings: Findings;
  readonly fold: number;
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

const isStranger = ({ question }: Sample): boolean => !question.answerable && /offtopic/u.test(question.kind);

function fitConfidence(samples: readonly Sample[]): ConfidenceModel {
  const examples = (some: readonly Sample[], from: number, to?: number): Example[] => {
    const share = mean(some.map(({ question }) => (question.answerable ? 1 : 0)));
    return some.flatMap(({ question, findings }): Example[] => {
      if (findings.signals === null) return [];
      const label = question.answerable ? 1 : 0;
      // Strangers are few: both labels count the same, so that the model does not learn how many there were.
      const weight = from === 0 ? 0.5 / (label === 1 ? share : 1 - share) : 1;
      return [{ signals: findings.signals.slice(from, to), label, weight }];
    });
  };
  const near = samples.filter((sample) => !sample.question.answerable && !isStranger(sample));
  return {
    subject: fitLogistic(
      examples(
        samples.filter((sample) => !near.includes(sample)),
        0,
        SUBJECT_SIGNALS,
      ),
      { penalty: 3, intercept: true },
    ),
    answer: fitLogistic(
      examples(
        samples.filter((sample) => !isStranger(sample)),
        SUBJECT_SIGNALS,
      ),
      { penalty: 3, intercept: true },
    ),
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

/** Questions about one article fall into one fold, so that none is judged by a model that has seen its article. */
async function collect(questions: readonly KnownQuestion[], ask: Ask, err: Output): Promise<Sample[]> {
  const folds = new Map<string, number>();
  const samples: Sample[] = [];
  for (const question of questions) {
    const group = question.articles[0] ?? question.id;
    const fold = folds.get(group) ?? folds.size % FOLDS;
    folds.set(group, fold);
    samples.push({ question, findings: await ask.findings(question.question), fold });
    if (samples.length % 200 === 0) err.write(`${samples.length}/${questions.length}\n`);
  }
  return samples;
}

/** Prints what cross-validation gives, then the weights fitted on all questions, to be put into core/fitted.ts. */
export async function fitCommand(file: string, ask: Ask, out: Output, err: Output): Promise<number> {
  const samples = await collect(readQuestions(file), ask, err);
  const answerable = samples.filter(({ question }) => question.answerable);
  let right = 0;
  const scores: Array<{ sample: Sample; score: number }> = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = samples.filter((sample) => sample.fold !== fold);
    const weights = fitQuotes(training.filter(({ question }) => question.answerable));
    const model = fitConfidence(training);
    for (const sample of samples.filter((one) => one.fold === fold)) {
      if (sample.question.answerable && firstIsRight(sample, weights)) right++;
      if (sample.findings.signals)
        scores.push({ sample, score: confidenceOf(sample.findings.signals, model) });
    }
  }
  const scoresOf = (test: (sample: Sample) => boolean): number[] =>
    scores.filter(({ sample }) => test(sample)).map(({ score }) => score);
  const positives = scoresOf(({ question }) => question.answerable);
  const auc = (test: (sample: Sample) => boolean): string =>
    areaUnderCurve(positives, scoresOf(test))?.toFixed(3) ?? '–';
  const model = fitConfidence(samples);
  out.write(
    [
      `// ${FOLDS}-fold: right first sentence ${(right / Math.max(answerable.length, 1)).toFixed(3)} of ${answerable.length};`,
      `// AUC all ${auc(({ question }) => !question.answerable)}, near misses ${auc((sample) => !sample.question.answerable && !isStranger(sample))}, off topic ${auc(isStranger)}`,
      `// ${QUOTE_SIGNALS.length} quote signals, ${CONFIDENCE_SIGNALS.length} confidence signals`,
      `export const QUOTE_WEIGHTS: readonly number[] = ${numbers(fitQuotes(answerable))};`,
      'export const CONFIDENCE_MODEL = {',
      modelText('subject', model.subject),
      modelText('answer', model.answer),
      '} as const;',
      `export const DEFAULT_THRESHOLD = ${quantile(positives, REFUSED).toFixed(2)};`,
      '',
    ].join('\n'),
  );
  return 0;
}
