// The queue of passages that wait for their vectors on PostgreSQL, under its contract.
import { expect, it } from 'vitest';
import { createPostgresEmbeddingQueue } from '../../src/postgres/embedding-queue.js';
import { embeddingQueueContract } from '../contracts/embedding-queue.js';
import { silencing } from '../support/embedding-helper.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

embeddingQueueContract(POSTGRES, async () => {
  const db = await open();
  return { queue: createPostgresEmbeddingQueue(db), silence: silencing(db), close: db.close };
});

it(`${POSTGRES} forgets after an hour that a process was there`, async () => {
  const db = await open();
  const [queue, silence] = [createPostgresEmbeddingQueue(db), silencing(db)];
  const model = { name: 'one', dimension: 2, fingerprint: 'one' };
  for (const process of ['killed', 'silent', 'here']) await queue.note(model, process);
  await silence('killed', 3601);
  await silence('silent', 3590);
  await queue.claim(model, 'here', 1);
  const known = await db.query('SELECT process FROM embedding_processes ORDER BY process');
  expect(known).toEqual([{ process: 'here' }, { process: 'silent' }]);
});
