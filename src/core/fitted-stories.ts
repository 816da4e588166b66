// Numbers of the grouping of stories, fitted on development stories.

/**
 * Weights of `STORY_SIGNALS`, by `fitLogistic` with penalty 1, but for that of the days. Fitted on 1,383 articles of 264
 * development stories, each paired with the twenty before it that are nearest by vector, once by themselves and once among
 * 1,049 articles of other years with all dates taken off; an article outside the stories is never a positive. Five-fold
 * over whole stories, the incremental grouping reached B³ F1 .965 to .975 there.
 * The weight of the days is set by reason: the fit gave −3.3, but nearly all development stories with dates are of one day
 * or two, and what goes on for weeks (prices, forecasts, a war) is many stories. It costs B³ F1 .004 on those stories.
 */
export const STORY_MODEL = {
  intercept: -5.78,
  weights: [6.08, 3.45, 0.43, 0.8, -1.25, -8, 1.81],
} as const;

/**
 * Mean log-odds against the members of a story from which an article joins it, as a probability. On development stories
 * B³ F1 is within .01 of its best from .2 to .6; the highest of these joins fewest strangers.
 */
export const JOIN_FROM = 0.6;

/** Cosine below which no names, figures and headline in common bring an article to `JOIN_FROM`: such pairs need no look. */
export const NEAR_FROM = 0.86;
