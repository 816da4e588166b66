// What waits for digests, what places settled and were told, and the taking of turns, on PostgreSQL.
import { z } from 'zod';
import {
  DEFAULT_DIGEST_SETTINGS,
  type DigestSettings,
  type DigestStore,
  type UnsentDigest,
} from '../core/digest.js';
import { itemRow, placeRow, settingsRow, toldRow } from '../core/digest-rows.js';
import { ASKED_PERIOD } from '../core/outbox.js';
import { latestTurns } from '../core/turn-ahead.js';
import type { Postgres } from './connection.js';
import { prepareTogether } from './prepare-digests.js';

const OF_PLACE = 'chat = $1 AND coalesce(topic, 0) = coalesce($2::int8, 0)';
const SETTINGS = 'zone, quiet_from AS "quietFrom", quiet_to AS "quietTo", most';
const ITEM = `item.id, item.subscription, item.story, item.article, item.quote, item.score,
  item.found_at AS "foundAt"`;
const unsentRow = z.object({ message: z.int(), period: z.string() });

/**
 * Beside what is due what a clock that was ahead put off. OFFSET keeps the planner from joining, for which all that waits
 * for anybody would be read.
 */
const PLACES_DUE = `
  SELECT chat, topic FROM subscriptions WHERE paused = 0 AND next_at IS NOT NULL AND next_at <= $1
  UNION
  SELECT chat, topic FROM subscriptions
  WHERE paused = 0 AND next_at > $2 AND created_at <= $1 AND (
    next_at > CASE WHEN frequency = 'at-once' THEN $3::int8 ELSE $4::int8 END OR last_day > $5)
  UNION
  SELECT subscriptions.chat, topic FROM subscriptions
  WHERE frequency = 'at-once' AND next_at IS NULL AND paused = 0 AND EXISTS (
    SELECT 1 FROM digest_items AS item
    WHERE item.chat = subscriptions.chat AND item.subscription = subscriptions.id AND item.message IS NULL OFFSET 0)
  ORDER BY chat, topic NULLS FIRST`;

