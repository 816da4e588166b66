// The contract of languages on the real database.
import { createLanguages } from '../../src/store/languages.js';
import { languagesContract } from '../contracts/languages.js';
import { memoryDatabase } from '../support/memory-database.js';

languagesContract('SQLite', () => {
  const db = memoryDatabase();
  return { languages: createLanguages(db), close: () => void db.close() };
});
