// The SQLite store of stories under the common contract, and what only SQLite can get wrong.
import { describe, expect, it } from 'vitest';
import { createArticleStore } from '../../src/store/articles.js';
import { createStoryStore } from '../../src/store/stories.js';
import { storyStoreContract } from '../contracts/story-store.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';
import { planOf, preparedBy } from '../support/query-plans.js';

function open() {
  const db = memoryDatabase();
  return { db, store: createArticleStore(db), stories: createStoryStore(db), close: () => void db.close() };
}

storyStoreContract('SQLite', open);

describe('the SQLite store of stories', () => {
  it('says which article it is whose reason cannot be read', async () => {
    const { db, store, stories, close } = open();
    await store.setModel(model);
    await put(store, articleOf('a'));
    const vector = Float32Array.from([1, 0]);
    const id = await stories.place('a', { story: null, reason: { kind: 'first' }, bands: [], vector });
    db.exec(`UPDATE story_articles SET reason = '{"kind":"guess"}'`);
    await expect(stories.members(id ?? '')).rejects.toThrowError(/Why a is in its story/u);
    close();
  });

  it('goes through all articles by indexes alone, as every row holds a whole text', () => {
    const db = memoryDatabase();
    const all = preparedBy(db, () => createStoryStore(db)).filter((sql) => /NOT IN|INDEXED BY/u.test(sql));
    const ofArticles = all
      .flatMap((sql) => planOf(db, sql, 9))
      .filter((step) => / articles\b/u.test(step) && !step.includes('INTEGER PRIMARY KEY'));
    expect(ofArticles).toHaveLength(3);
    for (const step of ofArticles) expect(step).toContain('USING COVERING INDEX');
    db.close();
  });
});
