// Which tokens of a question are searched: all in a small collection, in a large one those that tell most.
import { expect, it } from 'vitest';
import { telling } from '../../src/core/telling.js';

const counts = (...chunks: number[]) => new Map(chunks.map((count, n) => [`t${n}`, count]));

it('takes all that stand anywhere in a small collection, the rarest first', () => {
  expect(telling(counts(1500, 0, 3, 900), 2000)).toEqual(['t2', 't3', 't0']);
});

it('takes the rarest four however common they are, and more while they stand in a third of the chunks together', () => {
  expect(telling(counts(9000, 8000, 7000, 6000, 5000), 10_000)).toEqual(['t4', 't3', 't2', 't1']);
  expect(telling(counts(100, 200, 300, 400, 2000, 2000, 2), 10_000)).toEqual([
    ...['t6', 't0', 't1', 't2', 't3', 't4'],
  ]);
});

it('takes no more than twenty thousand chunks’ worth of common ones from the largest', () => {
  const found = telling(counts(1, 2, 3, 4, 9990, 9990, 9990), 1_000_000);
  expect(found).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
});
