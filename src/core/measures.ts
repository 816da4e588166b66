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
