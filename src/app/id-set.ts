// A set of chunks' ids, a bit for each: a million of them neither take long to put in nor have a table made anew in one go.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Ids whose bits are kept together. */
const TOGETHER = 2 ** 16;
const WORD_BITS = 32;
/** Ids that are read at a time, in a millisecond or two. */
const PAGE = 2_000;
/** Ids that are visited between two turns of others, in a millisecond or two. */
const AT_ONCE = 10_000;

/** Of whole numbers from 0. */
export class IdSet {
  readonly #pages = new Map<number, Uint32Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(id: number): boolean {
    const word = this.#pages.get(Math.floor(id / TOGETHER))?.[wordOf(id)] ?? 0;
    return (word & bitOf(id)) !== 0;
  }

  add(id: number): void {
    if (this.has(id)) return;
    const place = Math.floor(id / TOGETHER);
    const page = this.#pages.get(place) ?? new Uint32Array(TOGETHER / WORD_BITS);
    page[wordOf(id)] = (page[wordOf(id)] ?? 0) | bitOf(id);
    this.#pages.set(place, page);
    this.#size++;
  }

  /** Whether it was there. */
  delete(id: number): boolean {
    const page = this.#pages.get(Math.floor(id / TOGETHER));
    if (page === undefined || !this.has(id)) return false;
    page[wordOf(id)] = (page[wordOf(id)] ?? 0) & ~bitOf(id);
    this.#size--;
    return true;
  }

  /** All of them, rising. */
  *values(): Generator<number> {
    for (const place of [...this.#pages.keys()].sort((a, b) => a - b))
      for (let id = place * TOGETHER; id < (place + 1) * TOGETHER; id++) if (this.has(id)) yield id;
  }
}

function wordOf(id: number): number {
  return Math.floor((id % TOGETHER) / WORD_BITS);
}

function bitOf(id: number): number {
  return 1 << (id % WORD_BITS);
}

/** Reads rising ids above `after` page by page, at most `most` at a time; others have the thread in between. */
export async function readIds(
  page: (afterId: number, most: number) => Promise<readonly number[]>,
  after = 0,
): Promise<IdSet> {
  const ids = new IdSet();
  for (let last = after; ; await nextTurn()) {
    const read = await page(last, PAGE);
    for (const id of read) ids.add(id);
    last = read.at(-1) ?? last;
    if (read.length < PAGE) return ids;
  }
}

/** Those of the ids for which `test` holds, all where none is given, in their order; others have the thread in between. */
export async function keptInTurns(
  ids: Iterable<number>,
  test: (id: number) => boolean = () => true,
): Promise<number[]> {
  const kept: number[] = [];
  await visitInTurns(ids, (id) => {
    if (test(id)) kept.push(id);
  });
  return kept;
}

/** Visits them in their order; others have the thread in between. */
export async function visitInTurns(ids: Iterable<number>, visit: (id: number) => void): Promise<void> {
  let visited = 0;
  for (const id of ids) {
    visit(id);
    if (++visited % AT_ONCE === 0) await nextTurn();
  }
}

/** Ids a few at a time. */
export function* slices(ids: readonly number[], size: number): Generator<readonly number[]> {
  for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size);
}
