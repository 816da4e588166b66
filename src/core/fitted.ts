// Numbers fitted on development questions by `npm run fit`. The weights saw no judging set; the one share behind the
// threshold was lowered after the sample questions showed too many refusals.

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  0.78, 5.88, 4.93, 1.0, -3.01, -1.1, -2.3, 1.12, -1.16, 1.83, -0.32, 1.45, 1.83, 0.61, -0.56, -0.23, -1.5,
  -1.68, -0.77, 0.06, 0.07, -0.15,
];

/** Weights of `PASSAGE_SIGNALS`. */
export const PASSAGE_WEIGHTS: readonly number[] = [
  4.16, 3.32, -0.08, 0.45, -1.84, 0.33, -0.94, 3.48, 6.46, -1.68, -2.16, 3.78, -0.87, 0.38, -1.4, 2.32, 0.54,
  0.62, -2.69, -0.68, -2.18, 0.75, -1.05, 2.59, 0.26, 1.68, 0.0, -0.05, -0.4, -3.46, -0.58,
];

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
