// Keeps the two full-text tables in step with the chunks; what went in is remembered, so that the same goes out again.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { WordField } from '../core/article-store.js';
import { foldedTokens, typedTokens } from '../core/text.js';
import type { Database } from './database.js';
import { createWordCounts } from './word-counts.js';

/** The tokens of a chunk in one field, as a line and packed as well. */
interface FieldWords {
  readonly tokens: readonly string[];
  readonly line: string;
  readonly packed: Buffer;
}

/** The words of a chunk, ready to be written. */
export type ChunkWords = Readonly<Record<WordField, FieldWords>>;

export interface WordIndex {
  /** Makes a chunk findable by its words. To be called inside a transaction. */
  add(chunk: number, words: ChunkWords): void;
  /** Takes a chunk's words out; a chunk without words is ignored. To be called inside a transaction. */
  remove(chunk: number): void;
  /** As `add`, from what a row of `chunk_words` remembers. */
  addPacked(chunk: number, typed: Buffer, folded: Buffer): void;
  /** Merges as much as adding or removing so many chunks makes due. To be called once in a transaction that does. */
  merge(chunks: number): void;
}

/**
 * Pages of each table that are merged for a chunk. Of 600 articles of five chunks on 100,000 the parts of a table stay as
 * many as when FTS5 merges by itself, and the longest write takes 8 ms, not 40.
 */
const PAGES_PER_CHUNK = 4;

/** The full-text tables. */
export const WORD_TABLES = ['words_typed', 'words_folded'] as const;

function pack(words: string): Buffer {
  return deflateRawSync(words);
}

/** The tokens of a chunk as `chunk_words` keeps them, in the order and as often as they stand in it. */
export function unpackWords(words: Buffer): string[] {
  const text = inflateRawSync(words).toString('utf8');
  return text === '' ? [] : text.split(' ');
}

/** The words of a text; nothing of it needs a transaction. */
export function chunkWords(text: string): ChunkWords {
  return { typed: fieldWords(typedTokens(text)), folded: fieldWords(foldedTokens(text)) };
}

function fieldWords(tokens: readonly string[]): FieldWords {
  const line = tokens.join(' ');
  return { tokens, line, packed: pack(line) };
}

/** What an earlier version packed may hold two spaces in a row; an empty word was never counted. */
function fieldWordsOf(packed: Buffer): FieldWords {
  const tokens = unpackWords(packed).filter(Boolean);
  return { tokens, line: tokens.join(' '), packed };
}

/** Writes `words_typed` and `words_folded`, and `chunk_words` and the counts of words beside them. */
export function createWordIndex(db: Database): WordIndex {
  const addTyped = db.prepare('INSERT INTO words_typed (rowid, words) VALUES (?, ?)');
  const addFolded = db.prepare('INSERT INTO words_folded (rowid, words) VALUES (?, ?)');
  const dropTyped = db.prepare("INSERT INTO words_typed (words_typed, rowid, words) VALUES ('delete', ?, ?)");
  const dropFolded = db.prepare(
    "INSERT INTO words_folded (words_folded, rowid, words) VALUES ('delete', ?, ?)",
  );
  const keep = db.prepare('INSERT INTO chunk_words (chunk_id, typed, folded) VALUES (?, ?, ?)');
  const kept = db.prepare<[number], { typed: Buffer; folded: Buffer }>(
    'SELECT typed, folded FROM chunk_words WHERE chunk_id = ?',
  );
  const forget = db.prepare('DELETE FROM chunk_words WHERE chunk_id = ?');
  const counts = createWordCounts(db);
  const merges = WORD_TABLES.map((table) =>
    db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', CAST(? AS INTEGER))`),
  );

  function add(chunk: number, { typed, folded }: ChunkWords): void {
    addTyped.run(chunk, typed.line);
    addFolded.run(chunk, folded.line);
    keep.run(chunk, typed.packed, folded.packed);
    counts.add(typed.tokens, folded.tokens);
  }

  return {
    add,
    addPacked: (chunk, typed, folded) =>
      add(chunk, { typed: fieldWordsOf(typed), folded: fieldWordsOf(folded) }),
    merge(chunks) {
      if (chunks > 0) for (const merge of merges) merge.run(chunks * PAGES_PER_CHUNK);
    },
    remove(chunk) {
      const words = kept.get(chunk);
      if (!words) return;
      const [typed, folded] = [fieldWordsOf(words.typed), fieldWordsOf(words.folded)];
      dropTyped.run(chunk, typed.line);
      dropFolded.run(chunk, folded.line);
      forget.run(chunk);
      counts.remove(typed.tokens, folded.tokens);
    },
  };
}
