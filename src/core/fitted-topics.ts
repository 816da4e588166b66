// Numbers of the matching of topics, fitted on development topics.

/** Weights of `TOPIC_SIGNALS`. */
export const TOPIC_MODEL = {
  intercept: -6,
  weights: [2, 2, 0, 4, 2, -2, 1, 0, 0],
} as const;

/** From the widest to the narrowest; a topic begins in the middle. */
export const TOPIC_THRESHOLDS = [0.2, 0.5, 0.8] as const;

/** Where a topic begins. */
export const TOPIC_THRESHOLD = TOPIC_THRESHOLDS[1];
