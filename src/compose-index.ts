// Opens what questions are searched with: the model, and the process's own graph beside the embedded database or the server's index.
import type { Logger } from 'pino';
import { rememberingNeighbours } from './app/remember-neighbours.js';
import { createSwitchingModel, type Searching, type SwitchingModel } from './app/switch-model.js';
import { checkNextModel, modelsOf, openEmbedder } from './compose-models.js';
import { indexFile } from './compose-storage.js';
import type { Config } from './config.js';
import { sameModel } from './core/model-identity.js';
import type { Embedder, ModelIdentity, VectorIndex } from './core/ports.js';
import type { Storage } from './core/storage.js';
import { openHnswIndex } from './vectors/hnsw-index.js';
import { heldLog, type VectorLog } from './vectors/vector-log.js';

type EmbedderParts = Parameters<typeof openEmbedder>[2];

/** Opens the model that the collection has: the one configured, or the one that is to come after it. */
export async function openSearching(
  storage: Pick<Storage, 'index' | 'articles'>,
  config: Config,
  log: Logger,
  options: EmbedderParts,
): Promise<SwitchingModel> {
  await checkNextModel(config, log);
  return await createSwitchingModel(
    storage.articles,
    modelsOf(config).map((one) => () => openModelAndIndex(storage, one, log, options)),
  );
}

/** Opens the model and, meanwhile, the index of the model that the collection was last embedded by. */
async function openModelAndIndex(
  { index: kept, articles }: Pick<Storage, 'index' | 'articles'>,
  config: Config,
  log: Logger,
  options: EmbedderParts,
): Promise<Searching> {
  const held = heldLog(log);
  const open = (model: ModelIdentity): Promise<Omit<Searching, 'embedder'>> =>
    openIndex(kept, articles, config, model, held);
  const known = await articles.model();
  const early = known === null ? null : open(known);
  // Whatever comes of it is told below, or does not matter.
  early?.catch(() => undefined);
  let embedder: Embedder | null = null;
  try {
    embedder = await openEmbedder(config, log, options);
    const { model } = embedder;
    await articles.assertModel(model);
    held.release();
    if (early !== null && known !== null && sameModel(known, model)) return { embedder, ...(await early) };
    await (await early?.catch(() => null))?.index.close();
    return { embedder, ...(await open(model)) };
  } catch (error) {
    await (await early?.catch(() => null))?.index.close();
    await embedder?.close();
    throw error;
  }
}

async function openIndex(
  kept: VectorIndex | null,
  articles: Storage['articles'],
  config: Pick<Config, 'DATA_DIR'>,
  model: ModelIdentity,
  log: VectorLog,
): Promise<Omit<Searching, 'embedder'>> {
  // A server's serves every model, the next one after this is closed too; it ends with the storage.
  if (kept !== null) return { index: { ...kept, close: async () => {} }, saveIndex: async () => {} };
  const index = await openHnswIndex({ file: indexFile(config), model, source: articles, log });
  return {
    index: rememberingNeighbours(index),
    saveIndex: async () => {
      if ((await index.status()).unsaved) await index.save(await articles.change());
    },
  };
}
