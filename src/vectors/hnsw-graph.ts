// One hnswlib graph, wrapped so that its silent failures cannot happen: every label, number, capacity and file is
// checked here before and after the native call. See https://github.com/nmslib/hnswlib for the parameters.
import { statSync } from 'node:fs';
import hnswlib from 'hnswlib-node';
import { AppError } from '../core/errors.js';
import type { Neighbour } from '../core/ports.js';
import { assertId, assertNumbers, clamped, nearest } from '../core/vector.js';

/**
 * Links per element and width of the search while building. Of 131,072 vectors with 500 stories of 60 near copies each, the
 * first ten neighbours of questions about those are found to .964 with 32 links, to .731 with 16: copies link to each other
 * until nothing else does. It costs 8 % of memory and a quarter of the time to build.
 */
export const M = 32;
export const EF_CONSTRUCTION = 200;
/** Inner product of unit vectors; hnswlib's "cosine" would scale what is scaled already. */
export const SPACE = 'ip';

/**
 * Width of a search, at the least and for each neighbour wanted; a file does not keep it, and hnswlib starts with 10. Of
 * 10,000 chunks of real articles the first hundred neighbours of 150 questions are found to .982 at twice the number
 * wanted, to .997 at four times, and the first ten to .991 and .999, in .5 ms and .7 ms.
 */
const LEAST_EF = 200;
const EF_PER_WANTED = 4;
/** Elements up to which all of a graph are compared where it gives too little: a second; of a million it would be 38. */
const MOST_COMPARED = 50_000;
const FIRST_CAPACITY = 1024;
/** A full graph throws, so it grows by half when 80 % are taken. */
const FULL = 0.8;
const GROWTH = 1.5;
/** Bytes before the elements in hnswlib 0.8's file. */
const FILE_HEADER = 96;
const PROBES = 32;

/** What a stored graph is said to hold. */
export interface GraphContents {
  /** Elements, with those marked as deleted. */
  readonly total: number;
  readonly removed: readonly number[];
}

/** The file that holds a graph as it is. */
export interface StoredGraph {
  /** Its name, in the folder of the index. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export class HnswGraph {
  /** Where this graph is on disk; null once it has been changed. */
  stored: StoredGraph | null = null;
  readonly live = new Set<number>();
  /** Marked as deleted: still in memory and in the file, never found. Their labels cannot be used again. */
  readonly removed = new Set<number>();
  readonly #native: hnswlib.HierarchicalNSW;
  readonly #dimension: number;

  private constructor(dimension: number) {
    this.#dimension = dimension;
    this.#native = new hnswlib.HierarchicalNSW(SPACE, dimension);
  }

  /** An empty graph. `expected` elements fit without growing. */
  static create(dimension: number, expected: number): HnswGraph {
    const graph = new HnswGraph(dimension);
    const capacity = Math.max(FIRST_CAPACITY, Math.ceil(expected / FULL) + 1);
    graph.#native.initIndex({ maxElements: capacity, m: M, efConstruction: EF_CONSTRUCTION });
    return graph;
  }

