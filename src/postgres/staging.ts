// Lets a new model's vectors grow beside the present ones and take their place all at once, so that a reindex that is
// killed loses nothing and questions are answered from one model or the other, never from both.
import type { ArticleStore, ChunkVector } from '../core/article-store.js';
import { assertVector } from '../core/model-identity.js';
import type { ModelIdentity } from '../core/ports.js';
import { readChunks } from './chunk-reads.js';
import { lockCollection } from './collection-lock.js';
import type { Client, Postgres } from './connection.js';
import { isStaged, raiseChange, writeModel } from './meta.js';
import { takeModel } from './model-record.js';
import { adoptStagedVectors, beginStaging, stageVectorRows } from './vectors.js';

const FIRST = 'SELECT id, article_id, caption, start_at, end_at, id AS place FROM chunks';
const MISSING = `${FIRST} WHERE NOT EXISTS (SELECT 1 FROM staged_vectors WHERE chunk_id = chunks.id)`;

async function stageAnew(client: Client, identity: ModelIdentity): Promise<void> {
  await beginStaging(client, identity.dimension);
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
  await raiseChange(client);
}

async function adoptStaged(client: Client, identity: ModelIdentity): Promise<boolean> {
  await lockCollection(client);
  const staged = await isStaged(client, identity);
  const lacking = await client.query(`${staged ? MISSING : FIRST} LIMIT 1`);
  if (lacking.length > 0) return false;
  if (!staged) await stageAnew(client, identity);
  await adoptStagedVectors(client, identity.dimension);
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
    async unstaged(identity, count) {
      const found = (await isStaged(db, identity)) ? MISSING : FIRST;
      return readChunks(db, `${found} ORDER BY id LIMIT $1`, [count]);
    },
  };
}
