// Versions and corrections on PostgreSQL under their contracts.
import { createPostgresAnswerStore } from '../../src/postgres/answers.js';
import { createPostgresArticleHistory } from '../../src/postgres/article-versions.js';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import {
  createPostgresChatSettings,
  createPostgresCorrectionOutbox,
} from '../../src/postgres/corrections.js';
import { correctionOutboxContract } from '../contracts/correction-outbox.js';
import { model } from '../support/articles.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

correctionOutboxContract(POSTGRES, async () => {
  const db = await open();
  const store = createPostgresArticleStore(db);
  await store.setModel(model);
  return {
    store,
    history: createPostgresArticleHistory(db),
    answers: createPostgresAnswerStore(db),
    outbox: createPostgresCorrectionOutbox(db),
    settings: createPostgresChatSettings(db),
    close: db.close,
  };
});
