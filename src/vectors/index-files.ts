// The index on disk: data files written by hnswlib, one for each graph, and beside them a stamp that says which they are,
// what they hold and their checksums. Renaming the stamp is the one moment at which a new index takes the place of the old.
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
import { AppError } from '../core/errors.js';
import type { ModelIdentity } from '../core/ports.js';
import { EF_CONSTRUCTION, HnswGraph, M, SPACE, type StoredGraph } from './hnsw-graph.js';

const FORMAT = 2;
const READ_SIZE = 1 << 20;
/** Hexadecimal digits of the checksum in a data file's name. */
const NAME_DIGITS = 12;

/** Milliseconds before the newest stamp after which an unfinished file belongs to no save that still runs. */
const LEFT_BEHIND = 3_600_000;

interface Part extends StoredGraph {
  readonly total: number;
  readonly removed: readonly number[];
}

interface Contents {
  readonly format: number;
  readonly fingerprint: string;
  readonly dimension: number;
  readonly space: string;
  readonly m: number;
  readonly efConstruction: number;
  /** Change number of the database that the index follows. */
  readonly change: number;
  readonly parts: readonly Part[];
}

export type LoadedIndex =
  | { readonly kind: 'loaded'; readonly parts: readonly HnswGraph[]; readonly change: number }
  /** No index was ever saved. */
  | { readonly kind: 'absent' }
  /** There is one that cannot be trusted, and why. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The stamp of the index called `file`; the data files it names lie beside it. */
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
 * Puts the graphs on disk in place of what was there, writing those that have changed. Throws INDEX_FAILED where that cannot be
 * done; on disk is then the old index as it was, or the new one, which has been read back and found equal.
 */
export function saveIndex(
  file: string,
  model: ModelIdentity,
  graphs: readonly HnswGraph[],
  change: number,
): void {
  const { dir, name, ext } = parse(file);
  // Named after the process: another one may be saving the same index.
  const temporary = join(dir, `${name}.saving-${process.pid}${ext}`);
  try {
    const newStamp = `${temporary}.json`;
    // Another process that saves meanwhile sweeps away what its own stamp does not name.
    do {
      const parts = graphs.map((graph): Part => {
        graph.stored = isThere(dir, graph.stored) ? graph.stored : savePart(file, temporary, graph);
        return { total: graph.total, removed: [...graph.removed], ...graph.stored };
      });
      writeStamp(newStamp, contentsOf(model, change, parts));
      sync(dir || '.');
    } while (!graphs.every(({ stored }) => isThere(dir, stored)));
    renameSync(newStamp, stampFile(file));
    sync(dir || '.');
    sweep(file, namesOf(graphs));
  } catch (error) {
    sweepFailed(file, graphs);
    throw new AppError('INDEX_FAILED', `The index could not be saved as ${file}: ${messageOf(error)}`, error);
  }
}

function contentsOf(model: ModelIdentity, change: number, parts: readonly Part[]): Contents {
  if (parts.length === 0) throw new Error('An empty index is not written.');
  const { fingerprint, dimension } = model;
  return {
    format: FORMAT,
    fingerprint,
    dimension,
    space: SPACE,
    m: M,
    efConstruction: EF_CONSTRUCTION,
    change,
    parts,
  };
}

function writeStamp(file: string, contents: Contents): void {
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ contents, seal: sealOf(contents) }));
  sync(file);
}

const namesOf = (graphs: readonly HnswGraph[]): Set<string> =>
  new Set(graphs.flatMap(({ stored }) => stored?.file ?? []));

/** Of a save that failed, leaves what the stamp on disk names and what the next one can use; a full disk has room for no more. */
function sweepFailed(file: string, graphs: readonly HnswGraph[]): void {
  try {
    const stamp = stampText(file);
    const named = stamp === null ? [] : readStamp(stamp).parts.map((part) => part.file);
    sweep(file, new Set([...named, ...namesOf(graphs)]));
  } catch {
    // What could not be read or deleted is swept by the next save.
  }
}

/** Writes a graph as a data file of the index, by way of `temporary`. */
function savePart(file: string, temporary: string, graph: HnswGraph): StoredGraph {
  const { dir, name, ext } = parse(file);
  rmSync(temporary, { force: true });
  graph.write(temporary);
  sync(temporary);
  const sha256 = sha256Of(temporary);
  const part = {
    file: `${name}.${sha256.slice(0, NAME_DIGITS)}${ext}`,
    bytes: statSync(temporary).size,
    sha256,
  };
  renameSync(temporary, join(dir, part.file));
  return part;
}

/** Whether the file is still there: another process that saves the same index deletes what its own does not hold. */
function isThere(dir: string, stored: StoredGraph | null): stored is StoredGraph {
  if (stored === null) return false;
  return statSync(join(dir, stored.file), { throwIfNoEntry: false })?.size === stored.bytes;
}

/** Deletes the index called `file`. */
export function dropIndex(file: string): void {
  rmSync(stampFile(file), { force: true });
  sweep(file, new Set());
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
  const parts: HnswGraph[] = [];
  try {
    for (const part of contents.parts) parts.push(readPart(dirname(file), model, part));
  } catch (error) {
    for (const part of parts) part.release();
    throw error;
  }
  return { kind: 'loaded', parts, change: contents.change };
}

function readPart(folder: string, model: ModelIdentity, part: Part): HnswGraph {
  const data = join(folder, part.file);
  const bytes = statSync(data).size;
  if (bytes !== part.bytes) throw new Error(`${bytes} bytes instead of ${part.bytes}`);
  if (sha256Of(data) !== part.sha256) throw new Error('the checksum differs');
  const graph = HnswGraph.read(data, model.dimension, part);
  graph.stored = { file: part.file, bytes, sha256: part.sha256 };
  return graph;
}

/**
 * A stamp with its own seal is one that this program wrote, so that nothing more need be known of it than how its graphs were made;
 * a schema would take 15 MB of this thread.
 */
function readStamp(text: string): Contents {
  const { contents, seal } = JSON.parse(text) as { contents?: Contents; seal?: unknown };
  if (contents === undefined || sealOf(contents) !== seal) throw new Error('the stamp was altered');
  const { format, space, m, efConstruction } = contents;
  if (format !== FORMAT || space !== SPACE || m !== M || efConstruction !== EF_CONSTRUCTION) {
    throw new Error('the graphs were made in another way');
  }
  if (!Number.isSafeInteger(contents.change) || contents.parts.length === 0)
    throw new Error('the stamp is no stamp');
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

/** Deletes data files of this index but those to keep, and files of saves that were cut short long ago. */
function sweep(file: string, keep: ReadonlySet<string>): void {
  const { dir, name, ext } = parse(file);
  const stamped = statSync(stampFile(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  for (const entry of readdirSync(dir || '.')) {
    if (keep.has(entry) || !entry.startsWith(`${name}.`)) continue;
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
