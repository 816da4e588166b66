// Of the candidates only some are read, and enough of the others to know a rival of another article.
import { expect, it } from 'vitest';
import { chunksOf } from '../../src/app/candidate-chunks.js';
import type { RankedChunk } from '../../src/core/fusion.js';
import type { StoredChunk } from '../../src/core/ports.js';
import { articleOf } from '../support/articles.js';

const ranked = (chunk: number): RankedChunk => ({
  ...{ chunk, cosine: 0.9, typed: 0, folded: 0, fit: null },
  score: 1 - chunk / 100,
});

function storeOf(articleNumber: (chunk: number) => number, gone: readonly number[] = []) {
  const asked: number[][] = [];
  const chunks = async (ids: readonly number[]): Promise<StoredChunk[]> => {
    asked.push([...ids]);
    return ids
      .filter((id) => !gone.includes(id))
      .map((id) => ({
        ...{ id, caption: null, start: 0, end: 3, text: 'Một' },
        article: { ...articleOf(`a${articleNumber(id)}`), id: articleNumber(id) },
      }));
  };
  return { asked, chunks };
}

const found = Array.from({ length: 30 }, (_, i) => ranked(i + 1));

it('reads those that are wanted and the first ten', async () => {
  const store = storeOf((chunk) => chunk);
  const { ranked: left, chunks } = await chunksOf(found, [ranked(2), ranked(20)], store);
  expect(store.asked).toEqual([[2, 20, 1, 3, 4, 5, 6, 7, 8, 9, 10]]);
  expect(left).toEqual(found);
  expect([...chunks.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]);
});

it('reads all where the first ten are of one article', async () => {
  const store = storeOf((chunk) => (chunk < 15 ? 1 : chunk));
  const { chunks } = await chunksOf(found, [ranked(20)], store);
  expect(store.asked).toHaveLength(2);
  expect(chunks.size).toBe(30);
});

it('leaves out those that are gone', async () => {
  const { ranked: left } = await chunksOf(
    found,
    [ranked(20)],
    storeOf((chunk) => chunk, [3, 20, 25]),
  );
  expect(left.map(({ chunk }) => chunk)).toEqual(
    found.map(({ chunk }) => chunk).filter((chunk) => chunk !== 3 && chunk !== 20),
  );
});
