// Numbers of the matching of topics, fitted on development topics.

/**
 * Weights of `TOPIC_SIGNALS`, by `npm run fit -- --topics embeddings/topics/topics.jsonl`: penalty 1, on the 93 topics there
 * for fitting with 24,657 of 3,060 news articles. Cross-validated in five parts, articles of one topic together at most as
 * heavy as 25: precision .91 and recall .64 at the default threshold for topics that are not English.
 */
export const TOPIC_MODEL = {
  intercept: -9.31,
  weights: [1.78, 1.44, 2.43, 0, 0.23, -0.42, -0.16, 0.94, 0.61, 0.72, 2.38, 9.92],
} as const;

/** The same for the 28 English topics: precision .89 and recall .28. */
export const ENGLISH_TOPIC_MODEL = {
  intercept: -9.47,
  weights: [1.66, 1.41, 0.48, 0.94, 0, 0.32, 0, 0, 1.47, 2.15, 3.97, 9.75],
} as const;

/**
 * From the widest to the narrowest; a topic begins at the third. Cross-validated precision and recall over all topics for
 * fitting: .65 and .80, .80 and .72, .90 and .54, .95 and .42; of the 20 topics that judge: .73 and .91, .81 and .76, .91 and .61,
 * .97 and .51.
 */
export const TOPIC_THRESHOLDS = [0.17, 0.33, 0.69, 0.86] as const;

/** Where a topic begins. */
export const TOPIC_THRESHOLD = TOPIC_THRESHOLDS[2];

/**
 * From the widest to the narrowest for followed questions, on the confidence of their answers; the first is that of answers.
 * Asked without the reader, the development questions leave 98, 85, 80 and 58 % of 843 that are answerable, and 246, 114, 85 and
 * 39 of 361 others.
 */
export const QUESTION_THRESHOLDS = [0.13, 0.5, 0.6, 0.8] as const;
