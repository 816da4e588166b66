// Numbers for questions whose passages a reader read, fitted on development questions by `npm run fit`; it prints this file.

/** Weights of `READER_PASSAGE_SIGNALS`. */
export const READER_PASSAGE_WEIGHTS: readonly number[] = [0.46, -0.16, -0.21, 0.23, 0.17, 0.07, 0.12];

/** Weights of `READER_QUOTE_SIGNALS`. */
export const READER_QUOTE_WEIGHTS: readonly number[] = [0.41, -0.17, 0.18, -0.18, 0.24, 0.87, 0.33];

/** As `CONFIDENCE_MODEL`, each with `READER_CONFIDENCE_SIGNALS` behind its own. */
export const READER_CONFIDENCE = {
  subject: {
    intercept: 7.64,
    weights: [
      0.2, 1.25, -0.5, 1.22, 3.35, 0.29, 2.29, 0.16, -2.34, -2.43, -2.1, 1.27, 0.52, -0.02, 0.44, 0.73, 0.12,
      -0.51,
    ],
  },
  answer: {
    intercept: 7.4,
    weights: [
      -1.78, -1.63, -0.31, -0.2, 0.88, 0.45, 0.52, 0.97, 0.04, 0.0, 0.0, -0.36, -0.33, -1.14, -0.19, 0.18,
      -0.35, -1.34, 0.63, -0.47, -0.28, -0.6, -0.06, -1.36, -0.15, -0.23, 0.46, 0.35, -0.24, 0.39, -0.99,
      0.41, 0.77, 0.21, -0.58, -0.35, 0.48, -0.25, 0.14, 0.85, -0.27, 0.47, -0.42, 0.03, 0.0, -0.03, 0.12,
      0.32, -0.42, -0.52, 0.22, -0.67, -0.07, -0.95, 0.14, -0.42, 0.31, 0.21, -1.19, 0.23, 0.09, 0.18, 0.34,
      0.07, 0.51, 0.78, -0.33, -0.36, -1.09, -1.83, 0.25, 0.26, -0.57, 0.46, 1.13, 0.18, -0.04, 0.02, 0.0,
      -0.35, 0.97, 1.0, 0.09, 1.03, 1.15, -0.61, -0.14,
    ],
  },
} as const;

/** Confidence with the reader under which one in forty answerable development questions falls. */
export const READER_THRESHOLD = 0.13;
