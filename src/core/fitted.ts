// Numbers fitted on development questions by `npm run fit`; nothing here was chosen by looking at the judging sets.

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  16.33, 3.82, 5.55, 2.77, 0.88, -0.88, 0.37, 0.29, -2.57, -1.94, -0.68,
];

/** Two logistic models over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  subject: {
    intercept: 0.79,
    weights: [-0.08, 0.25, -0.01, 0.36, 1.88, 1.62, 1.19, -0.88, -3.23, -2.07, -3.96],
  },
  answer: { intercept: 1.2, weights: [-0.13, -0.24, -1.2, -0.84, -1.21, -0.84, 0] },
} as const;

/** Confidence under which six of a hundred answerable development questions fall. */
export const DEFAULT_THRESHOLD = 0.49;
