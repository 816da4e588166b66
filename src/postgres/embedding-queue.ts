// Keeps passages that wait for their vectors, each embedded by whichever process claims it first.
import type { EmbeddingQueue } from '../core/embedding-queue.js';
import { decodeVector, encodeVector } from '../core/vector-blob.js';
import type { Client, Postgres } from './connection.js';

/** Of a process that is there: several times as long as it takes to note so again, by the only clock that all share. */
const IS_SEEN = "seen > clock_timestamp() - interval '15 seconds'";
const isThere = (process: string): string =>
  `EXISTS (SELECT 1 FROM embedding_processes AS known WHERE known.process = ${process} AND ${IS_SEEN})`;

const NOTE = `
  INSERT INTO embedding_processes (process, model, seen) VALUES ($2, $1, clock_timestamp())
  ON CONFLICT (process) DO UPDATE SET model = excluded.model, seen = excluded.seen`;

const IS_HELPED = `SELECT 1 FROM embedding_processes WHERE model = $1 AND process <> $2 AND ${IS_SEEN} LIMIT 1`;

/** Several rows are always locked in the order of their ids, so that no two processes wait for each other. */
const PUT = `
  INSERT INTO queued_passages (model, id, text, put_at, owner)
  SELECT $1, id, text, statement_timestamp() + place * interval '1 microsecond', $2
  FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS given (id, text, place) ORDER BY id
  ON CONFLICT (model, id) DO UPDATE SET owner = excluded.owner`;

const FORGET = `
  DELETE FROM queued_passages AS passage USING (
    SELECT model, id FROM queued_passages WHERE NOT ${isThere('queued_passages.owner')} FOR UPDATE SKIP LOCKED
  ) AS gone WHERE passage.model = gone.model AND passage.id = gone.id`;

/** Of processes that were killed: those that end take their rows with them. */
const FORGET_PROCESSES = `
  DELETE FROM embedding_processes USING (
    SELECT process AS name FROM embedding_processes WHERE seen < clock_timestamp() - interval '1 hour' FOR UPDATE SKIP LOCKED
  ) AS gone WHERE process = gone.name`;

const CLAIM = `
  WITH free AS MATERIALIZED (
    SELECT id FROM queued_passages
    WHERE model = $1 AND vector IS NULL AND (process IS NULL OR process = $2 OR NOT ${isThere('queued_passages.process')})
    ORDER BY put_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
  )
  UPDATE queued_passages AS passage SET process = $2 FROM free
  WHERE passage.model = $1 AND passage.id = free.id
  RETURNING passage.id, passage.text`;

const WRITE = `
  WITH given AS (SELECT * FROM unnest($2::text[], $3::bytea[]) AS given (id, vector)), held AS MATERIALIZED (
    SELECT id FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[]) AND vector IS NULL ORDER BY id FOR UPDATE
  )
  UPDATE queued_passages AS passage SET vector = given.vector FROM given JOIN held USING (id)
  WHERE passage.model = $1 AND passage.id = given.id`;

/** Those of $2 that hold for `which`, or all of them. */
const deleted = (which = ''): string => `
  WITH held AS MATERIALIZED (
    SELECT id FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[]) ${which} ORDER BY id FOR UPDATE
  )
  DELETE FROM queued_passages AS passage USING held WHERE passage.model = $1 AND passage.id = held.id
  RETURNING passage.id, passage.vector`;

const LEFT = `SELECT id FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[]) AND ${isThere('queued_passages.owner')}`;

const LOCK_OWN =
  'SELECT 1 FROM queued_passages WHERE owner = $1 OR process = $1 ORDER BY model, id FOR UPDATE';

export function createPostgresEmbeddingQueue(db: Postgres): EmbeddingQueue {
  /** What is lost with the server's power is put again. */
  const changed = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
    db.transaction(work, { lightly: true });

  return {
    async note({ fingerprint }, process) {
      await changed((client) => client.run(NOTE, [fingerprint, process]));
    },
    isHelped: async ({ fingerprint }, process) =>
      (await db.query(IS_HELPED, [fingerprint, process])).length > 0,
    async put({ fingerprint }, process, passages) {
      const once = new Map(passages.map(({ id, text }) => [id, text]));
      await changed(async (client) => {
        await client.run(NOTE, [fingerprint, process]);
        await client.run(PUT, [fingerprint, process, [...once.keys()], [...once.values()]]);
      });
    },
    async claim({ fingerprint }, process, count) {
      return changed(async (client) => {
        await client.run(NOTE, [fingerprint, process]);
        await client.run(FORGET_PROCESSES);
        await client.run(FORGET);
        return await client.query<{ id: string; text: string }>(CLAIM, [fingerprint, process, count]);
      });
    },
    async write({ fingerprint }, vectors) {
      const [ids, blobs] = [vectors.map(({ id }) => id), vectors.map(({ vector }) => encodeVector(vector))];
      await changed((client) => client.run(WRITE, [fingerprint, ids, blobs]));
    },
    async take({ fingerprint }, process, ids) {
      return changed(async (client) => {
        await client.run(NOTE, [fingerprint, process]);
        const done = await client.query<{ id: string; vector: Uint8Array }>(
          deleted('AND vector IS NOT NULL'),
          [fingerprint, ids],
        );
        const left = await client.query<{ id: string }>(LEFT, [fingerprint, ids]);
        const there = new Set([...done, ...left].map(({ id }) => id));
        return {
          vectors: new Map(done.map(({ id, vector }) => [id, decodeVector(vector)])),
          missing: ids.filter((id) => !there.has(id)),
        };
      });
    },
    async drop({ fingerprint }, ids) {
      await changed((client) => client.query(deleted(), [fingerprint, ids]));
    },
    async leave(process) {
      await changed(async (client) => {
        // As everywhere: the process before its passages.
        await client.run('DELETE FROM embedding_processes WHERE process = $1', [process]);
        await client.query(LOCK_OWN, [process]);
        await client.run('DELETE FROM queued_passages WHERE owner = $1', [process]);
        await client.run('UPDATE queued_passages SET process = NULL WHERE process = $1', [process]);
      });
    },
  };
}
