// Searches words in a thread of its own, so that nobody's question holds up what the main thread does for others.
import type { WordField, WordSearch } from '../core/article-store.js';
import { startWorker, type WorkerCaller, workerFile } from '../threads/worker-call.js';
import type { Database } from './database.js';
import { createWordSearch } from './word-search.js';
import type { WordMethods } from './word-worker.js';

/** Deaths of the thread after which it is not started again. */
const MOST_DEATHS = 3;

export interface WordThreadOptions {
  /** The body of the thread, for tests of its death. */
  readonly worker?: URL;
  /** Hears that the thread ended unasked, and how often it has. */
  readonly onDeath?: (deaths: number) => void;
}

export interface ThreadedWords extends WordSearch {
  /** Ends the thread; to be called before the database is closed. What is asked after that is answered without it. */
  close(): Promise<void>;
}

/**
 * The word search of `db`'s file, whose longer work is done in a thread that is started at once. It sees whatever was
 * committed before it is asked. Should the thread die too often, and where the database is in memory, which no other
 * connection sees, all is done in this one.
 */
export function openThreadedWords(db: Database, options: WordThreadOptions = {}): ThreadedWords {
  const here = createWordSearch(db);
  const body = options.worker ?? workerFile('word-worker', import.meta.url);
  let deaths = 0;
  let closed = false;
  let thread: WorkerCaller<WordMethods> | null = null;

  function start(): WorkerCaller<WordMethods> | null {
    if (db.memory || closed || deaths >= MOST_DEATHS) return null;
    const started = startWorker<WordMethods>(body, db.name, 'DATABASE_UNREADABLE');
    void started.ended.then(() => {
      if (closed || thread !== started) return;
      deaths++;
      options.onDeath?.(deaths);
      thread = start();
    });
    return started;
  }

  async function ask<K extends keyof WordMethods>(
    method: K,
    args: Parameters<WordMethods[K]>[0],
    otherwise: () => Promise<Awaited<ReturnType<WordMethods[K]>>>,
  ): Promise<Awaited<ReturnType<WordMethods[K]>>> {
    const asked = thread;
    if (asked === null) return otherwise();
    try {
      return await asked.call(method, args);
    } catch (error) {
      if (asked.alive() && !closed) throw error;
      return otherwise();
    }
  }

  thread = start();
  return {
    ...here,
    search: (field, tokens, count, onlyChunks) =>
      // A list of thousands of numbers crosses in no time as bytes.
      ask('search', { field, tokens, count, onlyChunks: onlyChunks && Uint32Array.from(onlyChunks) }, () =>
        here.search(field, tokens, count, onlyChunks),
      ),
    articlesWith: (field, tokens) =>
      ask('articlesWith', { field, tokens }, () => here.articlesWith(field, tokens)),
    // Those of the typed field are kept in tables: to look them up takes less than to ask for them.
    frequencies: (field: WordField, tokens) =>
      field === 'typed'
        ? here.frequencies(field, tokens)
        : ask('frequencies', { field, tokens }, () => here.frequencies(field, tokens)),
    close: async () => {
      closed = true;
      const last = thread;
      thread = null;
      await last?.close();
    },
  };
}
