// Opens what is kept on disk without the model: enough to list the collection, try an ingest and manage live sources.
import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import { createIngest, type Ingest } from './app/ingest.js';
import { type Following, openFollowing, openReading, type Reading } from './compose-sources.js';
import { openStorage, openStorageToRead } from './compose-storage.js';
import type { Stories } from './compose-stories.js';
import type { Config } from './config.js';
import type { ArticleHistory } from './core/article-history.js';
import type { ArticleStore } from './core/article-store.js';
import { AppError } from './core/errors.js';
import { extractArticle } from './core/extract.js';
import type { Clock } from './core/ports.js';
import type { VoteStore } from './core/votes.js';

/** The stored collection without its model: enough to list it and to try an ingest. */
export interface Archive {
  readonly store: ArticleStore;
  readonly stories: Stories['stories'];
  readonly history: ArticleHistory;
  /** Only for dry runs: it has no model. */
  readonly ingest: Ingest;
  readonly read: Reading['read'];
  close(): Promise<void>;
}

const clock: Clock = () => Date.now();

export { clock as systemClock };

function withoutModel(): never {
  throw new AppError('CLOSED', 'This command was started without its embedding model.');
}

/** Opens the database alone, and only to read; an empty one in memory where there is none. */
export async function openArchive(config: Config): Promise<Archive> {
  const storage = await openStorageToRead(config);
  const { articles: store, stories, history } = storage;
  const embedder = {
    model: { name: 'none', dimension: 1, fingerprint: '' },
    embedQuestion: withoutModel,
    embedStatement: withoutModel,
    embedPassages: withoutModel,
    close: async () => {},
  };
  const index = {
    size: () => 0,
    add: withoutModel,
    remove: withoutModel,
    search: withoutModel,
    ids: withoutModel,
    close: async () => {},
  };
  const { read, close: closeReading } = openReading(config);
  return {
    store,
    stories,
    history,
    ingest: createIngest({ store, embedder, index, clock, extract: extractArticle, exists: existsSync }),
    read,
    close: async () => {
      await closeReading();
      await storage.close();
    },
  };
}

/** What people thought of answers, only to read; none where there is no database yet. */
export async function openVotes(
  config: Config,
): Promise<{ readonly votes: VoteStore; close(): Promise<void> }> {
  const { votes, close } = await openStorageToRead(config);
  return { votes, close };
}

/** The list of live sources without the model: enough to look at it, change it, and try an address. */
export async function openSourceList(
  config: Config,
  log: Logger,
): Promise<Following & { close(): Promise<void> }> {
  const { sources, articles, close } = await openStorage(config);
  const reading = openReading(config);
  const parts = { sources, articles, reading, ingest: withoutModel, withdraw: withoutModel };
  return {
    ...openFollowing({ ...parts, clock, config, log }),
    close: async () => {
      await reading.close();
      await close();
    },
  };
}
