// Finds chunks by their words: BM25 over the typed and the folded form, computed over kept postings as FTS5 computes it.
import type { Meaning, WordField, WordSearch } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { telling } from '../core/telling.js';
import type { Client } from './connection.js';

const KINDS: Readonly<Record<WordField, readonly string[]>> = { typed: ['t', 'p'], folded: ['f'] };

/** A word that stands in `chunks` of `total` chunks, which hold `length` tokens together. */
interface Known {
  readonly id: number;
  readonly chunks: number;
  readonly total: number;
  readonly length: number;
}

/**
 * FTS5's bm25(), operation by operation, so that even the rounding is its own: k1 = 1.2, b = .75, summed in the order of
 * the words searched. $1 words, $2 their weights, $3 mean length in tokens, $4 how many chunks are wanted.
 */
const scored = (condition: string): string => `
  SELECT chunk, sum(weight * ((tf * 2.2::float8) / (tf + 1.2::float8 * (0.25::float8 + 0.75::float8 * len / $3::float8)))
    ORDER BY place) AS score
  FROM unnest($1::int8[], $2::float8[]) WITH ORDINALITY AS wanted (word, weight, place) JOIN postings USING (word)
  ${condition} GROUP BY chunk ORDER BY score DESC, chunk LIMIT $4`;
const AMONG_ALL = scored('');
/** The sum keeps the server from looking up each word in each chunk in its index: thousands of times dearer. */
const AMONG_SOME = scored('WHERE chunk + 0 = ANY ($5::int8[])');

/** What a word weighs that stands in half of the chunks or more: FTS5 lets none weigh against a chunk. */
const LEAST_WEIGHT = 1e-6;

function weightOf(chunks: number, total: number): number {
  const weight = Math.log((total - chunks + 0.5) / (chunks + 0.5));
  return weight <= 0 ? LEAST_WEIGHT : weight;
}

/** $1, $2, … are words, the rarest first: each list of chunks is in order, and joining them is to read them side by side. */
function withAll(words: number): string {
  const joined = Array.from({ length: words - 1 }, (_, i) => {
    const at = `p${i + 2}`;
    return `JOIN postings AS ${at} ON ${at}.word = $${i + 2} AND ${at}.chunk = p1.chunk`;
  });
  return `SELECT count(DISTINCT article_id) AS articles FROM postings AS p1 ${joined.join(' ')}
    JOIN chunks ON chunks.id = p1.chunk WHERE p1.word = $1`;
}

const explained = (key: 'short_key' | 'long_key'): string => `
  SELECT min(short) AS short, min(long) AS long, count(DISTINCT article_id) AS articles FROM abbreviations
  WHERE ${key} = ANY ($1::text[])
  GROUP BY short_key, long_key ORDER BY articles DESC, long_key, short_key`;

/** What PostgreSQL can be asked for: it takes no text with NUL, and holds none. */
const askable = (texts: readonly string[]): string[] => texts.filter((text) => !text.includes('\0'));

/** Searches the words of `db`. Scores and their order are those of the embedded database. */
export function createPostgresWordSearch(db: Client): WordSearch {
  async function known(field: WordField, tokens: readonly string[]): Promise<Map<string, Known>> {
    const rows = await db.query<Known & { word: string }>(
      `SELECT id, word, words.chunks, totals.chunks AS total, totals.tokens AS length
       FROM words JOIN word_totals AS totals ON totals.field = $1
       WHERE kind = ANY ($2::text[]) AND word = ANY ($3::text[])`,
      [field, KINDS[field], askable(tokens)],
    );
    return new Map(rows.map((row) => [row.word, row]));
  }

  async function meant(key: 'short_key' | 'long_key', keys: readonly string[]): Promise<Meaning[]> {
    return await db.query<Meaning>(explained(key), [askable(keys)]);
  }

  return {
    async frequencies(field, tokens) {
      const found = await known(field, tokens);
      return new Map(tokens.map((token) => [token, found.get(token)?.chunks ?? 0]));
    },
    async search(field, tokens, count, onlyChunks) {
      if (tokens.length === 0 || count < 1 || onlyChunks?.length === 0) return [];
      const found = await known(field, tokens);
      const [{ total, length } = { total: 0, length: 0 }] = found.values();
      const counts = new Map(tokens.map((token) => [token, found.get(token)?.chunks ?? 0]));
      const searched = telling(counts, total).flatMap((token) => found.get(token) ?? []);
      if (searched.length === 0) return [];
      const ids = searched.map(({ id }) => id);
      const weights = searched.map(({ chunks }) => weightOf(chunks, total));
      const values = [ids, weights, length / total, count];
      return onlyChunks === undefined
        ? await db.query<WordHit>(AMONG_ALL, values)
        : await db.query<WordHit>(AMONG_SOME, [...values, onlyChunks]);
    },
    async articlesWith(field, tokens) {
      const distinct = new Set(tokens);
      const found = [...(await known(field, tokens)).values()].sort((a, b) => a.chunks - b.chunks);
      if (found.length === 0 || found.length < distinct.size) return 0;
      const [row] = await db.query<{ articles: number }>(
        withAll(found.length),
        found.map(({ id }) => id),
      );
      return row?.articles ?? 0;
    },
    async total() {
      const [row] = await db.query<{ chunks: number }>(
        "SELECT chunks FROM word_totals WHERE field = 'typed'",
      );
      return row?.chunks ?? 0;
    },
    vocabulary: () =>
      db.query<{ typed: string; chunks: number }>("SELECT word AS typed, chunks FROM words WHERE kind = 't'"),
    meanings: (keys) => meant('short_key', keys),
    shortForms: (keys) => meant('long_key', keys),
  };
}
