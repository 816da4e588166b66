// Which model made the collection's vectors: recorded once, and guarded against another one.
import type { ArticleStore } from '../core/article-store.js';
import { modelMismatch, sameModel } from '../core/model-identity.js';
import type { ModelIdentity } from '../core/ports.js';
import { lockCollection } from './collection-lock.js';
import type { Client, Postgres } from './connection.js';
import { modelOf, raiseChange, writeModel } from './meta.js';
import { dropAllStories } from './story-leaves.js';
import { prepareVectorIndex } from './vectors.js';

/** Records the model in place of another, whose vectors are gone; to be called under the lock of the collection. */
export async function takeModel(client: Client, identity: ModelIdentity): Promise<void> {
  const stored = await modelOf(client);
  await writeModel(client, 'model', identity);
  if (stored && !sameModel(stored, identity)) await dropAllStories(client);
}

async function assertModel(client: Client, identity: ModelIdentity): Promise<void> {
  const stored = await modelOf(client);
  if (!stored || sameModel(stored, identity)) return;
  const [row] = await client.query<{ any: boolean }>('SELECT EXISTS (SELECT 1 FROM chunks) AS any');
  if (row?.any) throw modelMismatch(stored, identity);
}

async function isRecorded(client: Client, identity: ModelIdentity): Promise<boolean> {
  const stored = await modelOf(client);
  return stored !== null && sameModel(stored, identity);
}

async function setModel(client: Client, identity: ModelIdentity): Promise<void> {
  await lockCollection(client);
  await assertModel(client, identity);
  if (await isRecorded(client, identity)) return;
  await prepareVectorIndex(client, identity.dimension);
  await takeModel(client, identity);
  await raiseChange(client);
}

/** The record of the model, for the article store. */
export function createModelRecord(db: Postgres): Pick<ArticleStore, 'model' | 'setModel' | 'assertModel'> {
  return {
    model: () => modelOf(db),
    assertModel: (identity) => assertModel(db, identity),
    async setModel(identity) {
      // Every start asks; only the first has to wait for whoever is writing.
      if (!(await isRecorded(db, identity))) await db.transaction((client) => setModel(client, identity));
    },
  };
}