  /**
   * A graph from a file whose bytes are known to be right: hnswlib itself checks nothing but the length. Throws
   * INDEX_FAILED when the file does not hold exactly these contents.
   */
  static read(file: string, dimension: number, contents: GraphContents): HnswGraph {
    const { total, removed } = contents;
    if (statSync(file).size < leastBytes(total, dimension))
      throw new AppError('INDEX_FAILED', `${file} is too short.`);
    const graph = new HnswGraph(dimension);
    graph.#native.readIndexSync(file);
    for (const id of graph.#native.getIdsList()) graph.live.add(id);
    for (const id of removed) if (graph.live.delete(id)) graph.removed.add(id);
    if (graph.total !== total || graph.removed.size !== removed.length) {
      graph.release();
      throw new AppError('INDEX_FAILED', `${file} holds other elements than it should.`);
    }
    return graph;
  }

  /** Elements in memory, live or not. */
  get total(): number {
    return this.live.size + this.removed.size;
  }

  /** Adds a unit vector. Throws INDEX_FAILED when the label is, or was, in use. */
  add(id: number, vector: Float32Array): void {
    assertId(id);
    assertNumbers(vector, this.#dimension, 'INDEX_FAILED');
    if (this.live.has(id) || this.removed.has(id))
      throw new AppError('INDEX_FAILED', `Label ${id} is in use.`);
    const capacity = this.#native.getMaxElements();
    if (this.total + 1 > capacity * FULL) this.#native.resizeIndex(Math.ceil(capacity * GROWTH) + 1);
    this.stored = null;
    this.#native.addPoint(Array.from(vector), id);
    this.live.add(id);
  }

  /** Ids that are not live are ignored: hnswlib throws on them. */
  remove(id: number): void {
    if (!this.live.delete(id)) return;
    this.stored = null;
    this.removed.add(id);
    this.#native.markDelete(id);
  }

  /**
   * At most `count` live neighbours of a unit vector, nearest first; up to `MOST_COMPARED` elements never fewer than there
   * are. `graphs`: among how many the same is looked for, of whose findings the nearest are kept; each need look less widely.
   */
  search(vector: Float32Array, count: number, graphs = 1): Neighbour[] {
    assertNumbers(vector, this.#dimension, 'INDEX_FAILED');
    const wanted = Math.min(count, this.live.size);
    if (wanted === 0) return [];
    this.#native.setEf(Math.max(LEAST_EF, wanted, Math.ceil((EF_PER_WANTED * wanted) / graphs)));
    const { neighbors, distances } = this.#native.searchKnn(Array.from(vector), wanted);
    // A region cut off by removals, or of dozens of near copies, can leave the graph search with too little.
    if (neighbors.length < wanted && this.live.size <= MOST_COMPARED)
      return nearest(this.points(), vector, wanted);
    return neighbors.map((id, place) => ({ id, similarity: clamped(1 - (distances[place] as number)) }));
  }

  /** The vector of a live id. */
  point(id: number): Float32Array {
    return Float32Array.from(this.#native.getPoint(id));
  }

  /** Live ids with their vectors, read one at a time. */
  *points(): Generator<[number, Float32Array]> {
    for (const id of this.live) yield [id, this.point(id)];
  }

  /**
   * Writes the graph to `file` and reads it back, because hnswlib reports success for files it could not write. Throws
   * INDEX_FAILED unless the file answers exactly as this graph does. Not for an empty graph.
   */
  write(file: string): void {
    if (this.live.size === 0) throw new AppError('INDEX_FAILED', 'An empty index is not written.');
    this.#native.writeIndexSync(file);
    const copy = HnswGraph.read(file, this.#dimension, { total: this.total, removed: [...this.removed] });
    try {
      const ids = [...this.live];
      const step = Math.max(1, Math.floor(ids.length / PROBES));
      for (let at = 0; at < ids.length; at += step) {
        const id = ids[at] as number;
        const point = this.point(id);
        const read = copy.point(id);
        const same =
          point.every((number, place) => number === read[place]) &&
          JSON.stringify(this.search(point, 10)) === JSON.stringify(copy.search(point, 10));
        if (!same) throw new AppError('INDEX_FAILED', `${file} does not read back as it was written.`);
      }
    } finally {
      copy.release();
    }
  }

  /** Frees the vectors and links at once; left to itself that waits for a garbage collection which does not see them. */
  release(): void {
    this.live.clear();
    this.removed.clear();
    this.#native.initIndex({ maxElements: 1 });
  }
}

/** A file's length without the links above the ground level: per element its links, its vector, its label. */
function leastBytes(count: number, dimension: number): number {
  const links = 2 * M * 4 + 4;
  return FILE_HEADER + count * (links + 4 * dimension + 8 + 4);
}
