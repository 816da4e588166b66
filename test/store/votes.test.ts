// Votes on the real database.

import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { openDatabase } from '../../src/store/database.js';
import { createVoteStore } from '../../src/store/votes.js';
import { voteStoreContract } from '../contracts/vote-store.js';
import { model } from '../support/articles.js';

voteStoreContract('SQLite', () => {
  const db = openDatabase(':memory:');
  const articles = createArticleStore(db);
  articles.setModel(model);
  return {
    votes: createVoteStore(db),
    answers: createAnswerStore(db),
    model: `${model.name} ${model.fingerprint}`,
    change: articles.change(),
    close: () => void db.close(),
  };
});
