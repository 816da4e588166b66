// The index as its thread holds it: graphs, the vectors waiting to be put into one, and rebuilding one when too much of
// it is deleted. Work on them is done in small steps between the calls; what is in none yet is compared one by one.
import type { Neighbour } from '../core/ports.js';
import { byNearness, nearest } from '../core/vector.js';
import type { GraphParts } from './graph-parts.js';
import type { HnswGraph } from './hnsw-graph.js';

/** Insertions per step: some 10 ms, which is what a search may have to wait. */
const STEP = 8;

/** A graph that takes the place of others, and the ids still to be moved into it. */
interface Successor {
  readonly graph: HnswGraph;
  readonly old: readonly HnswGraph[];
  readonly left: number[];
}

export class GraphKeeper {
  readonly #scanBelow: number;
  readonly #parts: GraphParts;
  /** Vectors that are in no graph yet. */
  readonly #pending = new Map<number, Float32Array>();
  /** A copy of the graphs' vectors while there are few enough to compare with all of them. */
  #copies: Map<number, Float32Array> | null = null;
  #successor: Successor | null = null;

  /** Up to `scanBelow` vectors every search compares with all of them. */
  constructor(scanBelow: number, parts: GraphParts) {
    this.#scanBelow = scanBelow;
    this.#parts = parts;
  }

  size(): number {
    return this.#parts.size() + this.#pending.size;
  }

  pending(): number {
    return this.#pending.size;
  }

  tombstones(): number {
    return this.#parts.tombstones();
  }

  has(id: number): boolean {
    return this.#pending.has(id) || this.#parts.has(id);
  }

  ids(): number[] {
    return [...this.#parts.ids(), ...this.#pending.keys()];
  }

  /** The graphs when they hold everything there is, else none. */
  settledParts(): readonly HnswGraph[] {
    return this.hasWork() ? [] : this.#parts.all();
  }

  /** The vector of an id that is there. */
  vector(id: number): Float32Array | null {
    return this.#pending.get(id) ?? this.#parts.point(id);
  }

  /** Unit vectors with ids that are not there. Searchable at once. */
  add(entries: ReadonlyArray<{ id: number; vector: Float32Array }>): void {
    for (const { id, vector } of entries) this.#pending.set(id, vector);
  }

  remove(ids: readonly number[]): void {
    for (const id of ids) {
      this.#pending.delete(id);
      this.#copies?.delete(id);
      this.#parts.remove(id);
      this.#successor?.graph.remove(id);
    }
  }

  /** At most `count` neighbours of a unit vector, nearest first. */
  search(vector: Float32Array, count: number): Neighbour[] {
    if (this.size() <= this.#scanBelow) {
      this.#copies ??= new Map(this.#parts.points());
      return nearest(both(this.#copies, this.#pending), vector, count);
    }
    const known = this.#parts.search(vector, count);
    if (this.#pending.size === 0) return known;
    return [...known, ...nearest(this.#pending, vector, count)].sort(byNearness).slice(0, count);
  }

  /** Whether `step` has anything to do. */
  hasWork(): boolean {
    return this.#successor !== null || this.#pending.size > 0 || this.#parts.isWorn();
  }

  /** Does a little of the work on the graph. */
  step(): void {
    if (this.#successor) this.#move(this.#successor);
    else if (this.#parts.isWorn() || this.#isBlocked()) this.#begin();
    else this.#insert();
  }

  /** Frees the memory; the keeper is of no use any more. */
  release(): void {
    this.#parts.release();
    this.#successor?.graph.release();
  }

  /** Whether an id waits whose label a tombstone holds where it would go. */
  #isBlocked(): boolean {
    const next = this.#pending.keys().next();
    return !next.done && this.#parts.isBlocked(next.value);
  }

  #begin(): void {
    const old = this.#parts.toRebuild();
    const left = old.flatMap(({ live }) => [...live]).reverse();
    const graph = this.#parts.create(left.length + this.#pending.size);
    this.#successor = { graph, old, left };
  }

  #move({ graph, old, left }: Successor): void {
    for (let moved = 0; moved < STEP && left.length > 0; ) {
      const id = left.pop() as number;
      const part = old.find(({ live }) => live.has(id));
      if (part === undefined) continue;
      graph.add(id, part.point(id));
      moved++;
    }
    if (left.length > 0) return;
    this.#parts.replace(old, graph);
    this.#successor = null;
  }

  #insert(): void {
    if (this.size() > this.#scanBelow) this.#copies = null;
    let inserted = 0;
    for (const [id, vector] of this.#pending) {
      if (inserted++ === STEP || this.#parts.isBlocked(id)) return;
      this.#parts.add(id, vector, this.#pending.size);
      this.#pending.delete(id);
      this.#copies?.set(id, vector);
    }
  }
}

function* both<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}
