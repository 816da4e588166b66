// Counts of the folded words, as a step of the tables.
import type SQLite from 'better-sqlite3';
import type { Migration } from './migration.js';
import { isFoldedWord } from './plain-tokens.js';

function dropOthers(db: SQLite.Database): void {
  const drop = db.prepare('DELETE FROM folded_words WHERE word = ?');
  const words = db.prepare<[], string>('SELECT word FROM folded_words').pluck().all();
  for (const word of words) if (!isFoldedWord(word)) drop.run(word);
}

/**
 * In how many chunks each folded word stands: FTS5's vocabulary reads the whole list of a word to count it, which for a common
 * one among a million chunks takes milliseconds. Pairs of words, which are rare, are counted there.
 */
export const m025_folded: Migration = {
  name: 'm025_folded',
  sql: `
    CREATE TABLE folded_words (word TEXT PRIMARY KEY, chunks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO folded_words SELECT term, doc FROM words_folded_terms WHERE instr(term, '_') = 0;
  `,
  fill: dropOthers,
};
