// The items of live sources in PostgreSQL: met in a feed, known again by their identities, due to be taken or read again.
import { mayRenew, withFirstDates } from '../core/item-identity.js';
import { entryOfText, ITEM_COLUMNS, type ItemRow, itemOfRow } from '../core/source-rows.js';
import type { FollowedItem, MetItem, SourceStore } from '../core/source-store.js';
import { storedText } from '../core/stored-text.js';
import type { Client, Postgres } from './connection.js';
import { LOCKS } from './migrations.js';

interface KnownItem {
  readonly number: number;
  readonly own: boolean;
  /** As kept; null for one that was not met before. */
  readonly entry: string | null;
}

interface Sorted {
  readonly item: KnownItem;
  readonly met: MetItem;
}

/** Keeps two processes from changing the list, or from meeting the same new item, at the same time. */
export async function lockSources(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.sources]);
}

async function knownBy(client: Client, identities: readonly string[]): Promise<Map<string, KnownItem>> {
  const rows = await client.query<{ identity: string; number: number; own: number; entry: string }>(
    `SELECT identity, number, own, entry FROM item_identities JOIN source_items ON number = item
     WHERE identity = ANY($1)`,
    [identities],
  );
  return new Map(
    rows.map(({ identity, number, own, entry }) => [identity, { number, own: own === 1, entry }]),
  );
}

async function newNumbers(client: Client, count: number): Promise<number[]> {
  const rows = await client.query<{ number: number }>(
    "SELECT nextval(pg_get_serial_sequence('source_items', 'number')) AS number FROM generate_series(1, $1)",
    [count],
  );
  return rows.map(({ number }) => number).sort((a, b) => a - b);
}

/** Each item once, with what is known of it: found by its surest identity, or new. */
async function sorted(client: Client, items: readonly MetItem[]): Promise<Sorted[]> {
  const known = await knownBy(
    client,
    items.flatMap(({ identities }) => identities),
  );
  const numbers = await newNumbers(
    client,
    items.filter(({ identities }) => !identities.some((identity) => known.has(identity))).length,
  );
  const met = new Map<number, Sorted>();
  for (const item of items) {
    const identity = item.identities.find((one) => known.has(one));
    const found = identity === undefined ? undefined : known.get(identity);
    if (found !== undefined && met.has(found.number)) continue;
    const kept = found ?? { number: numbers.shift() ?? 0, own: item.own, entry: null };
    met.set(kept.number, { item: kept, met: item });
    for (const one of item.identities) if (!known.has(one)) known.set(one, kept);
  }
  return [...met.values()];
}

async function addItems(client: Client, source: string, added: readonly Sorted[], now: number) {
  await client.run(
    `INSERT INTO source_items (number, source, entry, own, state, due_at, met_at)
     SELECT number, $1, entry, own, 'waiting', $2, $2 FROM unnest($3::int8[], $4::text[], $5::int8[]) AS new (number, entry, own)`,
    [
      ...[source, now, added.map(({ item }) => item.number)],
      ...[added.map(({ met }) => JSON.stringify(met.entry)), added.map(({ met }) => (met.own ? 1 : 0))],
    ],
  );
}

async function renewItems(client: Client, source: string, renewed: readonly Sorted[], now: number) {
  const entries = renewed.map(({ item, met: { own, entry } }) => {
    // Another site's word for when this paper published is no first word.
    const isFirst = item.entry === null || (own && !item.own);
    return JSON.stringify(isFirst ? entry : withFirstDates(entryOfText(item.entry), entry));
  });
  await client.run(
    `UPDATE source_items SET source = $1, entry = new.entry, own = new.own, state = 'waiting', attempts = 0, due_at = $2,
       met_at = $2 FROM unnest($3::int8[], $4::text[], $5::int8[]) AS new (number, entry, own)
     WHERE source_items.number = new.number`,
    [
      ...[source, now, renewed.map(({ item }) => item.number)],
      ...[entries, renewed.map(({ met }) => (met.own ? 1 : 0))],
    ],
  );
}

async function identify(client: Client, pairs: ReadonlyArray<readonly [identity: string, item: number]>) {
  await client.run(
    `INSERT INTO item_identities (identity, item) SELECT * FROM unnest($1::text[], $2::int8[]) ON CONFLICT DO NOTHING`,
    [pairs.map(([identity]) => identity), pairs.map(([, item]) => item)],
  );
}

