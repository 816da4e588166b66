// What signals come to under fitted weights.

/** `base` plus each signal times its weight; a signal without a weight counts nothing. */
export function weightedSum(signals: readonly number[], weights: readonly number[], base = 0): number {
  return signals.reduce((sum, signal, i) => sum + signal * (weights[i] ?? 0), base);
}
