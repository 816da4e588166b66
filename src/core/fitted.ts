// Numbers fitted on development questions by `npm run fit`, the confidence also on 300 questions about other things: of SQuAD 2.0's
// development set in Vietnamese by machine, without XQuAD's paragraphs, and of ViQuAD 2's. The weights saw no judging set.

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

/** Two logistic models, of the first `SUBJECT_SIGNALS` of `CONFIDENCE_SIGNALS` and of all. */
export const CONFIDENCE_MODEL = {
  subject: {
    intercept: 6.24,
    weights: [1.35, 2.69, -0.14, 1.13, 3.52, 0.55, 2.73, -0.58, -3.09, -2.83, -3.42],
  },
  answer: {
    intercept: 4.44,
    weights: [
      -1.23, -1.05, -0.28, -0.25, 1.13, 0.18, 0.6, 0.81, 0.07, 0.0, 0.0, -0.31, -0.16, -1.12, -0.12, 0.26,
      -0.24, -0.98, 0.27, 0.01, -0.1, 0.34, 0.51, -1.92, 0.2, -0.27, 0.67, 0.23, -0.04, 0.45, 0.64, -0.0, 0.1,
      0.29, -0.86, -0.24, 0.16, -0.42, 0.3, 0.72, -0.45, 0.46, -0.37, 0.0, 0.0, 0.05, -0.17, 0.31, 0.17, -0.2,
      0.08, -0.43, -0.32, -0.59, -0.06, -0.25, 0.66, 0.29, -1.51, -0.06, 0.59, -0.25, 0.42, 0.0, 0.27, 0.76,
      -0.16, -0.31, -1.09, -1.7, 0.57, 0.33, 0.37, 0.33, 1.23, 0.26, 0.06, -0.28, 0.0, -0.06,
    ],
  },
} as const;

/** Confidence under which one in forty answerable development questions falls. */
export const DEFAULT_THRESHOLD = 0.13;
