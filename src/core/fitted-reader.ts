// Numbers for questions whose passages a reader read, fitted on development questions by `npm run fit`; it prints this file.

/** Weights of `READER_PASSAGE_SIGNALS`. */
export const READER_PASSAGE_WEIGHTS: readonly number[] = [0.46, -0.16, -0.21, 0.23, 0.17, 0.07, 0.12];

/** Weights of `READER_QUOTE_SIGNALS`. */
export const READER_QUOTE_WEIGHTS: readonly number[] = [0.41, -0.17, 0.18, -0.18, 0.24, 0.87, 0.33];

/** A logistic model over `CONFIDENCE_SIGNALS` with `READER_CONFIDENCE_SIGNALS` behind them. */
export const READER_CONFIDENCE = {
  intercept: 7.58,
  weights: [
    -2.5, -1.97, -0.81, 0.24, 1.77, 0.62, 1.98, 1.44, -2.36, -3.9, -5.59, -0.66, -0.06, -2.37, 0.39, 0.15,
    -0.29, -1.17, 0.47, -0.55, 0.04, -0.69, 1.14, -0.83, 0.19, 0.13, 0.93, 0.49, -0.2, 0.63, -1.35, 0.26,
    0.77, 0.75, -0.44, -0.29, 0.46, -0.33, 0.22, 0.16, -0.26, 0.54, -0.34, 0.0, -1.69, 0.15, -0.17, 0.28,
    -0.04, -1.57, 1.1, 0.04, -0.37, -1.21, 0.12, -0.02, -0.03, 0.75, -1.84, 0.27, 1.67, 0.56, 0.41, -0.0,
    0.18, 0.61, -0.06, -0.66, -0.92, -2.34, 0.28, 0.59, -0.68, 0.65, -0.04, 0.15, -0.16, 0.17, 0.0, -3.39,
    1.13, 0.89, 0.09, 0.75, 0.89, 0.07, -0.23,
  ],
} as const;

/** Confidence with the reader under which one in twenty-five answerable development questions falls. */
export const READER_THRESHOLD = 0.26;
