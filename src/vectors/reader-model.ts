// Question and passage to a reading: a cross-encoder from a folder, in a worker thread of its own.
import { availableParallelism } from 'node:os';
import { AppError } from '../core/errors.js';
import type { Reader } from '../core/reader.js';
import { workerFile } from '../threads/worker-call.js';
import { READER_DTYPE, resolveReader } from './reader-files.js';
import type { ReaderMethods } from './reader-worker.js';
import type { VectorLog } from './vector-log.js';
import { openWorkerPool } from './worker-pool.js';

/** Pairs read at the same time: two runs of one thread are done sooner than one after the other of two. */
const MOST_WORKERS = 2;

export interface ReaderOptions {
  /** Threads that each hold the model and read one pair at a time; as many as there are cores, at most 2, if not given. */
  readonly workers?: number;
  readonly log?: VectorLog;
}

/**
 * Verifies and loads the model in the folder. Throws MODEL_MISSING or MODEL_ALTERED (naming the file), READING_FAILED
 * when what is loaded is no reader. The reader's calls reject with READING_FAILED, after `close` with CLOSED.
 */
export async function createReader(folder: string, options: ReaderOptions = {}): Promise<Reader> {
  const { workers = Math.min(MOST_WORKERS, availableParallelism()), log } = options;
  const resolving = resolveReader(folder);
  const pool = await openWorkerPool<ReaderMethods>({
    file: workerFile('reader-worker', import.meta.url),
    data: null,
    size: workers,
    failure: 'READING_FAILED',
    log,
    // The thread reads the library in while the files are being verified, and no file before they are.
    prepare: async (worker) => {
      const { source, form } = await resolving;
      await worker.call('load', { source, dtype: READER_DTYPE, threads: 1, cacheFolder: null, form });
    },
  });
  const { name } = await resolving;
  let closed = false;
  return {
    name,
    read: async (question, passages) => {
      if (closed) throw new AppError('CLOSED', 'The reader is closed.');
      let failed = false;
      const one = async (passage: (typeof passages)[number]) => {
        try {
          return await pool.run('read', { question, passage }, true, () => failed);
        } catch (error) {
          failed = true;
          throw error;
        }
      };
      return await Promise.all(passages.map(one));
    },
    close: async () => {
      closed = true;
      await pool.close();
    },
  };
}
