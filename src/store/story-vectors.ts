// The vectors of grouped articles in memory by day, so that a new article is compared with thousands in milliseconds.
import { dayAfter } from '../core/dates.js';
import { packVector } from '../core/packed-vector.js';
import type { DayRange } from '../core/story-store.js';
import { type ByteVectors, createByteVectors } from './byte-vectors.js';
import type { Database } from './database.js';

/**
 * Articles without a day that are compared at most, the last to come: a collection that knows no days at all would make
 * each new article look through all others.
 */
const LAST = 10_000;
/** Vectors held in memory; at 384 numbers 40 MB. The day that was not asked for longest goes first. */
const HELD = 100_000;

const UNDATED = 'undated';
const DATED = 'dated';

export interface NearId {
  readonly id: number;
  /** Cosine in [-1, 1]. */
  readonly similarity: number;
}

interface Row {
  readonly id: number;
  readonly vector: Buffer;
}

function nearestFirst(a: NearId, b: NearId): number {
  return b.similarity - a.similarity || a.id - b.id;
}

/** Gathers the `count` nearest of all it is told. */
function nearestOf(count: number) {
  const found: NearId[] = [];
  let least = Number.NEGATIVE_INFINITY;
  return {
    tell(id: number, similarity: number): void {
      if (similarity < least) return;
      found.push({ id, similarity });
      if (found.length < count * 4) return;
      found.sort(nearestFirst).length = count;
      least = found.at(-1)?.similarity ?? least;
    },
    nearest: (): NearId[] => found.sort(nearestFirst).slice(0, count),
  };
}

/** The search of grouped articles by vector, for one connection; what others write is noticed. */
export function createStoryVectors(db: Database) {
  const ofDay = db.prepare<{ day: string }, Row>(
    `SELECT article_id AS id, vector FROM articles JOIN story_articles ON article_id = id WHERE day = @day
     UNION ALL SELECT article_id, vector FROM articles JOIN story_articles ON article_id = id
     WHERE event_day = @day AND day IS NULL ORDER BY id`,
  );
  const lastWhere = (undated: 0 | 1) =>
    db.prepare<[number], Row>(
      `SELECT article_id AS id, vector FROM articles INDEXED BY articles_by_undated JOIN story_articles ON article_id = id
       WHERE (coalesce(day, event_day) IS NULL) = ${undated} ORDER BY articles.id DESC LIMIT ?`,
    );
  const last = { [UNDATED]: lastWhere(1), [DATED]: lastWhere(0) };
  const groups = new Map<string, ByteVectors>();
  let version: unknown = null;

  /** What another connection wrote is in no group. */
  function forgetStale(): void {
    const now = db.pragma('data_version', { simple: true });
    if (now !== version) groups.clear();
    version = now;
  }

  function groupOf(name: string, dimension: number, read: () => Row[]): ByteVectors {
    const group = groups.get(name) ?? createByteVectors(dimension);
    if (!groups.has(name)) for (const { id, vector } of read()) group.add(id, vector);
    // Put last, so that the first is the one not asked for longest.
    groups.delete(name);
    groups.set(name, group);
    return group;
  }

  function makeRoom(): void {
    let held = [...groups.values()].reduce((sum, group) => sum + group.size(), 0);
    for (const [name, group] of groups) {
      if (held <= HELD) return;
      groups.delete(name);
      held -= group.size();
    }
  }

  function groupsFor(range: DayRange | null, dimension: number): ByteVectors[] {
    const lastOf = (name: typeof UNDATED | typeof DATED): ByteVectors =>
      groupOf(name, dimension, () => last[name].all(LAST).reverse());
    if (range === null) return [lastOf(UNDATED), lastOf(DATED)];
    const searched: ByteVectors[] = [];
    for (let day = range.from; day <= range.to; day = dayAfter(day, 1))
      searched.push(groupOf(day, dimension, () => ofDay.all({ day })));
    return [...searched, lastOf(UNDATED)];
  }

  return {
    /** The articles nearest to `vector`, nearest first, ties by id. */
    near(vector: Float32Array, range: DayRange | null, count: number): NearId[] {
      forgetStale();
      const { tell, nearest } = nearestOf(count);
      const asked = packVector(vector);
      const searched = groupsFor(range, vector.length);
      const whole = range === null ? 0 : searched.length - 1;
      for (const [i, group] of searched.entries())
        group.compare(asked, i < whole ? 0 : Math.max(0, group.size() - LAST), tell);
      makeRoom();
      return nearest();
    },
    /** Follows what this connection wrote; an article that had a place before may stand in another day's group. */
    placed(id: number, day: string | null, packed: Buffer): void {
      for (const group of groups.values()) group.drop(id);
      for (const name of day === null ? [UNDATED] : [day, DATED]) groups.get(name)?.add(id, packed);
      // The last ones are read anew rather than kept for ever.
      for (const name of [UNDATED, DATED])
        if ((groups.get(name)?.size() ?? 0) > 2 * LAST) groups.delete(name);
    },
  };
}
