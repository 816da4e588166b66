// The secret of reader pages: made once a database, and the same ever after.
import { expect, it } from 'vitest';
import { readerSecret } from '../../src/store/reader-secret.js';
import { memoryDatabase } from '../support/memory-database.js';

it('is made once, of the randomness given, and kept', async () => {
  const db = memoryDatabase();
  const first = await readerSecret(db, (bytes) => Buffer.alloc(bytes, 7));
  expect(first).toEqual(Buffer.alloc(32, 7));
  expect(await readerSecret(db, () => expect.fail('made twice'))).toEqual(first);
  db.close();
});