/** The DigestStore port on PostgreSQL's `digest_items`, `digest_settings`, `told_stories` and `subscriptions` tables. */
export function createPostgresDigestStore(db: Postgres): DigestStore {
  return {
    async settings({ chat, topic }) {
      const [row] = await db.query(`SELECT ${SETTINGS} FROM digest_settings WHERE ${OF_PLACE}`, [
        chat,
        topic,
      ]);
      return row === undefined ? DEFAULT_DIGEST_SETTINGS : settingsRow.parse(row);
    },
    settle: ({ chat, topic }, change) =>
      db.transaction(async (client): Promise<DigestSettings> => {
        const { zone, quiet, most } = { ...DEFAULT_DIGEST_SETTINGS, ...change };
        const [row] = await client.query(
          `INSERT INTO digest_settings (chat, topic, zone, quiet_from, quiet_to, most)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (chat, coalesce(topic, 0)) DO UPDATE SET
             zone = CASE WHEN $7::boolean THEN excluded.zone ELSE digest_settings.zone END,
             quiet_from = CASE WHEN $8::boolean THEN excluded.quiet_from ELSE digest_settings.quiet_from END,
             quiet_to = CASE WHEN $8::boolean THEN excluded.quiet_to ELSE digest_settings.quiet_to END,
             most = CASE WHEN $9::boolean THEN excluded.most ELSE digest_settings.most END
           RETURNING ${SETTINGS}`,
          [
            ...[chat, topic, zone, quiet?.from ?? null, quiet?.to ?? null, most],
            ...[change.zone, change.quiet, change.most].map((given) => given !== undefined),
          ],
        );
        // The past is always due, and what is due is looked at by the law of when; nothing is sent before its time by it.
        await client.run(
          `UPDATE subscriptions SET next_at = CASE WHEN frequency = 'at-once' THEN NULL ELSE 0 END
           WHERE (chat, id) IN (SELECT chat, id FROM subscriptions WHERE ${OF_PLACE} ORDER BY number FOR UPDATE)`,
          [chat, topic],
        );
        return settingsRow.parse(row);
      }),
    async found(subscription, { from, to }, items, now) {
      const moved = await db.query(
        `WITH moved AS (
           UPDATE subscriptions SET seen = $3 WHERE id = $1 AND seen = $2 RETURNING chat, id
         ), noted AS (
           INSERT INTO digest_items (chat, subscription, story, article, quote, score, found_at)
           SELECT moved.chat, moved.id, one.story, one.article, one.quote, one.score, $4
           FROM moved, unnest($5::text[], $6::text[], $7::text[], $8::float8[]) WITH ORDINALITY
             AS one (story, article, quote, score, place)
           ORDER BY one.place ON CONFLICT (chat, subscription, article) DO NOTHING
         )
         SELECT id FROM moved`,
        [
          ...[subscription, from, to, now],
          items.map(({ story }) => story),
          items.map(({ article }) => article),
          items.map(({ quote }) => JSON.stringify(quote)),
          items.map(({ score }) => score),
        ],
      );
      return moved.length === 1;
    },
    async placesDue(now) {
      const { soon, held, nextAt, lastDay } = latestTurns(now);
      return (await db.query(PLACES_DUE, [now, soon, held, nextAt, lastDay])).map((row) =>
        placeRow.parse(row),
      );
    },
    async waiting({ chat, topic }) {
      const rows = await db.query(
        `SELECT ${ITEM} FROM digest_items AS item
         WHERE item.chat = $1 AND item.message IS NULL AND item.subscription IN (
           SELECT id FROM subscriptions WHERE ${OF_PLACE})
         ORDER BY item.id`,
        [chat, topic],
      );
      return rows.map((row) => itemRow.parse(row));
    },
    async unsent({ chat, topic }) {
      // The messages of one digest are put on the list at one moment, one after the other.
      const rows = await db.query(
        `SELECT outbox.id AS message, outbox.period, ${ITEM}
         FROM outbox JOIN digest_items AS item ON item.chat = outbox.chat AND item.message = outbox.id
         WHERE outbox.chat = $1 AND coalesce(outbox.topic, 0) = coalesce($2::int8, 0)
           AND outbox.state = 'pending' AND outbox.resent = 0
           AND outbox.period <> '${ASKED_PERIOD}' AND outbox.item LIKE 'digest %' AND NOT EXISTS (
             SELECT 1 FROM outbox AS before WHERE before.chat = outbox.chat
               AND coalesce(before.topic, 0) = coalesce(outbox.topic, 0) AND before.period = outbox.period
               AND before.due_at = outbox.due_at AND before.id < outbox.id
               AND (before.resent > 0 OR before.state IN ('sending', 'sent', 'unknown')))
         ORDER BY outbox.id, item.id`,
        [chat, topic],
      );
      const messages = new Map<number, UnsentDigest & { items: UnsentDigest['items'][number][] }>();
      for (const row of rows) {
        const { message, period } = unsentRow.parse(row);
        const digest = messages.get(message) ?? { message, period, items: [] };
        digest.items.push(itemRow.parse(row));
        messages.set(message, digest);
      }
      return [...messages.values()];
    },
    async told({ chat, topic }, stories) {
      const rows = await db.query(
        `SELECT story, articles, at FROM told_stories WHERE ${OF_PLACE} AND story = ANY($3) ORDER BY story`,
        [chat, topic, stories],
      );
      return rows.map((row) => toldRow.parse(row));
    },
    prepare: (digest, now) =>
      db.transaction(async (client) => (await prepareTogether(client, [digest], now)).length === 1),
    // Should it be lost, it is due still; sending waits for the disk, and for all that was written before.
    prepareAll: (digests, now) =>
      db.transaction((client) => prepareTogether(client, digests, now), { lightly: true }),
    async nextDue() {
      const [next] = await db.query<{ at: number | null }>(
        'SELECT min(next_at) AS at FROM subscriptions WHERE paused = 0 AND next_at IS NOT NULL',
      );
      return next?.at ?? null;
    },
  };
}
