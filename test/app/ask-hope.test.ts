// Sentences are embedded for a question only where that can still bring an answer.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Ask, createAsk } from '../../src/app/ask.js';
import { PASSAGE_WEIGHTS, QUOTE_WEIGHTS } from '../../src/core/fitted.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

const HOPELESS = 'Ai thắng giải quần vợt ở Paris năm 1999?';

let db: Database;
let ask: Ask;
/** How often sentences were embedded. */
let embedded: number;

beforeEach(async () => {
  db = memoryDatabase();
  const store = createArticleStore(db);
  await store.setModel(model);
  const index = createExactIndex(model.dimension);
  for (const [key, text] of [
    ['cầu', 'Tin sáng. Tỉnh khánh thành cầu Sông Lô dài 520 mét. Tỉnh khánh thành cầu Sông Gâm dài 320 mét.'],
    ['lũ', 'Tin lũ. Hơn 200 hộ dân phải di dời trong đêm. Hơn 300 hộ dân phải di dời trong ngày.'],
  ] as const)
    await index.add((await put(store, articleOf(key, { title: null, captions: [], text }))).added);
  const embedder = createHashedEmbedder();
  embedded = 0;
  ask = createAsk({
    ...{ store, words: createWordSearch(db), index, threshold: 0.12 },
    clock: () => Date.UTC(2025, 9, 25, 5),
    embedder: {
      ...embedder,
      embedPassages: (...given) => {
        embedded++;
        return embedder.embedPassages(...given);
      },
    },
  });
});
afterEach(() => db.close());

it('where words tell little, and something may answer', async () => {
  await ask('Gia đình nào mất nhà?');
  expect(embedded).toBe(1);
});

it('not where nothing is asked, nor where the words found leave no hope', async () => {
  await ask('Ở đâu?');
  await ask(HOPELESS);
  expect(embedded).toBe(0);
});

it('for a fit always, whatever was fitted before', async () => {
  const weights = { passages: PASSAGE_WEIGHTS, quotes: QUOTE_WEIGHTS };
  await ask.findings(HOPELESS, { weights });
  expect(embedded).toBe(1);
});
