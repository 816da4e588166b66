// What grouping articles to stories needs kept: which story an article is in and why, and whom a new one may be like.
import type { StoryMember, StoryReason } from './story.js';

/** Where an article goes; `story` null opens a new one. */
export interface Placement {
  readonly story: string | null;
  readonly reason: StoryReason;
  /** As `bandsOf` the article's runs. */
  readonly bands: readonly number[];
  /** As `storyVector` of its passages, of unit length. */
  readonly vector: Float32Array;
  /** What was decided from this; nothing is placed where it holds no longer. @default whatever is there */
  readonly asOf?: Deciding;
}

/** What a decision where an article goes rests on. */
export interface Deciding {
  /** Of the article, as ArticleStore.hashOf. */
  readonly hash: string | null;
  /** As StoryStore.placings before anything was looked at; null for whatever was placed since. */
  readonly placings: number | null;
}

/** Days `YYYY-MM-DD`, both included; some weeks, each of which is looked at. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export interface NearStoryArticle {
  readonly key: string;
  /** Cosine in [-1, 1]. */
  readonly similarity: number;
}

/**
 * Keeps stories beside the articles. An article that is replaced or removed leaves its story by itself, and a story
 * without articles is gone; its id is never used again.
 */
export interface StoryStore {
  /**
   * Places an article that is stored, anew if it had a place, and gives its story's id. Null, doing nothing, for others and
   * where what the placement was decided from is not so any more.
   */
  place(key: string, placement: Placement): Promise<string | null>;
  /** How often articles were placed, by anyone. */
  placings(): Promise<number>;
  /** The story of an article; null when it has none yet. */
  storyOf(key: string): Promise<string | null>;
  /** Keys of a story's articles in the order in which they came; none for an unknown id. */
  keysOf(story: string): Promise<string[]>;
  /** A story's articles in the order in which they came. */
  members(story: string): Promise<StoryMember[]>;
  /** The vector an article was placed with, rounded to eight bits a number; null when it has no place. */
  vectorOf(key: string): Promise<Float32Array | null>;
  /**
   * Placed articles nearest by vector, the nearest first, ties by arrival: published (or else telling of an event) within
   * `days`, or without any day. With `days` null all those without a day and the last to have come of the others.
   */
  near(vector: Float32Array, days: DayRange | null, count: number): Promise<NearStoryArticle[]>;
  /** Placed articles that share most of these bands, at most `count`; ties by arrival. */
  sharing(bands: readonly number[], count: number): Promise<string[]>;
  /** At most `count` articles that have no place, in the order in which they came. */
  unplaced(count: number): Promise<string[]>;
}
