// Puts together the sharing of an ingest's work: the embedder that others help, and the process that helps them.
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createHelpEmbedding, type HelpingOptions } from './app/help-embedding.js';
import type { IngestDependencies } from './app/ingest.js';
import { pause as wait } from './app/pause.js';
import { sharingEmbedder } from './app/share-embedding.js';
import type { SwitchingModel } from './app/switch-model.js';
import { systemClock as clock } from './compose-archive.js';
import { openSearching } from './compose-index.js';
import { openStorage } from './compose-storage.js';
import type { Config } from './config.js';
import { AppError, isCausedBy } from './core/errors.js';
import type { Embedder } from './core/ports.js';
import type { Storage } from './core/storage.js';

/** What an ingest embeds with: the embedder alone, or together with other machines where the database lets them help. */
export function ingestEmbedder(
  { passages: queue }: Pick<Storage, 'passages'>,
  embedder: Embedder,
): Pick<IngestDependencies, 'embedder' | 'lookAhead'> {
  if (queue === null) return { embedder };
  const shared = sharingEmbedder(embedder, { queue, clock, wait });
  return { embedder: shared, lookAhead: shared.lookAhead };
}

/**
 * Embeds what others ingest until the signal is aborted; resolves with the number of passages. Throws CONFIG_INVALID without a
 * server's database, MODEL_MISMATCH where its collection has another model.
 */
export async function helpEmbedding(
  config: Config,
  log: Logger,
  { onBegun, ...options }: Omit<HelpingOptions, 'onFault'> & { readonly onBegun: () => void },
): Promise<number> {
  if (config.DATABASE_URL === undefined) throw oneMachine();
  const storage = await openStorage(config);
  let searching: SwitchingModel | null = null;
  try {
    const { passages: queue } = storage;
    if (queue === null) throw oneMachine();
    searching = await openSearching(storage, config, log, { purpose: 'ingesting' });
    const { embedder, follow } = searching;
    const help = createHelpEmbedding({ queue, embedder, wait, process: randomUUID() }, follow);
    onBegun();
    return await help({ ...options, onFault: () => log.warn('the database is away, trying again') });
  } catch (error) {
    throw isCausedBy(error, 'MODEL_MISMATCH') ? otherModel(error) : error;
  } finally {
    await searching?.close();
    await storage.close();
  }
}

function oneMachine(): AppError {
  return new AppError(
    'CONFIG_INVALID',
    'DATABASE_URL: only a server can be worked with from several machines.',
  );
}

/** A reindex, which is the way out elsewhere, would give the whole collection this machine's model. */
function otherModel(cause: unknown): AppError {
  return new AppError(
    'MODEL_MISMATCH',
    'EMBEDDING_MODEL: the model here is not that of the collection; who helps needs the same one.',
    cause,
  );
}
