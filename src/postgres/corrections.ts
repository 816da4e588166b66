// The list of corrections to be told and what chats chose about them, in PostgreSQL.
import type { Correction } from '../core/correction.js';
import {
  type ChatSettings,
  type CorrectionOutbox,
  choiceSchema,
  MOST_ATTEMPTS,
  type WaitingCorrection,
  waitingSchema,
} from '../core/correction-ports.js';
import type { Client, Postgres } from './connection.js';
import { givenQuotesOf, holdArticles, noteGivenQuotes } from './given-quotes.js';
import { LOCKS } from './migrations.js';

/** The ChatSettings port on the `chat_settings` table. */
export function createPostgresChatSettings(db: Client): ChatSettings {
  return {
    async corrections(chat) {
      const sql = 'SELECT corrections FROM chat_settings WHERE chat = $1';
      const [row] = await db.query<{ corrections: string }>(sql, [chat]);
      return choiceSchema.parse(row?.corrections ?? 'reply');
    },
    async setCorrections(chat, choice) {
      await db.run(
        `INSERT INTO chat_settings (chat, corrections) VALUES ($1, $2)
         ON CONFLICT (chat) DO UPDATE SET corrections = excluded.corrections`,
        [chat, choice],
      );
    },
  };
}

const WAITING = `SELECT corrections.id, corrections.chat, topic, corrections.answer, nullif(message_id, 0) AS message,
    coalesce(language, 'vi') AS language, key, created_at AS "createdAt"
  FROM corrections JOIN answers ON answers.chat = corrections.chat AND answers.id = corrections.answer
  WHERE state = 'pending' AND message_id IS NOT NULL ORDER BY corrections.id`;
const OVER = "state = 'sending' AND (lease_until IS NULL OR lease_until NOT BETWEEN $1 AND $2)";
const FREE = 'process = NULL, lease_until = NULL';

async function note(client: Client, row: WaitingCorrection, correction: Correction): Promise<void> {
  const { answer, key, createdAt } = row;
  const { version, quotes, date, article } = correction;
  await holdArticles(client, [...new Set([key, article])]);
  // Its group may have become another chat since the row was read; it stays the one that it is now until this is noted.
  const [of] = await client.query<{ chat: number }>('SELECT chat FROM answers WHERE id = $1 FOR SHARE', [
    answer,
  ]);
  if (of === undefined) return;
  await client.run('UPDATE given_quotes SET corrected = 1 WHERE answer = $1 AND id = ANY($2)', [
    ...[answer, quotes.map(({ id }) => id)],
  ]);
  const shown = date !== null && date.source !== 'event' ? date.day : null;
  if (shown !== null)
    await client.run(
      'UPDATE given_quotes SET shown_day = $1 WHERE answer = $2 AND key = $3 AND corrected = 0',
      [shown, answer, key],
    );
  if (version !== null) {
    const places = quotes.flatMap(({ now }) => now);
    const given = places.map(({ caption, start, end }) => ({ article, version, caption, start, end, date }));
    await noteGivenQuotes(client, { chat: of.chat, answer }, given, createdAt);
  }
  await client.run(`UPDATE corrections SET state = 'sent', ${FREE} WHERE chat = $1 AND id = $2`, [
    ...[of.chat, row.id],
  ]);
}

/** The CorrectionOutbox port on the `corrections` and `given_quotes` tables; every writing call is one transaction. */
export function createPostgresCorrectionOutbox(db: Postgres): CorrectionOutbox {
  return {
    waiting: async () => (await db.query(WAITING)).map((row) => waitingSchema.parse(row)),
    given: (answer, key) => givenQuotesOf(db, answer, key),
    begin: (ids, process, until) =>
      db.transaction(async (client) => {
        // Two processes may each want another row of one chat, which no lock of a row would tell them.
        await client.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.corrections]);
        const begun = await client.query<{ id: number }>(
          `UPDATE corrections SET state = 'sending', attempts = attempts + 1, process = $2, lease_until = $3
           WHERE id = ANY($1) AND state = 'pending' AND chat NOT IN (
             SELECT chat FROM corrections WHERE state = 'sending' AND process <> $2)
           RETURNING id`,
          [ids, process, until],
        );
        return begun.map(({ id }) => id).sort((a, b) => a - b);
      }),
    async release(ids, process) {
      await db.run(
        `UPDATE corrections SET state = 'pending', attempts = attempts - 1, ${FREE}
         WHERE id = ANY($1) AND state = 'sending' AND process = $2`,
        [ids, process],
      );
    },
    async drop(ids) {
      await db.run(
        `UPDATE corrections SET state = 'dropped', ${FREE} WHERE id = ANY($1) AND state IN ('pending', 'sending')`,
        [ids],
      );
    },
    sent: (waiting, correction) => db.transaction((client) => note(client, waiting, correction)),
    recover: (now, leaseMs) =>
      db.transaction(async (client) => {
        const times = [now, now + 2 * leaseMs];
        const givenUp = await client.run(
          `UPDATE corrections SET state = 'dropped', ${FREE} WHERE ${OVER} AND attempts >= $3`,
          [...times, MOST_ATTEMPTS],
        );
        return (
          givenUp +
          (await client.run(`UPDATE corrections SET state = 'pending', ${FREE} WHERE ${OVER}`, times))
        );
      }),
  };
}
