// The thread that owns the HNSW index: hnswlib-node's calls block and must never overlap, so they all happen here, one
// after another, and the work on the graph in steps between the calls.
import { workerData } from 'node:worker_threads';
import type { ModelIdentity, Neighbour } from '../core/ports.js';
import { serveCalls } from '../threads/worker-call.js';
import { GraphKeeper } from './graph-keeper.js';
import { GraphParts } from './graph-parts.js';
import type { HnswGraph } from './hnsw-graph.js';
import { dropIndex, loadIndex, saveIndex } from './index-files.js';

/** `workerData` of this thread. */
export interface HnswWorkerData {
  readonly file: string;
  readonly model: ModelIdentity;
  readonly scanBelow: number;
  /** Vectors that a graph holds at most. */
  readonly mostInPart: number;
}

export interface VectorEntry {
  readonly id: number;
  /** Of unit length. */
  readonly vector: Float32Array;
}

export interface GraphStatus {
  /** Live vectors. */
  readonly size: number;
  /** Live vectors that no graph holds yet and that are compared one by one. */
  readonly pending: number;
  /** Deleted vectors that the graphs still hold. */
  readonly tombstones: number;
  /** Whether the graphs are complete and nothing is being done to them. */
  readonly ready: boolean;
}

export type HnswMethods = {
  /** What was on disk: its ids, rising, and the database's change it follows, or why there is nothing. */
  load(
    args: null,
  ):
    | { readonly kind: 'loaded'; readonly ids: Float64Array; readonly change: number }
    | { readonly kind: 'absent' }
    | { readonly kind: 'refused'; readonly reason: string };
  /** Forgets everything loaded. */
  discard(args: null): void;
  /** Whether all these vectors are in the index as given. */
  holds(entries: readonly VectorEntry[]): boolean;
  /** Entries whose id is there already are left out. */
  add(entries: readonly VectorEntry[]): void;
  remove(ids: readonly number[]): void;
  search(args: { vector: Float32Array; count: number }): Neighbour[];
  status(args: null): GraphStatus;
  /** Resolves when the graph is complete. */
  settled(args: null): Promise<void>;
  save(change: number): Promise<void>;
};

const { file, model, scanBelow, mostInPart } = workerData as HnswWorkerData;
const keeperOf = (parts: readonly HnswGraph[]): GraphKeeper =>
  new GraphKeeper(scanBelow, new GraphParts(model.dimension, mostInPart, parts));
let keeper = keeperOf([]);
let scheduled = false;
const waiting: Array<() => void> = [];

function work(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    if (keeper.hasWork()) {
      keeper.step();
      work();
    } else {
      for (const resolve of waiting.splice(0)) resolve();
    }
  });
}

async function settled(): Promise<void> {
  while (keeper.hasWork()) {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      work();
    });
  }
}

serveCalls<HnswMethods>({
  load: () => {
    const loaded = loadIndex(file, model);
    if (loaded.kind !== 'loaded') return loaded;
    keeper = keeperOf(loaded.parts);
    work();
    return { kind: 'loaded', ids: Float64Array.from(keeper.ids()).sort(), change: loaded.change };
  },
  discard: () => {
    keeper.release();
    keeper = keeperOf([]);
  },
  holds: (entries) =>
    entries.every(({ id, vector }) => {
      const held = keeper.vector(id);
      return held?.every((number, place) => number === vector[place]) === true;
    }),
  add: (entries) => {
    keeper.add(entries.filter(({ id }) => !keeper.has(id)));
    work();
  },
  remove: (ids) => {
    keeper.remove(ids);
    work();
  },
  search: ({ vector, count }) => keeper.search(vector, count),
  status: () => ({
    size: keeper.size(),
    pending: keeper.pending(),
    tombstones: keeper.tombstones(),
    ready: !keeper.hasWork(),
  }),
  settled,
  save: async (change) => {
    await settled();
    const parts = keeper.settledParts();
    if (parts.length > 0) saveIndex(file, model, parts, change);
    else dropIndex(file);
  },
});
