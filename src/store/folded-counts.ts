// In how many chunks each folded token stands, the counts of pairs at hand: words have a table, pairs are counted by FTS5.
import type { Database } from './database.js';

/** Counts kept: of the pairs of some hundred questions. */
const MOST = 20_000;

export interface FoldedCounts {
  /** Chunks that hold a token. */
  of(token: string): number;
  /** Takes up that one more chunk holds a token. */
  more(token: string): void;
  forget(): void;
}

/** Counts as the word tables that `db` sees say; what is at hand is as old as the last `forget`. */
export function createFoldedCounts(db: Database): FoldedCounts {
  const word = db.prepare<[string], number>('SELECT chunks FROM folded_words WHERE word = ?').pluck();
  const pair = db.prepare<[string], number>('SELECT doc FROM words_folded_terms WHERE term = ?').pluck();
  const pairs = new Map<string, number>();
  return {
    of(token) {
      if (!token.includes('_')) return word.get(token) ?? 0;
      const known = pairs.get(token);
      if (known !== undefined) return known;
      if (pairs.size >= MOST) pairs.clear();
      const count = pair.get(token) ?? 0;
      pairs.set(token, count);
      return count;
    },
    more(token) {
      const known = pairs.get(token);
      if (known !== undefined) pairs.set(token, known + 1);
    },
    forget: () => pairs.clear(),
  };
}
