// Fits a logistic regression by gradient descent; small, exact enough for a dozen signals, and always the same result.
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

const STEPS = 3000;

/** Minimises the weighted log loss plus penalty / 2 × |w|² by Nesterov's accelerated gradient. */
export function fitLogistic(examples: readonly Example[], { penalty, intercept }: FitOptions): LogisticModel {
  const width = examples[0]?.signals.length ?? 0;
  // The loss curves by at most a quarter of this sum, so that steps of this length never overshoot.
  const scale = examples.reduce(
    (sum, { signals, weight = 1 }) => sum + weight * (1 + signals.reduce((part, x) => part + x * x, 0)),
    0,
  );
  const rate = 1 / (scale / 4 + penalty || 1);
  let model: number[] = new Array(width + 1).fill(0);
  let ahead = model;
  for (let step = 1; step <= STEPS; step++) {
    const gradient: number[] = new Array(width + 1).fill(0);
    const current = { intercept: ahead[width] ?? 0, weights: ahead.slice(0, width) };
    for (const { signals, label, weight = 1 } of examples) {
      const error = (logistic(current, signals) - label) * weight;
      signals.forEach((signal, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * signal;
      });
      if (intercept) gradient[width] = (gradient[width] ?? 0) + error;
    }
    const next = ahead.map(
      (value, i) => value - rate * ((gradient[i] ?? 0) + (i < width ? penalty * value : 0)),
    );
    const momentum = (step - 1) / (step + 2);
    ahead = next.map((value, i) => value + momentum * (value - (model[i] ?? 0)));
    model = next;
  }
  return { intercept: model[width] ?? 0, weights: model.slice(0, width) };
}
