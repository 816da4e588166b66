// Keeps passages that wait for their vectors, each embedded by whichever process claims it first.
import type { EmbeddingQueue } from '../core/embedding-queue.js';
import { decodeVector, encodeVector } from '../core/vector-blob.js';
import type { Postgres } from './connection.js';

/** Far longer than anybody waits for a passage. */
const KEPT_MS = 86_400_000;

const IS_HELPED =
  'SELECT 1 FROM embedding_processes WHERE model = $1 AND process <> $2 AND seen >= $3 LIMIT 1';

/** In the order of their ids: two processes that put the same never wait for each other. */
const PUT = `
  INSERT INTO queued_passages (model, id, text, put_at)
  SELECT $1, id, text, $4 FROM unnest($2::text[], $3::text[]) AS given (id, text) ORDER BY id
  ON CONFLICT (model, id) DO NOTHING`;

const NOTE = `
  INSERT INTO embedding_processes (process, model, seen) VALUES ($1, $2, $3)
  ON CONFLICT (process) DO UPDATE SET model = excluded.model, seen = excluded.seen`;

const CLAIM = `
  WITH free AS MATERIALIZED (
    SELECT id FROM queued_passages
    WHERE model = $1 AND vector IS NULL AND (process IS NULL OR process = $2 OR until <= $3)
    ORDER BY put_at, id LIMIT $5 FOR UPDATE SKIP LOCKED
  )
  UPDATE queued_passages AS passage SET process = $2, until = $4 FROM free
  WHERE passage.model = $1 AND passage.id = free.id
  RETURNING passage.id, passage.text`;

/** In the order of their ids, as two processes may have embedded the same after one of them was slow. */
const WRITE = `
  WITH given AS (SELECT * FROM unnest($2::text[], $3::bytea[]) AS given (id, vector)), held AS MATERIALIZED (
    SELECT id FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[]) AND vector IS NULL ORDER BY id FOR UPDATE
  )
  UPDATE queued_passages AS passage SET vector = given.vector FROM given JOIN held USING (id)
  WHERE passage.model = $1 AND passage.id = given.id`;

const TAKE = `
  WITH done AS MATERIALIZED (
    SELECT id FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[]) AND vector IS NOT NULL ORDER BY id FOR UPDATE
  )
  DELETE FROM queued_passages AS passage USING done WHERE passage.model = $1 AND passage.id = done.id
  RETURNING passage.id, passage.vector`;

export function createPostgresEmbeddingQueue(db: Postgres): EmbeddingQueue {
  return {
    isHelped: async ({ fingerprint }, process, since) =>
      (await db.query(IS_HELPED, [fingerprint, process, since])).length > 0,
    async put({ fingerprint }, passages, now) {
      const [ids, texts] = [passages.map(({ id }) => id), passages.map(({ text }) => text)];
      await db.transaction((client) => client.run(PUT, [fingerprint, ids, texts, now]), { lightly: true });
    },
    claim: ({ fingerprint }, count, { process, now, until }) =>
      db.transaction(
        async (client) => {
          await client.run(NOTE, [process, fingerprint, now]);
          return await client.query<{ id: string; text: string }>(CLAIM, [
            ...[fingerprint, process, now, until],
            count,
          ]);
        },
        { lightly: true },
      ),
    async write({ fingerprint }, vectors) {
      const [ids, blobs] = [vectors.map(({ id }) => id), vectors.map(({ vector }) => encodeVector(vector))];
      await db.transaction((client) => client.run(WRITE, [fingerprint, ids, blobs]), { lightly: true });
    },
    take: ({ fingerprint }, ids) =>
      db.transaction(
        async (client) => {
          const done = await client.query<{ id: string; vector: Uint8Array }>(TAKE, [fingerprint, ids]);
          const left = await client.query<{ id: string }>(
            'SELECT id FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[])',
            [fingerprint, ids],
          );
          const there = new Set([...done, ...left].map(({ id }) => id));
          return {
            vectors: new Map(done.map(({ id, vector }) => [id, decodeVector(vector)])),
            missing: ids.filter((id) => !there.has(id)),
          };
        },
        { lightly: true },
      ),
    async drop({ fingerprint }, ids) {
      await db.run('DELETE FROM queued_passages WHERE model = $1 AND id = ANY ($2::text[])', [
        fingerprint,
        ids,
      ]);
    },
    async leave(process, now) {
      await db.run('UPDATE queued_passages SET process = NULL, until = NULL WHERE process = $1', [process]);
      await db.run('DELETE FROM queued_passages WHERE put_at < $1', [now - KEPT_MS]);
      await db.run('DELETE FROM embedding_processes WHERE process = $1 OR seen < $2', [
        process,
        now - KEPT_MS,
      ]);
    },
  };
}
