// Counts of the folded words, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * In how many chunks each folded word stands: FTS5's vocabulary reads the whole list of a word to count it, of a million chunks
 * 10 ms for each of the hundred commonest syllables. Pairs of words, which are rare, are counted there.
 */
export const m025_folded: Migration = {
  name: 'm025_folded',
  sql: `
    CREATE TABLE folded_words (word TEXT PRIMARY KEY, chunks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO folded_words SELECT term, doc FROM words_folded_terms WHERE instr(term, '_') = 0;
  `,
};
