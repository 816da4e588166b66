// How likely two articles tell the same story: a small logistic model over what their profiles have in common.
import { logistic } from './confidence.js';
import { inBoth, type Overlap, overlapOf } from './copy-of.js';
import { daysBetween } from './dates.js';
import { STORY_MODEL } from './fitted-stories.js';
import type { StoryProfile } from './story-profile.js';
import { dot } from './vector.js';

/** What likeness is judged by, in the order of `STORY_MODEL.weights`. */
export const STORY_SIGNALS = [
  'cosine above .9, in twentieths',
  'share of names',
  'share of figures',
  'a day named in both',
  'days named, none in both',
  'days between them, in tens',
  'share of headline syllables',
] as const;

/** Small numbers by which few names, figures, … are divided at least, so that one in common is no proof. */
const LEAST = { names: 1, figures: 3, headline: 4 };
const FURTHEST_DAYS = 10;

/** Days between two days `YYYY-MM-DD`, never negative; null when one is unknown. */
function daysApart(a: string | null, b: string | null): number | null {
  return a === null || b === null ? null : Math.abs(daysBetween(a, b));
}

function share<T>(a: ReadonlySet<T>, b: ReadonlySet<T>, least: number): number {
  return inBoth(a, b) / Math.max(least, Math.min(a.size, b.size));
}

function namesInBoth(a: StoryProfile, b: StoryProfile): string[] {
  return [...a.names].flatMap(([key, written]) => (b.names.has(key) ? [written] : []));
}

/** `STORY_SIGNALS` of two articles; the order of the two does not matter. */
export function storySignals(a: StoryProfile, b: StoryProfile): number[] {
  const shared = inBoth(a.daysNamed, b.daysNamed);
  const bothNameDays = a.daysNamed.size > 0 && b.daysNamed.size > 0;
  return [
    (dot(a.vector, b.vector) - 0.9) * 20,
    namesInBoth(a, b).length / Math.max(LEAST.names, Math.min(a.names.size, b.names.size)),
    share(a.figures, b.figures, LEAST.figures),
    shared > 0 ? 1 : 0,
    shared === 0 && bothNameDays ? 1 : 0,
    Math.min(daysApart(a.day, b.day) ?? 0, FURTHEST_DAYS) / FURTHEST_DAYS,
    share(a.headline, b.headline, LEAST.headline),
  ];
}

/** How alike two articles are, with what an explanation names. */
export interface Likeness {
  /** Probability in [0, 1] that they tell the same story. */
  readonly probability: number;
  /** Cosine of their vectors. */
  readonly similarity: number;
  readonly overlap: Overlap;
  /** Names in both, as the first article writes them, the longest first. */
  readonly names: readonly string[];
  readonly days: number | null;
}

/** Compares two articles. */
export function likenessOf(a: StoryProfile, b: StoryProfile): Likeness {
  return {
    probability: logistic(STORY_MODEL, storySignals(a, b)),
    similarity: dot(a.vector, b.vector),
    overlap: overlapOf(a.runs, b.runs),
    names: namesInBoth(a, b).sort((x, y) => y.length - x.length || (x < y ? -1 : 1)),
    days: daysApart(a.day, b.day),
  };
}
