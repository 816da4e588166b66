// Measures against values worked out by hand.
import { describe, expect, it } from 'vitest';
import {
  areaUnderCurve,
  bootstrapInterval,
  gainAt,
  mean,
  quantile,
  recallAt,
  reciprocalRankAt,
  reliability,
} from '../../src/core/measures.js';

const RANKS = [1, 3, null, 2, 11];

describe('measures of ranking', () => {
  it('recall is the share of right items within the first k', () => {
    expect([1, 2, 3, 10, 11].map((k) => recallAt(RANKS, k))).toEqual([0.2, 0.4, 0.6, 0.6, 0.8]);
  });

  it('reciprocal rank is cut off after k', () => {
    expect(reciprocalRankAt(RANKS, 10)).toBeCloseTo((1 + 1 / 3 + 1 / 2) / 5, 12);
    expect(reciprocalRankAt(RANKS, 1)).toBe(0.2);
    expect(reciprocalRankAt(RANKS, 11)).toBeCloseTo((1 + 1 / 3 + 1 / 2 + 1 / 11) / 5, 12);
  });

  it('nDCG with one right item is 1 / log2(1 + rank), 1/2 at rank 3', () => {
    expect(gainAt([1], 10)).toBe(1);
    expect(gainAt([3], 10)).toBeCloseTo(0.5, 12);
    expect(gainAt([7], 10)).toBeCloseTo(1 / 3, 12);
    expect(gainAt([11, null], 10)).toBe(0);
    expect(gainAt([1, 3, null, 7], 10)).toBeCloseTo((1 + 1 / 2 + 1 / 3) / 4, 12);
  });

  it('are 0 for no questions', () => {
    expect([recallAt([], 1), reciprocalRankAt([], 1), gainAt([], 1), mean([]), quantile([], 0.5)]).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });
});

describe('quantile', () => {
  it('is the nearest rank, whatever the order of the values', () => {
    const values = [50, 15, 40, 20, 35];
    expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((q) => quantile(values, q))).toEqual([15, 15, 20, 20, 35, 50]);
    expect(values).toEqual([50, 15, 40, 20, 35]);
  });

  it('orders numbers as numbers', () => {
    expect(quantile([10, 9, 100], 0.5)).toBe(10);
  });
});

describe('area under the curve', () => {
  it('is 1 when all positives are above, 0 when below, a half when equal', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(0);
    expect(areaUnderCurve([1, 1], [1])).toBe(0.5);
  });

  it('counts pairs, ties by half', () => {
    expect(areaUnderCurve([0.9, 0.5, 0.2], [0.5, 0.1])).toBeCloseTo((2 + 1.5 + 1) / 6, 12);
  });

  it('is not known when a kind is missing', () => {
    expect(areaUnderCurve([], [1])).toBeNull();
    expect(areaUnderCurve([1], [])).toBeNull();
  });
});

describe('bootstrapInterval', () => {
  const values = [...new Array<number>(30).fill(1), ...new Array<number>(70).fill(0)];
  const share = (at: readonly number[]) => mean(at.map((i) => values[i] ?? 0));

  it('holds the figure, with ends where the normal approximation puts them', () => {
    const [low, high] = bootstrapInterval(100, share);
    expect(low).toBeCloseTo(0.3 - 1.96 * Math.sqrt(0.3 * 0.7 * 0.01), 1);
    expect(high).toBeCloseTo(0.3 + 1.96 * Math.sqrt(0.3 * 0.7 * 0.01), 1);
    expect(bootstrapInterval(100, share)).toEqual([low, high]);
  });

  it('has no width where nothing varies, and passes over draws without a figure', () => {
    expect(bootstrapInterval(5, () => 0.5)).toEqual([0.5, 0.5]);
    expect(bootstrapInterval(5, () => null)).toEqual([0, 0]);
  });
});

describe('reliability', () => {
  it('gathers questions by tenths of confidence', () => {
    const bins = reliability([
      { score: 0.05, answerable: 0, right: 0 },
      { score: 0.91, answerable: 1, right: 0 },
      { score: 1, answerable: 1, right: 1 },
    ]);
    expect(bins).toHaveLength(2);
    expect(bins[0]).toMatchObject({ from: 0, to: 0.1, questions: 1, answerable: 0 });
    expect(bins[1]).toMatchObject({ from: 0.9, to: 1, questions: 2, answerable: 1, right: 0.5 });
    expect(bins[1]?.score).toBeCloseTo(0.955, 9);
  });
});
