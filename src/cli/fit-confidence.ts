// Fits the confidence on judged samples, and tells how well it parts answerable questions from the others.
import { type ConfidenceModel, judgedConfidence, SUBJECT_SIGNALS } from '../core/confidence.js';
import { type Example, fitLogistic } from '../core/fit-logistic.js';
import { areaUnderCurve, mean, quantile } from '../core/measures.js';
import { FOLDS, type Sample } from './fit-samples.js';
import { share } from './fit-weights.js';

/**
 * Share of answerable development questions that the default threshold may refuse; others are printed beside it. With the reader
 * more: from the one share to the other it refuses 1.4 points more of these and 12.6 more of the near misses.
 */
const REFUSED = { plain: 0.025, reader: 0.04 } as const;
const REFUSED_TOO = [0.015, 0.025, 0.04, 0.06];
const CONFIDENCE_PENALTY = 3;

/** What a sample came to under weights that have not seen its article. */
export interface Judged {
  readonly sample: Sample;
  /** `CONFIDENCE_SIGNALS`; null when nothing was found that could be an answer. */
  readonly signals: readonly number[] | null;
  /** `READER_CONFIDENCE_SIGNALS`; empty without a reader. */
  readonly reader: readonly number[];
}

const isStranger = ({ question, setting }: Sample): boolean =>
  setting === 'stranger' || (!question.answerable && /offtopic/u.test(question.kind));
const isAnswerable = ({ question, setting }: Sample): boolean =>
  question.answerable && setting !== 'stranger';
const isNear = (sample: Sample): boolean => !isAnswerable(sample) && !isStranger(sample);

export function fitConfidence(judged: readonly Judged[]): ConfidenceModel {
  const examples = (some: readonly Judged[], from: number, to?: number): Example[] => {
    const part = mean(some.map(({ sample }) => (isAnswerable(sample) ? 1 : 0)));
    return some.flatMap(({ sample, signals, reader }): Example[] => {
      if (signals === null) return [];
      const label = isAnswerable(sample) ? 1 : 0;
      // Both labels count the same among strangers, so that the model does not learn how many of them there were.
      const weight = from === 0 ? 0.5 / (label === 1 ? part : 1 - part) : 1;
      return [{ signals: [...signals.slice(from, to), ...reader], label, weight }];
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

/** What confidence comes to, cross-validated, and the threshold that refuses `REFUSED` without the reader or with it. */
export function confidenceReport(
  judged: readonly Judged[],
  by: keyof typeof REFUSED,
): { lines: string[]; threshold: number } {
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
    threshold: Math.floor(thresholdFor(REFUSED[by]) * 100) / 100,
    lines: [
      `// AUC all ${auc([...near, ...offTopic])}, near misses ${auc(near)}, off topic ${auc(offTopic)}, few against strangers ${auc(strangers, few)}`,
      ...[...new Set([REFUSED[by], ...REFUSED_TOO])].map((part) => {
        const threshold = thresholdFor(part);
        const [all, among, misses, off, strange] = [positives, few, near, offTopic, strangers].map((some) =>
          below(some, threshold),
        );
        return `// threshold ${threshold.toFixed(3)} refuses: answerable ${all}, among few ${among}, near misses ${misses}, off topic ${off}, strangers ${strange}`;
      }),
    ],
  };
}
