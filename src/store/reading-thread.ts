// Reads what takes long for a question in a thread of its own, so that nobody's question holds up what is done for others.
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { AppError } from '../core/errors.js';
import { startWorker, type WorkerCaller, workerFile } from '../threads/worker-call.js';
import { leaveCheckpoints } from './checkpoints.js';
import { createChunkLists } from './chunk-lists.js';
import type { Database } from './database.js';
import type { ReadingMethods } from './reading-worker.js';
import { createWordSearch } from './word-search.js';

/** Deaths of the thread after which it is not started again. */
const MOST_DEATHS = 3;

export interface ReadingThreadOptions {
  /** The body of the thread, for tests of its death. */
  readonly worker?: URL;
  /** Hears that the thread ended unasked, how often it has, and whether it is started again. */
  readonly onDeath?: (deaths: number, isStartedAgain: boolean) => void;
}

export interface ReadingThread {
  readonly words: WordSearch;
  /** Methods of an article store, to be put in place of its own. */
  readonly articles: Required<Pick<ArticleStore, 'chunksInWindow' | 'cosines'>>;
  /** Ends the thread; to be called before the database is closed. What it answers rejects with CLOSED from then on. */
  close(): Promise<void>;
}

function vocabularyOf({ words, chunks }: Awaited<ReturnType<ReadingMethods['vocabulary']>>) {
  if (words === '') return [];
  return words.split('\n').map((typed, n) => ({ typed, chunks: chunks[n] as number }));
}

/**
 * Starts the thread over `db`'s file at once. It sees whatever was committed before it is asked. Should it die too often, and
 * where the database is in memory, which no other connection sees, all is done in this thread.
 */
export function openReadingThread(db: Database, options: ReadingThreadOptions = {}): ReadingThread {
  const words = createWordSearch(db);
  const chunks = createChunkLists(db);
  const body = options.worker ?? workerFile('reading-worker', import.meta.url);
  let deaths = 0;
  let closed = false;
  let thread: WorkerCaller<ReadingMethods> | null = null;

  function start(): WorkerCaller<ReadingMethods> | null {
    const canStart = !db.memory && !closed && deaths < MOST_DEATHS;
    leaveCheckpoints(db, canStart);
    if (!canStart) return null;
    const started = startWorker<ReadingMethods>(body, db.name, 'DATABASE_UNREADABLE');
    void started.ended.then(() => {
      if (closed || thread !== started) return;
      deaths++;
      thread = start();
      options.onDeath?.(deaths, thread !== null);
    });
    return started;
  }

  /** What the thread answers, read by `read`; `otherwise` where there is none, or it died of the question. */
  async function ask<K extends keyof ReadingMethods, T>(
    method: K,
    args: Parameters<ReadingMethods[K]>[0],
    read: (answer: Awaited<ReturnType<ReadingMethods[K]>>) => T,
    otherwise: () => Promise<T> | T,
  ): Promise<T> {
    // What a thread does for many, the main thread would do in one go, and keep from their end all who wait for it.
    if (closed) throw new AppError('CLOSED', 'The reading thread is closed.');
    const asked = thread;
    if (asked === null) return otherwise();
    try {
      return read(await asked.call(method, args));
    } catch (error) {
      if (asked.alive() || closed) throw error;
      return otherwise();
    }
  }

  const asItIs = <T>(answer: T): T => answer;
  thread = start();
  return {
    words: {
      ...words,
      search: (field, tokens, count, onlyChunks) =>
        ask(
          'search',
          { field, tokens, count, onlyChunks: onlyChunks && Uint32Array.from(onlyChunks) },
          asItIs,
          () => words.search(field, tokens, count, onlyChunks),
        ),
      articlesWith: (field, tokens) =>
        ask('articlesWith', { field, tokens }, asItIs, () => words.articlesWith(field, tokens)),
      // To count a million rows takes a tenth of a second.
      total: () => ask('total', null, asItIs, () => words.total()),
      vocabulary: () => ask('vocabulary', null, vocabularyOf, () => words.vocabulary()),
      // Those of the typed field are kept in tables: to look them up takes less than to ask for them.
      frequencies: (field, tokens) =>
        field === 'typed'
          ? words.frequencies(field, tokens)
          : ask('frequencies', { field, tokens }, asItIs, () => words.frequencies(field, tokens)),
    },
    articles: {
      chunksInWindow: (from, to) =>
        ask(
          'chunksInWindow',
          { from, to },
          (ids) => Array.from(ids),
          () => chunks.chunksInWindow(from, to),
        ),
      cosines: (vector, ids) =>
        ask(
          'cosines',
          { vector, ids: Uint32Array.from(ids) },
          (found) => new Map(Array.from(found.ids, (id, n) => [id, found.cosines[n] as number])),
          () => chunks.cosines(vector, ids),
        ),
    },
    close: async () => {
      closed = true;
      const last = thread;
      thread = null;
      if (last !== null) leaveCheckpoints(db, false);
      await last?.close();
    },
  };
}
