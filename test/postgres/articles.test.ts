// The collection in PostgreSQL under the common contracts, and what only PostgreSQL can get wrong.
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { createPostgresWordSearch } from '../../src/postgres/word-search.js';
import { articleStoreContract } from '../contracts/article-store.js';
import { modelRecordContract } from '../contracts/model-record.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const opened = testPostgres();

async function open() {
  const db = await opened();
  const store = createPostgresArticleStore(db);
  return { db, store, words: createPostgresWordSearch(db), close: db.close };
}

articleStoreContract(POSTGRES, open);
modelRecordContract(POSTGRES, open);
