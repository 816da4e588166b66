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

it('how common words are is asked once for each until the collection changes', async () => {
  let change = 1;
  const made: string[] = [];
  const counts = new Map([
    ['lúa', 3],
    ['gạo', 0],
  ]);
  const words = rememberingWords(
    {
      async frequencies(field, tokens) {
        made.push(`${field} ${tokens}`);
        return new Map(tokens.map((token) => [token, (counts.get(token) ?? 5) * change]));
      },
      async total() {
        made.push('total');
        return 10 * change;
      },
    } as WordSearch,
    async () => change,
  );
  const asked = async (tokens: readonly string[]) => [...(await words.frequencies('typed', tokens))];
  expect(await asked(['lúa', 'gạo'])).toEqual([
    ['lúa', 3],
    ['gạo', 0],
  ]);
  expect(await asked(['gạo', 'mì', 'lúa'])).toEqual([
    ['gạo', 0],
    ['mì', 5],
    ['lúa', 3],
  ]);
  expect([await words.total(), await words.total(), await asked(['lúa'])]).toEqual([10, 10, [['lúa', 3]]]);
  await words.frequencies('folded', ['lúa']);
  change = 2;
  expect([await words.total(), await asked(['lúa'])]).toEqual([20, [['lúa', 6]]]);
  expect(made).toEqual(['typed lúa,gạo', 'typed mì', 'total', 'folded lúa', 'total', 'typed lúa']);
});
