// Fits a logistic regression by Newton's method; exact for a dozen signals, and always the same result.
import { type LogisticModel, logistic } from './confidence.js';

export interface Example {
  readonly signals: readonly number[];
  readonly label: 0 | 1;
  /** How much it counts; 1 if not given. */
  readonly weight?: number;
}

export interface FitOptions {
  /** Strength of the L2 penalty on the weights (not on the intercept), in examples. */
  readonly penalty: number;
  readonly intercept: boolean;
}

const STEPS = 60;
/** Steps that move no number farther end the fitting. */
const STILL = 1e-9;
/** Keeps the equations solvable where signals say the same. */
const RIDGE = 1e-9;
/** A step is at most so long in any number: far from the optimum the loss bends more than it tells. */
const LONGEST = 3;

/** Minimises the weighted log loss plus penalty / 2 × |w|² by Newton's method (iteratively reweighted least squares). */
export function fitLogistic(examples: readonly Example[], { penalty, intercept }: FitOptions): LogisticModel {
  const width = examples[0]?.signals.length ?? 0;
  const size = intercept ? width + 1 : width;
  let model: number[] = new Array(width + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient: number[] = new Array(size).fill(0);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    const current = { intercept: model[width] ?? 0, weights: model.slice(0, width) };
    for (const { signals, label, weight = 1 } of examples) {
      const chance = logistic(current, signals);
      const bend = chance * (1 - chance) * weight;
      const error = (chance - label) * weight;
      for (let i = 0; i < size; i++) {
        const x = signals[i] ?? 1;
        gradient[i] = (gradient[i] ?? 0) + error * x;
        const row = curvature[i];
        for (let j = 0; row && j <= i; j++) row[j] = (row[j] ?? 0) + bend * x * (signals[j] ?? 1);
      }
    }
    for (let i = 0; i < size; i++) {
      const row = curvature[i];
      if (i < width) gradient[i] = (gradient[i] ?? 0) + penalty * (model[i] ?? 0);
      if (row) row[i] = (row[i] ?? 0) + RIDGE + (i < width ? penalty : 0);
    }
    const move = solved(curvature, gradient);
    const longest = move.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
    const share = longest > LONGEST ? LONGEST / longest : 1;
    model = model.map((value, i) => value - share * (move[i] ?? 0));
    if (longest < STILL) break;
  }
  return { intercept: model[width] ?? 0, weights: model.slice(0, width) };
}

/** Solves a symmetric positive definite system, given as its lower half, by Cholesky's decomposition. */
function solved(matrix: readonly Float64Array[], right: readonly number[]): number[] {
  const size = right.length;
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let rest = at(i, j);
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k);
      const row = matrix[i];
      if (row) row[j] = i === j ? Math.sqrt(Math.max(rest, RIDGE)) : rest / at(j, j);
    }
  }
  const answer = [...right];
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) answer[i] = (answer[i] ?? 0) - at(i, k) * (answer[k] ?? 0);
    answer[i] = (answer[i] ?? 0) / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) answer[i] = (answer[i] ?? 0) - at(k, i) * (answer[k] ?? 0);
    answer[i] = (answer[i] ?? 0) / at(i, i);
  }
  return answer;
}
