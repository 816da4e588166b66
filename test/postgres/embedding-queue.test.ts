// The queue of passages that wait for their vectors on PostgreSQL, under its contract.
import { createPostgresEmbeddingQueue } from '../../src/postgres/embedding-queue.js';
import { embeddingQueueContract } from '../contracts/embedding-queue.js';
import { silencing } from '../support/embedding-helper.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

embeddingQueueContract(POSTGRES, async () => {
  const db = await open();
  return { queue: createPostgresEmbeddingQueue(db), silence: silencing(db), close: db.close };
});
