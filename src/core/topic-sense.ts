// What a topic means in numbers: its own vector, that of the stored passages most about it, and how near an article is to both.
import { dot } from './vector.js';

export interface TopicSense {
  /** Of the topic as it is asked, length 1. */
  readonly vector: Float32Array;
  /** The middle of the passages most about it, length 1: what its articles talk of even where they lack its words. */
  readonly kin: Float32Array;
}

/** How near an article is to a topic, in cosines. */
export interface Nearness {
  /** Of its nearest passage, and of the next (the same where there is one only). */
  readonly best: number;
  readonly second: number;
  /** Of its first passage, where news say what they are about. */
  readonly opening: number;
  /** Of the passage nearest to the topic's kin. */
  readonly kin: number;
}

/** A stored passage that may be about a topic. */
export interface KinCandidate {
  readonly article: string;
  readonly vector: Float32Array;
  /** How well it holds the words of the topic, in [0, 1]. */
  readonly words: number;
}

/** Articles whose passages make the kin. Of 3, 5 and 10, five told topics apart best on the fitting topics. */
const KIN = 5;
/** Of a small collection fewer: one for so many stored passages begun, for else the kin would be of no kind. */
const PASSAGES_EACH = 100;
/** What all the words are worth in cosine. */
const WORDS = 0.15;

/** The nearness of an article's passages, in their order. */
export function nearness(
  passages: ReadonlyArray<{ readonly vector: Float32Array }>,
  { vector, kin }: TopicSense,
): Nearness {
  let [best, second, nearKin] = [-1, -1, -1];
  for (const { vector: passage } of passages) {
    const cosine = dot(vector, passage);
    if (cosine > best) [best, second] = [cosine, best];
    else if (cosine > second) second = cosine;
    nearKin = Math.max(nearKin, dot(kin, passage));
  }
  const [first] = passages;
  const opening = first === undefined ? -1 : dot(vector, first.vector);
  return { best, second: passages.length > 1 ? second : best, opening, kin: nearKin };
}

/**
 * The middle of the best passage of each of the articles most about a topic, in a collection of so many passages; the
 * topic's own vector where there is none.
 */
export function kinOf(
  vector: Float32Array,
  candidates: readonly KinCandidate[],
  passages: number,
): Float32Array {
  const most = Math.min(KIN, Math.ceil(passages / PASSAGES_EACH));
  const best = new Map<string, { worth: number; vector: Float32Array }>();
  for (const { article, vector: passage, words } of candidates) {
    const worth = dot(vector, passage) + WORDS * words;
    if (worth > (best.get(article)?.worth ?? -1)) best.set(article, { worth, vector: passage });
  }
  const chosen = [...best.values()].sort((one, other) => other.worth - one.worth).slice(0, most);
  if (chosen.length === 0) return vector;
  return unit(chosen.map((one) => one.vector));
}

/** The direction of the sum of some vectors. */
export function unit(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  }
  const length = Math.sqrt(dot(sum, sum));
  return length === 0 ? sum : sum.map((value) => value / length);
}
