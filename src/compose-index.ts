// Opens what questions are searched with: the model, and the process's own graph beside the embedded database or the server's index.
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createSwitchingModel, type Searching, type SwitchingModel } from './app/switch-model.js';
import { modelsOf, openEmbedder } from './compose-models.js';
import type { Config } from './config.js';
import type { ModelIdentity } from './core/ports.js';
import type { Storage } from './core/storage.js';
import { openHnswIndex } from './vectors/hnsw-index.js';

type Parts = Parameters<typeof openEmbedder>[2];

/** Opens the model that the collection has: the one configured, or the one that is to come after it. */
export async function openSearching(
  storage: Pick<Storage, 'index' | 'articles'>,
  config: Config,
  log: Logger,
  options: Parts,
): Promise<SwitchingModel> {
  return await createSwitchingModel(
    storage.articles,
    modelsOf(config).map((one) => ({
      openEmbedder: () => openEmbedder(one, log, options),
      openSearching: async (embedder) => ({
        embedder,
        ...(await openIndex(storage, config, embedder.model, log)),
      }),
    })),
  );
}

async function openIndex(
  { index: kept, articles }: Pick<Storage, 'index' | 'articles'>,
  { DATA_DIR }: Pick<Config, 'DATA_DIR'>,
  model: ModelIdentity,
  log: Logger,
): Promise<Omit<Searching, 'embedder'>> {
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
