// Lets a new model's vectors grow beside the present ones and take their place all at once, so that a reindex that is
// killed loses nothing and questions are answered from one model or the other, never from both.
import type { ArticleStore, ChunkVector, Claim } from '../core/article-store.js';
import { assertVector, otherModelStaged } from '../core/model-identity.js';
import type { ModelIdentity, StoredChunk } from '../core/ports.js';
import { readChunks } from './chunk-reads.js';
import { lockCollection } from './collection-lock.js';
import type { Client, Postgres } from './connection.js';
import { isStaged, modelOf, raiseChange, writeModel } from './meta.js';
import { takeModel } from './model-record.js';
import { adoptStagedVectors, beginStaging, stageVectorRows } from './vectors.js';

const FIRST = 'SELECT id, article_id, caption, start_at, end_at, id AS place FROM chunks';
const MISSING = `${FIRST} WHERE NOT EXISTS (SELECT 1 FROM staged_vectors WHERE chunk_id = chunks.id)`;

/** Milliseconds since 1970 by the only clock that all processes share. */
const NOW = 'floor(extract(epoch FROM statement_timestamp()) * 1000)::int8';

/** Claims for $1, for $2 milliseconds, what lacks and nobody else has claimed; at most $3. */
const CLAIM = `
  INSERT INTO embedding_claims (chunk_id, process, until)
  SELECT id, $1, ${NOW} + $2 FROM (${MISSING} AND NOT EXISTS (
    SELECT 1 FROM embedding_claims WHERE chunk_id = chunks.id AND process <> $1 AND until > ${NOW}
  ) ORDER BY id LIMIT $3) AS free
  ON CONFLICT (chunk_id) DO UPDATE SET process = excluded.process, until = excluded.until RETURNING chunk_id AS id`;

async function stageAnew(client: Client, identity: ModelIdentity): Promise<void> {
  await beginStaging(client, identity.dimension);
  await client.run('DELETE FROM embedding_claims');
  await writeModel(client, 'staged-model', identity);
}

async function stageVectors(
  client: Client,
  identity: ModelIdentity,
  vectors: readonly ChunkVector[],
): Promise<void> {
  await lockCollection(client);
  if (!(await isStaged(client, identity))) await stageAnew(client, identity);
  for (const { id, vector } of vectors) assertVector(vector, identity, `chunk ${id}`);
  await stageVectorRows(client, vectors);
  await client.run('DELETE FROM embedding_claims WHERE chunk_id = ANY($1::int8[])', [
    vectors.map(({ id }) => id),
  ]);
}

async function claim(
  client: Client,
  identity: ModelIdentity,
  count: number,
  { process, forMs }: Claim,
): Promise<StoredChunk[]> {
  await lockCollection(client);
  // Another process has put the last vectors in place since this one looked.
  if ((await modelOf(client))?.fingerprint === identity.fingerprint) return [];
  if (!(await isStaged(client, identity))) {
    const others = await client.query(
      `SELECT 1 FROM embedding_claims WHERE process <> $1 AND until > ${NOW} LIMIT 1`,
      [process],
    );
    if (others.length > 0) throw otherModelStaged();
    await stageAnew(client, identity);
  }
  const claimed = await client.query<{ id: number }>(CLAIM, [process, forMs, count]);
  return readChunks(client, `${FIRST} WHERE id = ANY($1::int8[])`, [claimed.map(({ id }) => id)]);
}

async function adoptStaged(client: Client, identity: ModelIdentity): Promise<boolean> {
  await lockCollection(client);
  const staged = await isStaged(client, identity);
  const lacking = await client.query(`${staged ? MISSING : FIRST} LIMIT 1`);
  if (lacking.length > 0) return false;
  if (!staged) await stageAnew(client, identity);
  await adoptStagedVectors(client, identity.dimension);
  await client.run('DELETE FROM embedding_claims');
  await takeModel(client, identity);
  await writeModel(client, 'staged-model', null);
  await raiseChange(client);
  return true;
}

/** The part of the article store that a reindex uses. */
export function createStaging(db: Postgres): Pick<ArticleStore, 'stageVectors' | 'unstaged' | 'adoptStaged'> {
  return {
    stageVectors: (identity, vectors) => db.transaction((client) => stageVectors(client, identity, vectors)),
    adoptStaged: (identity) => db.transaction((client) => adoptStaged(client, identity)),
    async unstaged(identity, count, by) {
      if (by !== undefined) return db.transaction((client) => claim(client, identity, count, by));
      const found = (await isStaged(db, identity)) ? MISSING : FIRST;
      return readChunks(db, `${found} ORDER BY id LIMIT $1`, [count]);
    },
  };
}
