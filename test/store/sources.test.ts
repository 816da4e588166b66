// The SQLite store of live sources under the common contract.
import { openDatabase } from '../../src/store/database.js';
import { createSourceStore } from '../../src/store/sources.js';
import { sourceStoreContract } from '../contracts/source-store.js';

sourceStoreContract('SQLite', () => {
  const db = openDatabase(':memory:');
  return { store: createSourceStore(db), close: () => void db.close() };
});