async function meet(client: Client, source: string, items: readonly MetItem[], now: number) {
  const all = await sorted(client, items);
  const numbers = all.map(({ item }) => item.number);
  const said = await client.query<{ item: number; hash: string }>(
    'SELECT item, hash FROM source_entries WHERE source = $1 AND item = ANY($2)',
    [source, numbers],
  );
  const before = new Map(said.map(({ item, hash }) => [item, hash]));
  const added = all.filter(({ item }) => item.entry === null);
  const renewed = all.filter(
    ({ item, met }) => item.entry !== null && mayRenew(item.own, met.own, before.get(item.number), met.hash),
  );
  if (added.length > 0) await addItems(client, source, added, now);
  if (renewed.length > 0) await renewItems(client, source, renewed, now);
  await client.run(
    `UPDATE source_items SET source = $1 WHERE number = ANY($2) AND source <> $1
       AND source NOT IN (SELECT id FROM sources WHERE removed = 0)`,
    [source, numbers],
  );
  await identify(
    client,
    all.flatMap(({ item, met }) => met.identities.map((identity) => [identity, item.number] as const)),
  );
  await client.run(
    `INSERT INTO source_entries (item, source, hash) SELECT item, $1, hash FROM unnest($2::int8[], $3::text[]) AS new (item, hash)
     ON CONFLICT (item, source) DO UPDATE SET hash = excluded.hash WHERE source_entries.hash <> excluded.hash`,
    [source, numbers, all.map(({ met }) => met.hash)],
  );
  return { fresh: added.length, changed: renewed.length };
}

async function write(client: Client, item: FollowedItem): Promise<void> {
  const { number, articleKey, entry, state, attempts, dueAt, takenAt, pageRead, etag, lastModified } = item;
  await client.run(
    `UPDATE source_items SET article_key = $2, entry = $3, state = $4, attempts = $5, due_at = $6, taken_at = $7,
       page_read = $8, etag = $9, last_modified = $10 WHERE number = $1`,
    [
      ...[
        number,
        articleKey,
        JSON.stringify(entry),
        state,
        attempts,
        dueAt === null ? null : Math.ceil(dueAt),
      ],
      ...[takenAt, pageRead ? 1 : 0, etag, lastModified],
    ],
  );
}

/** The part of the store of sources that is about items. */
export function createSourceItems(
  db: Postgres,
): Pick<SourceStore, 'meet' | 'dueItems' | 'postpone' | 'articleOf' | 'save'> {
  return {
    meet: (id, items, { etag, lastModified }, now) =>
      db.transaction(async (client) => {
        await lockSources(client);
        await client.run('UPDATE sources SET etag = $2, last_modified = $3 WHERE id = $1', [
          ...[id, etag, lastModified],
        ]);
        const met = items.map((item) => ({ ...item, identities: item.identities.map(storedText) }));
        return met.length === 0 ? { fresh: 0, changed: 0 } : await meet(client, id, met, now);
      }),
    async dueItems(source, now) {
      const rows = await db.query<ItemRow>(
        `SELECT ${ITEM_COLUMNS} FROM source_items WHERE source = $1 AND due_at <= $2
         ORDER BY state <> 'waiting', met_at DESC, number`,
        [source, now],
      );
      return rows.map(itemOfRow);
    },
    async postpone(source, now, until) {
      await db.run('UPDATE source_items SET due_at = $3 WHERE source = $1 AND due_at <= $2', [
        ...[source, now, Math.ceil(until)],
      ]);
    },
    async articleOf(identities) {
      const [row] = await db.query<{ key: string | null }>(
        `SELECT article_key AS key FROM item_identities JOIN source_items ON number = item
         WHERE identity = ANY($1) ORDER BY array_position($1, identity) LIMIT 1`,
        [identities.map(storedText)],
      );
      return row?.key ?? null;
    },
    save: (item, identities = []) =>
      db.transaction(async (client) => {
        if (identities.length > 0) await lockSources(client);
        await write(client, item);
        const pairs = identities.map((identity) => [storedText(identity), item.number] as const);
        if (pairs.length > 0) await identify(client, pairs);
      }),
  };
}
