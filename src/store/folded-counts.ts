// In how many chunks each folded token stands: plain words have a table, all else is counted by FTS5, and its count kept at hand.
import type { Database } from './database.js';
import { isFoldedWord } from './plain-tokens.js';

/** Counts kept: of the pairs of words of some hundred questions. */
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
  const counted = db.prepare<[string], number>('SELECT doc FROM words_folded_terms WHERE term = ?').pluck();
  const known = new Map<string, number>();
  return {
    of(token) {
      if (isFoldedWord(token)) return word.get(token) ?? 0;
      const before = known.get(token);
      if (before !== undefined) return before;
      if (known.size >= MOST) known.clear();
      const count = counted.get(token) ?? 0;
      known.set(token, count);
      return count;
    },
    more(token) {
      const before = known.get(token);
      if (before !== undefined) known.set(token, before + 1);
    },
    forget: () => known.clear(),
  };
}
