// Subscriptions and the stories each place was told, on PostgreSQL.
import { randomBytes } from 'node:crypto';
import { placeRow, subscriptionRow } from '../core/digest-rows.js';
import { PAUSED_BY_LEAVING, type SubscriptionChange, type SubscriptionStore } from '../core/subscription.js';
import { decodeVector, encodeVector } from '../core/vector-blob.js';
import type { Client, Postgres } from './connection.js';
import { putBackOf } from './digest-put-back.js';

/** 48 random bits, which no button of another chat guesses. */
const ID_BYTES = 6;
/** Class of the advisory locks, one for each chat, by which a chat's subscriptions are counted and added by one at a time. */
const ADDING = 7_431_010;

const COLUMNS = `id, chat, topic, person, kind, question, threshold, created_at AS "createdAt", seen, paused,
  frequency, time, weekday, last_day AS "lastDay", next_at AS "nextAt"`;
const OF_PLACE = 'chat = $1 AND coalesce(topic, 0) = coalesce($2, 0)';

/** How what is changed is written; a pause that the chat's going made is left as it is by a person's. */
const CHANGED: { readonly [Name in keyof Required<SubscriptionChange>]: (value: string) => string } = {
  threshold: (value) => `threshold = ${value}::float8`,
  paused: (value) => `paused = CASE WHEN ${value}::boolean THEN greatest(paused, 1) ELSE 0 END`,
  frequency: (value) => `frequency = ${value}`,
  time: (value) => `time = ${value}`,
  weekday: (value) => `weekday = ${value}`,
  lastDay: (value) => `last_day = ${value}`,
  nextAt: (value) => `next_at = ${value}::int8`,
  seen: (value) => `seen = ${value}`,
  person: (value) => `person = ${value}::int8`,
};

function isChanged(name: string): name is keyof typeof CHANGED {
  return name in CHANGED;
}

/** Ends subscriptions whose rows are locked: what others wanted too, or was told for these alone, is not to count as told. */
async function end(client: Client, chat: number, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  await putBackOf(client, chat, ids);
  return await client.run('DELETE FROM subscriptions WHERE chat = $1 AND id = ANY($2)', [chat, ids]);
}

/** The SubscriptionStore port on PostgreSQL's `subscriptions` and `told_stories` tables. */
export function createPostgresSubscriptionStore(db: Postgres): SubscriptionStore {
  async function listed(where: string, values: readonly unknown[]) {
    const rows = await db.query(
      `SELECT ${COLUMNS} FROM subscriptions WHERE ${where} ORDER BY number`,
      values,
    );
    return rows.map((row) => subscriptionRow.parse(row));
  }

  return {
    add: ({ chat, topic, ...wanted }, most) =>
      db.transaction(async (client) => {
        const { question } = wanted;
        await client.query('SELECT pg_advisory_xact_lock($1::int4, hashint8($2))', [ADDING, chat]);
        const [known] = await client.query<{ id: string }>(
          `SELECT id FROM subscriptions WHERE ${OF_PLACE} AND question = $3`,
          [chat, topic, question],
        );
        if (known !== undefined) return { status: 'known', id: known.id };
        const [inChat] = await client.query<{ rows: number }>(
          'SELECT count(*) AS rows FROM subscriptions WHERE chat = $1',
          [chat],
        );
        if ((inChat?.rows ?? 0) >= most) return { status: 'full', id: null };
        const id = randomBytes(ID_BYTES).toString('base64url');
        const { person, kind, createdAt, seen, frequency, time, weekday, lastDay, nextAt } = wanted;
        await client.run(
          `INSERT INTO subscriptions (id, chat, topic, person, kind, question, created_at, seen, frequency, time,
             weekday, last_day, next_at, threshold, paused)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
          [
            ...[id, chat, topic, person, kind, question, createdAt, seen, frequency, time],
            ...[weekday, lastDay, nextAt, wanted.threshold ?? null, wanted.paused === true ? 1 : 0],
          ],
        );
        return { status: 'added', id };
      }),
    async get(id) {
      return (await listed('id = $1', [id]))[0] ?? null;
    },
    async change(id, change, asRead) {
      const names = Object.keys(change).filter(isChanged);
      const set = names.map((name, index) => CHANGED[name](`$${index + 5}`));
      const changed = await db.run(
        `UPDATE subscriptions SET ${['id = id', ...set].join(', ')} WHERE id = $1 AND (NOT $2::boolean OR
           last_day IS NOT DISTINCT FROM $3 AND next_at IS NOT DISTINCT FROM $4)`,
        [
          ...[id, asRead !== undefined, asRead?.lastDay ?? null, asRead?.nextAt ?? null],
          ...names.map((name) => change[name]),
        ],
      );
      return changed > 0;
    },
    ofPlace: ({ chat, topic }) => listed(OF_PLACE, [chat, topic]),
    pausedByLeaving: (chat) => listed(`chat = $1 AND paused = ${PAUSED_BY_LEAVING}`, [chat]),
    remove: (id) =>
      db.transaction(async (client) => {
        const [locked] = await client.query<{ chat: number }>(
          'SELECT chat FROM subscriptions WHERE id = $1 FOR UPDATE',
          [id],
        );
        return locked !== undefined && (await end(client, locked.chat, [id])) > 0;
      }),
    removeAll: ({ chat, topic }) =>
      db.transaction(async (client) => {
        const locked = await client.query<{ id: string }>(
          `SELECT id FROM subscriptions WHERE ${OF_PLACE} ORDER BY number FOR UPDATE`,
          [chat, topic],
        );
        return await end(
          client,
          chat,
          locked.map(({ id }) => id),
        );
      }),
    async places() {
      const rows = await db.query(
        'SELECT DISTINCT chat, topic FROM subscriptions ORDER BY chat, topic NULLS FIRST',
      );
      return rows.map((row) => placeRow.parse(row));
    },
    behind: (passage) => listed('seen < $1 AND paused = 0', [passage]),
    async vectorOf(id, model) {
      const [kept] = await db.query<{ vector: Uint8Array }>(
        'SELECT vector FROM subscriptions WHERE id = $1 AND model = $2 AND vector IS NOT NULL',
        [id, model],
      );
      return kept === undefined ? null : decodeVector(kept.vector);
    },
    async keepVector(id, model, made) {
      await db.run('UPDATE subscriptions SET model = $2, vector = $3 WHERE id = $1', [
        id,
        model,
        encodeVector(made),
      ]);
    },
    pass: (ids, seen) =>
      db.transaction(async (client) => {
        await client.run(
          `UPDATE subscriptions SET seen = $2 WHERE (chat, id) IN (
             SELECT chat, id FROM subscriptions WHERE id = ANY($1) AND seen < $2 ORDER BY number FOR UPDATE)`,
          [ids, seen],
        );
      }),
    prune: (before) => db.run('DELETE FROM told_stories WHERE at < $1', [before]),
  };
}
