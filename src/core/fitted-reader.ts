// Numbers for questions whose passages a reader read, fitted on development questions by `npm run fit`; it prints this file.

/** Weights of `READER_PASSAGE_SIGNALS`. */
export const READER_PASSAGE_WEIGHTS: readonly number[] = [0.46, -0.16, -0.21, 0.23, 0.17, 0.07, 0.12];

/** Weights of `READER_QUOTE_SIGNALS`. */
export const READER_QUOTE_WEIGHTS: readonly number[] = [0.41, -0.17, 0.18, -0.18, 0.24, 0.87, 0.33];

/** Two logistic models over `CONFIDENCE_SIGNALS`, each with `READER_CONFIDENCE_SIGNALS` behind its own. */
export const READER_CONFIDENCE = {
  subject: {
    intercept: 3.6,
    weights: [
      0.99, 1.17, 0.85, 1.54, 1.72, 0.11, 1.27, 0.08, -1.77, -1.14, -1.14, 1.19, 0.93, -0.37, 0.55, 0.51,
      0.56, -0.49,
    ],
  },
  answer: {
    intercept: 4.79,
    weights: [
      -0.14, -0.22, -0.74, -0.23, 0.02, -0.14, -1.38, 0.4, -0.04, -0.24, -0.26, -0.07, -0.82, -0.19, -0.23,
      0.05, 0.27, -0.16, 0.22, -0.2, -0.03, 0.51, -0.06, -0.79, -0.14, 0.09, -0.24, 0.15, 0.42, -0.35, 0.2,
      -0.22, 0.02, 0.0, -0.16, -0.14, -0.01, 0.11, 0.29, -0.13, -0.45, 0.11, 0.1, 0.28, -0.34, -0.1, -0.06,
      -0.21, 0.16, -0.25, 0.06, 0.01, -0.03, -0.1, 0.22, -0.22, -0.14, -0.87, -1.14, 0.29, 0.06, -0.39, 0.26,
      0.57, 0.02, 0.11, -0.08, 0.0, -0.23, 1.13, 0.73, 0.14, 0.73, 0.81, -0.26, -0.24,
    ],
  },
} as const;

/** Confidence with the reader under which one in twenty-five answerable development questions falls. */
export const READER_THRESHOLD = 0.13;
