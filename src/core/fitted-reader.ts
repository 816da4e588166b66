// Numbers for questions whose passages a reader read, fitted on development questions by `npm run fit`; it prints this file.
import { CONFIDENCE_MODEL } from './fitted.js';

/** Weights of `READER_PASSAGE_SIGNALS`. */
export const READER_PASSAGE_WEIGHTS: readonly number[] = [1, 0, 0, 0.2, 0.2, 0.1, 0];

/** Weights of `READER_QUOTE_SIGNALS`. */
export const READER_QUOTE_WEIGHTS: readonly number[] = [1, 0, 0.2, 0.2, 0, 1, 0];

/** Two logistic models over `CONFIDENCE_SIGNALS`, each with `READER_CONFIDENCE_SIGNALS` behind its own. */
export const READER_CONFIDENCE = {
  subject: {
    intercept: CONFIDENCE_MODEL.subject.intercept,
    weights: [...CONFIDENCE_MODEL.subject.weights, 0, 0, 0, 0, 0, 0, 0],
  },
  answer: {
    intercept: CONFIDENCE_MODEL.answer.intercept,
    weights: [...CONFIDENCE_MODEL.answer.weights, 0.5, 0.5, 0.2, 0.2, 0.2, 0.2, 0.1],
  },
} as const;

/** The same as DEFAULT_THRESHOLD, with the reader. */
export const READER_THRESHOLD = 0.11;
