// The database's own record: which model made its vectors, and a counter that rises with every write.
import { readModel, sameModel, writtenModel } from '../core/model-identity.js';
import type { ModelIdentity } from '../core/ports.js';
import type { Client } from './connection.js';

/** Entries of `meta` that name a model: that of the vectors, and that of those being staged. */
export type ModelEntry = 'model' | 'staged-model';

/** As ArticleStore.change. */
export async function changeOf(client: Client): Promise<number> {
  const [row] = await client.query<{ value: string }>("SELECT value FROM meta WHERE key = 'change'");
  return Number(row?.value ?? 0);
}

/**
 * Raises the counter, as the last but for what is told of it. The entry stays locked until the transaction ends, so that
 * whoever sees a number sees all that was written up to it.
 */
export async function raiseChange(client: Client): Promise<void> {
  await client.run(
    `INSERT INTO meta (key, value) VALUES ('change', '1')
     ON CONFLICT (key) DO UPDATE SET value = (meta.value::int8 + 1)::text`,
  );
}

/** Null when none is recorded; throws DATABASE_UNREADABLE when what is there is no model. */
export async function modelOf(client: Client, entry: ModelEntry = 'model'): Promise<ModelIdentity | null> {
  const [row] = await client.query<{ value: string }>('SELECT value FROM meta WHERE key = $1', [entry]);
  return row ? readModel(row.value, entry) : null;
}

/** Whether the vectors staged are that model's. */
export async function isStaged(client: Client, identity: ModelIdentity): Promise<boolean> {
  const staged = await modelOf(client, 'staged-model');
  return staged !== null && sameModel(staged, identity);
}

/** Puts an entry in place of what is there. */
export async function writeEntry(client: Client, entry: string, value: string): Promise<void> {
  await client.run(
    'INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [entry, value],
  );
}

/** Null takes the entry away. */
export async function writeModel(
  client: Client,
  entry: ModelEntry,
  identity: ModelIdentity | null,
): Promise<void> {
  if (identity === null) {
    await client.run('DELETE FROM meta WHERE key = $1', [entry]);
    return;
  }
  await writeEntry(client, entry, writtenModel(identity));
}
