// Searches by words at hand: made once until the collection changes, whoever takes how many of their hits.
import { expect, it } from 'vitest';
import { rememberingWords } from '../../src/app/remember-words.js';
import type { WordSearch } from '../../src/core/article-store.js';

it('a search is made once until the collection changes, and gives each as many hits as it asks for', async () => {
  let change = 1;
  const made: string[] = [];
  const search: WordSearch['search'] = async (field, tokens, count, only) => {
    made.push(`${field} ${tokens} ${only ?? 'all'}`);
    const hits = Array.from({ length: 100 }, (_, i) => ({ chunk: i, score: 100 - i }));
    return hits.filter(({ chunk }) => only?.includes(chunk) ?? true).slice(0, count);
  };
  const words = rememberingWords({ search } as WordSearch, async () => change);
  expect((await words.search('folded', ['a'], 2)).map(({ chunk }) => chunk)).toEqual([0, 1]);
  expect(await words.search('folded', ['a'], 60)).toHaveLength(60);
  expect(await words.search('folded', ['a'], 0)).toEqual([]);
  expect(await words.search('folded', ['a'], 90)).toHaveLength(90);
  expect((await words.search('folded', ['a'], 60, [7])).map(({ chunk }) => chunk)).toEqual([7]);
  await words.search('typed', ['a'], 60);
  change = 2;
  await words.search('folded', ['a'], 10);
  expect(made).toEqual(['folded a all', 'folded a all', 'folded a 7', 'typed a all', 'folded a all']);
});
