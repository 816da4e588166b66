// Fitting the logistic model: it finds a model that is known, and always the same one.
import { describe, expect, it } from 'vitest';
import { logistic } from '../../src/core/confidence.js';
import { type Example, fitLogistic } from '../../src/core/fit-logistic.js';

const FREE = { penalty: 1e-6, intercept: true };

/** Examples whose share of ones at each point is what `model` says, given as weights: the model is their optimum. */
function drawnFrom(model: { intercept: number; weights: number[] }, times = 1): Example[] {
  const points = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y]));
  return points.flatMap((signals): Example[] => {
    const share = logistic(model, signals);
    return [
      { signals, label: 1, weight: share * times },
      { signals, label: 0, weight: (1 - share) * times },
    ];
  });
}

describe('fitting a logistic model', () => {
  const known = { intercept: -0.5, weights: [1.5, -0.8] };

  it.each([0.01, 1, 1000])('recovers the model its examples follow, weighed %f times', (times) => {
    const { intercept, weights } = fitLogistic(drawnFrom(known, times), { penalty: 0, intercept: true });
    expect(intercept).toBeCloseTo(known.intercept, 3);
    expect(weights[0]).toBeCloseTo(1.5, 3);
    expect(weights[1]).toBeCloseTo(-0.8, 3);
  });

  it('counts a weight as that many examples', () => {
    const once: Example[] = [
      { signals: [1], label: 1 },
      { signals: [1], label: 0 },
      { signals: [-1], label: 0 },
    ];
    const weighed = fitLogistic([{ signals: [1], label: 1, weight: 3 }, ...once.slice(1)], {
      penalty: 1,
      intercept: true,
    });
    const repeated = fitLogistic([...once, ...once.slice(0, 1), ...once.slice(0, 1)], {
      penalty: 1,
      intercept: true,
    });
    expect(weighed.intercept).toBeCloseTo(repeated.intercept, 6);
    expect(weighed.weights[0]).toBeCloseTo(repeated.weights[0] ?? Number.NaN, 6);
  });

  it('parts what can be parted', () => {
    const examples = [-2, -1.5, -0.5, 0.5, 1.5, 2].map(
      (x): Example => ({ signals: [x, 0.3], label: x > 0 ? 1 : 0 }),
    );
    const model = fitLogistic(examples, { penalty: 0.1, intercept: true });
    for (const { signals, label } of examples) expect(Math.round(logistic(model, signals))).toBe(label);
  });

  it('draws the weights, not the intercept, to 0 by its penalty', () => {
    const mild = fitLogistic(drawnFrom(known), FREE);
    const strict = fitLogistic(drawnFrom(known), { penalty: 1e4, intercept: true });
    for (const [i, weight] of strict.weights.entries()) {
      expect(Math.abs(weight)).toBeLessThan(Math.abs(mild.weights[i] ?? 0) / 100);
    }
    const ones = fitLogistic(
      [
        { signals: [0], label: 1, weight: 3 },
        { signals: [0], label: 0 },
      ],
      {
        penalty: 10,
        intercept: true,
      },
    );
    expect(ones.intercept).toBeCloseTo(Math.log(3), 3);
  });

  it('keeps the intercept 0 when told', () => {
    expect(fitLogistic(drawnFrom(known), { penalty: 1, intercept: false }).intercept).toBe(0);
  });

  it('gives the same model every time', () => {
    expect(fitLogistic(drawnFrom(known), FREE)).toEqual(fitLogistic(drawnFrom(known), FREE));
  });

  it('is the even model for no examples', () => {
    expect(fitLogistic([], { penalty: 0, intercept: true })).toEqual({ intercept: 0, weights: [] });
  });
});
