// Pairwise and B³ scores on groupings small enough to count by hand.
import { describe, expect, it } from 'vitest';
import { bCubedScore, pairwiseScore } from '../../src/core/story-measures.js';

const grouped = (...pairs: readonly string[]) =>
  pairs.map((pair) => ({ known: pair[0] ?? '', found: pair[1] ?? '' }));

describe('scores of a grouping', () => {
  it.each([
    ['right', grouped('ax', 'ax', 'by'), [1, 1], [1, 1]],
    ['all in one', grouped('ax', 'ax', 'bx', 'bx'), [2 / 6, 1], [0.5, 1]],
    ['all apart', grouped('ax', 'ay', 'bz'), [1, 0], [1, 2 / 3]],
    [
      'one strayed',
      grouped('ax', 'ax', 'ay', 'by'),
      [1 / 2, 1 / 3],
      [3 / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4],
    ],
    ['nothing', [], [1, 1], [0, 0]],
  ])('%s', (_, articles, pairs, bCubed) => {
    const [p, b] = [pairwiseScore(articles), bCubedScore(articles)];
    expect([p.precision, p.recall]).toEqual(pairs.map((value) => expect.closeTo(value, 10)));
    expect([b.precision, b.recall]).toEqual(bCubed.map((value) => expect.closeTo(value, 10)));
  });

  it('has the harmonic mean as F1', () => {
    expect(bCubedScore(grouped('ax', 'ax', 'bx', 'bx')).f1).toBeCloseTo(2 / 3, 10);
  });
});
