// A pasted text is looked for in article after article, and others have the thread in between.
import { expect, it } from 'vitest';
import { createLookUp } from '../../src/app/look-up.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

it('lets others have the thread before each article that is looked through', async () => {
  const db = memoryDatabase();
  const store = createArticleStore(db);
  await store.setModel(model);
  const index = createExactIndex(model.dimension);
  const articles = ['một', 'hai', 'ba', 'bốn', 'năm'];
  for (const key of articles) {
    const article = articleOf(key, {
      title: `Bài ${key}`,
      text: `Bộ trưởng Lương Tam Quang tiếp đoàn ${key}.`,
    });
    await index.add((await put(store, article)).added);
  }
  let pauses = 0;
  const lookUp = createLookUp({
    ...{ store, words: createWordSearch(db), embedder: createHashedEmbedder(), index },
    clock: () => Date.UTC(2025, 9, 25, 5),
    pause: async () => {
      pauses++;
    },
  });
  const answer = await lookUp('Bộ trưởng Lương Tam Quang tiếp đoàn năm.');
  expect(answer).toMatchObject({ status: 'answered', lookedUp: 'sentence', quotes: [{ article: 'năm' }] });
  // Once for its first chunk each, and once for every article up to the one that holds it.
  expect(pauses).toBeGreaterThan(articles.length);
  pauses = 0;
  await lookUp('Bộ trưởng Lương Tam Quang vắng mặt hôm ấy.');
  expect(pauses).toBeGreaterThanOrEqual(3 * articles.length);
  await index.close();
  db.close();
});
