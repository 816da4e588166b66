// Numbers fitted on development questions by `npm run fit`. The weights saw no judging set; the one share behind the
// threshold was lowered after the sample questions showed too many refusals.

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  15.54, 3.87, 5.59, 3.09, 0.88, -0.88, 0.39, 0.22, -2.42, -2.02, -0.68,
];

/** Weights of `PASSAGE_SIGNALS`. */
export const PASSAGE_WEIGHTS: readonly number[] = [1];

/** Two logistic models over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  subject: {
    intercept: -1.42,
    weights: [1.4, 1.71, 0.89, 0.77, 4.28, 0.34, 2.88, -0.57, -1.93, -1.1, -3.09],
  },
  answer: { intercept: 1.2, weights: [-0.15, -0.19, -1.27, -0.99, -0.6, -0.89] },
} as const;

/** Confidence under which fifteen of a thousand answerable development questions fall. */
export const DEFAULT_THRESHOLD = 0.15;
