// What messages of digests are to tell while they are on the list, on PostgreSQL: what stands of it, and putting back.

import type { DigestMessages } from '../core/digest-message.js';
import { sentRow, siblingRow, standingRow } from '../core/digest-rows.js';
import type { Client, Postgres } from './connection.js';
import { putBack } from './digest-put-back.js';

const IS_LED = `EXISTS (
  SELECT 1 FROM digest_items AS lead
  JOIN subscriptions ON subscriptions.chat = lead.chat AND subscriptions.id = lead.subscription
  WHERE lead.chat = item.chat AND lead.id = item.lead AND lead.message = item.message AND paused = 0)`;

async function fallenOf(client: Client, message: number): Promise<number[]> {
  const rows = await client.query<{ id: number }>(
    `SELECT id FROM digest_items AS item WHERE message = $1 AND NOT ${IS_LED}`,
    [message],
  );
  return rows.map(({ id }) => id);
}

async function hold(client: Client, message: number): Promise<void> {
  await client.query('SELECT 1 FROM outbox WHERE id = $1 FOR UPDATE', [message]);
}

/** The DigestMessages port on PostgreSQL's `digest_items` and `outbox` tables. */
export function createPostgresDigestMessages(db: Postgres): DigestMessages {
  return {
    async standing(message, { part, parts }) {
      if ((await fallenOf(db, message)).length > 0)
        await db.transaction(async (client) => {
          await hold(client, message);
          await putBack(client, [message], await fallenOf(client, message));
        });
      // The messages of one digest are put on the list in one transaction, one after the other, and leave in that order.
      const siblings = await db.query(
        `SELECT other.id, (other.state IN ('sending', 'sent', 'unknown') OR EXISTS (
           SELECT 1 FROM digest_items AS item WHERE item.chat = other.chat AND item.message = other.id AND ${IS_LED}
         ))::int AS alive
         FROM outbox JOIN outbox AS other ON other.chat = outbox.chat AND other.due_at = outbox.due_at
         WHERE outbox.id = $1 AND other.id BETWEEN $2 AND $3 ORDER BY other.id`,
        [message, message - part + 1, message + parts - part],
      );
      const alive = siblings
        .map((row) => siblingRow.parse(row))
        .filter((one) => one.id === message || one.alive === 1);
      const stories = await db.query(
        `SELECT subscription, article, articles.version
         FROM digest_items LEFT JOIN articles ON articles.key = article
         WHERE message = $1 AND lead = digest_items.id ORDER BY digest_items.id`,
        [message],
      );
      return {
        stories: stories.map((row) => standingRow.parse(row)),
        part: alive.findIndex(({ id }) => id === message) + 1,
        parts: alive.length,
      };
    },
    putBack: (message) =>
      db.transaction(async (client) => {
        await hold(client, message);
        await putBack(client, [message]);
      }),
    async sentSince({ chat, topic }, since) {
      // Their period is a day; of what comes at once it is none.
      const found = await db.query(
        `SELECT (state IN ('pending', 'sending'))::int AS open, message FROM outbox
         WHERE chat = $1 AND coalesce(topic, 0) = coalesce($2, 0) AND due_at >= $3
           AND period LIKE '____-__-__' AND item LIKE 'digest %' AND state <> 'dropped' ORDER BY id DESC`,
        [chat, topic, since],
      );
      const rows = found.map((row) => sentRow.parse(row));
      if (rows.some(({ open }) => open === 1)) return 'under-way';
      const message = rows.find((row) => row.message !== null)?.message ?? null;
      return message === null ? null : { message };
    },
  };
}
