// The index on disk: a data file written by hnswlib, and beside it a stamp that says which file it is, what it holds and
// its checksum. Renaming the stamp is the one moment at which a new index takes the place of the old.
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import type { ModelIdentity } from '../core/ports.js';
import { EF_CONSTRUCTION, HnswGraph, M, SPACE } from './hnsw-graph.js';

const FORMAT = 1;
const READ_SIZE = 1 << 20;
/** Hexadecimal digits of the checksum in a data file's name. */
const NAME_DIGITS = 12;

/** Milliseconds before the newest stamp after which an unfinished file belongs to no save that still runs. */
const LEFT_BEHIND = 3_600_000;

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

const contentsSchema = z.strictObject({
  format: z.literal(FORMAT),
  fingerprint: sha256Hex,
  dimension: z.int().positive(),
  space: z.literal(SPACE),
  m: z.literal(M),
  efConstruction: z.literal(EF_CONSTRUCTION),
  /** Change number of the database that the index follows. */
  change: z.int(),
  total: z.int().positive(),
  removed: z.array(z.int().positive()),
  file: z.string().regex(/^[^/\\]+$/),
  bytes: z.int().positive(),
  sha256: sha256Hex,
});

const stampSchema = z.strictObject({ contents: contentsSchema, seal: sha256Hex });

type Contents = z.infer<typeof contentsSchema>;

export type LoadedIndex =
  | { readonly kind: 'loaded'; readonly graph: HnswGraph; readonly change: number }
  /** No index was ever saved. */
  | { readonly kind: 'absent' }
  /** There is one that cannot be trusted, and why. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The stamp of the index called `file`; the data file it names lies beside it. */
export function stampFile(file: string): string {
  return `${file}.json`;
}

/** Reads the index called `file`, if it is whole and of that model. */
export function loadIndex(file: string, model: ModelIdentity): LoadedIndex {
  const stamp = stampText(file);
  if (stamp === null) return { kind: 'absent' };
  try {
    return readIndex(file, model, stamp);
  } catch (error) {
    // Another process may have saved between the reading of its stamp and of its data.
    if (stampText(file) !== stamp) return loadIndex(file, model);
    return { kind: 'refused', reason: messageOf(error) };
  }
}

/**
 * Puts the graph on disk in place of what was there. Throws INDEX_FAILED, leaving the old index as it was, unless the new
 * one has been read back and found equal.
 */
export function saveIndex(file: string, model: ModelIdentity, graph: HnswGraph, change: number): void {
  const { dir, name, ext } = parse(file);
  // Named after the process: another one may be saving the same index.
  const temporary = join(dir, `${name}.saving-${process.pid}${ext}`);
  try {
    rmSync(temporary, { force: true });
    graph.write(temporary);
    sync(temporary);
    const sha256 = sha256Of(temporary);
    const contents: Contents = {
      format: FORMAT,
      fingerprint: model.fingerprint,
      dimension: model.dimension,
      space: SPACE,
      m: M,
      efConstruction: EF_CONSTRUCTION,
      change,
      total: graph.total,
      removed: [...graph.removed],
      file: `${name}.${sha256.slice(0, NAME_DIGITS)}${ext}`,
      bytes: statSync(temporary).size,
      sha256,
    };
    renameSync(temporary, join(dir, contents.file));
    const newStamp = `${temporary}.json`;
    rmSync(newStamp, { force: true });
    writeFileSync(newStamp, JSON.stringify({ contents, seal: sealOf(contents) }));
    sync(newStamp);
    sync(dir || '.');
    renameSync(newStamp, stampFile(file));
    sync(dir || '.');
    sweep(file, contents.file);
  } catch (error) {
    throw new AppError('INDEX_FAILED', `The index could not be saved as ${file}: ${messageOf(error)}`, error);
  }
}

/** Deletes the index called `file`. */
export function dropIndex(file: string): void {
  rmSync(stampFile(file), { force: true });
  sweep(file, null);
}

function stampText(file: string): string | null {
  try {
    return readFileSync(stampFile(file), 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : '';
  }
}

function readIndex(file: string, model: ModelIdentity, stamp: string): LoadedIndex {
  const contents = readStamp(stamp);
  assertModel(contents, model);
  const data = join(dirname(file), contents.file);
  const bytes = statSync(data).size;
  if (bytes !== contents.bytes) throw new Error(`${bytes} bytes instead of ${contents.bytes}`);
  if (sha256Of(data) !== contents.sha256) throw new Error('the checksum differs');
  return { kind: 'loaded', graph: HnswGraph.read(data, model.dimension, contents), change: contents.change };
}

function readStamp(text: string): Contents {
  const { contents, seal } = stampSchema.parse(JSON.parse(text));
  if (sealOf(contents) !== seal) throw new Error('the stamp was altered');
  return contents;
}

function assertModel(contents: Contents, model: ModelIdentity): void {
  if (contents.fingerprint !== model.fingerprint || contents.dimension !== model.dimension) {
    throw new Error('the vectors are of another model');
  }
}

function sealOf(contents: Contents): string {
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}

function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(READ_SIZE);
  const handle = openSync(file, 'r');
  try {
    for (let size = 1; size > 0; ) {
      size = readSync(handle, piece, 0, READ_SIZE, null);
      hash.update(piece.subarray(0, size));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Makes a file's bytes, or a folder's names, survive a loss of power. */
function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Deletes data files of this index but the one to keep, and files of saves that were cut short long ago. */
function sweep(file: string, keep: string | null): void {
  const { dir, name, ext } = parse(file);
  const stamped = statSync(stampFile(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  for (const entry of readdirSync(dir || '.')) {
    if (entry === keep || !entry.startsWith(`${name}.`)) continue;
    const path = join(dir, entry);
    const rest = entry.slice(name.length + 1);
    const isData = /^[0-9a-f]{12}$/.test(rest.slice(0, rest.length - ext.length)) && rest.endsWith(ext);
    const isLeft = rest.startsWith('saving-') && stamped - statSync(path).mtimeMs > LEFT_BEHIND;
    if (isData || isLeft) rmSync(path, { force: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
