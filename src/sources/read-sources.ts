// Everything a person can hand in for reading: text files, JSONL files, folders of both, and standard input.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { SourceItem } from '../core/source-item.js';
import { problemItem, readJsonl, readText } from './read-stream.js';

export interface ReadOptions {
  /** Read for the path `-`. */
  readonly stdin?: NodeJS.ReadableStream;
  /** Longest JSONL line taken, in bytes. @default 16 MiB */
  readonly maxLineBytes?: number;
  /** Largest text file taken, in bytes. @default 16 MiB */
  readonly maxFileBytes?: number;
}

const DEFAULT_LIMIT = 16 * 1024 * 1024;
const JSONL = new Set(['.jsonl', '.ndjson']);
const TEXT = new Set(['.txt', '.text']);
/** Hexadecimal digits of SHA-256: one chance in 4,000,000,000 that two given texts share a key. */
const KEY_DIGITS = 8;

interface Limits {
  readonly line: number;
  readonly file: number;
}

/**
 * Reads `paths` in order: files (`.jsonl` and `.ndjson` as rows; `.txt`, `.text` and names without an extension as one
 * article; others are reported), folders (recursive, in the order of their names, only files with one of those
 * extensions, nothing hidden), and `-` for standard input. Yields articles and problems as they are met, holding at
 * most one article at a time. A key met a second time is reported and not taken. Never throws for anything found on disk.
 */
export async function* readSources(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncIterable<SourceItem> {
  const limits = {
    line: options.maxLineBytes ?? DEFAULT_LIMIT,
    file: options.maxFileBytes ?? DEFAULT_LIMIT,
  };
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const item of readPath(path, options.stdin, limits)) {
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
}

async function* readPath(
  path: string,
  stdin: NodeJS.ReadableStream | undefined,
  limits: Limits,
): AsyncIterable<SourceItem> {
  if (path === '-') {
    yield* stdin === undefined
      ? [problemItem('-', null, 'unreadable', 'no standard input')]
      : readStandardInput(stdin, limits);
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
    yield* extension === '' || isWanted(file)
      ? readFile(file, basename(file), limits)
      : [problemItem(file, null, 'unknown-kind', extension)];
    return;
  }
  let found = false;
  for await (const item of readFolder(file, '', limits)) {
    found = true;
    yield item;
  }
  if (!found) yield problemItem(file, null, 'nothing-found', 'no .txt or .jsonl files');
}

async function* readFolder(folder: string, prefix: string, limits: Limits): AsyncIterable<SourceItem> {
  let entries: Awaited<ReturnType<typeof namesIn>>;
  try {
    entries = await namesIn(folder);
  } catch (error) {
    yield problemItem(folder, null, 'unreadable', causeOf(error));
    return;
  }
  for (const { name, isFolder } of entries) {
    const path = join(folder, name);
    if (isFolder) yield* readFolder(path, `${prefix}${name}/`, limits);
    else if (isWanted(name)) yield* readFile(path, `${prefix}${name}`, limits);
  }
}

const extensionOf = (name: string): string => extname(name).toLowerCase();
const isWanted = (name: string): boolean => TEXT.has(extensionOf(name)) || JSONL.has(extensionOf(name));

/** Entries in the order of their names. Linked folders are not followed: a link upwards would never end. */
async function namesIn(folder: string): Promise<Array<{ name: string; isFolder: boolean }>> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || entry.isFile() || entry.isSymbolicLink())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

async function* readFile(file: string, key: string, limits: Limits): AsyncIterable<SourceItem> {
  try {
    const { size } = await stat(file);
    if (size === 0) {
      yield problemItem(file, null, 'empty', 'no bytes');
    } else if (JSONL.has(extensionOf(file))) {
      yield* readJsonl(createReadStream(file), file, limits.line);
    } else if (size > limits.file) {
      yield problemItem(file, null, 'too-large', `${size} bytes`);
    } else {
      yield* readText(createReadStream(file), file, () => key, limits.file);
    }
  } catch (error) {
    yield problemItem(file, null, 'unreadable', causeOf(error));
  }
}

/** JSONL when the first character that is not blank is `{`, else one article, unless that text is an array of JSON. */
async function* readStandardInput(stdin: NodeJS.ReadableStream, limits: Limits): AsyncIterable<SourceItem> {
  try {
    const chunks = bytesOf(stdin)[Symbol.asyncIterator]();
    const start: Buffer[] = [];
    let shown = '';
    while (shown === '') {
      const next = await chunks.next();
      if (next.done === true) break;
      start.push(next.value);
      // Marks and the NULs of UTF-16 stand around the first character; neither is what is looked for.
      shown = next.value
        .toString('latin1')
        .replace(/[\s\u0000\u00bb\u00bf\u00ef\u00fe\u00ff]+/gu, '')
        .slice(0, 1);
    }
    const all = (async function* () {
      yield* start;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    })();
    if (shown === '{') yield* readJsonl(all, '-', limits.line);
    else {
      for await (const item of readText(all, '-', keyOfText, limits.file)) {
        const isArray = item.kind === 'article' && isJsonArray(item.article.text);
        yield isArray ? problemItem('-', null, 'broken-json', 'an array; give one object per line') : item;
      }
    }
  } catch (error) {
    yield problemItem('-', null, 'unreadable', causeOf(error));
  }
}

/** Texts from standard input have no name; one made of the text lets many of them stand side by side. */
function keyOfText(text: string): string {
  return `stdin-${createHash('sha256').update(text).digest('hex').slice(0, KEY_DIGITS)}`;
}

/** An array of objects even when it is cut off; one of anything else only when it is whole, for prose opens so too. */
function isJsonArray(text: string): boolean {
  if (/^\s*\[\s*\{/u.test(text)) return true;
  if (!/^\s*\[/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** The system's short code ("ENOENT", "EACCES"), which is stable; its message would repeat the path. */
function causeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
