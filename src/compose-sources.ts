// Puts together what reads articles: files, saved and fetched pages and feeds, and folders that are watched.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { FolderWatcher } from './core/folder-watcher.js';
import type { SourceItem } from './core/source-item.js';
import type { DocumentReader, Fetcher } from './core/source-ports.js';
import { projectRoot } from './project-root.js';
import { createDocumentReader } from './sources/document-reader.js';
import { createFetcher } from './sources/fetcher.js';
import { kindOf } from './sources/file-kind.js';
import { pause } from './sources/pause.js';
import { readFilesBelow, readSources } from './sources/read-sources.js';
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

function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : '0';
}

export function openReading(config: Pick<Config, 'FETCH_ALLOW'>): Reading {
  const reader = createDocumentReader();
  const fetcher = createFetcher({ allow: config.FETCH_ALLOW, version: versionOf() });
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
