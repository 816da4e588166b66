import { describe, expect, it } from 'vitest';
import {
  addPosting,
  emptyPostings,
  type Postings,
  trimPostings,
  visitPostings,
} from '../../src/store/postings.js';

function listOf(all: ReadonlyArray<readonly [number, number]>): Postings {
  const list = emptyPostings();
  for (const [slot, times] of all) addPosting(list, slot, times);
  return list;
}

function read(list: Postings): [number, number][] {
  const found: [number, number][] = [];
  visitPostings(list, (slot, times) => found.push([slot, times]));
  return found;
}

describe('postings', () => {
  const edges: [number, number][] = [
    [0, 1],
    [1, 2],
    [64, 127],
    [65, 128],
    [129, 1],
    [8320, 16_384],
    [2_105_472, 70_000],
    [1_000_000_000, 2_000_000_000],
  ];

  it('gives back every slot and how often, at each width of a number', () => {
    expect(read(listOf(edges))).toEqual(edges);
    expect(listOf(edges)).toMatchObject({ length: edges.length, last: 1_000_000_000 });
  });

  it('takes a byte for a chunk that holds the token once and is near the one before', () => {
    const list = listOf(Array.from({ length: 1000 }, (_, n) => [n * 60, 1]));
    expect(list.used).toBe(1000);
  });

  it('goes on behind what was trimmed, and holds no room that is not used', () => {
    const list = trimPostings(listOf(edges.slice(0, 4)));
    expect(list.bytes).toHaveLength(list.used);
    for (const [slot, times] of edges.slice(4)) addPosting(list, slot, times);
    expect(read(list)).toEqual(edges);
  });

  it('of an empty list tells nothing', () => {
    expect(read(emptyPostings())).toEqual([]);
    expect(read(trimPostings(emptyPostings()))).toEqual([]);
  });
});
