// Gives the collection the vectors of another model: computed beside the present ones, by any number of processes, then put
// in their place at once.
import type { ArticleStore } from '../core/article-store.js';
import { passageText } from '../core/chunk.js';
import type { Embedder, Wait } from '../core/ports.js';
import { withIds } from '../core/vector.js';

const BATCH = 64;
/** Far longer than a batch takes: what a process claimed that is no more is embedded by another then. */
const CLAIM_MS = 300_000;
/** Between two looks whether the others are through. */
const LOOK_MS = 2000;

export interface ReindexDependencies {
  readonly store: Pick<ArticleStore, 'model' | 'unstaged' | 'stageVectors' | 'adoptStaged'>;
  readonly embedder: Pick<Embedder, 'model' | 'embedPassages'>;
  /** Names this process among those at work on the same collection. */
  readonly process: string;
  readonly wait: Wait;
}

export interface ReindexOptions {
  /** Hears how many chunks this run has embedded. */
  readonly onProgress?: (chunks: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * `current`: the vectors were of this model already. `adopted`: all are now, whichever process embedded the last. `stopped`:
 * by the signal; the next run goes on from there.
 */
export interface ReindexReport {
  readonly outcome: 'current' | 'adopted' | 'stopped';
  readonly chunks: number;
}

/**
 * Returns the reindex use case. Afterwards the vector index on disk belongs to the former model and has to be rebuilt
 * from the store, which its opener does by itself.
 */
export function createReindex({ store, embedder, process, wait }: ReindexDependencies) {
  const { model } = embedder;
  const isThrough = async (): Promise<boolean> => (await store.model())?.fingerprint === model.fingerprint;

  return async ({
    onProgress,
    signal = new AbortController().signal,
  }: ReindexOptions = {}): Promise<ReindexReport> => {
    if (await isThrough()) return { outcome: 'current', chunks: 0 };
    let done = 0;
    while (!signal.aborted) {
      const chunks = await store.unstaged(model, BATCH, { process, forMs: CLAIM_MS });
      if (chunks.length === 0) {
        if ((await store.adoptStaged(model)) || (await isThrough()))
          return { outcome: 'adopted', chunks: done };
        await wait(LOOK_MS, signal);
        continue;
      }
      const vectors = await embedder.embedPassages(chunks.map((chunk) => passageText(chunk.article, chunk)));
      if (await isThrough()) return { outcome: 'adopted', chunks: done };
      await store.stageVectors(model, withIds(chunks, vectors));
      done += chunks.length;
      onProgress?.(done);
    }
    return { outcome: 'stopped', chunks: done };
  };
}
