// The vector index of the product: HNSW graphs in a thread of their own, kept as a cache beside the database. The
// database's vectors are the truth; whatever the file holds is compared with them when the index is opened.
import { IdSet, keptInTurns, readIds, slices, visitInTurns } from '../app/id-set.js';
import { AppError } from '../core/errors.js';
import type { ModelIdentity, Neighbour, VectorIndex } from '../core/ports.js';
import { assertCount, assertId, unitVector } from '../core/vector.js';
import { startWorker, type WorkerCaller, workerFile } from '../threads/worker-call.js';
import { MOST_IN_PART } from './graph-parts.js';
import type { GraphStatus, HnswMethods, HnswWorkerData, VectorEntry } from './hnsw-worker.js';
import type { VectorLog } from './vector-log.js';

/** Up to this size comparing with every vector takes under a millisecond and is exact. */
const SCAN_BELOW = 1000;
/** Vectors read from the database at a time. */
const SLICE = 500;
/** Vectors, spread over all, that are compared with the database's: another collection's would differ in all. */
const SAMPLE = 64;
/** Newest vectors compared besides when the database has moved on: where it went back and came another way, these differ. */
const NEWEST = 1000;
/** Deaths of the thread after which it is not started again. */
const MOST_DEATHS = 3;

/** The database's vectors; an `ArticleStore` is one. An id never gets another vector while the model is the same. */
export interface VectorSource {
  /** Rises with every write. */
  change(): Promise<number>;
  /** Ids of the vectors after `afterId`, rising; at most `most`. */
  chunkIds(afterId: number, most: number): Promise<readonly number[]>;
  vectorsOf(ids: readonly number[]): Promise<ReadonlyMap<number, Float32Array>>;
}

export interface HnswIndexOptions {
  /** Name of the index on disk; its stamp and its data lie beside it. The folder must exist. */
  readonly file: string;
  readonly model: ModelIdentity;
  readonly source: VectorSource;
  /** Up to this size every search is exact; 1000 if not given. */
  readonly scanBelow?: number;
  /** Vectors that a graph of the index holds at most; `MOST_IN_PART` if not given. */
  readonly mostInPart?: number;
  /** The body of the index thread, for tests of its death. */
  readonly worker?: URL;
  readonly log?: VectorLog;
}

export interface IndexStatus extends GraphStatus {
  /** Whether the index holds, or follows a state of the database, that is not on disk. */
  readonly unsaved: boolean;
}

export interface HnswIndex extends VectorIndex {
  /**
   * Completes the graph and writes it, as holding all that the database had at `change`. Throws INDEX_FAILED, leaving
   * what was saved before, unless the file has been read back and found equal. An empty index is deleted from disk.
   */
  save(change: number): Promise<void>;
  status(): Promise<IndexStatus>;
  /** Resolves when every vector is in the graph. */
  settled(): Promise<void>;
}

type Connection = WorkerCaller<HnswMethods>;

/**
 * Opens the index and resolves when all the database's vectors are searchable, in the graph or while it is still being
 * built. A file that is missing, damaged, of another model or of another collection only means building it anew.
 */
export async function openHnswIndex(options: HnswIndexOptions): Promise<HnswIndex> {
  const { model, source, log } = options;
  const { file, scanBelow = SCAN_BELOW, mostInPart = MOST_IN_PART } = options;
  const data: HnswWorkerData = { file, model, scanBelow, mostInPart };
  const body = options.worker ?? workerFile('hnsw-worker', import.meta.url);
  let known = new IdSet();
  let unsaved = false;
  let edits = 0;
  let connection: Promise<Connection> | null = null;
  let deaths = 0;
  let closed = false;

  const connect = async (): Promise<Connection> => {
    const worker = startWorker<HnswMethods>(body, data, 'INDEX_FAILED');
    try {
      ({ known, unsaved } = await catchUp(worker, source, model, log));
    } catch (error) {
      await worker.close();
      throw error;
    }
    return worker;
  };

  const connected = (): Promise<Connection> => {
    if (closed) return Promise.reject(new AppError('CLOSED', 'The vector index is closed.'));
    if (connection) return connection;
    if (deaths >= MOST_DEATHS) {
      return Promise.reject(new AppError('INDEX_FAILED', `The index thread died ${deaths} times.`));
    }
    const opening = connect();
    connection = opening;
    opening.then(
      (worker) => worker.ended.then(() => forget(opening)),
      () => forget(opening),
    );
    return opening;
  };

  const forget = (lost: Promise<Connection>): void => {
    if (closed || connection !== lost) return;
    deaths++;
    connection = null;
    log?.warn({ deaths }, 'the index thread ended and will be started again');
  };

  const ask = async <K extends keyof HnswMethods>(
    method: K,
    args: Parameters<HnswMethods[K]>[0],
  ): Promise<Awaited<ReturnType<HnswMethods[K]>>> => {
    const opening = connected();
    const worker = await opening;
    try {
      return await worker.call(method, args);
    } catch (error) {
      if (worker.alive() || closed) throw error;
      forget(opening);
      return (await connected()).call(method, args);
    }
  };

  const edited = (): void => {
    edits++;
    unsaved = true;
  };

  await connected();

  return {
    size: async () => known.size,
    add: async (entries) => {
      const fresh = checked(entries, model.dimension, known);
      for (const { id } of fresh) known.add(id);
      if (fresh.length > 0) edited();
      await ask('add', fresh);
    },
    remove: async (ids) => {
      const present = ids.filter((id) => known.delete(id));
      if (present.length > 0) edited();
      await ask('remove', present);
    },
    search: async (vector, count): Promise<Neighbour[]> => {
      assertCount(count);
      return ask('search', { vector: unitVector(vector, model.dimension), count });
    },
    ids: async () => {
      await connected();
      return keptInTurns(known.values());
    },
    lacking: async (ids) => {
      await connected();
      return ids.filter((id) => !known.has(id));
    },
    save: async (change) => {
      const before = edits;
      await ask('save', change);
      if (edits === before) unsaved = false;
    },
    status: async () => ({ ...(await ask('status', null)), unsaved }),
    settled: () => ask('settled', null),
    close: async () => {
      closed = true;
      await (await connection?.catch(() => null))?.close();
    },
  };
}

