// One file on disk to the articles in it, by its kind.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { SourceItem } from '../core/source-item.js';
import type { DocumentReader } from '../core/source-ports.js';
import { toUtf8 } from './decode-stream.js';
import { extensionOf, isDocument, kindOf } from './file-kind.js';
import { problemItem } from './problem-item.js';
import { bytesOf, readJsonl, readMarkdownText, readText } from './read-stream.js';
import { readDocument } from './web-articles.js';

export interface FileParts {
  /** Longest JSONL line or row of a table taken, in bytes. */
  readonly maxLineBytes: number;
  /** Largest file taken as one article or one feed, in bytes. */
  readonly maxFileBytes: number;
  /** Without it no page and no feed is read. */
  readonly reader: DocumentReader | null;
}

/** Whether a file of this name is read at all when it is met in a folder. */
export function isRead(name: string, { reader }: Pick<FileParts, 'reader'>): boolean {
  const kind = kindOf(name);
  return kind !== null && (reader !== null || !isDocument(kind));
}

/** The system's short code ("ENOENT", "EACCES"), which is stable; its message would repeat the path. */
export function causeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}

/**
 * Reads one file; a name without an extension is taken for text. `named` says that the file was asked for by itself: then
 * it is reported when it turns out to be no feed, which among the files of a folder is no news. Never throws for what a file holds.
 */
export async function* readFile(
  file: string,
  key: string,
  parts: FileParts,
  { named }: { readonly named: boolean },
): AsyncIterable<SourceItem> {
  try {
    yield* readBy(file, key, parts, named);
  } catch (error) {
    yield problemItem(file, null, 'unreadable', causeOf(error));
  }
}

async function* readBy(
  file: string,
  key: string,
  { maxLineBytes, maxFileBytes, reader }: FileParts,
  named: boolean,
): AsyncIterable<SourceItem> {
  const kind = kindOf(file) ?? 'text';
  const { size } = await stat(file);
  if (size === 0) {
    yield problemItem(file, null, 'empty', 'no bytes');
  } else if (kind === 'rows') {
    yield* readJsonl(createReadStream(file), file, maxLineBytes);
  } else if (kind === 'table') {
    const chunks = await toUtf8(createReadStream(file));
    if (chunks === null) yield problemItem(file, null, 'binary', 'not text');
    else {
      // What reads tables is loaded with the first one.
      const { readTable } = await import('./read-table.js');
      yield* readTable(chunks, file, maxLineBytes);
    }
  } else if (size > maxFileBytes) {
    yield problemItem(file, null, 'too-large', `${size} bytes`);
  } else if (kind === 'text') {
    yield* readText(createReadStream(file), file, () => key, maxFileBytes);
  } else if (kind === 'markdown') {
    yield* readMarkdownText(createReadStream(file), file, key, maxFileBytes);
  } else if (reader === null) {
    yield problemItem(file, null, 'unknown-kind', extensionOf(file));
  } else {
    const body = await bytesOf(createReadStream(file), maxFileBytes);
    if (body === null) yield problemItem(file, null, 'too-large', `more than ${maxFileBytes} bytes`);
    else yield* readDocument({ body, contentType: null, url: null }, { kind, file, key, named }, reader);
  }
}
