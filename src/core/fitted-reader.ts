// Numbers for questions whose passages a reader read, fitted on development questions by `npm run fit`; it prints this file.

/** Weights of `READER_PASSAGE_SIGNALS`. */
export const READER_PASSAGE_WEIGHTS: readonly number[] = [0.47, -0.16, -0.13, 0.27, 0.19, 0.09, 0.13];

/** Weights of `READER_QUOTE_SIGNALS`. */
export const READER_QUOTE_WEIGHTS: readonly number[] = [0.44, -0.17, 0.18, -0.18, 0.18, 1.3, 0.39];

/** Two logistic models over `CONFIDENCE_SIGNALS`, each with `READER_CONFIDENCE_SIGNALS` behind its own. */
export const READER_CONFIDENCE = {
  subject: {
    intercept: 3.75,
    weights: [
      1.06, 1.39, 0.78, 1.68, 1.93, 0.24, 1.31, -0.08, -1.58, -1.28, -1.11, 1.24, 1.0, -0.3, 0.53, 0.53, 0.37,
      -0.24,
    ],
  },
  answer: {
    intercept: 4.28,
    weights: [
      -0.06, -0.23, -0.73, -0.11, 0.02, -0.14, -1.43, 0.29, -0.16, -0.17, -0.09, -0.21, -1.02, -0.07, -0.07,
      -0.08, 0.29, -0.06, 0.48, -0.32, 0.11, 0.19, 0.01, -0.8, -0.14, -0.04, -0.12, 0.25, 0.48, -0.55, 0.11,
      -0.26, 0.02, 0.02, -0.24, -0.05, -0.14, 0.29, 0.47, 0.02, -0.32, 0.21, 0.15, 0.19, -0.13, -0.25, 0.01,
      -0.31, 0.04, -0.12, -0.08, 0.09, 0.01, -0.01, 0.5, -0.23, -0.06, -0.99, -0.91, 0.29, 0.29, -0.29, 0.3,
      0.55, 0.02, -0.04, -0.13, 0.0, -0.19, 1.42, 0.86, 0.12, 0.62, 0.48, 0.17, -0.02,
    ],
  },
} as const;

/** Confidence with the reader under which one in twenty-five answerable development questions falls. */
export const READER_THRESHOLD = 0.16;
