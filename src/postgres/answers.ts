// Answers that were given, kept for the buttons under them, on PostgreSQL.
import { randomBytes } from 'node:crypto';
import { quotesOf } from '../core/answer.js';
import type { AnswerStore, AskedBy, ChatAnswer } from '../core/ports.js';
import { ANSWER_ID_BYTES, type AnswerRow, answerIdOf, answerOfRow, NO_PART } from '../core/reply-json.js';
import type { Client, Postgres } from './connection.js';
import { noteGivenQuotes } from './given-quotes.js';

const COLUMNS = 'answers.id, answers.chat, answers.topic, answers.answer, answers.given_at AS at';
/** A forum topic's number is above 0. Compared so, it is found by the index; IS NOT DISTINCT FROM never is. */
const SAME_TOPIC = 'coalesce(answers.topic, 0) = coalesce($2::int8, 0)';
const LIGHTLY = { lightly: true };

/** The AnswerStore port on the `answers` and `answer_messages` tables. */
export function createPostgresAnswerStore(db: Postgres): AnswerStore {
  async function one(sql: string, values: readonly unknown[]): Promise<ChatAnswer | null> {
    const [row] = await db.query<AnswerRow>(`${sql} LIMIT 1`, values);
    return answerOfRow(row);
  }

  return {
    save({ chat, topic }, answer, now, by) {
      const json = JSON.stringify(answer);
      const quotes = quotesOf(answer);
      return db.transaction(async (client) => {
        const id = answerIdOf(randomBytes(ANSWER_ID_BYTES));
        await client.run(
          `INSERT INTO answers (id, chat, topic, answer, given_at, asker, question_message, model, index_change)
           VALUES ($1, $2, $3, $4, $5, $6, $7,
             (SELECT value::json ->> 'name' || ' ' || (value::json ->> 'fingerprint') FROM meta WHERE key = 'model'),
             coalesce((SELECT value::int8 FROM meta WHERE key = 'change'), 0))`,
          [id, chat, topic, json, now, by?.user ?? null, by?.message ?? null],
        );
        if (quotes.length > 0) await noteGivenQuotes(client, { chat, answer: id }, quotes, now);
        return { id, chat, topic, answer, at: now };
      }, LIGHTLY);
    },
    async sent(id, messages, language) {
      await db.transaction((client) => carry(client, id, messages, language), LIGHTLY);
    },
    async alsoAbout(id, message) {
      await db.transaction(
        (client) =>
          client.run(
            `INSERT INTO answer_messages (chat, message, answer, part)
             SELECT chat, $2, id, ${NO_PART} FROM answers WHERE id = $1 FOR KEY SHARE
             ON CONFLICT (chat, message) DO UPDATE SET answer = excluded.answer, part = excluded.part`,
            [id, message],
          ),
        LIGHTLY,
      );
    },
    get: (id) => one(`SELECT ${COLUMNS} FROM answers WHERE id = $1`, [id]),
    last: ({ chat, topic }) =>
      one(`SELECT ${COLUMNS} FROM answers WHERE chat = $1 AND ${SAME_TOPIC} ORDER BY number DESC`, [
        chat,
        topic,
      ]),
    lastTo: ({ chat, topic }, person, id) =>
      one(
        `SELECT ${COLUMNS} FROM (
           SELECT * FROM answers WHERE chat = $1 AND ${SAME_TOPIC}
             AND ($4::text IS NULL OR number < (SELECT number FROM answers WHERE id = $4))
           ORDER BY number DESC LIMIT 50
         ) AS answers WHERE asker = $3 ORDER BY number DESC`,
        [chat, topic, person, id],
      ),
    before: (id) =>
      one(
        `SELECT ${COLUMNS} FROM answers AS later JOIN answers ON answers.chat = later.chat
           AND coalesce(answers.topic, 0) = coalesce(later.topic, 0) AND answers.number < later.number
         WHERE later.id = $1 ORDER BY answers.number DESC`,
        [id],
      ),
    ofMessage: (chat, message) =>
      one(
        `SELECT ${COLUMNS} FROM answer_messages AS carrier
           JOIN answers ON answers.chat = carrier.chat AND answers.id = carrier.answer
         WHERE carrier.chat = $1 AND carrier.message = $2`,
        [chat, message],
      ),
    // One that was kept and not sent, as when the process was killed between, is not what people see.
    toMessage: (chat, message) =>
      one(
        `SELECT ${COLUMNS} FROM answers WHERE chat = $1 AND question_message = $2
         ORDER BY message_id IS NOT NULL DESC, number DESC`,
        [chat, message],
      ),
    async askedBy(id) {
      const [row] = await db.query<AskedBy>(
        'SELECT asker AS "user", question_message AS message FROM answers WHERE id = $1',
        [id],
      );
      return row ?? null;
    },
    async messagesOf(id) {
      const rows = await db.query<{ message: number }>(
        'SELECT message FROM answer_messages WHERE answer = $1 AND part >= 0 ORDER BY part',
        [id],
      );
      return rows.map(({ message }) => message);
    },
    prune: (before) =>
      db.transaction((client) => client.run('DELETE FROM answers WHERE given_at < $1', [before])),
  };
}

/**
 * In one statement: notes the carriers on the answer, which holds its row, forgets those of before that are none now, and
 * writes the others. No row is touched twice, or what becomes of it would not be certain.
 */
async function carry(
  client: Client,
  id: string,
  messages: readonly number[],
  language: 'vi' | 'en',
): Promise<void> {
  await client.run(
    `WITH carried AS (UPDATE answers SET message_id = $2, language = $3 WHERE id = $1 RETURNING chat, id),
       uncarried AS (
         DELETE FROM answer_messages WHERE answer = $1 AND part >= 0 AND message <> ALL ($4::int8[]))
     INSERT INTO answer_messages (chat, message, answer, part)
     SELECT chat, message, id, max(place) - 1 FROM carried, unnest($4::int8[]) WITH ORDINALITY AS parts (message, place)
     GROUP BY chat, message, id
     ON CONFLICT (chat, message) DO UPDATE SET answer = excluded.answer, part = excluded.part`,
    [id, messages.at(-1) ?? null, language, messages],
  );
}
