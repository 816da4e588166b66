// The vectors of grouped articles in eight bits a number, in memory by day, so that a new one is compared with thousands.
import type { DayRange } from '../core/story-store.js';
import type { Database } from './database.js';

/** Largest absolute value of a signed byte that has its opposite. */
const STEPS = 127;
const SCALE_BYTES = 4;
/**
 * Articles without a day that are compared at most, the last to come: a collection that knows no days at all would make
 * each new article look through all others.
 */
const UNDATED = 10_000;
/** Vectors held in memory; at 384 numbers 40 MB. A day that was not asked for longest goes first. */
const HELD = 100_000;

interface Bucket {
  readonly ids: number[];
  readonly vectors: Int8Array[];
  readonly scales: number[];
}

interface Near {
  readonly id: number;
  readonly similarity: number;
}

interface Row {
  readonly id: number;
  readonly vector: Buffer;
}

/** A float32 scale (little-endian), then one signed byte a number: off by at most half a step, .004 in a cosine. */
export function packVector(vector: Float32Array): Buffer {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest / STEPS || 1;
  const bytes = Buffer.alloc(SCALE_BYTES + vector.length);
  bytes.writeFloatLE(scale, 0);
  for (const [i, value] of vector.entries()) bytes.writeInt8(Math.round(value / scale), SCALE_BYTES + i);
  return bytes;
}

function apart(bytes: Buffer): { vector: Int8Array; scale: number } {
  return { vector: new Int8Array(bytes.subarray(SCALE_BYTES)), scale: bytes.readFloatLE(0) };
}

/** The vector as it was packed, but for the rounding. */
export function unpackVector(bytes: Buffer): Float32Array {
  const { vector, scale } = apart(bytes);
  return Float32Array.from(vector, (value) => value * scale);
}

function product(a: Float32Array, b: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The search of grouped articles by vector, for one connection; what others write is noticed. */
export function createStoryVectors(db: Database) {
  const ofDay = db.prepare<{ day: string }, Row>(
    `SELECT article_id AS id, vector FROM articles JOIN story_articles ON article_id = id WHERE day = @day
     UNION ALL SELECT article_id, vector FROM articles JOIN story_articles ON article_id = id
     WHERE event_day = @day AND day IS NULL ORDER BY id`,
  );
  const days = db
    .prepare<DayRange, string>(
      `SELECT DISTINCT day FROM articles WHERE day BETWEEN @from AND @to
       UNION SELECT DISTINCT event_day FROM articles WHERE event_day BETWEEN @from AND @to AND day IS NULL ORDER BY 1`,
    )
    .pluck();
  const undated = db.prepare<[number], Row>(
    `SELECT article_id AS id, vector FROM story_articles JOIN articles ON id = article_id
     WHERE day IS NULL AND event_day IS NULL ORDER BY article_id DESC LIMIT ?`,
  );
  const latest = db.prepare<[number], Row>(
    `SELECT article_id AS id, vector FROM story_articles JOIN articles ON id = article_id
     WHERE coalesce(day, event_day) IS NOT NULL ORDER BY article_id DESC LIMIT ?`,
  );
  const buckets = new Map<string, Bucket>();
  const seen = new Set<number>();
  let held = 0;
  let version: unknown = null;

  /** Rows that another connection wrote are in no bucket. */
  function forgetStale(): void {
    const now = db.pragma('data_version', { simple: true });
    if (now !== version) clear();
    version = now;
  }

  function clear(): void {
    buckets.clear();
    seen.clear();
    held = 0;
  }

  function bucketOf(name: string, read: () => Row[]): Bucket {
    const known = buckets.get(name);
    if (known) {
      buckets.delete(name);
      buckets.set(name, known);
      return known;
    }
    const bucket: Bucket = { ids: [], vectors: [], scales: [] };
    for (const row of read()) append(bucket, row.id, row.vector);
    buckets.set(name, bucket);
    for (const [other, { ids }] of buckets) {
      if (held <= HELD || other === name) break;
      buckets.delete(other);
      held -= ids.length;
    }
    return bucket;
  }

  function append({ ids, vectors, scales }: Bucket, id: number, bytes: Buffer): void {
    const { vector, scale } = apart(bytes);
    ids.push(id);
    vectors.push(vector);
    scales.push(scale);
    seen.add(id);
    held++;
  }

  const UNDATED_BUCKET = '';
  const LATEST_BUCKET = 'latest';

  return {
    /** The articles nearest to `vector`, nearest first, ties by id. */
    near(vector: Float32Array, range: DayRange | null, count: number): Near[] {
      forgetStale();
      const asked = [bucketOf(UNDATED_BUCKET, () => undated.all(UNDATED).reverse())];
      if (range === null) asked.push(bucketOf(LATEST_BUCKET, () => latest.all(UNDATED).reverse()));
      else for (const day of days.all(range)) asked.push(bucketOf(day, () => ofDay.all({ day })));
      const found: Near[] = [];
      let least = Number.NEGATIVE_INFINITY;
      for (const [bucket, { ids, vectors, scales }] of asked.entries()) {
        const isLast = bucket === 0 || range === null;
        for (let place = isLast ? Math.max(0, ids.length - UNDATED) : 0; place < ids.length; place++) {
          const [id, other] = [ids[place], vectors[place]];
          if (id === undefined || other === undefined || other.length !== vector.length) continue;
          const similarity = product(vector, other) * (scales[place] ?? 0);
          if (found.length >= count && similarity < least) continue;
          found.push({ id, similarity });
          if (found.length < count * 4) continue;
          found.sort(nearestFirst).length = count;
          least = found.at(-1)?.similarity ?? least;
        }
      }
      return found.sort(nearestFirst).slice(0, count);
    },
    /** Follows what this connection wrote: an article that had a place before may stand in another day's bucket. */
    placed(id: number, day: string | null, bytes: Buffer): void {
      if (seen.has(id)) {
        clear();
        return;
      }
      for (const name of day === null ? [UNDATED_BUCKET] : [day, LATEST_BUCKET]) {
        const bucket = buckets.get(name);
        if (bucket) append(bucket, id, bytes);
        if (bucket && name !== day && bucket.ids.length > 2 * UNDATED) clear();
      }
    },
  };
}

function nearestFirst(a: Near, b: Near): number {
  return b.similarity - a.similarity || a.id - b.id;
}
