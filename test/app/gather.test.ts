// Candidates of days that are all there are: found once, and each of those days.
import { afterEach, expect, it } from 'vitest';
import { createGather } from '../../src/app/gather.js';
import type { WordSearch } from '../../src/core/article-store.js';
import { readQuestion } from '../../src/core/question.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

const db = memoryDatabase();
afterEach(() => db.close());

it('searches for days that hold every article but once, and for those that do not among them too', async () => {
  const store = createArticleStore(db);
  await store.setModel(model);
  const index = createExactIndex(model.dimension);
  for (const [key, day] of [
    ['cầu', '2021-05-01'],
    ['lũ', '2024-06-01'],
  ] as const) {
    const date = { day, time: null, source: 'meta' } as const;
    const article = articleOf(key, {
      text: `Sáng nay khánh thành ${key}.`,
      date,
      eventDay: null,
      captions: [],
    });
    await index.add((await put(store, article)).added);
  }
  const plain = createWordSearch(db);
  const among: Array<readonly number[] | undefined> = [];
  const words: WordSearch = {
    ...plain,
    search(...asked) {
      among.push(asked[3]);
      return plain.search(...asked);
    },
  };
  const gather = createGather({ store, words, index, searches: { dense: true, words: true } });
  const embedder = createHashedEmbedder();
  const found = async (text: string) => {
    among.length = 0;
    const question = readQuestion(text, '2025-10-25');
    const candidates = await gather(question, embedder.embedQuestion(question.marked));
    return candidates.map(({ chunk, fit }) => `${chunk} ${fit}`).sort();
  };
  expect(await found('Từ năm 2020 đến nay khánh thành gì?')).toEqual(['1 inside', '2 inside']);
  expect(among).toEqual([undefined, undefined]);
  expect(await found('Từ năm 2022 đến nay khánh thành gì?')).toEqual(['1 outside', '2 inside']);
  expect(among.filter((ids) => ids !== undefined)).toEqual([[2], [2]]);
  expect(await found('Tin từ năm 2020 đến nay')).toEqual(['1 inside', '2 inside']);
  await index.close();
});
