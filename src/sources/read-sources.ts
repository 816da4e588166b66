// Everything a person can hand in for reading: files of every kind, folders of them, web addresses, and standard input.
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { isAddress, type SourceItem } from '../core/source-item.js';
import type { DocumentReader, Fetcher } from '../core/source-ports.js';
import { extensionOf } from './file-kind.js';
import { problemItem } from './problem-item.js';
import { causeOf, type FileParts, isRead, readFile } from './read-file.js';
import { readStandardInput } from './read-standard-input.js';
import { readAddress } from './web-articles.js';

export interface ReadOptions {
  /** Read for the path `-`. */
  readonly stdin?: NodeJS.ReadableStream;
  /** Longest JSONL line or row of a table taken, in bytes. @default 16 MiB */
  readonly maxLineBytes?: number;
  /** Largest text file, page or feed taken, in bytes. @default 16 MiB */
  readonly maxFileBytes?: number;
  /** Reads pages and feeds; without it they are of unknown kind. */
  readonly reader?: DocumentReader | undefined;
  /** Fetches addresses; without it, or without a reader, they are of unknown kind. */
  readonly fetcher?: Fetcher | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_LIMIT = 16 * 1024 * 1024;

function partsOf({ maxLineBytes, maxFileBytes, reader }: ReadOptions): FileParts {
  return {
    maxLineBytes: maxLineBytes ?? DEFAULT_LIMIT,
    maxFileBytes: maxFileBytes ?? DEFAULT_LIMIT,
    reader: reader ?? null,
  };
}

/**
 * Reads `paths` in order: files (see file-kind; a name without an extension is text, other kinds are reported), folders
 * (recursive, in the order of their names, only files of known kinds, nothing hidden), http(s) addresses of pages and feeds,
 * and `-` for standard input. Yields articles and problems as they are met, holding at most one file that is no table at a
 * time. A key met a second time is reported and not taken. Never throws for anything found on disk or on the web.
 */
export async function* readSources(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncIterable<SourceItem> {
  const seen = new Set<string>();
  for (const path of paths) yield* onlyNew(readPath(path, options), seen);
}

/**
 * Reads some files (absolute paths) of one folder, with the keys they have when the whole folder is read. Files that are
 * gone again, hidden or of other kinds are passed over.
 */
export async function* readFilesBelow(
  folder: string,
  files: readonly string[],
  options: ReadOptions = {},
): AsyncIterable<SourceItem> {
  const parts = partsOf(options);
  const seen = new Set<string>();
  for (const file of [...files].sort()) {
    const names = relative(folder, file).split(sep);
    if (names.some((name) => name.startsWith('.') || name === '') || !isRead(file, parts)) continue;
    if (await isBesidePage(folder, names.slice(0, -1))) continue;
    for await (const item of onlyNew(readFile(file, names.join('/'), parts, { named: false }), seen)) {
      const isGone =
        item.kind === 'problem' && item.problem.code === 'unreadable' && item.problem.detail === 'ENOENT';
      if (!isGone) yield item;
    }
  }
}

async function* onlyNew(items: AsyncIterable<SourceItem>, seen: Set<string>): AsyncIterable<SourceItem> {
  for await (const item of items) {
    if (item.kind === 'article') {
      const { key, file, line } = item.article;
      if (seen.has(key)) {
        yield problemItem(file, line, 'duplicate-id', key);
        continue;
      }
      seen.add(key);
    }
    yield item;
  }
}

async function* readPath(path: string, options: ReadOptions): AsyncIterable<SourceItem> {
  const parts = partsOf(options);
  const { stdin, fetcher, reader, signal } = options;
  if (path === '-') {
    yield* stdin === undefined
      ? [problemItem('-', null, 'unreadable', 'no standard input')]
      : readStandardInput(stdin, parts);
    return;
  }
  if (isAddress(path)) {
    if (fetcher === undefined || reader === undefined) yield problemItem(path, null, 'unknown-kind', path);
    else yield* readAddress(path, { fetcher, reader, signal });
    return;
  }
  const file = resolve(path);
  let isFolder: boolean;
  try {
    isFolder = (await stat(file)).isDirectory();
  } catch (error) {
    yield problemItem(file, null, 'unreadable', causeOf(error));
    return;
  }
  if (!isFolder) {
    const extension = extensionOf(file);
    yield* extension === '' || isRead(file, parts)
      ? readFile(file, basename(file), parts, { named: true })
      : [problemItem(file, null, 'unknown-kind', extension)];
    return;
  }
  let found = false;
  for await (const item of readFolder(file, '', parts)) {
    found = true;
    yield item;
  }
  if (!found) yield problemItem(file, null, 'nothing-found', 'no files of a kind that is read');
}

async function* readFolder(folder: string, prefix: string, parts: FileParts): AsyncIterable<SourceItem> {
  let entries: Awaited<ReturnType<typeof namesIn>>;
  try {
    entries = await namesIn(folder);
  } catch (error) {
    yield problemItem(folder, null, 'unreadable', causeOf(error));
    return;
  }
  for (const { name, isFolder } of entries) {
    const path = join(folder, name);
    if (isFolder) yield* readFolder(path, `${prefix}${name}/`, parts);
    else if (isRead(name, parts)) yield* readFile(path, `${prefix}${name}`, parts, { named: false });
  }
}

/** Entries in the order of their names. Linked folders are not followed: a link upwards would never end. */
async function namesIn(folder: string): Promise<Array<{ name: string; isFolder: boolean }>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || entry.isFile() || entry.isSymbolicLink())
    .filter((entry) => !entry.isDirectory() || !pagesBeside(entry.name).some((page) => names.has(page)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

/** The pages that a browser saves this folder beside, if it is one for their scripts and frames: nothing in it is an article. */
function pagesBeside(folder: string): string[] {
  const page = /^(.+)[_.-]files$/iu.exec(folder)?.[1];
  return page === undefined ? [] : [`${page}.html`, `${page}.htm`];
}

async function isBesidePage(folder: string, names: readonly string[]): Promise<boolean> {
  for (const [depth, name] of names.entries()) {
    for (const page of pagesBeside(name)) {
      const beside = join(folder, ...names.slice(0, depth), page);
      if ((await stat(beside).catch(() => null))?.isFile()) return true;
    }
  }
  return false;
}
