// Opens what is kept on disk without the model: enough to list the collection, try an ingest and manage live sources.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { createIngest, type Ingest } from './app/ingest.js';
import { type Following, openFollowing, openReading, type Reading } from './compose-sources.js';
import { openStories, type Stories } from './compose-stories.js';
import type { Config } from './config.js';
import type { ArticleHistory } from './core/article-history.js';
import type { ArticleStore } from './core/article-store.js';
import { AppError } from './core/errors.js';
import { extractArticle } from './core/extract.js';
import type { Clock } from './core/ports.js';
import type { VoteStore } from './core/votes.js';
import { createArticleHistory } from './store/article-versions.js';
import { createArticleStore } from './store/articles.js';
import { openDatabase } from './store/database.js';
import { createVoteStore } from './store/votes.js';

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

/** Not mkdir's own `recursive`: where the system lets nobody make folders, as in /proc, Node tries for ever. */
function makeFolder(folder: string): void {
  try {
    if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${folder} cannot be made a folder (${code}).`, error);
  }
}

function databaseFile(config: Config): string {
  return join(config.DATA_DIR, 'trichdan.sqlite');
}

function assertWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${path} cannot be written.`, error);
  }
}

/** The database of the configured folder, made when there is none. Throws CONFIG_INVALID where it cannot be. */
export function openFiles(config: Config) {
  makeFolder(config.DATA_DIR);
  const file = databaseFile(config);
  for (const path of [config.DATA_DIR, file]) if (existsSync(path)) assertWritable(path);
  const db = openDatabase(file);
  return { db, store: createArticleStore(db) };
}

function withoutModel(): never {
  throw new AppError('CLOSED', 'This command was started without its embedding model.');
}

/** Opens the database alone, and only to read; an empty one in memory where there is none. */
export function openArchive(config: Config): Archive {
  const file = databaseFile(config);
  if (existsSync(config.DATA_DIR) && !statSync(config.DATA_DIR).isDirectory()) makeFolder(config.DATA_DIR);
  const db = existsSync(file) ? openDatabase(file, { readonly: true }) : openDatabase(':memory:');
  const store = createArticleStore(db);
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
    stories: openStories(db, store).stories,
    history: createArticleHistory(db),
    ingest: createIngest({ store, embedder, index, clock, extract: extractArticle, exists: existsSync }),
    read,
    close: async () => {
      await closeReading();
      db.close();
    },
  };
}

/** What people thought of answers, only to read; none where there is no database yet. */
export function openVotes(config: Config): { readonly votes: VoteStore; close(): void } {
  const file = databaseFile(config);
  const db = existsSync(file) ? openDatabase(file, { readonly: true }) : openDatabase(':memory:');
  return { votes: createVoteStore(db), close: () => void db.close() };
}

/** The list of live sources without the model: enough to look at it, change it, and try an address. */
export function openSourceList(config: Config, log: Logger): Following & { close(): Promise<void> } {
  const { db, store } = openFiles(config);
  const reading = openReading(config);
  const parts = { db, articles: store, reading, ingest: withoutModel, withdraw: withoutModel };
  return {
    ...openFollowing({ ...parts, clock, config, log }),
    close: async () => {
      await reading.close();
      db.close();
    },
  };
}
