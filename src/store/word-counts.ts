// Counts in how many chunks each typed word and pair of words stands, and each plain folded word.
import type { Database } from './database.js';
import { isFoldedWord } from './plain-tokens.js';

export interface WordCounts {
  /** Counts one chunk's tokens, each once. To be called inside a transaction. */
  add(typed: readonly string[], folded: readonly string[]): void;
  /** Takes back what `add` counted; a token that stands nowhere any more is forgotten. */
  remove(typed: readonly string[], folded: readonly string[]): void;
}

function statements(db: Database, table: string, column: string) {
  return {
    more: db.prepare(
      `INSERT INTO ${table} (${column}, chunks) SELECT value, 1 FROM json_each(?) WHERE true
       ON CONFLICT (${column}) DO UPDATE SET chunks = chunks + 1`,
    ),
    fewer: db.prepare(
      `UPDATE ${table} SET chunks = chunks - 1 WHERE ${column} IN (SELECT value FROM json_each(?))`,
    ),
    clean: db.prepare(
      `DELETE FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?)) AND chunks < 1`,
    ),
  };
}

/** Writes `typed_words`, `typed_pairs` and `folded_words`. */
export function createWordCounts(db: Database): WordCounts {
  const words = statements(db, 'typed_words', 'word');
  const pairs = statements(db, 'typed_pairs', 'pair');
  const folded = statements(db, 'folded_words', 'word');
  const isPair = (token: string): boolean => token.includes('_');
  const parted = (typed: readonly string[], foldedTokens: readonly string[]) => {
    const distinct = [...new Set(typed)];
    return [
      [words, JSON.stringify(distinct.filter((token) => !isPair(token)))],
      [pairs, JSON.stringify(distinct.filter(isPair))],
      [folded, JSON.stringify([...new Set(foldedTokens)].filter(isFoldedWord))],
    ] as const;
  };
  return {
    add(...tokens) {
      for (const [table, some] of parted(...tokens)) table.more.run(some);
    },
    remove(...tokens) {
      for (const [table, some] of parted(...tokens)) {
        table.fewer.run(some);
        table.clean.run(some);
      }
    },
  };
}
