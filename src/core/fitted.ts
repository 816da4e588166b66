// Numbers fitted on development questions by `npm run fit`. The weights saw no judging set.

/** Weights of `PASSAGE_SIGNALS`. */
export const PASSAGE_WEIGHTS: readonly number[] = [
  4.17, 3.3, -0.0, 0.41, -1.81, 0.33, -0.94, 3.44, 5.57, -1.65, -1.81, 3.88, -0.9, 0.61, -1.2, 2.25, 0.58,
  0.59, -2.67, -0.7, -2.18, 0.75, -1.06, 2.59, 0.25, 1.69, 0.0, -0.07, -0.4, -3.44, -0.56,
];

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  0.76, 5.61, 4.94, 0.97, -2.82, -1.06, -1.98, 1.12, -1.16, 1.8, -0.37, 1.46, 1.83, 0.6, -0.57, -0.22, -1.5,
  -1.68, -0.77, 0.06, 0.07, -0.12,
];

/** Two logistic models over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  subject: { intercept: 3.76, weights: [1.96, 2.07, 1.36, 1.06, 2.57, 0.37, 2.4, -0.48, -2.4, -2.14, -2.82] },
  answer: {
    intercept: 2.32,
    weights: [
      -0.15, -0.03, -0.66, -0.06, 0.09, -0.18, -1.35, 0.06, 0.33, -0.29, 0.62, 0.77, -1.37, -0.02, -0.47,
      -0.05, 0.69, -0.19, 0.6, 0.55, -0.54, -0.04, 0.42, -1.04, -0.18, -0.04, -0.1, 0.13, 0.67, -0.51, 0.01,
      -0.73, 0.0, 0.0, 0.03, -0.09, 0.06, 0.89, 0.77, -0.12, -0.46, -0.36, 0.92, -0.02, -0.0, 0.09, 0.42,
      -0.17, 0.21, 0.15, -0.28, 0.16, 0.36, -0.81, 0.16, -0.03, -0.15, -0.85, -0.74, 0.6, 0.14, 0.25, -0.06,
      0.83, 0.09, -0.19, -0.18, 0.0, -0.11,
    ],
  },
} as const;

/** Confidence under which one in forty answerable development questions falls. */
export const DEFAULT_THRESHOLD = 0.11;
