// Fits the weights of a linear ranking: within each group the right rows are to come before the others.

/** What one question chose among: a row of signals each, and which of them are right. */
export interface RankingGroup {
  readonly rows: ReadonlyArray<readonly number[]>;
  readonly right: readonly boolean[];
  /** How much the group counts; 1 if not given. */
  readonly weight?: number;
}

const STEPS = 400;
/** Adam's constants (Kingma and Ba 2015), step length in units of a signal's spread. */
const RATE = 0.05;
const [FIRST, SECOND, TINY] = [0.9, 0.999, 1e-8];

/** Standard deviation of each signal over all rows, 1 where it never varies. */
function spreads(groups: readonly RankingGroup[], width: number): Float64Array {
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  for (const { rows } of groups) {
    for (const row of rows) {
      count++;
      row.forEach((value, k) => {
        sum[k] = (sum[k] ?? 0) + value;
        squares[k] = (squares[k] ?? 0) + value * value;
      });
    }
  }
  return squares.map((square, k) => {
    const average = (sum[k] ?? 0) / count;
    return Math.sqrt(Math.max(0, square / count - average * average)) || 1;
  });
}

/** Adds one group's gradient of −log(probability that a right row comes first). */
function addGradient(
  { rows, right, weight = 1 }: RankingGroup,
  weights: Float64Array,
  into: Float64Array,
): void {
  const scores = rows.map((row) => row.reduce((total, value, k) => total + value * (weights[k] ?? 0), 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const all = powers.reduce((total, power) => total + power, 0);
  const good = powers.reduce((total, power, i) => total + (right[i] ? power : 0), 0);
  if (good === 0) return;
  rows.forEach((row, i) => {
    const power = powers[i] ?? 0;
    const pull = weight * (power / all - (right[i] ? power / good : 0));
    if (pull === 0) return;
    row.forEach((value, k) => {
      into[k] = (into[k] ?? 0) + pull * value;
    });
  });
}

/**
 * Weights that minimise the sum over the groups of −log Σ softmax(score of a right row) plus penalty / 2 × |w × spread|²
 * (the listwise loss of Cao et al. 2007 with several right rows). Groups without a right or a wrong row say nothing.
 */
export function fitRanking(groups: readonly RankingGroup[], penalty: number): number[] {
  const telling = groups.filter(({ right }) => right.includes(true) && right.includes(false));
  const width = telling[0]?.rows[0]?.length ?? 0;
  const spread = spreads(telling, width);
  const scaled = telling.map((group) => ({
    ...group,
    rows: group.rows.map((row) => row.map((value, k) => value / (spread[k] ?? 1))),
  }));
  const weights = new Float64Array(width);
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((value) => penalty * value);
    for (const group of scaled) addGradient(group, weights, gradient);
    const rate = RATE * Math.min(1, 2 * (1 - step / (STEPS + 1)));
    gradient.forEach((slope, k) => {
      const one = slope / Math.max(1, scaled.length);
      mean[k] = FIRST * (mean[k] ?? 0) + (1 - FIRST) * one;
      square[k] = SECOND * (square[k] ?? 0) + (1 - SECOND) * one * one;
      const [m, v] = [(mean[k] ?? 0) / (1 - FIRST ** step), (square[k] ?? 0) / (1 - SECOND ** step)];
      weights[k] = (weights[k] ?? 0) - (rate * m) / (Math.sqrt(v) + TINY);
    });
  }
  return [...weights].map((value, k) => value / (spread[k] ?? 1));
}
