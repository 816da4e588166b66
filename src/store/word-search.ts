// Finds chunks by their words: BM25 over the typed and the folded form, which SQLite's FTS5 holds.
import type { Meaning, WordField, WordSearch } from '../core/article-store.js';
import { telling } from '../core/telling.js';
import { createChangeNumber } from './change-number.js';
import type { Database } from './database.js';
import { promised } from './promised.js';
import { createWordPostings, quoted } from './word-postings.js';

/** Counts of tokens that are kept, some 5 MB. */
const MOST_COUNTS = 50_000;

/**
 * Searches the word tables of `db`, which may be a read-only connection in another thread. Scores are those of FTS5's
 * `bm25()` with its constants k1 = 1.2 and b = 0.75, sign turned so that higher is better.
 */
export function createWordSearch(db: Database): WordSearch {
  const postings = createWordPostings(db);
  const change = createChangeNumber(db);
  const together = (field: WordField) =>
    db
      .prepare<[string], number>(
        `SELECT count(DISTINCT article_id) FROM chunks
         WHERE id IN (SELECT rowid FROM words_${field} WHERE words_${field} MATCH ?)`,
      )
      .pluck();
  const articles = { typed: together('typed'), folded: together('folded') };
  // Counted along the narrow index of `chunks`: the rows of `chunk_words` are wide, and to count those is to read them.
  const total = db.prepare<[], number>('SELECT count(*) FROM chunks').pluck();
  const typedCount = db.prepare<[string], { token: string; chunks: number }>(
    `SELECT wanted.value AS token, coalesce(
       (SELECT chunks FROM typed_words WHERE word = wanted.value),
       (SELECT chunks FROM typed_pairs WHERE pair = wanted.value), 0) AS chunks
     FROM json_each(?) AS wanted`,
  );
  const vocabulary = db.prepare<[], { typed: string; chunks: number }>(
    'SELECT word AS typed, chunks FROM typed_words ORDER BY word',
  );
  const explained = (key: 'short_key' | 'long_key') =>
    db.prepare<[string], Meaning>(
      `SELECT min(short) AS short, min(long) AS long, count(DISTINCT article_id) AS articles FROM abbreviations
       WHERE ${key} IN (SELECT value FROM json_each(?))
       GROUP BY short_key, long_key ORDER BY articles DESC, long_key, short_key`,
    );
  const byShort = explained('short_key');
  const byLong = explained('long_key');

  /** Counts of the typed field, as of the change `at`: the pairs that a question is read by are many, and mostly the same. */
  const typedKnown = new Map<string, number>();
  let at = -1;

  function typedCounts(tokens: readonly string[]): Map<string, number> {
    const now = change();
    if (now !== at || typedKnown.size > MOST_COUNTS) typedKnown.clear();
    at = now;
    const lacking = tokens.filter((token) => !typedKnown.has(token));
    if (lacking.length > 0)
      for (const { token, chunks } of typedCount.all(JSON.stringify(lacking))) typedKnown.set(token, chunks);
    return new Map(tokens.map((token) => [token, typedKnown.get(token) ?? 0]));
  }

  /** To be called where the postings have followed. */
  function counted(field: WordField, tokens: readonly string[]): Map<string, number> {
    const wanted = [...new Set(tokens)];
    if (field === 'folded') return new Map(wanted.map((token) => [token, postings.folded(token)]));
    return typedCounts(wanted);
  }

  // Each a transaction, so that what is kept of the words and what is read of them are of one moment.
  const frequencies = db.transaction((field: WordField, tokens: readonly string[]) => {
    if (field === 'folded') postings.follow();
    return counted(field, tokens);
  });
  const search = db.transaction(
    (field: WordField, tokens: readonly string[], count: number, onlyChunks?: readonly number[]) => {
      postings.follow();
      const counts = counted(field, tokens);
      const searched = telling(counts, postings.total());
      return postings.best(
        field,
        searched.map((token) => [token, counts.get(token) ?? 0] as const),
        count,
        onlyChunks,
      );
    },
  );

  return promised<WordSearch>({
    frequencies,
    search: (field, tokens, count, onlyChunks) =>
      tokens.length === 0 || count < 1 || onlyChunks?.length === 0
        ? []
        : search(field, tokens, count, onlyChunks),
    articlesWith: (field, tokens) =>
      tokens.length === 0 ? 0 : (articles[field].get(tokens.map(quoted).join(' AND ')) ?? 0),
    total: () => total.get() ?? 0,
    vocabulary: () => vocabulary.all(),
    meanings: (keys) => byShort.all(JSON.stringify(keys)),
    shortForms: (keys) => byLong.all(JSON.stringify(keys)),
  });
}
