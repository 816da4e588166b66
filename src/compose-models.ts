// Which embedding models the configuration means, and opening them.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { type Config, silenceModelRuntime } from './config.js';
import type { ArticleStore } from './core/article-store.js';
import { AppError } from './core/errors.js';
import type { Embedder, ModelIdentity } from './core/ports.js';
import { projectRoot } from './project-root.js';
import { type BareSession, openBareSession } from './vectors/bare-session.js';
import { createEmbedder, type EmbedderOptions } from './vectors/embedder.js';
import { type HnswIndex, openHnswIndex } from './vectors/hnsw-index.js';
import type { ModelSettings } from './vectors/model-files.js';

/** `owner/name`, or the name alone of the oldest ones. */
const HUB_ID = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/u;

/** A folder of this machine when there is one of that name, else an id of the model hub. */
function modelSettings(config: Config): ModelSettings {
  const folder = resolve(projectRoot, config.EMBEDDING_MODEL);
  const isFolder = existsSync(folder);
  if (!isFolder && !HUB_ID.test(config.EMBEDDING_MODEL)) {
    const meant = 'neither a folder here nor the id of a model on the hub';
    throw new AppError('CONFIG_INVALID', `EMBEDDING_MODEL: ${config.EMBEDDING_MODEL} is ${meant}.`);
  }
  return {
    folder: isFolder ? folder : null,
    hubId: isFolder ? null : config.EMBEDDING_MODEL,
    queryPrefix: config.EMBEDDING_QUERY_PREFIX ?? null,
    passagePrefix: config.EMBEDDING_PASSAGE_PREFIX ?? null,
    pooling: config.EMBEDDING_POOLING ?? null,
    dimension: config.EMBEDDING_DIMENSION ?? null,
    dtype: 'q8',
  };
}

/** The setting's word for a collection whose questions go through the same model as its passages. */
const NO_QUESTION_MODEL = 'none';

/** The model for questions alone: as configured, else the folder beside the model's that is named after it, else none. */
function questionSettings({
  EMBEDDING_MODEL,
  EMBEDDING_QUESTION_MODEL: chosen,
}: Config): ModelSettings | null {
  if (chosen === NO_QUESTION_MODEL) return null;
  const folder = resolve(projectRoot, chosen ?? `${EMBEDDING_MODEL}-questions`);
  const isFolder = existsSync(folder);
  if (chosen !== undefined && !isFolder)
    throw new AppError('CONFIG_INVALID', `EMBEDDING_QUESTION_MODEL: ${chosen} is no folder here.`);
  const asItsManifestSays = { queryPrefix: null, passagePrefix: null, pooling: null, dimension: null };
  return isFolder ? { folder, hubId: null, dtype: 'q8', ...asItsManifestSays } : null;
}

/**
 * Verifies and loads the models that the configuration names; the one for questions only at the first where few are
 * expected. `giveWay` may hold passages back; see the embedder.
 */
export function openEmbedder(
  config: Config,
  log: Logger,
  { giveWay = () => null, questionsLater }: Pick<EmbedderOptions, 'giveWay' | 'questionsLater'> = {},
): Promise<Embedder> {
  silenceModelRuntime();
  const cacheFolder = join(config.DATA_DIR, 'models');
  const questions = questionSettings(config);
  return createEmbedder(modelSettings(config), {
    workers: config.EMBEDDING_WORKERS,
    cacheFolder,
    questions,
    questionsLater,
    giveWay,
    log,
  });
}

/**
 * Opens the models and, meanwhile, the index of the model that the collection was last embedded by. Throws MODEL_MISMATCH
 * when the collection's vectors are of another model than the one configured.
 */
export async function openModelAndIndex(
  config: Config,
  log: Logger,
  store: ArticleStore,
  options: Pick<EmbedderOptions, 'giveWay' | 'questionsLater'>,
): Promise<{ embedder: Embedder; index: HnswIndex }> {
  const file = join(config.DATA_DIR, 'vectors.hnsw');
  const open = (model: ModelIdentity) => openHnswIndex({ file, model, source: store, log });
  const known = await store.model();
  const early = known === null ? null : open(known);
  // Whatever comes of it is told below, or does not matter.
  early?.catch(() => undefined);
  let embedder: Embedder | null = null;
  try {
    embedder = await openEmbedder(config, log, options);
    const { model } = embedder;
    await store.assertModel(model);
    const isSame = known?.fingerprint === model.fingerprint && known.dimension === model.dimension;
    const index = early !== null && isSame && known.name === model.name ? await early : null;
    if (index !== null) return { embedder, index };
    await (await early?.catch(() => null))?.close();
    return { embedder, index: await open(model) };
  } catch (error) {
    await (await early?.catch(() => null))?.close();
    await embedder?.close();
    throw error;
  }
}

/** The passages' model as a bare session, for measuring. */
export function openBareModel(config: Config): Promise<BareSession> {
  silenceModelRuntime();
  return openBareSession(modelSettings(config), join(config.DATA_DIR, 'models'));
}

export type { BareSession };
