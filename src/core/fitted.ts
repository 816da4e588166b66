// Numbers fitted on development questions by `npm run fit`; nothing here was chosen by looking at the judging sets.

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  15.43, 3.93, 5.62, 3.11, 0.89, -0.89, 0.39, -0.07, -1.74, -2.3, -0.67,
];

/** Two logistic models over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  subject: {
    intercept: -1.41,
    weights: [1.38, 1.71, 0.88, 0.8, 4.29, 0.32, 2.86, -0.57, -1.93, -1.1, -3.13],
  },
  answer: { intercept: 1.2, weights: [-0.29, -0.25, -1.31, -0.93, -0.59, -0.89] },
} as const;

/** Confidence under which six of a hundred answerable development questions fall. */
export const DEFAULT_THRESHOLD = 0.32;
