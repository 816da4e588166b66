// Fits the confidence on judged samples, and tells how well it parts answerable questions from the others.
import {
  CONFIDENCE_SIGNALS,
  type ConfidenceModel,
  judgedConfidence,
  type LogisticModel,
  SUBJECT_SIGNALS,
} from '../core/confidence.js';
import { type Example, fitLogistic } from '../core/fit-logistic.js';
import { areaUnderCurve, mean, quantile } from '../core/measures.js';
import { FOLDS, type Sample } from './fit-samples.js';
import { share } from './fit-weights.js';
import { isOffTopic } from './question-set.js';

/** Share of answerable development questions that the default threshold may refuse; others are printed beside it. */
const REFUSED = 0.025;
const REFUSED_TOO = [0.015, 0.025, 0.04, 0.06];
/** Of 1, 3 and 10 the one with the highest AUC, cross-validated. */
const CONFIDENCE_PENALTY = 1;
const AT = {
  english: CONFIDENCE_SIGNALS.indexOf('English'),
  unmarked: CONFIDENCE_SIGNALS.indexOf('without marks'),
} as const;

/** What a sample came to under weights that have not seen its article. */
export interface Judged {
  readonly sample: Sample;
  /** `CONFIDENCE_SIGNALS`; null when nothing was found that could be an answer. */
  readonly signals: readonly number[] | null;
  /** `READER_CONFIDENCE_SIGNALS`; empty without a reader. */
  readonly reader: readonly number[];
}

const isStranger = ({ question, setting }: Sample): boolean =>
  setting === 'stranger' || (!question.answerable && isOffTopic(question));
const isAnswerable = ({ question, setting }: Sample): boolean =>
  question.answerable && setting !== 'stranger';
const isNear = (sample: Sample): boolean => !isAnswerable(sample) && !isStranger(sample);

/** The language of a question, as its signals tell it. */
function languageOf(signals: readonly number[]): string {
  return `${signals[AT.english] ?? 0} ${signals[AT.unmarked] ?? 0}`;
}

/**
 * The model that tells answerable questions from the others, by the first `width` signals and the reader's. Within each language
 * both count in the proportion of all together: that hardly any near miss of the development questions is without marks tells
 * nothing of such questions.
 */
function fitPart(judged: readonly Judged[], width?: number): LogisticModel {
  const known = judged.flatMap(({ sample, signals, reader }) => {
    if (signals === null) return [];
    const label: Example['label'] = isAnswerable(sample) ? 1 : 0;
    return [{ signals: [...signals.slice(0, width), ...reader], label, language: languageOf(signals) }];
  });
  const partOf = (some: typeof known): number => mean(some.map(({ label }) => label));
  const all = partOf(known);
  const within = (language: string): number => partOf(known.filter((one) => one.language === language));
  const parts = new Map([...new Set(known.map(({ language }) => language))].map((one) => [one, within(one)]));
  const examples = known.map(({ signals, label, language }): Example => {
    const part = parts.get(language) ?? all;
    return { signals, label, weight: label === 1 ? all / part : (1 - all) / (1 - part) };
  });
  return fitLogistic(examples, { penalty: CONFIDENCE_PENALTY, intercept: true });
}

export function fitConfidence(judged: readonly Judged[]): ConfidenceModel {
  return {
    subject: fitPart(
      judged.filter(({ sample }) => !isNear(sample)),
      SUBJECT_SIGNALS,
    ),
    answer: fitPart(judged.filter(({ sample }) => sample.setting === 'whole' && !isStranger(sample))),
  };
}

interface Scored {
  readonly sample: Sample;
  readonly score: number;
}

/** Every sample's confidence by a model that has not seen its article. */
function crossValidated(judged: readonly Judged[]): Scored[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitConfidence(judged.filter(({ sample }) => sample.fold !== fold));
    return judged
      .filter(({ sample }) => sample.fold === fold)
      .map(({ sample, signals, reader }) => ({
        sample,
        score: signals === null ? 0 : judgedConfidence(signals, model, reader),
      }));
  }).flat();
}

/** What confidence comes to, cross-validated, and the threshold that refuses `REFUSED`. */
export function confidenceReport(judged: readonly Judged[]): { lines: string[]; threshold: number } {
  const scores = crossValidated(judged);
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
      ...[...new Set([REFUSED, ...REFUSED_TOO])].map((part) => {
        const threshold = thresholdFor(part);
        const [all, among, misses, off, strange] = [positives, few, near, offTopic, strangers].map((some) =>
          below(some, threshold),
        );
        return `// threshold ${threshold.toFixed(3)} refuses: answerable ${all}, among few ${among}, near misses ${misses}, off topic ${off}, strangers ${strange}`;
      }),
    ],
  };
}
