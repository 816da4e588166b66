// Numbers of the matching of topics, fitted on development topics.

/**
 * Weights of `TOPIC_SIGNALS`, by `fitLogistic` with penalty 1 on the 20 topics of embeddings/topics/topics.jsonl for
 * fitting, paired with 8,725 of 3,060 news articles. The weights of English topics rest on one topic with three articles.
 */
export const TOPIC_MODEL = {
  intercept: -9.5,
  weights: [1.44, 0.43, 0.48, 3.09, 0.97, -0.34, 0.03, 0.38, 1.91, 5.12, 1.4, 0.74],
} as const;

/**
 * From the widest to the narrowest; a topic begins in the middle. Precision and recall over all articles of the 20 topics
 * that judge: .65 and .82, .88 and .65, .94 and .49.
 */
export const TOPIC_THRESHOLDS = [0.1, 0.4, 0.7] as const;

/** Where a topic begins. */
export const TOPIC_THRESHOLD = TOPIC_THRESHOLDS[1];
