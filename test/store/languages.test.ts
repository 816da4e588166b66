// The contract of languages on the real database.
import { openDatabase } from '../../src/store/database.js';
import { createLanguages } from '../../src/store/languages.js';
import { languagesContract } from '../contracts/languages.js';

languagesContract('SQLite', () => {
  const db = openDatabase(':memory:');
  return { languages: createLanguages(db), close: () => void db.close() };
});
