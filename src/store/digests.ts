// What waits for digests, what places settled and were told, and the taking of turns, on the database.
import { z } from 'zod';
import {
  DEFAULT_DIGEST_SETTINGS,
  type DigestSettings,
  type DigestStore,
  type FoundItem,
  type LookedAt,
  type PreparedDigest,
} from '../core/digest.js';
import { itemRow, placeRow, settingsRow, toldRow } from '../core/digest-rows.js';
import { ASKED_PERIOD } from '../core/outbox.js';
import type { Place } from '../core/place.js';
import { type LatestTurns, latestTurns } from '../core/turn-ahead.js';
import type { Database } from './database.js';
import { createDigestPutBack } from './digest-messages.js';
import { lightly } from './light-write.js';
import { createOutboxWriter } from './outbox.js';
import { promised } from './promised.js';

const unsentSchema = z.object({ message: z.int(), period: z.string() });

const OF_PLACE = 'chat = @chat AND coalesce(topic, 0) = coalesce(@topic, 0)';

/** Ends a transaction that another process, or a change by the person, has made void. */
const VOID = Symbol('void');

/** The DigestStore port on the `digest_items`, `digest_settings`, `told_stories` and `subscriptions` tables. */
export function createDigestStore(db: Database): DigestStore {
  const settings = db.prepare<[Place]>(
    `SELECT zone, quiet_from AS quietFrom, quiet_to AS quietTo, most FROM digest_settings WHERE ${OF_PLACE}`,
  );
  const settle = db.prepare(
    `INSERT INTO digest_settings (chat, topic, zone, quiet_from, quiet_to, most)
     VALUES (@chat, @topic, @zone, @from, @to, @most)
     ON CONFLICT (chat, coalesce(topic, 0)) DO UPDATE
     SET zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, most = excluded.most`,
  );
  // The past is always due, and what is due is looked at by the law of when; nothing is sent before its time by it.
  const reconsider = db.prepare<[Place]>(
    `UPDATE subscriptions SET next_at = iif(frequency = 'at-once', NULL, 0) WHERE ${OF_PLACE}`,
  );
  const move = db.prepare('UPDATE subscriptions SET seen = @to WHERE id = @subscription AND seen = @from');
  const find = db.prepare(
    `INSERT OR IGNORE INTO digest_items (subscription, story, article, quote, score, found_at)
     VALUES (@subscription, @story, @article, @quote, @score, @now)`,
  );
  // Beside what is due what a clock that was ahead put off.
  const due = db.prepare<[LatestTurns & { now: number }]>(
    `SELECT chat, topic FROM subscriptions WHERE paused = 0 AND next_at IS NOT NULL AND next_at <= @now
     UNION
     SELECT chat, topic FROM subscriptions
     WHERE paused = 0 AND next_at > @soon AND created_at <= @now AND (
       next_at > iif(frequency = 'at-once', @held, @nextAt) OR last_day > @lastDay)
     UNION
     SELECT chat, topic FROM subscriptions INDEXED BY subscriptions_at_once
     WHERE frequency = 'at-once' AND next_at IS NULL AND paused = 0
       AND EXISTS (SELECT 1 FROM digest_items WHERE subscription = subscriptions.id AND message IS NULL)
     ORDER BY chat, topic`,
  );
  const waiting = db.prepare<[Place]>(
    `SELECT digest_items.id, subscription, story, article, quote, score, found_at AS foundAt
     FROM subscriptions JOIN digest_items ON subscription = subscriptions.id
     WHERE ${OF_PLACE} AND message IS NULL ORDER BY digest_items.id`,
  );
  // The messages of one digest are put on the list at one moment, one after the other.
  const unsent = db.prepare<[Place]>(
    `SELECT id AS message, period FROM outbox
     WHERE ${OF_PLACE} AND state = 'pending' AND resent = 0 AND period <> '${ASKED_PERIOD}' AND item GLOB 'digest *'
       AND EXISTS (SELECT 1 FROM digest_items WHERE message = outbox.id) AND NOT EXISTS (
         SELECT 1 FROM outbox AS before WHERE before.chat = outbox.chat
           AND coalesce(before.topic, 0) = coalesce(outbox.topic, 0) AND before.period = outbox.period
           AND before.due_at = outbox.due_at AND before.id < outbox.id
           AND (before.resent > 0 OR before.state IN ('sending', 'sent', 'unknown')))
     ORDER BY id`,
  );
  const carried = db.prepare<[number]>(
    `SELECT id, subscription, story, article, quote, score, found_at AS foundAt FROM digest_items
     WHERE message = ? ORDER BY id`,
  );
  const withdraw = db.prepare(
    "UPDATE outbox SET state = 'dropped', ended_at = ? WHERE id = ? AND state = 'pending'",
  );
  const { putBack } = createDigestPutBack(db);
  const told = db.prepare<[Place & { stories: string }]>(
    `SELECT story, articles, at FROM told_stories
     WHERE ${OF_PLACE} AND story IN (SELECT value FROM json_each(@stories))`,
  );
  const next = db
    .prepare<[], number | null>(
      'SELECT min(next_at) FROM subscriptions WHERE paused = 0 AND next_at IS NOT NULL',
    )
    .pluck();
  const take = db.prepare(
    `UPDATE subscriptions SET last_day = @lastDay, next_at = @nextAt
     WHERE id = @subscription AND paused = 0 AND last_day IS @fromDay AND next_at IS @fromAt AND ${OF_PLACE}`,
  );
  const isOpen = `id = @id AND message IS NULL
     AND subscription IN (SELECT id FROM subscriptions WHERE paused = 0 AND ${OF_PLACE})`;
  const finish = db.prepare(`DELETE FROM digest_items WHERE ${isOpen}`);
  const hand = db.prepare(`UPDATE digest_items SET message = @message, lead = @lead WHERE ${isOpen}`);
  const tell = db.prepare(
    `INSERT INTO told_stories (chat, topic, story, at, articles) VALUES (@chat, @topic, @story, @now, @articles)
     ON CONFLICT (chat, coalesce(topic, 0), story) DO UPDATE SET at = excluded.at, articles = (
       SELECT json_group_array(value) FROM (
         SELECT value FROM json_each(coalesce(told_stories.articles, '[]'))
         UNION SELECT value FROM json_each(coalesce(excluded.articles, '[]'))))`,
  );
  const write = createOutboxWriter(db);

  const prepareWhole = db.transaction((digest: PreparedDigest, now: number): void => {
    const { chat, topic } = digest.place;
    for (const message of digest.takenBack ?? []) {
      putBack(message);
      if (withdraw.run(now, message).changes === 0) throw VOID;
    }
    for (const { from, ...turn } of digest.turns) {
      const taken = take.run({ ...turn, fromDay: from.lastDay, fromAt: from.nextAt, chat, topic });
      if (taken.changes === 0) throw VOID;
    }
    const numbers = digest.messages.map(write);
    const handed = new Map(digest.carried.map(({ item, lead, message }) => [item, { lead, message }]));
    for (const id of digest.done) {
      const { lead = id, message = -1 } = handed.get(id) ?? {};
      const number = numbers[message] ?? null;
      const own = { id, chat, topic };
      const { changes } = number === null ? finish.run(own) : hand.run({ ...own, lead, message: number });
      if (changes === 0) throw VOID;
    }
    for (const { story, articles } of digest.told)
      tell.run({ chat, topic, story, now, articles: articles === null ? null : JSON.stringify(articles) });
  });

  function prepare(digest: PreparedDigest, now: number): boolean {
    try {
      prepareWhole.immediate(digest, now);
      return true;
    } catch (error) {
      if (error === VOID) return false;
      throw error;
    }
  }

  const prepareAll = db.transaction((made: readonly PreparedDigest[], now: number): PreparedDigest[] =>
    made.filter((digest) => prepare(digest, now)),
  );
  function settled({ chat, topic }: Place): DigestSettings {
    const row = settings.get({ chat, topic });
    return row === undefined ? DEFAULT_DIGEST_SETTINGS : settingsRow.parse(row);
  }

  return promised<DigestStore>({
    settings: settled,
    settle: db.transaction((place: Place, change: Partial<DigestSettings>): DigestSettings => {
      const whole = { ...settled(place), ...change };
      const { zone, quiet, most } = whole;
      const { chat, topic } = place;
      settle.run({ chat, topic, zone, most, from: quiet?.from ?? null, to: quiet?.to ?? null });
      reconsider.run({ chat, topic });
      return whole;
    }).immediate,
    found: db.transaction(
      (subscription: string, looked: LookedAt, items: readonly FoundItem[], now: number): boolean => {
        if (move.run({ ...looked, subscription }).changes === 0) return false;
        for (const { story, article, quote, score } of items)
          find.run({ subscription, story, article, quote: JSON.stringify(quote), score, now });
        return true;
      },
    ).immediate,
    placesDue: (now) => due.all({ now, ...latestTurns(now) }).map((row) => placeRow.parse(row)),
    waiting: ({ chat, topic }) => waiting.all({ chat, topic }).map((row) => itemRow.parse(row)),
    unsent: ({ chat, topic }) =>
      unsent.all({ chat, topic }).map((row) => {
        const { message, period } = unsentSchema.parse(row);
        return { message, period, items: carried.all(message).map((item) => itemRow.parse(item)) };
      }),
    told: ({ chat, topic }, stories) =>
      told.all({ chat, topic, stories: JSON.stringify(stories) }).map((row) => toldRow.parse(row)),
    prepare,
    // Should it be lost, it is due still; sending waits for the disk, and for all that was written before.
    prepareAll: (...digests) => lightly(db, () => prepareAll.immediate(...digests)),
    nextDue: () => next.get() ?? null,
  });
}
