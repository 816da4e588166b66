// SQLite's versions and corrections under their contracts, and what only SQLite can get wrong.
import { describe, expect, it } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatSettings, createCorrectionOutbox } from '../../src/store/corrections.js';
import { articleHistoryContract } from '../contracts/article-history.js';
import { correctionOutboxContract } from '../contracts/correction-outbox.js';
import { model } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';
import { planOf } from '../support/query-plans.js';

async function open() {
  const db = memoryDatabase();
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
  it('are looked up by key, not by reading every article', async () => {
    const { db, close } = await open();
    const plan = planOf(
      db,
      `SELECT * FROM (SELECT key, version FROM article_versions
           UNION ALL SELECT key, version FROM articles) WHERE key = ? ORDER BY version`,
      'a',
    );
    expect(plan.filter((step) => /^SCAN a/u.test(step))).toEqual([]);
    close();
  });
});
