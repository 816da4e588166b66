// The store of live sources on PostgreSQL, under the common contract.
import { createPostgresSourceStore } from '../../src/postgres/sources.js';
import { sourceStoreContract } from '../contracts/source-store.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

sourceStoreContract(POSTGRES, async () => {
  const db = await open();
  return { store: createPostgresSourceStore(db), close: () => db.close() };
});
