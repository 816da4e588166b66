// The index's graphs, as if they were one: each holds so many vectors at most, so that near copies are few in it, and a save
// or a rebuilding does not grow with the collection.
import type { Neighbour } from '../core/ports.js';
import { byNearness } from '../core/vector.js';
import { HnswGraph } from './hnsw-graph.js';

/**
 * Vectors of a part at most. Of a million, each with some 65 near copies among them, one graph of 16 links found .377 of the
 * first ten neighbours of a question, eight of this size .999: the fewer copies in a graph, the less they are an island in it.
 */
export const MOST_IN_PART = 131_072;
/** Tombstones cost memory and time, and recall falls with them: above this share a part is made anew. */
const MOST_REMOVED = 0.2;

export class GraphParts {
  readonly #dimension: number;
  readonly #most: number;
  #parts: readonly HnswGraph[];

  constructor(dimension: number, most: number, parts: readonly HnswGraph[]) {
    this.#dimension = dimension;
    this.#most = most;
    this.#parts = parts;
  }

  /** Every part, each a graph of its own. */
  all(): readonly HnswGraph[] {
    return this.#parts;
  }

  /** Live vectors. */
  size(): number {
    return this.#parts.reduce((sum, { live }) => sum + live.size, 0);
  }

  /** Deleted vectors that are still in memory. */
  tombstones(): number {
    return this.#parts.reduce((sum, { removed }) => sum + removed.size, 0);
  }

  has(id: number): boolean {
    return this.#holding(id) !== undefined;
  }

  ids(): number[] {
    return this.#parts.flatMap(({ live }) => [...live]);
  }

  /** The vector of a live id, else null. */
  point(id: number): Float32Array | null {
    return this.#holding(id)?.point(id) ?? null;
  }

  *points(): Generator<[number, Float32Array]> {
    for (const part of this.#parts) yield* part.points();
  }

  /** At most `count` live neighbours of a unit vector, nearest first. */
  search(vector: Float32Array, count: number): Neighbour[] {
    const [first, ...others] = this.#parts.map((part) => part.search(vector, count, this.#parts.length));
    if (others.length === 0) return first ?? [];
    return [...(first ?? []), ...others.flat()].sort(byNearness).slice(0, count);
  }

  /** An empty graph to become a part. `expected` vectors fit without growing, as far as a part may hold them. */
  create(expected: number): HnswGraph {
    return HnswGraph.create(this.#dimension, Math.min(expected, this.#most));
  }

  /** Adds a unit vector. `expected`: as many more are about to come. Throws INDEX_FAILED when the id is there. */
  add(id: number, vector: Float32Array, expected: number): void {
    const part = this.#open() ?? this.create(expected);
    part.add(id, vector);
    if (!this.#parts.includes(part)) this.#parts = [...this.#parts, part];
  }

  /** Ids that are not live are ignored. */
  remove(id: number): void {
    for (const part of this.#parts) part.remove(id);
  }

  /** Whether `add` would meet a tombstone with this id. */
  isBlocked(id: number): boolean {
    return this.#open()?.removed.has(id) === true;
  }

  isWorn(): boolean {
    return this.#parts.some(worn);
  }

  /**
   * Parts to be made anew as one: one that is worn, or else the one that takes what comes, and as many small ones as fill half
   * of the new one with it.
   */
  toRebuild(): readonly HnswGraph[] {
    const first = this.#parts.find(worn) ?? this.#open();
    if (first === undefined) return [];
    let live = first.live.size;
    if (live === 0) return [first];
    const others = this.#parts.filter((part) => {
      if (part === first || live + part.live.size > this.#most / 2) return false;
      live += part.live.size;
      return true;
    });
    return [first, ...others];
  }

  /** Puts a part in the place of others, whose memory is freed. */
  replace(old: readonly HnswGraph[], part: HnswGraph): void {
    const kept = this.#parts.filter((one) => !old.includes(one));
    this.#parts = part.live.size > 0 ? [...kept, part] : kept;
    for (const one of old) one.release();
    if (part.live.size === 0) part.release();
  }

  release(): void {
    for (const part of this.#parts) part.release();
    this.#parts = [];
  }

  #holding(id: number): HnswGraph | undefined {
    return this.#parts.find(({ live }) => live.has(id));
  }

  /** The part that takes what comes, unless all are full. */
  #open(): HnswGraph | undefined {
    return this.#parts.findLast(({ total }) => total < this.#most);
  }
}

function worn({ removed, total }: HnswGraph): boolean {
  return removed.size > total * MOST_REMOVED;
}
