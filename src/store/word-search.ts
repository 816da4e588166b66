// Finds chunks by their words: BM25 over the typed and the folded form, computed by SQLite's FTS5.
import type { Meaning, WordField, WordSearch } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { telling } from '../core/telling.js';
import type { Database } from './database.js';
import { promised } from './promised.js';

const FIELDS: readonly WordField[] = ['typed', 'folded'];

/** FTS5 takes a doubly quoted string as one phrase, whatever stands in it; NUL alone would end the query. */
function quoted(token: string): string {
  return `"${token.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}

function statements(db: Database, field: WordField) {
  const table = `words_${field}`;
  const select = `SELECT rowid AS chunk, -bm25(${table}) AS score FROM ${table} WHERE ${table} MATCH ?`;
  const order = 'ORDER BY score DESC, chunk LIMIT ?';
  return {
    all: db.prepare<[string, number], WordHit>(`${select} ${order}`),
    // The plus keeps SQLite from running the whole match once for each id.
    some: db.prepare<[string, string, number], WordHit>(
      `${select} AND +rowid IN (SELECT value FROM json_each(?)) ${order}`,
    ),
    articles: db.prepare<[string], { articles: number }>(
      `SELECT count(DISTINCT article_id) AS articles FROM chunks
       WHERE id IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`,
    ),
    frequency: db.prepare<[string], { token: string; chunks: number }>(
      `SELECT wanted.value AS token, coalesce(terms.doc, 0) AS chunks
       FROM json_each(?) AS wanted LEFT JOIN ${table}_terms AS terms ON terms.term = wanted.value`,
    ),
  };
}

/**
 * Searches the word tables of `db`, which may be a read-only connection in another thread. Scores are FTS5's
 * `bm25()` with its constants k1 = 1.2 and b = 0.75, sign turned so that higher is better.
 */
export function createWordSearch(db: Database): WordSearch {
  const prepared = new Map(FIELDS.map((field) => [field, statements(db, field)]));
  // Counted along the narrow index of `chunks`: the rows of `chunk_words` are wide, and to count those is to read them.
  const total = db.prepare<[], { chunks: number }>('SELECT count(*) AS chunks FROM chunks');
  const typedCount = db.prepare<[string], { token: string; chunks: number }>(
    `SELECT wanted.value AS token, coalesce(
       (SELECT chunks FROM typed_words WHERE word = wanted.value),
       (SELECT chunks FROM typed_pairs WHERE pair = wanted.value), 0) AS chunks
     FROM json_each(?) AS wanted`,
  );
  const vocabulary = db.prepare<[], { typed: string; chunks: number }>(
    'SELECT word AS typed, chunks FROM typed_words',
  );
  const explained = (key: 'short_key' | 'long_key') =>
    db.prepare<[string], Meaning>(
      `SELECT min(short) AS short, min(long) AS long, count(DISTINCT article_id) AS articles FROM abbreviations
       WHERE ${key} IN (SELECT value FROM json_each(?))
       GROUP BY short_key, long_key ORDER BY articles DESC, long_key, short_key`,
    );
  const byShort = explained('short_key');
  const byLong = explained('long_key');

  function of(field: WordField): ReturnType<typeof statements> {
    const found = prepared.get(field);
    if (!found) throw new TypeError(`No word field ${field}`);
    return found;
  }

  function frequencies(field: WordField, tokens: readonly string[]): Map<string, number> {
    const wanted = JSON.stringify([...new Set(tokens)]);
    const found = field === 'typed' ? typedCount.all(wanted) : of(field).frequency.all(wanted);
    return new Map(found.map(({ token, chunks }) => [token, chunks]));
  }

  const countAll = (): number => total.get()?.chunks ?? 0;

  return promised<WordSearch>({
    frequencies,
    search(field, tokens, count, onlyChunks) {
      if (tokens.length === 0 || count < 1 || onlyChunks?.length === 0) return [];
      const searched = telling(frequencies(field, tokens), countAll());
      if (searched.length === 0) return [];
      const query = searched.map(quoted).join(' OR ');
      return onlyChunks === undefined
        ? of(field).all.all(query, count)
        : of(field).some.all(query, JSON.stringify(onlyChunks), count);
    },
    articlesWith(field, tokens) {
      if (tokens.length === 0) return 0;
      return of(field).articles.get(tokens.map(quoted).join(' AND '))?.articles ?? 0;
    },
    total: countAll,
    vocabulary: () => vocabulary.all(),
    meanings: (keys) => byShort.all(JSON.stringify(keys)),
    shortForms: (keys) => byLong.all(JSON.stringify(keys)),
  });
}
