// Everything that changes the collection; each call is one transaction and raises the change counter.
import type { Article } from '../core/article.js';
import { assertSlice, rowOfArticle } from '../core/article-rows.js';
import type { ChunkVector, Replaced, Replacement } from '../core/article-store.js';
import { AppError } from '../core/errors.js';
import { assertVector } from '../core/model-identity.js';
import type { NewChunk } from '../core/ports.js';
import { encodeVector } from '../core/vector-blob.js';
import { createAbbreviationRows } from './abbreviation-rows.js';
import { createVersionWrites } from './article-versions.js';
import type { Database } from './database.js';
import { createGivenQuotes } from './given-quotes.js';
import type { Meta } from './meta.js';
import { type ChunkWords, chunkWords, createWordIndex } from './word-index.js';

/** Labels of the vector index are unsigned 32-bit numbers, and a larger one would silently wrap. */
const LABELS = 2 ** 32;

export interface ArticleWrites {
  replace(article: Article, replacement: Replacement): Replaced;
  move(key: string, file: string, line: number | null): boolean;
  remove(keys: readonly string[], now?: number): number[];
  /** Does ahead what the words of a chunk that is to be stored take, so that the transaction is shorter. */
  prepare(chunk: NewChunk): void;
}

/** The writing half of the article store. */
export function createArticleWrites(db: Database, meta: Meta): ArticleWrites {
  const words = createWordIndex(db);
  const prepared = new WeakMap<NewChunk, ChunkWords>();
  const abbreviations = createAbbreviationRows(db);
  const versions = createVersionWrites(db);
  const given = createGivenQuotes(db);
  const idOf = db.prepare<[string], { id: number }>('SELECT id FROM articles WHERE key = ?');
  const chunkIdsOf = db
    .prepare<[number], number>('SELECT id FROM chunks WHERE article_id = ? ORDER BY id')
    .pluck();
  const upsert = db.prepare(`
    INSERT INTO articles (key, title, text, captions, author, photographer, agency, outlet, url, day, time, day_source,
      event_day, date_evidence, updated_day, updated_time, hash, file, line, ingested_at)
    VALUES (@key, @title, @text, @captions, @author, @photographer, @agency, @outlet, @url, @day, @time, @day_source,
      @event_day, @date_evidence, @updated_day, @updated_time, @hash, @file, @line, @now)
    ON CONFLICT (key) DO UPDATE SET title = @title, text = @text, captions = @captions, author = @author,
      photographer = @photographer, agency = @agency, outlet = @outlet, url = @url, day = @day, time = @time,
      day_source = @day_source, event_day = @event_day, date_evidence = @date_evidence, updated_day = @updated_day,
      updated_time = @updated_time, hash = @hash, file = @file, line = @line`);
  const addChunk = db.prepare(
    'INSERT INTO chunks (article_id, caption, start_at, end_at) VALUES (?, ?, ?, ?)',
  );
  const addVector = db.prepare('INSERT INTO vectors (chunk_id, vector) VALUES (?, ?)');
  const dropChunks = db.prepare('DELETE FROM chunks WHERE article_id = ?');
  const dropArticle = db.prepare('DELETE FROM articles WHERE id = ?');
  const relocate = db.prepare('UPDATE articles SET file = ?, line = ? WHERE key = ? AND file <> ?');

  function clear(article: number): number[] {
    const removed = chunkIdsOf.all(article);
    for (const chunk of removed) words.remove(chunk);
    dropChunks.run(article);
    return removed;
  }

  function addChunks(article: number, chunks: readonly NewChunk[]): ChunkVector[] {
    return chunks.map((chunk) => {
      const { caption, start, end, searchText, vector } = chunk;
      const id = Number(addChunk.run(article, caption, start, end).lastInsertRowid);
      if (id >= LABELS) throw new AppError('CHUNK_INVALID', `Chunk number ${id} is no label for the index.`);
      addVector.run(id, encodeVector(vector));
      words.add(id, prepared.get(chunk) ?? chunkWords(searchText));
      return { id, vector };
    });
  }

  function check(article: Article, { chunks }: Replacement): void {
    const model = meta.model();
    if (!model) throw new AppError('MODEL_MISMATCH', 'No model is recorded; vectors cannot be stored.');
    for (const slice of chunks) {
      assertSlice(article, slice);
      assertVector(slice.vector, model, article.key);
    }
  }

  const replace = db.transaction((article: Article, replacement: Replacement): Replaced => {
    check(article, replacement);
    const { hash, file, line, now, sourceHash } = replacement;
    const former = versions.present(article.key);
    if (former !== null) versions.keep(article.key, now, false);
    upsert.run({ ...rowOfArticle(article), hash, file, line, now });
    // Not lastInsertRowid: an upsert that updates leaves that at some other row.
    const id = idOf.get(article.key)?.id;
    if (id === undefined)
      throw new AppError('DATABASE_UNREADABLE', `${article.key} was written but is gone.`);
    const removed = clear(id);
    const added = addChunks(id, replacement.chunks);
    words.merge(removed.length + added.length);
    abbreviations.replace(id, article);
    const changed = versions.number(article.key, former, sourceHash);
    const sameSource = sourceHash !== undefined && former?.source_hash === sourceHash;
    if (former !== null && changed && !sameSource) given.changed(article.key, former.version, now);
    if (former === null && sourceHash !== undefined) given.renamed(sourceHash);
    meta.bump();
    return { added, removed };
  });

  const move = db.transaction((key: string, file: string, line: number | null): boolean => {
    if (relocate.run(file, line, key, file).changes === 0) return false;
    meta.bump();
    return true;
  });

  const remove = db.transaction((keys: readonly string[], now?: number): number[] => {
    const removed: number[] = [];
    let articles = 0;
    for (const key of keys) {
      const id = idOf.get(key)?.id;
      if (id === undefined) continue;
      removed.push(...clear(id));
      const version = versions.present(key)?.version;
      versions.keep(key, now ?? null, true);
      articles += dropArticle.run(id).changes;
      if (version !== undefined) given.changed(key, version, now ?? 0);
    }
    words.merge(removed.length);
    if (articles > 0) meta.bump();
    return removed;
  });

  // Immediate: a transaction that reads first and writes later could not wait for another writer.
  return {
    replace: replace.immediate,
    move: move.immediate,
    remove: remove.immediate,
    prepare: (chunk) => prepared.set(chunk, chunkWords(chunk.searchText)),
  };
}
