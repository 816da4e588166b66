// Puts together what reads articles: files, saved and fetched pages and feeds, folders that are watched, and live sources.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { createFollowSource, type FollowSource } from './app/follow-source.js';
import type { Ingest } from './app/ingest.js';
import { createManageSources, type ManageSources } from './app/manage-sources.js';
import { pause } from './app/pause.js';
import { createTakeUploads, type TakeUploads } from './app/take-uploads.js';
import { createTrySource } from './app/try-source.js';
import type { Config } from './config.js';
import type { ArticleStore } from './core/article-store.js';
import { AppError } from './core/errors.js';
import type { FolderWatcher } from './core/folder-watcher.js';
import type { Clock } from './core/ports.js';
import type { SourceItem } from './core/source-item.js';
import type { ListProblem } from './core/source-list.js';
import type { DocumentReader, Fetcher } from './core/source-ports.js';
import type { SourceStore } from './core/source-store.js';
import { type SourceLoop, startSourceLoop } from './jobs/source-loop.js';
import { projectVersion } from './project-root.js';
import { decodeUtf8 } from './sources/decode.js';
import { createDocumentReader } from './sources/document-reader.js';
import { createFetcher } from './sources/fetcher.js';
import { kindOf } from './sources/file-kind.js';
import { toRawArticle } from './sources/raw-of-document.js';
import { readFilesBelow, readSources } from './sources/read-sources.js';
import { createUploadFolder } from './sources/upload-folder.js';
import { createFolderWatcher } from './sources/watch-folder.js';

export type ReadSources = (paths: readonly string[]) => AsyncIterable<SourceItem>;

/** What articles are read with; neither thread nor connection is opened before it is needed. */
export interface Reading {
  readonly reader: DocumentReader;
  readonly fetcher: Fetcher;
  /** Paths, addresses and `-`, as people name them. */
  readonly read: ReadSources;
  /** Some files of a folder, or all of it for null, under the keys they have there. */
  readonly readBelow: (folder: string, files: readonly string[] | null) => AsyncIterable<SourceItem>;
  close(): Promise<void>;
}

export function openReading(config: Pick<Config, 'FETCH_ALLOW'>): Reading {
  const reader = createDocumentReader();
  const fetcher = createFetcher({ allow: config.FETCH_ALLOW, version: projectVersion() });
  const options = { reader, fetcher };
  return {
    ...options,
    read: (paths) => readSources(paths, { ...options, stdin: process.stdin }),
    readBelow: (folder, files) =>
      files === null ? readSources([folder], options) : readFilesBelow(folder, files, options),
    close: async () => {
      await Promise.all([reader.close(), fetcher.close()]);
    },
  };
}

/** Null when folders are not to be watched. */
export function openFolderWatcher(config: Pick<Config, 'WATCH_ARTICLES'>, log: Logger): FolderWatcher | null {
  if (config.WATCH_ARTICLES === 'off') return null;
  return createFolderWatcher({
    isRead: (name) => kindOf(name) !== null,
    wait: pause,
    polling: config.WATCH_ARTICLES === 'poll',
    onTrouble: (folder, code) =>
      log.warn({ folder, code }, 'watching a folder goes on by looking now and then'),
  });
}

/** What admins send: files wait in a folder of DATA_DIR. */
export function openUploads(parts: {
  readonly config: Pick<Config, 'DATA_DIR'>;
  readonly ingest: Ingest;
  readonly read: ReadSources;
  readonly clock: Clock;
}): TakeUploads {
  const { config, ...working } = parts;
  return createTakeUploads({
    ...working,
    isRead: (name) => kindOf(name) !== null,
    folder: createUploadFolder(join(config.DATA_DIR, 'uploads')),
  });
}

export interface FollowingParts {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly reading: Pick<Reading, 'fetcher' | 'reader'>;
  readonly ingest: Ingest;
  /** Removes articles whose pages are gone. */
  readonly withdraw: (keys: readonly string[]) => Promise<void>;
  /** Whether somebody was given a quote of the article; its page is then looked at for longer. */
  readonly wasQuoted?: ((key: string) => Promise<boolean>) | undefined;
  readonly clock: Clock;
  readonly config: Pick<Config, 'SOURCES_FILE'>;
  readonly log: Logger;
}

/** Live sources, opened. Nothing is fetched before something is asked for or the loop is started. */
export interface Following {
  readonly manage: ManageSources;
  /** Takes over SOURCES_FILE, and gives back what in it cannot be taken. */
  readFile(): Promise<readonly ListProblem[]>;
  /** Absolute paths of the folders that are sources and not paused. */
  folders(): Promise<string[]>;
  /**
   * Follows what is due until it is stopped, here or by what is returned, which lets it be started again. `onStored` is called
   * after every run that touched articles.
   */
  start(onStored?: () => Promise<void> | void): Pick<SourceLoop, 'stop'>;
  /** Ends the loop and all that is under way, also what was asked for; to be called before what it works with is closed. */
  stop(): Promise<void>;
}

/** Null where the list's file is not there; a file that is there must be text. */
function listText(file: string): string | null {
  if (!existsSync(file)) return null;
  let text: string | null;
  try {
    text = decodeUtf8(readFileSync(file));
  } catch (cause) {
    throw new AppError(
      'CONFIG_INVALID',
      `SOURCES_FILE: không đọc được ${file} (${file} cannot be read).`,
      cause,
    );
  }
  if (text === null)
    throw new AppError('CONFIG_INVALID', `SOURCES_FILE: ${file} không phải văn bản UTF-8 (no UTF-8 text).`);
  return text;
}

/** Opens all that follows live sources. */
export function openFollowing(parts: FollowingParts): Following {
  const { sources, articles, reading, ingest, withdraw, wasQuoted, clock, config, log } = parts;
  const { fetcher, reader } = reading;
  let loop: SourceLoop | null = null;
  const follow = createFollowSource({
    ...{ fetcher, reader, sources, articles, ingest, withdraw, wasQuoted, clock },
    toRaw: toRawArticle,
    chance: Math.random,
    owner: randomUUID(),
  });
  const trySource = createTrySource({ fetcher, reader });
  const onChange = (): void => loop?.wake();
  const ending = new AbortController();
  const asked = new Set<Promise<unknown>>();
  /** What an admin asks for ends with everything else, before the collection is closed under it. */
  const followNow: FollowSource = async (id, options = {}) => {
    const signals = [ending.signal, ...(options.signal === undefined ? [] : [options.signal])];
    const run = follow(id, { ...options, signal: AbortSignal.any(signals) });
    asked.add(run);
    return run.finally(() => asked.delete(run));
  };

  return {
    manage: createManageSources({ sources, follow: followNow, trySource, onChange }),
    async readFile() {
      const file = config.SOURCES_FILE;
      const text = listText(file);
      if (text === null) return [];
      // What reads lists is loaded with the first one.
      const { readSourceList } = await import('./sources/source-list.js');
      const { sources: listed, problems } = readSourceList(text, dirname(file));
      await sources.sync(listed, { keep: problems.length > 0 });
      return problems;
    },
    async folders() {
      const active = (await sources.list()).filter(
        ({ spec, paused }) => spec.kind === 'folder' && paused === null,
      );
      return active.map(({ spec }) => spec.location);
    },
    start(onStored) {
      loop = startSourceLoop({ sources, follow, clock, log, wait: pause, onStored });
      return loop;
    },
    async stop() {
      ending.abort();
      await Promise.allSettled([...asked, loop?.stop()]);
    },
  };
}
