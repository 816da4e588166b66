// Gives the collection the vectors of another model: computed beside the present ones, then put in their place at once.
import type { ArticleStore } from '../core/article-store.js';
import { passageText } from '../core/chunk.js';
import type { Embedder } from '../core/ports.js';

const BATCH = 64;

export interface ReindexDependencies {
  readonly store: Pick<ArticleStore, 'model' | 'unstaged' | 'stageVectors' | 'adoptStaged'>;
  readonly embedder: Pick<Embedder, 'model' | 'embedPassages'>;
}

export interface ReindexOptions {
  /** Hears how many chunks this run has embedded. */
  readonly onProgress?: (chunks: number) => void;
  readonly signal?: AbortSignal;
}

/** `current`: the vectors were of this model already. `stopped`: by the signal; the next run goes on from there. */
export interface ReindexReport {
  readonly outcome: 'current' | 'adopted' | 'stopped';
  readonly chunks: number;
}

/**
 * Returns the reindex use case. Afterwards the vector index on disk belongs to the former model and has to be rebuilt
 * from the store, which its opener does by itself.
 */
export function createReindex({ store, embedder }: ReindexDependencies) {
  return async ({ onProgress, signal }: ReindexOptions = {}): Promise<ReindexReport> => {
    const { model } = embedder;
    if ((await store.model())?.fingerprint === model.fingerprint) return { outcome: 'current', chunks: 0 };
    let done = 0;
    for (;;) {
      if (signal?.aborted) return { outcome: 'stopped', chunks: done };
      const chunks = await store.unstaged(model, BATCH);
      if (chunks.length === 0 && (await store.adoptStaged(model)))
        return { outcome: 'adopted', chunks: done };
      const vectors = await embedder.embedPassages(chunks.map((chunk) => passageText(chunk.article, chunk)));
      await store.stageVectors(
        model,
        chunks.flatMap(({ id }, place) => {
          const vector = vectors[place];
          return vector ? [{ id, vector }] : [];
        }),
      );
      done += chunks.length;
      onProgress?.(done);
    }
  };
}
