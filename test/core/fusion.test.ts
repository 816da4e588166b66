// Joining scores into one ranking.
import { describe, expect, it } from 'vitest';
import { type Candidate, FUSION_WEIGHTS, fuse, WINDOW_GAIN } from '../../src/core/fusion.js';

const WEIGHTS = { typed: 0.1, folded: 0.02 };
const candidate = (chunk: number, over: Partial<Candidate> = {}): Candidate => ({
  chunk,
  cosine: 0.5,
  typed: 0,
  folded: 0,
  fit: null,
  ...over,
});

describe('fusion', () => {
  it('adds to the cosine each BM25 score as a share of the best, by its weight', () => {
    const ranked = fuse(
      [
        candidate(1, { cosine: 0.8, typed: 4, folded: 1 }),
        candidate(2, { cosine: 0.7, typed: 8 }),
        candidate(3, { cosine: 0.6, folded: 5 }),
      ],
      WEIGHTS,
    );
    expect(ranked.map(({ chunk }) => chunk)).toEqual([1, 2, 3]);
    const scores = ranked.map(({ score }) => score);
    for (const [i, expected] of [0.8 + 0.05 + 0.004, 0.7 + 0.1, 0.6 + 0.02].entries()) {
      expect(scores[i]).toBeCloseTo(expected, 12);
    }
  });

  it('lets words lift what the vector put second', () => {
    const ranked = fuse([candidate(1, { cosine: 0.85 }), candidate(2, { cosine: 0.8, typed: 3 })], WEIGHTS);
    expect(ranked.map(({ chunk }) => chunk)).toEqual([2, 1]);
  });

  it('is the cosine alone where no word was found', () => {
    expect(fuse([candidate(1, { cosine: 0.3 })], WEIGHTS)).toEqual([
      { ...candidate(1, { cosine: 0.3 }), score: 0.3 },
    ]);
    expect(fuse([], WEIGHTS)).toEqual([]);
  });

  it('orders equals by chunk, in whatever order they come', () => {
    const some = [5, 3, 9, 1].map((chunk) => candidate(chunk));
    expect(fuse(some, WEIGHTS).map(({ chunk }) => chunk)).toEqual([1, 3, 5, 9]);
    expect(fuse(some.toReversed(), WEIGHTS)).toEqual(fuse(some, WEIGHTS));
  });

  it('gives articles of the days asked about their gain, and those outside none', () => {
    const fits = [null, 'outside', 'told', 'inside'] as const;
    const ranked = fuse(
      fits.map((fit, i) => candidate(i + 1, { fit })),
      WEIGHTS,
    );
    const gain = (chunk: number) => (ranked.find((one) => one.chunk === chunk)?.score ?? 0) - 0.5;
    expect(gain(1)).toBe(0);
    expect(gain(2)).toBe(0);
    expect(gain(3)).toBeCloseTo(WINDOW_GAIN.told, 12);
    expect(gain(4)).toBeCloseTo(WINDOW_GAIN.inside, 12);
    expect(WINDOW_GAIN.inside).toBeGreaterThan(0);
    expect(WINDOW_GAIN.told).toBeGreaterThan(0);
  });

  it('weighs folded words most where a question has no marks', () => {
    const { vi, 'vi-unmarked': unmarked } = FUSION_WEIGHTS;
    expect(vi.typed).toBeGreaterThan(vi.folded);
    expect(unmarked.folded).toBeGreaterThan(vi.folded);
  });

  it('leaves what it is given unchanged', () => {
    const some = [candidate(2), candidate(1)];
    fuse(some, WEIGHTS);
    expect(some).toEqual([candidate(2), candidate(1)]);
  });
});
