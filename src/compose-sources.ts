// Puts together what follows live sources: the list and its file, fetching and reading, and the loop that wakes them.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createFollowSource, type FollowSource } from './app/follow-source.js';
import type { Ingest } from './app/ingest.js';
import { createManageSources, type ManageSources } from './app/manage-sources.js';
import { createTrySource } from './app/try-source.js';
import type { Config } from './config.js';
import type { ArticleStore } from './core/article-store.js';
import { AppError } from './core/errors.js';
import type { Clock } from './core/ports.js';
import type { ListProblem } from './core/source-list.js';
import type { DocumentReader, Fetcher } from './core/source-ports.js';
import type { FollowedSource } from './core/source-store.js';
import { type SourceLoop, startSourceLoop } from './jobs/source-loop.js';
import { projectRoot } from './project-root.js';
import { decodeUtf8 } from './sources/decode.js';
import { createDocumentReader } from './sources/document-reader.js';
import { createFetcher } from './sources/fetcher.js';
import { toRawArticle } from './sources/raw-of-document.js';
import { readSourceList } from './sources/source-list.js';
import type { Database } from './store/database.js';
import { createSourceStore } from './store/sources.js';

export interface FollowingParts {
  readonly db: Database;
  readonly articles: ArticleStore;
  readonly ingest: Ingest;
  readonly withdraw: (keys: readonly string[]) => Promise<void>;
  readonly wasQuoted?: ((key: string) => boolean) | undefined;
  readonly clock: Clock;
  readonly config: Config;
  readonly log: Logger;
}

/** Live sources, opened. Nothing is fetched before something is asked for or the loop is started. */
export interface Following {
  readonly manage: ManageSources;
  readonly fetcher: Fetcher;
  readonly reader: DocumentReader;
  /** Takes over SOURCES_FILE, and gives back what in it cannot be taken. */
  readFile(): readonly ListProblem[];
  /** Folders that are sources and not paused. */
  folders(): FollowedSource[];
  /** Follows what is due until it is stopped. `onStored` is called after every run that touched articles. */
  start(onStored?: () => Promise<void> | void): SourceLoop;
  /** Ends the loop and what it has under way. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const manifest = z.object({ version: z.string() });

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

/** Fetching and reading as the settings have it; both are shared by all that reads from the network. */
export function openReading(config: Config): { readonly fetcher: Fetcher; readonly reader: DocumentReader } {
  const { version } = manifest.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
  return { fetcher: createFetcher({ allow: config.FETCH_ALLOW, version }), reader: createDocumentReader() };
}

/** Null where the list's file is not there; a file that is there must be text. */
function listText(file: string): string | null {
  if (!existsSync(file)) return null;
  let text: string | null;
  try {
    text = decodeUtf8(readFileSync(file));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `SOURCES_FILE: ${file} cannot be read.`, cause);
  }
  if (text === null) throw new AppError('CONFIG_INVALID', `SOURCES_FILE: ${file} is no UTF-8 text.`);
  return text;
}

/** Opens all that follows live sources. */
export function openFollowing(parts: FollowingParts): Following {
  const { db, articles, ingest, withdraw, wasQuoted, clock, config, log } = parts;
  const sources = createSourceStore(db);
  const { fetcher, reader } = openReading(config);
  let loop: SourceLoop | null = null;
  const follow: FollowSource = createFollowSource({
    ...{ fetcher, reader, sources, articles, ingest, withdraw, wasQuoted, clock },
    toRaw: toRawArticle,
    chance: Math.random,
    owner: randomUUID(),
  });
  const manage = createManageSources({
    ...{ sources, follow },
    trySource: createTrySource({ fetcher, reader }),
    onChange: () => loop?.wake(),
  });

  return {
    ...{ manage, fetcher, reader },
    readFile() {
      const file = config.SOURCES_FILE;
      const text = listText(file);
      if (text === null) return [];
      const { sources: listed, problems } = readSourceList(text, dirname(file));
      sources.sync(listed, { keep: problems.length > 0 });
      return problems;
    },
    folders: () => sources.list().filter(({ spec, paused }) => spec.kind === 'folder' && paused === null),
    start(onStored) {
      loop = startSourceLoop({ sources, follow, clock, log, wait, onStored });
      return loop;
    },
    stop: async () => loop?.stop(),
    async close() {
      await loop?.stop();
      await fetcher.close();
      await reader.close();
    },
  };
}
