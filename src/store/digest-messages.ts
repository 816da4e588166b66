// What messages of digests are to tell while they are on the list: what stands of it, and putting back what does not.

import type { DigestMessages } from '../core/digest-message.js';
import { sentRow, siblingRow, standingRow } from '../core/digest-rows.js';
import type { Place } from '../core/place.js';
import type { Database } from './database.js';
import { promised } from './promised.js';

/** Putting back, for use within a transaction: items wait again, and their place was not told of them. */
export function createDigestPutBack(db: Database) {
  const own = 'chat = @chat AND coalesce(topic, 0) = coalesce(@topic, 0)';
  const place = db.prepare<[number], { chat: number; topic: number | null }>(
    'SELECT chat, topic FROM outbox WHERE id = ?',
  );
  const untell = db.prepare(
    `UPDATE told_stories SET articles = (
       SELECT json_group_array(value) FROM json_each(told_stories.articles)
       WHERE value NOT IN (SELECT article FROM digest_items WHERE id IN (SELECT value FROM json_each(@items))))
     WHERE ${own} AND EXISTS (
       SELECT 1 FROM json_each(told_stories.articles)
       WHERE value IN (SELECT article FROM digest_items WHERE id IN (SELECT value FROM json_each(@items))))`,
  );
  const forget = db.prepare(`DELETE FROM told_stories WHERE ${own} AND articles = '[]'`);
  const free = db.prepare(
    'UPDATE digest_items SET message = NULL, lead = NULL WHERE id IN (SELECT value FROM json_each(?))',
  );
  // What it was to tell may be told by another message of the same period, whose key this one's may not bar.
  const rename = db.prepare("UPDATE outbox SET item = item || ' ' || id WHERE id = ?");
  const all = db.prepare<[number], number>('SELECT id FROM digest_items WHERE message = ?').pluck();
  const led = db.prepare<[{ subscription: string }], { id: number; message: number }>(
    `SELECT item.id, item.message FROM digest_items AS item
     JOIN digest_items AS lead ON lead.id = item.lead AND lead.message = item.message
     JOIN outbox ON outbox.id = item.message AND state = 'pending'
     WHERE item.message IN (SELECT message FROM digest_items WHERE subscription = @subscription)
       AND @subscription IN (item.subscription, lead.subscription)`,
  );

  function some(message: number, items: readonly number[]): void {
    const of = place.get(message);
    if (of === undefined || items.length === 0) return;
    const list = JSON.stringify(items);
    untell.run({ ...of, items: list });
    forget.run(of);
    free.run(list);
    rename.run(message);
  }

  return {
    some,
    /** All that a message was to tell. */
    putBack: (message: number): void => some(message, all.all(message)),
    /** What pending messages were to tell for a subscription, or along with what they were to tell for it. */
    putBackOf(subscription: string): void {
      const found = led.all({ subscription });
      for (const message of new Set(found.map((one) => one.message)))
        some(
          message,
          found.filter((one) => one.message === message).map(({ id }) => id),
        );
    },
  };
}

/** The DigestMessages port on the `digest_items` and `outbox` tables. */
export function createDigestMessages(db: Database): DigestMessages {
  const { some, putBack } = createDigestPutBack(db);
  const isLed = `EXISTS (
    SELECT 1 FROM digest_items AS lead JOIN subscriptions ON subscriptions.id = lead.subscription
    WHERE lead.id = item.lead AND lead.message = item.message AND paused = 0)`;
  const fallen = db
    .prepare<[number], number>(`SELECT id FROM digest_items AS item WHERE message = ? AND NOT ${isLed}`)
    .pluck();
  const standing = db.prepare<[number]>(
    `SELECT subscription, article, articles.version FROM digest_items LEFT JOIN articles ON articles.key = article
     WHERE message = ? AND lead = digest_items.id ORDER BY digest_items.id`,
  );
  // The messages of one digest are put on the list in one transaction, one after the other, and leave in that order.
  const siblings = db.prepare<[{ message: number; first: number; last: number }]>(
    `SELECT other.id, other.state IN ('sending', 'sent', 'unknown') OR EXISTS (
       SELECT 1 FROM digest_items AS item WHERE item.message = other.id AND ${isLed}) AS alive
     FROM outbox JOIN outbox AS other ON other.chat = outbox.chat AND other.due_at = outbox.due_at
     WHERE outbox.id = @message AND other.id BETWEEN @first AND @last ORDER BY other.id`,
  );
  // Their period is a day; of what comes at once it is none.
  const ofDays = db.prepare<[Place & { since: number }]>(
    `SELECT state IN ('pending', 'sending') AS open, message FROM outbox
     WHERE chat = @chat AND coalesce(topic, 0) = coalesce(@topic, 0) AND due_at >= @since
       AND period GLOB '????-??-??' AND item GLOB 'digest *' AND state <> 'dropped' ORDER BY id DESC`,
  );
  const putBackFallen = db.transaction((message: number) => some(message, fallen.all(message))).immediate;

  return promised<DigestMessages>({
    standing(message, { part, parts }) {
      if (fallen.get(message) !== undefined) putBackFallen(message);
      const alive = siblings
        .all({ message, first: message - part + 1, last: message + parts - part })
        .map((row) => siblingRow.parse(row))
        .filter((one) => one.id === message || one.alive === 1);
      return {
        stories: standing.all(message).map((row) => standingRow.parse(row)),
        part: alive.findIndex(({ id }) => id === message) + 1,
        parts: alive.length,
      };
    },
    putBack: db.transaction(putBack).immediate,
    sentSince(place, since) {
      const { chat, topic } = place;
      const rows = ofDays.all({ chat, topic, since }).map((row) => sentRow.parse(row));
      if (rows.some(({ open }) => open === 1)) return 'under-way';
      const message = rows.find((row) => row.message !== null)?.message ?? null;
      return message === null ? null : { message };
    },
  });
}
