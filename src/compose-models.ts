// Which models the configuration means, and opening them.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { type Config, silenceModelRuntime } from './config.js';
import { AppError } from './core/errors.js';
import type { Embedder } from './core/ports.js';
import type { Reader } from './core/reader.js';
import { projectRoot } from './project-root.js';
import { type BareSession, openBareSession } from './vectors/bare-session.js';
import { createEmbedder, type EmbedderOptions } from './vectors/embedder.js';
import { loadModelManifest, type ModelSettings } from './vectors/model-files.js';
import { createReader } from './vectors/reader-model.js';

/** `owner/name`, or the name alone of the oldest ones. */
const HUB_ID = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/u;

/** A folder of this machine when there is one of that name, else an id of the model hub. */
function modelSettings(config: Config, setting = 'EMBEDDING_MODEL'): ModelSettings {
  const folder = resolve(projectRoot, config.EMBEDDING_MODEL);
  const isFolder = existsSync(folder);
  if (!isFolder && !HUB_ID.test(config.EMBEDDING_MODEL)) {
    const meant = 'neither a folder here nor the id of a model on the hub';
    throw new AppError('CONFIG_INVALID', `${setting}: ${config.EMBEDDING_MODEL} is ${meant}.`);
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

/** The word of a setting for doing without a model that there may be. */
const NO_MODEL = 'none';

/** The folder of such a model: as configured, else the usual one where it is there, else none. */
function folderOf(
  name: 'EMBEDDING_QUESTION_MODEL' | 'READER_MODEL',
  { [name]: chosen }: Config,
  usual: string,
): string | null {
  if (chosen === NO_MODEL) return null;
  const folder = resolve(projectRoot, chosen ?? usual);
  const isFolder = existsSync(folder);
  if (chosen !== undefined && !isFolder)
    throw new AppError('CONFIG_INVALID', `${name}: ${chosen} is no folder here.`);
  return isFolder ? folder : null;
}

/** The model for questions alone: as configured, else the folder beside the model's that is named after it, else none. */
function questionSettings(config: Config): ModelSettings | null {
  const folder = folderOf('EMBEDDING_QUESTION_MODEL', config, `${config.EMBEDDING_MODEL}-questions`);
  const asItsManifestSays = { queryPrefix: null, passagePrefix: null, pooling: null, dimension: null };
  return folder === null ? null : { folder, hubId: null, dtype: 'q8', ...asItsManifestSays };
}

/** The configuration of the model in use, and of the one that is to take its place where there is one. */
export function modelsOf(config: Config): readonly Config[] {
  const { EMBEDDING_NEXT_MODEL: next } = config;
  return next === undefined ? [config] : [config, nextOf(config, next)];
}

/**
 * Sees now, and not when the collection changes over, that a next model is none. Throws CONFIG_INVALID for what is neither a
 * folder nor the name of a model, MODEL_MISSING or MODEL_ALTERED for a folder without a model's manifest; a name of the hub is
 * asked for only by a reindex.
 */
export async function checkNextModel(config: Config, log: Logger): Promise<void> {
  const { EMBEDDING_NEXT_MODEL: next } = config;
  if (next === undefined) return;
  const { folder } = modelSettings(nextOf(config, next), 'EMBEDDING_NEXT_MODEL');
  if (folder !== null) await loadModelManifest(folder);
  else
    log.warn({ model: next }, 'EMBEDDING_NEXT_MODEL is no folder here: it is taken for a model of the hub');
}

/** The configuration that a reindex makes vectors for. */
export function reindexed(config: Config): Config {
  const { EMBEDDING_NEXT_MODEL: next } = config;
  return next === undefined ? config : nextOf(config, next);
}

/** What is said of the model in use by other settings is not meant for the next: its own files say it. */
function nextOf(config: Config, next: string): Config {
  return {
    ...config,
    EMBEDDING_MODEL: next,
    EMBEDDING_QUESTION_MODEL: undefined,
    EMBEDDING_QUERY_PREFIX: undefined,
    EMBEDDING_PASSAGE_PREFIX: undefined,
    EMBEDDING_POOLING: undefined,
    EMBEDDING_DIMENSION: undefined,
  };
}

/** Threads at most where the settings name no number: some 200 MB each. */
const MOST_WORKERS = 4;

/** Threads that hold the model: where somebody may be waiting for an answer the others are left to that. */
export function embeddingWorkers(
  { EMBEDDING_WORKERS: set }: Pick<Config, 'EMBEDDING_WORKERS'>,
  isAwaited: boolean,
  cores = availableParallelism(),
): number {
  return set ?? (isAwaited ? 1 : Math.min(cores, MOST_WORKERS));
}

/**
 * Verifies the models that the configuration names, and loads them as `purpose` says. For an ingest, passages are embedded on every
 * core, up to four. `giveWay` may hold passages back; see the embedder.
 */
export function openEmbedder(
  config: Config,
  log: Logger,
  { giveWay = () => null, purpose }: Pick<EmbedderOptions, 'giveWay' | 'purpose'> = {},
): Promise<Embedder> {
  silenceModelRuntime();
  const cacheFolder = join(config.DATA_DIR, 'models');
  const questions = questionSettings(config);
  return createEmbedder(modelSettings(config), {
    workers: embeddingWorkers(config, purpose !== 'ingesting'),
    cacheFolder,
    questions,
    purpose,
    giveWay,
    log,
  });
}

/** Where the reader lies that comes with the project. */
const USUAL_READER = 'embeddings/reader/model';

/**
 * Verifies and loads the reader that the configuration names; null where it wants none, or names none and there is none
 * in the `usual` folder. Throws CONFIG_INVALID when the folder named is not there, else as `createReader` does.
 */
export async function openReadingModel(
  config: Config,
  log: Logger,
  usual = USUAL_READER,
): Promise<Reader | null> {
  const folder = folderOf('READER_MODEL', config, usual);
  if (folder !== null) {
    silenceModelRuntime();
    return await createReader(folder, { log });
  }
  if (config.READER_MODEL === undefined)
    log.info({ folder: usual }, 'no reader there: answering without one');
  return null;
}

/** The passages' model as a bare session, for measuring. */
export function openBareModel(config: Config): Promise<BareSession> {
  silenceModelRuntime();
  return openBareSession(modelSettings(config), join(config.DATA_DIR, 'models'));
}

export type { BareSession };
