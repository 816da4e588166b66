// Numbers fitted on development questions by `npm run fit`. The weights saw no judging set.

/** Weights of `PASSAGE_SIGNALS`. */
export const PASSAGE_WEIGHTS: readonly number[] = [
  3.88, 3.65, -0.22, 0.37, -2.41, 0.26, -0.6, 3.83, 5.87, -1.63, -1.72, 3.88, 0.15, -0.74, -1.53, 2.85, 0.57,
  0.6, -2.13, -0.75, -1.79, 0.82, -0.97, 2.47, 0.19, 1.67, 0.0, 0.56, -0.47, -3.77, -1.07,
];

/** Weights of `QUOTE_SIGNALS`. */
export const QUOTE_WEIGHTS: readonly number[] = [
  0.71, 5.06, 5.15, 1.06, -2.17, -1.12, -1.79, 1.18, -1.21, 1.6, -0.27, 1.92, 2.02, 0.59, -0.45, -0.41, -2.97,
  -0.53, -0.94, 0.1, -0.04, -0.69,
];

/** Two logistic models over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  subject: {
    intercept: 2.79,
    weights: [1.67, 2.12, 1.02, 1.25, 2.22, 0.36, 1.97, -0.29, -2.49, -1.62, -2.66],
  },
  answer: {
    intercept: 1.94,
    weights: [
      -0.05, -0.14, -0.72, -0.06, 0.15, -0.3, -1.08, -0.14, -0.11, 0.19, 0.41, 0.48, -1.48, 0.16, -0.3, 0.22,
      0.28, -0.03, 0.46, 0.4, -0.4, 0.08, 0.25, -0.81, -0.3, 0.03, 0.01, 0.17, 0.47, -0.37, -0.0, -0.42, 0.0,
      0.0, 0.21, -0.13, 0.12, 0.61, 0.58, -0.01, -0.28, -0.24, 0.37, -0.05, -0.03, 0.08, 0.25, -0.25, 0.07,
      0.12, -0.01, 0.25, 0.16, -0.18, 0.17, -0.14, -0.05, -0.72, -0.85, 0.43, 0.47, 0.26, 0.21, 0.67, 0.15,
      0.04, -0.32, 0.08, -0.14,
    ],
  },
} as const;

/** Confidence under which one in forty answerable development questions falls. */
export const DEFAULT_THRESHOLD = 0.12;
