// Votes on the real database.
import { expect, test } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createVoteStore } from '../../src/store/votes.js';
import { voteStoreContract } from '../contracts/vote-store.js';
import { model } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';
import { planOf, preparedBy } from '../support/query-plans.js';

voteStoreContract('SQLite', async () => {
  const db = memoryDatabase();
  const articles = createArticleStore(db);
  await articles.setModel(model);
  return {
    votes: createVoteStore(db),
    answers: createAnswerStore(db),
    model: `${model.name} ${model.fingerprint}`,
    change: await articles.change(),
    close: () => void db.close(),
  };
});

test('counting reads the index by time and no row, as every row holds a whole answer', () => {
  const db = memoryDatabase();
  const prepared = preparedBy(db, () => createVoteStore(db));
  const counting = prepared.find((sql) => sql.includes('count(')) ?? expect.fail();
  expect(planOf(db, counting, 0)).toEqual([expect.stringContaining('USING COVERING INDEX votes_by_time')]);
  db.close();
});
