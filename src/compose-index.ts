// Opens what finds the nearest vectors: the process's own graph beside the embedded database, or the server's index.
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { ModelIdentity, VectorIndex } from './core/ports.js';
import type { Storage } from './core/storage.js';
import { openHnswIndex } from './vectors/hnsw-index.js';

export interface OpenedIndex {
  readonly index: VectorIndex;
  /** Writes it to disk where it has changed; nothing to do for a server's. */
  saveIndex(): Promise<void>;
}

export async function openIndex(
  { index: kept, articles }: Pick<Storage, 'index' | 'articles'>,
  { DATA_DIR }: Pick<Config, 'DATA_DIR'>,
  model: ModelIdentity,
  log: Logger,
): Promise<OpenedIndex> {
  if (kept !== null) return { index: kept, saveIndex: async () => {} };
  const file = join(DATA_DIR, 'vectors.hnsw');
  const index = await openHnswIndex({ file, model, source: articles, log });
  return {
    index,
    saveIndex: async () => {
      if ((await index.status()).unsaved) await index.save(await articles.change());
    },
  };
}
