// Numbers of many chunks: their vectors, how near each is, and which are of some days. Also read in a thread, which is why nothing
// is loaded here by which rows become articles.
import { dot } from '../core/vector.js';
import { decodeVector } from '../core/vector-blob.js';
import type { Database } from './database.js';
import { faultsNamed } from './fault.js';

/** Vectors that are read in one go. */
const VECTOR_PAGE = 1000;

interface JoinedVectors {
  /** A JSON array. */
  readonly ids: string;
  /** The vectors of these ids one after the other: each aggregate of a query meets the rows in the same order. */
  readonly bytes: Buffer | null;
  /** Length of the shortest and the longest, in bytes. */
  readonly least: number | null;
  readonly most: number | null;
}

/** Methods of an article store. */
export function createChunkLists(db: Database) {
  const vectors = db.prepare<[string], { readonly id: number; readonly vector: Buffer }>(
    'SELECT chunk_id AS id, vector FROM vectors WHERE chunk_id IN (SELECT value FROM json_each(?))',
  );
  // One value takes half as long to hand over as a row for each.
  const joined = db.prepare<[string], JoinedVectors>(
    `SELECT json_group_array(chunk_id) AS ids, CAST(group_concat(vector, '') AS BLOB) AS bytes,
       min(length(vector)) AS least, max(length(vector)) AS most
     FROM vectors WHERE chunk_id IN (SELECT value FROM json_each(?))`,
  );
  // By the narrow indexes even where a large part of all articles is meant: a row of `articles` drags its text along.
  const inWindow = db.prepare<{ from: string; to: string }, string>(
    `SELECT json_group_array(id) FROM chunks WHERE article_id IN (
       SELECT id FROM articles INDEXED BY articles_by_day WHERE day BETWEEN @from AND @to
       UNION ALL
       SELECT id FROM articles INDEXED BY articles_by_event_day WHERE event_day BETWEEN @from AND @to
     )`,
  );
  inWindow.pluck();

  function* cosinesWith(vector: Float32Array, wanted: readonly number[]): Generator<[number, number]> {
    for (let at = 0; at < wanted.length; at += VECTOR_PAGE) {
      const some = JSON.stringify(wanted.slice(at, at + VECTOR_PAGE));
      const { ids, bytes, least, most } = joined.get(some) as JoinedVectors;
      if (bytes === null) continue;
      if (least === most && most === vector.length * vector.BYTES_PER_ELEMENT) {
        const all = decodeVector(bytes);
        for (const [place, id] of (JSON.parse(ids) as number[]).entries())
          yield [id, dot(vector, all.subarray(place * vector.length, (place + 1) * vector.length))];
      } else for (const row of vectors.all(some)) yield [row.id, dot(vector, decodeVector(row.vector))];
    }
  }

  const vectorsOf = (wanted: readonly number[]): Map<number, Float32Array> =>
    new Map(vectors.all(JSON.stringify(wanted)).map((row) => [row.id, decodeVector(row.vector)]));

  return {
    vectorsOf,
    // From a thread only errors with a name come back as what they are.
    cosines: (vector: Float32Array, wanted: readonly number[]): Map<number, number> =>
      faultsNamed(() => new Map(cosinesWith(vector, wanted))),
    chunksInWindow: (from: string, to: string): number[] =>
      faultsNamed(() => {
        const found = JSON.parse(inWindow.get({ from, to }) ?? '[]') as number[];
        return found.sort((a, b) => a - b);
      }),
  };
}
