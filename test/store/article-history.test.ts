// SQLite's versions and corrections under their contracts, and what only SQLite can get wrong.
import { describe, expect, it } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatSettings, createCorrectionOutbox } from '../../src/store/corrections.js';
import { openDatabase } from '../../src/store/database.js';
import { articleHistoryContract } from '../contracts/article-history.js';
import { correctionOutboxContract } from '../contracts/correction-outbox.js';
import { articleOf, model, put } from '../support/articles.js';

async function open() {
  const db = openDatabase(':memory:');
  const store = createArticleStore(db);
  await store.setModel(model);
  return {
    db,
    store,
    history: createArticleHistory(db),
    answers: createAnswerStore(db),
    outbox: createCorrectionOutbox(db),
    settings: createChatSettings(db),
    close: () => void db.close(),
  };
}

articleHistoryContract('SQLite', open);
correctionOutboxContract('SQLite', open);

describe('versions in SQLite', () => {
  it('come and go with the transaction that writes the article', async () => {
    const { db, store, history, close } = await open();
    await put(store, articleOf('a'), { hash: 'one' });
    db.exec(`CREATE TRIGGER fail BEFORE UPDATE ON meta BEGIN SELECT raise(ABORT, 'disk on fire'); END`);
    await expect(put(store, articleOf('a', { text: 'Tin mới.' }), { hash: 'two' })).rejects.toThrow(
      'disk on fire',
    );
    await expect(store.remove(['a'], 5)).rejects.toThrow('disk on fire');
    expect(await history.versionsOf('a')).toMatchObject([{ version: 1, present: true }]);
    close();
  });

  it('are looked up by key, not by reading every article', async () => {
    const { db, close } = await open();
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM (SELECT key, version FROM article_versions
           UNION ALL SELECT key, version FROM articles) WHERE key = ? ORDER BY version`,
      )
      .all('a')
      .map((row) => String((row as { detail: string }).detail));
    expect(plan.filter((step) => /^SCAN a/u.test(step))).toEqual([]);
    close();
  });

  it('are said to be unreadable when they are not what any version of the program writes', async () => {
    const { db, store, history, close } = await open();
    await put(store, articleOf('a'));
    await store.remove(['a']);
    db.exec(`UPDATE article_versions SET captions = '{}'`);
    await expect(history.versionsOf('a')).rejects.toThrow(
      expect.objectContaining({ code: 'DATABASE_UNREADABLE' }),
    );
    close();
  });
});
