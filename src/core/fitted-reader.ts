// Numbers for questions whose passages a reader read, fitted on development questions by `npm run fit`; it prints this file.

/** Weights of `READER_PASSAGE_SIGNALS`. */
export const READER_PASSAGE_WEIGHTS: readonly number[] = [0.51, -0.16, 0.26, 0.26, 0.14, 0.12, 0.2];

/** Weights of `READER_QUOTE_SIGNALS`. */
export const READER_QUOTE_WEIGHTS: readonly number[] = [0.49, -0.17, 0.1, -0.04, 0.12, 1.52, 0.4];

/** Two logistic models over `CONFIDENCE_SIGNALS`, each with `READER_CONFIDENCE_SIGNALS` behind its own. */
export const READER_CONFIDENCE = {
  subject: {
    intercept: 4.33,
    weights: [
      1.42, 1.75, 1.08, 1.46, 1.98, 0.17, 1.31, -0.16, -1.8, -1.46, -1.32, 1.25, 1.09, -0.22, 0.49, 0.62, 0.1,
      -0.34,
    ],
  },
  answer: {
    intercept: 3.42,
    weights: [
      -0.11, -0.2, -0.66, -0.13, 0.12, -0.44, -1.32, 0.08, 0.17, 0.14, 0.33, 0.49, -1.06, 0.1, -0.41, 0.06,
      0.31, -0.03, 0.44, 0.04, -0.06, 0.23, 0.15, -0.56, -0.44, 0.09, -0.08, 0.28, 0.42, -0.2, -0.08, -0.1,
      0.0, 0.06, 0.0, -0.27, 0.1, 0.09, -0.02, -0.03, -0.19, -0.05, 0.09, 0.01, -0.09, -0.12, 0.15, -0.5,
      0.24, 0.05, -0.31, 0.03, -0.25, 0.07, 0.41, -0.2, -0.11, -0.94, -0.88, 0.16, 0.08, -0.22, 0.33, 0.69,
      0.12, 0.23, -0.17, 0.0, -0.3, 1.05, 0.78, 0.05, 0.87, 0.85, -0.52, -0.49,
    ],
  },
} as const;

/** The same as DEFAULT_THRESHOLD, with the reader. */
export const READER_THRESHOLD = 0.1;
