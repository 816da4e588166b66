// Fitting a ranking: the weights it finds put the right rows first, and say nothing where nothing can be learnt.
import { describe, expect, it } from 'vitest';
import { fitRanking, type RankingGroup } from '../../src/core/fit-ranking.js';

/** Groups in which the row with the higher first signal is right; the second signal is noise. */
const TELLING: readonly RankingGroup[] = Array.from({ length: 30 }, (_, i) => ({
  rows: [
    [0.2 + (i % 3) / 10, (i * 7) % 5],
    [0.9 + (i % 4) / 10, (i * 3) % 5],
    [0.1, (i * 11) % 5],
  ],
  right: [false, true, false],
}));

const score = (row: readonly number[], weights: readonly number[]) =>
  row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);

describe('a fitted ranking', () => {
  it('puts every right row first by the signal that tells', () => {
    const weights = fitRanking(TELLING, 1);
    for (const { rows, right } of TELLING) {
      const scores = rows.map((row) => score(row, weights));
      expect(scores.indexOf(Math.max(...scores))).toBe(right.indexOf(true));
    }
    expect(weights[0]).toBeGreaterThan(10 * Math.abs(weights[1] ?? 0));
  });

  it('turns round with the sign of a signal, and does not depend on its unit', () => {
    const turned = TELLING.map((group) => ({ ...group, rows: group.rows.map(([a = 0, b = 0]) => [-a, b]) }));
    const enlarged = TELLING.map((group) => ({
      ...group,
      rows: group.rows.map(([a = 0, b = 0]) => [a * 1000, b]),
    }));
    const [plain = 0] = fitRanking(TELLING, 1);
    expect(fitRanking(turned, 1)[0]).toBeCloseTo(-plain, 6);
    expect((fitRanking(enlarged, 1)[0] ?? 0) * 1000).toBeCloseTo(plain, 6);
  });

  it('is weaker under a stronger penalty', () => {
    const [light = 0] = fitRanking(TELLING, 1);
    const [heavy = 0] = fitRanking(TELLING, 100);
    expect(heavy).toBeGreaterThan(0);
    expect(heavy).toBeLessThan(light);
  });

  it('takes several right rows for equally good', () => {
    const groups: RankingGroup[] = [
      {
        rows: [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
        right: [true, true, false],
      },
      {
        rows: [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
        right: [true, true, false],
      },
    ];
    const [a = 0, b = 0] = fitRanking(groups, 0.1);
    expect(a).toBeCloseTo(b, 6);
    expect(a).toBeGreaterThan(0);
  });

  it('learns nothing from groups without a right or without a wrong row', () => {
    const rows = [[1], [2]];
    expect(
      fitRanking(
        [
          { rows, right: [false, false] },
          { rows, right: [true, true] },
        ],
        1,
      ),
    ).toEqual([]);
  });
});
