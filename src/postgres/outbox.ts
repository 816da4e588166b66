// The list of what is to be sent of the bot's own accord, on PostgreSQL; any number of processes may take from it.
import { outboxRow } from '../core/digest-rows.js';
import { ASKED_PERIOD, MOST_RESENDS, type Outbox, type OutboxCounts } from '../core/outbox.js';
import type { Client, Postgres } from './connection.js';
import { putBack } from './digest-put-back.js';
import { writeMessages } from './outbox-writer.js';

/** No pause of Telegram's is as long, and nothing is put on the list so long before it is due. */
const FAR_MS = 2 * 86_400_000;
/** It reads all that is pending, and a clock is not set often. */
const HASTEN_EVERY_MS = 60_000;

// The first open row of its chat, and none under way; what someone asked for does not wait for what is kept back. OFFSET
// keeps the planner from joining, for which all that is open would be read: so each row is asked about when its turn comes.
const IS_FIRST = `NOT EXISTS (
    SELECT 1 FROM outbox AS other WHERE other.chat = open.chat AND other.state = 'sending' OFFSET 0)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier WHERE earlier.chat = open.chat AND earlier.state = 'pending'
      AND (earlier.due_at, earlier.id) < (open.due_at, open.id)
      AND (open.period <> '${ASKED_PERIOD}' OR earlier.period = '${ASKED_PERIOD}') OFFSET 0)`;

/** @internal Asked before every message that is sent, so that a test looks at how it is carried out. */
export const DUE = `SELECT id, chat, topic, language, period, item, payload, due_at AS "dueAt", attempts
  FROM (
    SELECT * FROM outbox WHERE state = 'pending' AND due_at <= $1 AND not_before <= $1 ORDER BY due_at, id OFFSET 0
  ) AS open WHERE ${IS_FIRST} ORDER BY due_at, id LIMIT $2`;
/** @internal As DUE. */
export const NEXT_DUE = `SELECT at FROM (
    SELECT chat, id, due_at, period, greatest(due_at, not_before) AS at FROM outbox WHERE state = 'pending'
    ORDER BY greatest(due_at, not_before) OFFSET 0
  ) AS open WHERE ${IS_FIRST} ORDER BY at LIMIT 1`;

// What was sent, or is never to be, is done with, and with it what it was to tell: the latter part of each statement that
// ends messages. What was put back meanwhile hangs on no message any more.
const DONE_WITH = `DELETE FROM digest_items USING ended
  WHERE digest_items.chat = ended.chat AND digest_items.message = ended.id`;

const END = `WITH ended AS (
    UPDATE outbox SET state = $2, message = $3, ended_at = $4, process = NULL, lease_until = NULL WHERE id = $1
    RETURNING chat, id
  ) ${DONE_WITH}`;

/** Statement by which the rows that `where` names are to be sent again, or were often enough; $1 is the moment. */
function again(where: string): string {
  return `WITH again AS (
      UPDATE outbox SET state = CASE WHEN resent < ${MOST_RESENDS} THEN 'pending' ELSE 'unknown' END,
        ended_at = CASE WHEN resent < ${MOST_RESENDS} THEN NULL ELSE $1::int8 END,
        resent = least(resent + 1, ${MOST_RESENDS}), process = NULL, lease_until = NULL
      WHERE ${where} RETURNING chat, id, state
    ), ended AS (
      SELECT chat, id FROM again WHERE state = 'unknown'
    ), done AS (
      ${DONE_WITH}
    ) SELECT count(*) AS rows FROM again`;
}

const UNCERTAIN = again("id = $2 AND state = 'sending' AND process = $3");
// Who is just ending one of them knows better.
const RECOVER = again(`(chat, id) IN (
  SELECT chat, id FROM outbox WHERE state = 'sending' AND (lease_until < $1 OR lease_until > $2)
  ORDER BY id FOR UPDATE SKIP LOCKED)`);

async function end(
  client: Client,
  id: number,
  state: 'sent' | 'dropped',
  now: number,
  message: number | null = null,
) {
  await client.run(END, [id, state, message, now]);
}

/** Gives the row up, and what it was to tell back. */
async function giveBack(client: Client, id: number, now: number): Promise<void> {
  await client.query('SELECT 1 FROM outbox WHERE id = $1 FOR UPDATE', [id]);
  await putBack(client, [id]);
  await end(client, id, 'dropped', now);
}

