// The list of live sources and how fetching them goes, in PostgreSQL.
import { freeId } from '../core/source-list.js';
import type { SourceSpec } from '../core/source-ports.js';
import { renamedSpec, rowOfSpec, SOURCE_COLUMNS, type SourceRow, sourceOfRow } from '../core/source-rows.js';
import type { ListChanges, ListedSource, SourceStore } from '../core/source-store.js';
import type { Client, Postgres } from './connection.js';
import { createSourceItems, lockSources } from './source-items.js';

/** Has something to do from then on: a document to fetch, or an item to take or to read again. */
const DUE_AT = `least(next_fetch, (SELECT min(due_at) FROM source_items WHERE source = sources.id AND due_at IS NOT NULL))`;
const ACTIVE = "removed = 0 AND paused IS NULL AND kind <> 'folder'";

type NewRow = ReturnType<typeof rowOfSpec>;

async function put(client: Client, { id, spec, location, kind, origin, listed, paused }: NewRow) {
  await client.run('DELETE FROM sources WHERE id = $1', [id]);
  await client.run(
    `INSERT INTO sources (id, spec, location, kind, origin, listed, paused) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, spec, location, kind, origin, listed, paused],
  );
}

/** False where the source is not known, or at another address. */
async function edit(client: Client, { id, spec, location, kind, listed, paused }: NewRow): Promise<boolean> {
  const changed = await client.run(
    `UPDATE sources SET spec = $3, kind = $4, origin = 'file', listed = $5, paused = $6, removed = 0, next_fetch = 0,
       failures = 0 WHERE id = $1 AND location = $2`,
    [id, location, spec, kind, listed, paused],
  );
  return changed > 0;
}

async function rename(client: Client, from: string, spec: string, to: string): Promise<void> {
  await client.run('UPDATE sources SET id = $2, spec = $3 WHERE id = $1', [from, to, renamedSpec(spec, to)]);
  await client.run('UPDATE source_items SET source = $2 WHERE source = $1', [from, to]);
  await client.run('UPDATE source_entries SET source = $2 WHERE source = $1', [from, to]);
}

/** Makes room for a listed source where an admin has added the same address, or another one under the same id. */
async function makeRoom(client: Client, { id, location }: SourceSpec, ids: ReadonlySet<string>) {
  const added = await client.query<{ id: string; location: string; spec: string }>(
    "SELECT id, location, spec FROM sources WHERE origin = 'chat' AND (id = $1 OR location = $2) ORDER BY id",
    [id, location],
  );
  for (const row of added) {
    // The same document under another name is followed once, as the file lists it; its items are known by themselves.
    if (row.location === location && row.id !== id)
      await client.run('DELETE FROM sources WHERE id = $1', [row.id]);
    else if (row.location !== location) {
      const taken = new Set(
        (await client.query<{ id: string }>('SELECT id FROM sources')).map((one) => one.id),
      );
      const to = freeId(row.id, (other) => ids.has(other) || taken.has(other));
      await rename(client, row.id, row.spec, to);
    }
  }
}

async function sync(client: Client, listed: readonly ListedSource[], keep: boolean): Promise<ListChanges> {
  await lockSources(client);
  const known = await client.query<{ id: string; listed: string | null }>(
    "SELECT id, listed FROM sources WHERE origin = 'file' ORDER BY id",
  );
  const before = new Map(known.map((row) => [row.id, row.listed]));
  const changes = { added: [] as string[], edited: [] as string[], removed: [] as string[] };
  const ids = new Set(listed.map(({ spec }) => spec.id));
  for (const { spec, paused } of listed) {
    await makeRoom(client, spec, ids);
    const row = rowOfSpec(spec, 'file', paused);
    const former = before.get(spec.id);
    before.delete(spec.id);
    if (former === row.listed) continue;
    // Another address is another document: what its server said of the former one does not hold.
    if (!(await edit(client, row))) await put(client, row);
    changes[former === undefined ? 'added' : 'edited'].push(spec.id);
  }
  if (keep) return changes;
  changes.removed.push(...before.keys());
  await client.run('DELETE FROM sources WHERE id = ANY($1)', [changes.removed]);
  return changes;
}

/** The SourceStore port on the tables of sources. */
export function createPostgresSourceStore(db: Postgres): SourceStore {
  const changed = async (sql: string, values: readonly unknown[]): Promise<boolean> =>
    (await db.run(sql, values)) > 0;

  return {
    ...createSourceItems(db),
    async list() {
      const rows = await db.query<SourceRow>(
        `SELECT ${SOURCE_COLUMNS} FROM sources WHERE removed = 0 ORDER BY id`,
      );
      return rows.map(sourceOfRow);
    },
    async get(id) {
      const sql = `SELECT ${SOURCE_COLUMNS} FROM sources WHERE id = $1 AND removed = 0`;
      const [row] = await db.query<SourceRow>(sql, [id]);
      return row === undefined ? null : sourceOfRow(row);
    },
    sync: (listed, { keep = false } = {}) => db.transaction((client) => sync(client, listed, keep)),
    add: (spec, origin) =>
      db.transaction(async (client) => {
        await lockSources(client);
        const taken = await client.query(
          'SELECT 1 FROM sources WHERE removed = 0 AND (id = $1 OR location = $2)',
          [spec.id, spec.location],
        );
        if (taken.length > 0) return false;
        await put(client, rowOfSpec(spec, origin, false));
        return true;
      }),
    pause: (id) => changed("UPDATE sources SET paused = 'asked' WHERE id = $1 AND removed = 0", [id]),
    resume: (id) =>
      changed(
        'UPDATE sources SET paused = NULL, failures = 0, next_fetch = 0 WHERE id = $1 AND removed = 0',
        [id],
      ),
    remove: (id) =>
      db.transaction(async (client) => {
        await lockSources(client);
        const dropped = await client.run(
          "DELETE FROM sources WHERE id = $1 AND removed = 0 AND origin <> 'file'",
          [id],
        );
        if (dropped > 0) return true;
        // One that the file lists stays known, lest the next start bring it back.
        return (await client.run('UPDATE sources SET removed = 1 WHERE id = $1 AND removed = 0', [id])) > 0;
      }),
    async due(now) {
      const rows = await db.query<{ id: string }>(
        `SELECT id FROM (SELECT id, ${DUE_AT} AS at FROM sources WHERE ${ACTIVE} AND owned_until <= $1) AS waiting
         WHERE at <= $1 ORDER BY at, id`,
        [now],
      );
      return rows.map(({ id }) => id);
    },
    async nextDue() {
      const sql = `SELECT min(greatest(owned_until, ${DUE_AT})) AS at FROM sources WHERE ${ACTIVE}`;
      const [row] = await db.query<{ at: number | null }>(sql);
      return row?.at ?? null;
    },
    claim: (id, owner, now, until) =>
      changed(
        `UPDATE sources SET owner = $2, owned_until = $4
         WHERE id = $1 AND removed = 0 AND (owner = $2 OR owned_until <= $3)`,
        [id, owner, now, until],
      ),
    async release(id, owner) {
      await db.run('UPDATE sources SET owner = NULL, owned_until = 0 WHERE id = $1 AND owner = $2', [
        id,
        owner,
      ]);
    },
    async settle(id, { location, nextFetch, failures, ttlMinutes, habitMinutes, lastSuccess, last, paused }) {
      await db.run(
        `UPDATE sources SET location = $2, next_fetch = $3, failures = $4, ttl_minutes = $5, habit_minutes = $6,
           last_success = $7, last = $8, paused = coalesce(paused, $9) WHERE id = $1`,
        [
          ...[id, location, Math.ceil(nextFetch), failures, ttlMinutes, habitMinutes, lastSuccess],
          ...[last === null ? null : JSON.stringify(last), paused],
        ],
      );
    },
  };
}
