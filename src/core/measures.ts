// Measures of ranking and refusal, as the literature defines them.

/** Rank (from 1) of the right item, or null when it was not found; one for each question. */
export type Rank = number | null;

/** Share of questions whose right item is among the first `k`. */
export function recallAt(ranks: readonly Rank[], k: number): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 : 0)));
}

/** Mean of 1 / rank over the first `k`, 0 beyond. */
export function reciprocalRankAt(ranks: readonly Rank[], k: number): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 / rank : 0)));
}

/** nDCG@k with one right item a question: 1 / log2(1 + rank) (Järvelin and Kekäläinen 2002), 0 beyond `k`. */
export function gainAt(ranks: readonly Rank[], k: number): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 / Math.log2(1 + rank) : 0)));
}

/** Mean; 0 for none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that a share `q` of the values does not exceed (nearest rank); 0 for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? 0;
}

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counting half (Mann-Whitney U). Null when
 * either kind is missing.
 */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}

/** Lower and upper end of a 95 % interval. */
export type Interval = readonly [number, number];

/** Samples drawn for an interval: its ends then move by less than a point from one seed to another. */
const DRAWS = 500;
/** Park and Miller's minimal standard generator (1988): the same intervals at every run. */
const MULTIPLIER = 48271;
const MODULUS = 2147483647;

/**
 * The 95 % interval of a figure by the bootstrap (Efron 1979): `figure` is taken of `size` indices drawn with replacement.
 * Draws for which it is null are passed over.
 */
export function bootstrapInterval(
  size: number,
  figure: (indices: readonly number[]) => number | null,
): Interval {
  let seed = 20261126;
  const draw = (): number => {
    seed = (seed * MULTIPLIER) % MODULUS;
    return Math.floor((seed / MODULUS) * size);
  };
  const values: number[] = [];
  for (let i = 0; i < DRAWS; i++) {
    const value = figure(Array.from({ length: size }, draw));
    if (value !== null) values.push(value);
  }
  return [quantile(values, 0.025), quantile(values, 0.975)];
}

export interface Judged {
  /** Confidence in [0, 1]. */
  readonly score: number;
  readonly answerable: 0 | 1 | number;
  readonly right: 0 | 1 | number;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly questions: number;
  /** Means over the questions of the bin. */
  readonly score: number;
  readonly answerable: number;
  readonly right: number;
}

const BINS = 10;

/** Questions by tenths of confidence, with how often each tenth was answerable and its first quote right; empty tenths left out. */
export function reliability(judged: readonly Judged[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin): Bin => {
    const some = judged.filter(({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === bin);
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      questions: some.length,
      score: mean(some.map(({ score }) => score)),
      answerable: mean(some.map(({ answerable }) => answerable)),
      right: mean(some.map(({ right }) => right)),
    };
  }).filter(({ questions }) => questions > 0);
}