/** The Outbox port on PostgreSQL's `outbox` table. */
export function createPostgresOutbox(db: Postgres): Outbox {
  let hastenedAt = Number.NEGATIVE_INFINITY;

  async function hasten(now: number): Promise<void> {
    if (Math.abs(now - hastenedAt) < HASTEN_EVERY_MS) return;
    await db.run(
      `UPDATE outbox SET due_at = least(due_at, $1), not_before = least(not_before, $1) WHERE (chat, id) IN (
         SELECT chat, id FROM outbox WHERE state = 'pending' AND (due_at > $2 OR not_before > $2)
         ORDER BY id FOR UPDATE SKIP LOCKED)`,
      [now, now + FAR_MS],
    );
    hastenedAt = now;
  }

  return {
    add: (messages) =>
      db.transaction(async (client) => {
        const written = await writeMessages(client, messages);
        return written.filter((number) => number !== null).length;
      }),
    due: async (now, count) => (await db.query(DUE, [now, count])).map((row) => outboxRow.parse(row)),
    async nextDue() {
      const [next] = await db.query<{ at: number }>(NEXT_DUE);
      return next?.at ?? null;
    },
    async begin(id, process, until) {
      const begun = await db.run(
        `UPDATE outbox SET state = 'sending', process = $2, lease_until = $3, attempts = attempts + 1
         WHERE id = $1 AND state = 'pending'`,
        [id, process, until],
      );
      return begun === 1;
    },
    sent: (id, message, now) => end(db, id, 'sent', now, message),
    async release(id, process, notBefore) {
      await db.run(
        `UPDATE outbox SET state = 'pending', not_before = $3, process = NULL, lease_until = NULL
         WHERE id = $1 AND state = 'sending' AND process = $2`,
        [id, process, notBefore],
      );
    },
    async postpone(id, notBefore) {
      await db.run("UPDATE outbox SET not_before = $2 WHERE id = $1 AND state = 'pending'", [id, notBefore]);
    },
    async uncertain(id, process, now) {
      await db.query(UNCERTAIN, [now, id, process]);
    },
    drop: (id, now) => end(db, id, 'dropped', now),
    giveBack: (id, now) => db.transaction((client) => giveBack(client, id, now)),
    shut: (id, now, until) =>
      db.transaction(async (client) => {
        await client.run(
          `UPDATE subscriptions SET next_at = $2 WHERE (chat, id) IN (
             SELECT subscription.chat, subscription.id FROM subscriptions AS subscription
             JOIN outbox ON outbox.chat = subscription.chat
               AND coalesce(outbox.topic, 0) = coalesce(subscription.topic, 0)
             WHERE outbox.id = $1 AND frequency = 'at-once' ORDER BY number FOR UPDATE OF subscription)`,
          [id, until],
        );
        await giveBack(client, id, now);
      }),
    dropChat: (chat, now) =>
      db.transaction(async (client) => {
        const pending = await client.query<{ id: number }>(
          "SELECT id FROM outbox WHERE chat = $1 AND state = 'pending' ORDER BY id FOR UPDATE",
          [chat],
        );
        const ids = pending.map(({ id }) => id);
        await putBack(client, ids);
        await client.run(
          "UPDATE outbox SET state = 'dropped', ended_at = $3 WHERE chat = $1 AND id = ANY($2)",
          [chat, ids, now],
        );
      }),
    async recover(now, leaseMs) {
      await hasten(now);
      const [again] = await db.query<{ rows: number }>(RECOVER, [now, now + 2 * leaseMs + FAR_MS]);
      return again?.rows ?? 0;
    },
    async counts(item) {
      const rows = await db.query<{ state: keyof OutboxCounts; rows: number; resent: number }>(
        `SELECT state, count(*) AS rows, sum(resent)::int8 AS resent FROM outbox
         WHERE $1::text IS NULL OR item = $1 GROUP BY state`,
        [item ?? null],
      );
      const counts = { pending: 0, sending: 0, sent: 0, dropped: 0, unknown: 0, resent: 0 };
      for (const { state, rows: some, resent } of rows) {
        counts[state] += some;
        counts.resent += resent;
      }
      return counts;
    },
    prune: (before) => db.run('DELETE FROM outbox WHERE ended_at < $1', [before]),
  };
}
