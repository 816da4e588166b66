// A process that helps others to embed: begun and ended within a test, or as it looks when it has been silent.
import { createHelpEmbedding } from '../../src/app/help-embedding.js';
import type { EmbeddingQueue } from '../../src/core/embedding-queue.js';
import type { Wait } from '../../src/core/ports.js';
import type { Postgres } from '../../src/postgres/connection.js';
import { gate } from '../bot/harness.js';
import { createHashedEmbedder, type HashedEmbedder } from './hashed-embedder.js';

/** Makes it look as if a process had noted nothing for so many seconds. */
export const silencing = (db: Postgres) => async (process: string, seconds: number) => {
  await db.run(
    "UPDATE embedding_processes SET seen = clock_timestamp() - $2 * interval '1 second' WHERE process = $1",
    [process, seconds],
  );
};

/** Helps until `stop`, which resolves with the number of passages; `told` and `faults` are what it has told so far. */
export function startHelper(queue: EmbeddingQueue, embedder: HashedEmbedder, wait: Wait) {
  const ending = new AbortController();
  const faults: unknown[] = [];
  const told: Array<[number, boolean]> = [];
  const run = createHelpEmbedding({ queue, embedder, wait, process: 'helper' }, async () => {})({
    signal: ending.signal,
    onProgress: (...progress) => told.push(progress),
    onFault: (error) => faults.push(error),
  });
  run.catch(() => {});
  return {
    ...{ embedder, faults, told, run },
    stop: () => {
      ending.abort();
      return run;
    },
  };
}

/** Two embedders that make nothing before both have something to make. */
export function meeting() {
  const both = gate();
  const begun = new Set<unknown>();
  return [createHashedEmbedder(), createHashedEmbedder()].map((embedder) => ({
    ...embedder,
    async embedPassages(texts: readonly string[], onDone?: (count: number) => void) {
      if (begun.add(embedder).size === 2) both.open();
      await both.opened;
      return embedder.embedPassages(texts, onDone);
    },
  }));
}
