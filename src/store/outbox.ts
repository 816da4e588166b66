// The list of what is to be sent of the bot's own accord, on the database.
import { outboxRow } from '../core/digest-rows.js';
import {
  ASKED_PERIOD,
  MOST_RESENDS,
  type NewMessage,
  type Outbox,
  type OutboxCounts,
} from '../core/outbox.js';
import type { Database } from './database.js';
import { createDigestPutBack } from './digest-messages.js';
import { promised } from './promised.js';

/** No pause of Telegram's is as long, and nothing is put on the list so long before it is due. */
const FAR_MS = 2 * 86_400_000;
/** It reads all that is pending, and a clock is not set often. */
const HASTEN_EVERY_MS = 60_000;

/** Puts a message on the list inside whatever transaction is open; gives its number, null where it was there already. */
export function createOutboxWriter(db: Database): (message: NewMessage) => number | null {
  const add = db.prepare(
    `INSERT OR IGNORE INTO outbox (chat, topic, language, period, item, payload, due_at, not_before)
     VALUES (@chat, @topic, @language, @period, @item, @payload, @dueAt, @dueAt)`,
  );
  return ({ chat, topic, language, period, item, payload, dueAt }) => {
    const row = { chat, topic, language, period, item, payload: JSON.stringify(payload), dueAt };
    const { changes, lastInsertRowid } = add.run(row);
    return changes === 0 ? null : Number(lastInsertRowid);
  };
}

/** The Outbox port on the `outbox` table. */
export function createOutbox(db: Database): Outbox {
  const write = createOutboxWriter(db);
  const { putBack } = createDigestPutBack(db);
  // The first open row of its chat, and none under way; what someone asked for does not wait for what is kept back.
  const isFirst = `state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier
    WHERE earlier.chat = outbox.chat AND earlier.state IN ('pending', 'sending')
      AND (earlier.state = 'sending' OR (
        (earlier.due_at, earlier.id) < (outbox.due_at, outbox.id)
        AND (outbox.period <> '${ASKED_PERIOD}' OR earlier.period = '${ASKED_PERIOD}'))))`;
  const due = db.prepare<[number, number, number]>(
    `SELECT id, chat, topic, language, period, item, payload, due_at AS dueAt, attempts FROM outbox
     WHERE due_at <= ? AND not_before <= ? AND ${isFirst}
     ORDER BY due_at, id LIMIT ?`,
  );
  const next = db
    .prepare<[], number>(
      `SELECT max(due_at, not_before) FROM outbox INDEXED BY outbox_next WHERE ${isFirst}
       ORDER BY max(due_at, not_before) LIMIT 1`,
    )
    .pluck();
  const begin = db.prepare(
    `UPDATE outbox SET state = 'sending', process = ?, lease_until = ?, attempts = attempts + 1
     WHERE id = ? AND state = 'pending'`,
  );
  const end = db.prepare(
    'UPDATE outbox SET state = ?, message = ?, ended_at = ?, process = NULL, lease_until = NULL WHERE id = ?',
  );
  const release = db.prepare(
    `UPDATE outbox SET state = 'pending', not_before = ?, process = NULL, lease_until = NULL
     WHERE id = ? AND state = 'sending' AND process = ?`,
  );
  const postpone = db.prepare("UPDATE outbox SET not_before = ? WHERE id = ? AND state = 'pending'");
  const again = `SET state = iif(resent < ${MOST_RESENDS}, 'pending', 'unknown'),
    ended_at = iif(resent < ${MOST_RESENDS}, NULL, @now), resent = min(resent + 1, ${MOST_RESENDS}),
    process = NULL, lease_until = NULL`;
  const uncertain = db.prepare(
    `UPDATE outbox ${again} WHERE id = @id AND state = 'sending' AND process = @process`,
  );
  const recover = db.prepare(
    `UPDATE outbox ${again} WHERE state = 'sending' AND (lease_until < @now OR lease_until > @late)`,
  );
  let hastenedAt = Number.NEGATIVE_INFINITY;
  const hasten = db.prepare(
    `UPDATE outbox SET due_at = min(due_at, @now), not_before = min(not_before, @now)
     WHERE state = 'pending' AND (due_at > @far OR not_before > @far)`,
  );
  const dropChat = db.prepare(
    "UPDATE outbox SET state = 'dropped', ended_at = ? WHERE chat = ? AND state = 'pending'",
  );
  const putOff = db.prepare(
    `UPDATE subscriptions SET next_at = @until FROM outbox
     WHERE outbox.id = @id AND subscriptions.chat = outbox.chat
       AND coalesce(subscriptions.topic, 0) = coalesce(outbox.topic, 0) AND frequency = 'at-once'`,
  );
  const pending = db
    .prepare<[number], number>("SELECT id FROM outbox WHERE chat = ? AND state = 'pending'")
    .pluck();
  const counting = (where: string) =>
    db.prepare<string[], { state: keyof OutboxCounts; rows: number; resent: number }>(
      `SELECT state, count(*) AS rows, sum(resent) AS resent FROM outbox ${where} GROUP BY state`,
    );
  const [countAll, countItem] = [counting(''), counting('WHERE item = ?')];
  const forget = db.prepare('DELETE FROM outbox WHERE ended_at < ?');

  return promised<Outbox>({
    add: db.transaction(
      (messages: readonly NewMessage[]): number =>
        messages.filter((message) => write(message) !== null).length,
    ).immediate,
    due: (now, count) => due.all(now, now, count).map((row) => outboxRow.parse(row)),
    nextDue: () => next.get() ?? null,
    begin: (id, process, until) => begin.run(process, until, id).changes === 1,
    sent: (id, message, now) => void end.run('sent', message, now, id),
    release: (id, process, notBefore) => void release.run(notBefore, id, process),
    postpone: (id, notBefore) => void postpone.run(notBefore, id),
    uncertain: (id, process, now) => void uncertain.run({ id, process, now }),
    drop: (id, now) => void end.run('dropped', null, now, id),
    giveBack: db.transaction((id: number, now: number): void => {
      putBack(id);
      end.run('dropped', null, now, id);
    }).immediate,
    shut: db.transaction((id: number, now: number, until: number): void => {
      putBack(id);
      putOff.run({ id, until });
      end.run('dropped', null, now, id);
    }).immediate,
    dropChat: db.transaction((chat: number, now: number): void => {
      for (const id of pending.all(chat)) putBack(id);
      dropChat.run(now, chat);
    }).immediate,
    recover(now, leaseMs) {
      if (Math.abs(now - hastenedAt) >= HASTEN_EVERY_MS) {
        hasten.run({ now, far: now + FAR_MS });
        hastenedAt = now;
      }
      return recover.run({ now, late: now + 2 * leaseMs + FAR_MS }).changes;
    },
    counts(item) {
      const counts = { pending: 0, sending: 0, sent: 0, dropped: 0, unknown: 0, resent: 0 };
      for (const { state, rows, resent } of item === undefined ? countAll.all() : countItem.all(item)) {
        counts[state] += rows;
        counts.resent += resent;
      }
      return counts;
    },
    prune: (before) => forget.run(before).changes,
  });
}
