// The index as its thread holds it: a graph, the vectors waiting to be put into it, and rebuilding it when too much of
// it is deleted. Work on the graph is done in small steps between the calls; what is not in it yet is compared one by one.
import type { Neighbour } from '../core/ports.js';
import { byNearness, nearest } from '../core/vector.js';
import { HnswGraph } from './hnsw-graph.js';

/** Insertions per step: some 10 ms, which is what a search may have to wait. */
const STEP = 8;
/** Tombstones cost memory and time, and recall falls with them: above this share the graph is made anew. */
const MOST_REMOVED = 0.2;

export class GraphKeeper {
  readonly #dimension: number;
  readonly #scanBelow: number;
  #graph: HnswGraph | null;
  /** Vectors that are in no graph yet. */
  readonly #pending = new Map<number, Float32Array>();
  /** A copy of the graph's vectors while there are few enough to compare with all of them. */
  #copies: Map<number, Float32Array> | null = null;
  /** The graph being made to replace `#graph`, and the ids still to be moved into it. */
  #successor: { readonly graph: HnswGraph; readonly left: number[] } | null = null;

  /** Up to `scanBelow` vectors every search compares with all of them. */
  constructor(dimension: number, scanBelow: number, graph: HnswGraph | null) {
    this.#dimension = dimension;
    this.#scanBelow = scanBelow;
    this.#graph = graph;
  }

  size(): number {
    return (this.#graph?.live.size ?? 0) + this.#pending.size;
  }

  pending(): number {
    return this.#pending.size;
  }

  tombstones(): number {
    return this.#graph?.removed.size ?? 0;
  }

  has(id: number): boolean {
    return this.#pending.has(id) || this.#graph?.live.has(id) === true;
  }

  ids(): number[] {
    return [...(this.#graph?.live ?? []), ...this.#pending.keys()];
  }

  /** The graph when it holds everything there is, else null. */
  settledGraph(): HnswGraph | null {
    return this.hasWork() ? null : this.#graph;
  }

  /** The vector of an id that is there. */
  vector(id: number): Float32Array | null {
    return this.#pending.get(id) ?? (this.#graph?.live.has(id) ? this.#graph.point(id) : null);
  }

  /** Unit vectors with ids that are not there. Searchable at once. */
  add(entries: ReadonlyArray<{ id: number; vector: Float32Array }>): void {
    for (const { id, vector } of entries) this.#pending.set(id, vector);
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) {
      this.#pending.delete(id);
      this.#copies?.delete(id);
      this.#graph?.remove(id);
      this.#successor?.graph.remove(id);
    }
  }

  /** At most `count` neighbours of a unit vector, nearest first. */
  search(vector: Float32Array, count: number): Neighbour[] {
    if (this.size() <= this.#scanBelow) {
      this.#copies ??= new Map(this.#graph?.points() ?? []);
      return nearest(both(this.#copies, this.#pending), vector, count);
    }
    this.#copies = null;
    const known = this.#graph?.search(vector, count) ?? [];
    if (this.#pending.size === 0) return known;
    return [...known, ...nearest(this.#pending, vector, count)].sort(byNearness).slice(0, count);
  }

  /** Whether `step` has anything to do. */
  hasWork(): boolean {
    return this.#successor !== null || this.#pending.size > 0 || this.#isWorn();
  }

  /** Does a little of the work on the graph. */
  step(): void {
    if (this.#successor) this.#move(this.#successor);
    else if (this.#isWorn() || this.#isBlocked()) this.#begin();
    else this.#insert();
  }

  /** Frees the memory; the keeper is of no use any more. */
  release(): void {
    this.#graph?.release();
    this.#successor?.graph.release();
  }

  #isWorn(): boolean {
    const graph = this.#graph;
    return graph !== null && graph.removed.size > graph.total * MOST_REMOVED;
  }

  /** Whether an id waits whose label a tombstone of the graph holds. */
  #isBlocked(): boolean {
    const next = this.#pending.keys().next();
    return !next.done && this.#graph?.removed.has(next.value) === true;
  }

  #begin(): void {
    const live = [...(this.#graph?.live ?? [])];
    this.#successor = {
      graph: HnswGraph.create(this.#dimension, live.length + this.#pending.size),
      left: live.reverse(),
    };
  }

  #move({ graph, left }: { graph: HnswGraph; left: number[] }): void {
    for (let moved = 0; moved < STEP && left.length > 0; ) {
      const id = left.pop() as number;
      if (!this.#graph?.live.has(id)) continue;
      graph.add(id, this.#graph.point(id));
      moved++;
    }
    if (left.length > 0) return;
    this.#graph?.release();
    this.#graph = graph.total > 0 ? graph : null;
    this.#successor = null;
  }

  #insert(): void {
    let inserted = 0;
    for (const [id, vector] of this.#pending) {
      if (inserted++ === STEP || this.#graph?.removed.has(id)) return;
      this.#graph ??= HnswGraph.create(this.#dimension, this.#pending.size);
      this.#graph.add(id, vector);
      this.#pending.delete(id);
      this.#copies?.set(id, vector);
    }
  }
}

function* both<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}
