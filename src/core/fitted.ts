// Numbers fitted on development questions by `npm run fit`; nothing here was chosen by looking at the judging sets.

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  22.67, 5.01, 6.91, 3.56, 1.18, -1.18, 0, 0.66, -5.37, -1.62, -1.05,
];

/** Two logistic models over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  subject: { intercept: -2, weights: [0.8, 1.9, 0.2, 0.5, 1.7, 1.7, 1.4, 0.4] },
  answer: { intercept: 1.2, weights: [-0.16, -0.1, -1.5, -1.4, -1.5, -0.7] },
} as const;

/** Confidence under which about one answerable development question in sixteen falls. */
export const DEFAULT_THRESHOLD = 0.2;
