// The full-text tables are merged a little with every write, and by themselves never all at once.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { WORD_TABLES } from '../../src/store/word-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

let db: Database;
beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => {
  db.close();
});

/** Parts that a table is read from. */
const partsOf = (table: string): number =>
  db.prepare<[], number>(`SELECT count(DISTINCT segid) FROM ${table}_idx`).pluck().get() ?? 0;

it('a full-text table merges nothing of its own accord', () => {
  for (const table of WORD_TABLES)
    expect(db.prepare(`SELECT v FROM ${table}_config WHERE k = 'automerge'`).pluck().get()).toBe(0);
});

it('many articles, written and removed one by one, leave few parts', async () => {
  const store = createArticleStore(db);
  await store.setModel(model);
  let most = 0;
  for (let n = 0; n < 120; n++) {
    await put(store, articleOf(`bài ${n}`, { text: `Tin số ${n} kể về việc ${n * 7} ở nơi ${n * 13}.` }));
    if (n >= 40) await store.remove([`bài ${n - 40}`], 0);
    most = Math.max(most, ...WORD_TABLES.map(partsOf));
  }
  // 120 writes and 80 removals make a part each; unmerged they would be put together only when 16 have come.
  expect(most).toBeLessThan(14);
});