/** The entries with vectors of unit length; throws INDEX_FAILED before anything is changed when one of them is wrong. */
function checked(
  entries: ReadonlyArray<{ id: number; vector: Float32Array }>,
  dimension: number,
  known: Pick<IdSet, 'has'>,
): VectorEntry[] {
  const fresh = new Map<number, VectorEntry>();
  for (const { id, vector } of entries) {
    assertId(id);
    if (known.has(id) || fresh.has(id))
      throw new AppError('INDEX_FAILED', `Id ${id} is already in the index.`);
    fresh.set(id, { id, vector: unitVector(vector, dimension) });
  }
  return [...fresh.values()];
}

/** Brings a fresh thread to what the database holds; returns the ids, and whether that differs from what was on disk. */
async function catchUp(
  worker: Connection,
  source: VectorSource,
  model: ModelIdentity,
  log: VectorLog | undefined,
): Promise<{ known: IdSet; unsaved: boolean }> {
  const change = await source.change();
  const wanted = await readIds((afterId, most) => source.chunkIds(afterId, most));
  const loaded = await worker.call('load', null);
  let present = new IdSet();
  let unsaved = loaded.kind === 'refused' || wanted.size > 0;
  if (loaded.kind === 'refused')
    log?.warn({ reason: loaded.reason }, 'the stored index is not used; it is built anew');
  if (loaded.kind === 'loaded') {
    const [common, gone]: [number[], number[]] = [[], []];
    const both = new IdSet();
    await visitInTurns(loaded.ids, (id) => {
      if (!wanted.has(id)) return void gone.push(id);
      common.push(id);
      both.add(id);
    });
    const looked = toCompare(common, loaded.change, change);
    if (await agrees(worker, source, looked, model.dimension)) {
      await worker.call('remove', gone);
      present = both;
      unsaved = loaded.change !== change || gone.length > 0 || common.length !== wanted.size;
    } else {
      log?.warn(
        { looked: looked.length },
        'the stored index has other vectors than the database; it is built anew',
      );
      await worker.call('discard', null);
    }
  }
  const isWhole = present.size === wanted.size;
  const missing = isWhole ? [] : await keptInTurns(wanted.values(), (id) => !present.has(id));
  for (const ids of slices(missing, SLICE)) {
    const entries = await readable(source, ids, model.dimension, log);
    await worker.call('add', entries);
    for (const { id } of entries) present.add(id);
  }
  log?.info(
    { vectors: present.size, added: missing.length, stored: loaded.kind },
    'the vector index is open',
  );
  return { known: present, unsaved };
}

/**
 * Of ids that the stored index and the database both have, rising, those whose vectors are to be compared: reading one back out
 * of hnswlib takes a tenth of a millisecond. Of a database that is behind the index, restored from an earlier copy, all are.
 */
function toCompare(common: readonly number[], stored: number, change: number): readonly number[] {
  if (change < stored) return common;
  const every = Math.max(1, Math.floor(common.length / SAMPLE));
  const newest = change === stored ? common.length : Math.max(0, common.length - NEWEST);
  const spread = Array.from({ length: Math.ceil(newest / every) }, (_, n) => common[n * every] as number);
  return [...spread, ...common.slice(newest)];
}

async function agrees(
  worker: Connection,
  source: VectorSource,
  ids: readonly number[],
  dimension: number,
): Promise<boolean> {
  for (const slice of slices(ids, SLICE)) {
    if (!(await worker.call('holds', await readable(source, slice, dimension, undefined)))) return false;
  }
  return true;
}

/** The database's vectors with these ids; one that is not a vector of the model is left out and reported. */
async function readable(
  source: VectorSource,
  ids: readonly number[],
  dimension: number,
  log: VectorLog | undefined,
): Promise<VectorEntry[]> {
  const entries: VectorEntry[] = [];
  for (const [id, vector] of await source.vectorsOf(ids)) {
    try {
      assertId(id);
      entries.push({ id, vector: unitVector(vector, dimension) });
    } catch (error) {
      log?.error({ id, err: error }, 'a vector of the database is unusable and cannot be found');
    }
  }
  return entries;
}
