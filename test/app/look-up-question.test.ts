// What looking a message up tells of a question, so that answering it may begin.
import { expect, it } from 'vitest';
import { createLookUp } from '../../src/app/look-up.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

it('hears of a question before it is looked for as a headline, and not of a sentence', async () => {
  const db = memoryDatabase();
  const store = createArticleStore(db);
  await store.setModel(model);
  const index = createExactIndex(model.dimension);
  const article = articleOf('a', { title: 'Cầu mới', text: 'Cầu Sông Lô dài 520 mét.' });
  await index.add((await put(store, article)).added);
  const told: string[] = [];
  const words = createWordSearch(db);
  const lookUp = createLookUp({
    ...{ store, embedder: createHashedEmbedder(), index, clock: () => Date.UTC(2025, 9, 25, 5) },
    words: {
      ...words,
      search(...asked) {
        told.push('words');
        return words.search(...asked);
      },
    },
    onQuestion: ({ marked }) => told.push(marked),
  });
  expect(await lookUp('Cầu Sông Lô dài bao nhiêu mét?')).toBeNull();
  expect(told).toEqual(['Cầu Sông Lô dài bao nhiêu mét?', 'words']);
  told.length = 0;
  expect(await lookUp('Cầu Sông Lô dài 520 mét.')).toMatchObject({ status: 'answered' });
  expect(told.filter((one) => one !== 'words')).toEqual([]);
  await index.close();
  db.close();
});
