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

/** A logistic model over `CONFIDENCE_SIGNALS`. */
export const CONFIDENCE_MODEL = {
  intercept: 3.07,
  weights: [
    -1.22, -0.9, -1.27, 0.12, 1.97, 0.54, 2.27, 1.04, -2.42, -3.49, -4.27, -0.76, 0.05, -2.5, 0.26, 0.33,
    -0.3, -1.01, 0.33, 0.18, -0.06, 0.5, 1.69, -1.36, 0.52, 0.11, 1.41, 0.32, 0.04, 0.69, 0.55, -0.33, 0.32,
    0.73, -0.79, -0.3, 0.25, -0.68, 0.57, -0.5, -0.27, 0.54, -0.21, 0.0, 0.0, -0.14, -0.28, 0.14, 0.48, -0.96,
    3.55, 0.17, -0.28, -0.73, 0.2, -0.09, 0.58, 0.73, -2.38, 0.01, 2.03, -0.13, 0.0, -0.02, 0.16, 0.63, 0.05,
    -0.76, -1.02, -2.03, 0.54, 0.8, 0.39, 0.08, 0.75, 0.33, -0.04, -0.05, 0.0, -1.67,
  ],
} as const;

/** Confidence under which one in twenty-five answerable development questions falls. */
export const DEFAULT_THRESHOLD = 0.25;
