// Answers that were given, kept for the buttons under them, on the database.
import { randomBytes } from 'node:crypto';
import { quotesOf, type Reply } from '../core/answer.js';
import type { Place } from '../core/place.js';
import type { AnswerStore, AskedBy, ChatAnswer } from '../core/ports.js';
import { ANSWER_ID_BYTES, type AnswerRow, answerIdOf, answerOfRow, NO_PART } from '../core/reply-json.js';
import type { Database } from './database.js';
import { createGivenQuotes } from './given-quotes.js';
import { lightly } from './light-write.js';
import { createMeta } from './meta.js';
import { promised } from './promised.js';

const COLUMNS = 'answers.id, answers.chat, answers.topic, answers.answer, answers.given_at AS at';

/** The AnswerStore port on the `answers` and `answer_messages` tables. */
export function createAnswerStore(db: Database): AnswerStore {
  const add = db.prepare(
    `INSERT INTO answers (id, chat, topic, answer, given_at, asker, question_message, model, index_change)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const meta = createMeta(db);
  const byId = db.prepare<[string], AnswerRow>(`SELECT ${COLUMNS} FROM answers WHERE id = ?`);
  const latest = db.prepare<[number, number | null], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers WHERE chat = ? AND topic IS ? ORDER BY number DESC LIMIT 1`,
  );
  const previous = db.prepare<[string], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers JOIN answers AS later
       ON answers.chat = later.chat AND answers.topic IS later.topic AND answers.number < later.number
     WHERE later.id = ? ORDER BY answers.number DESC LIMIT 1`,
  );
  const latestTo = db.prepare<
    [{ chat: number; topic: number | null; person: number; id: string | null }],
    AnswerRow
  >(
    `SELECT ${COLUMNS} FROM (
       SELECT * FROM answers WHERE chat = @chat AND topic IS @topic
         AND (@id IS NULL OR number < (SELECT number FROM answers WHERE id = @id))
       ORDER BY number DESC LIMIT 50
     ) AS answers WHERE asker = @person ORDER BY number DESC LIMIT 1`,
  );
  const carried = db.prepare<[number, number], AnswerRow>(
    `SELECT ${COLUMNS} FROM answer_messages JOIN answers ON answers.id = answer_messages.answer
     WHERE answer_messages.chat = ? AND message = ?`,
  );
  // One that was kept and not sent, as when the process was killed between, is not what people see.
  const asked = db.prepare<[number, number], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers WHERE chat = ? AND question_message = ?
     ORDER BY message_id IS NOT NULL DESC, number DESC LIMIT 1`,
  );
  const asker = db.prepare<[string], AskedBy>(
    'SELECT asker AS user, question_message AS message FROM answers WHERE id = ?',
  );
  const messages = db
    .prepare<[string], number>(
      'SELECT message FROM answer_messages WHERE answer = ? AND part >= 0 ORDER BY part',
    )
    .pluck();
  const forget = db.prepare('DELETE FROM answers WHERE given_at < ?');
  const carry = db.prepare('UPDATE answers SET message_id = ?, language = ? WHERE id = ?');
  const uncarry = db.prepare('DELETE FROM answer_messages WHERE answer = ? AND part >= 0');
  const addMessage = db.prepare(
    `INSERT OR REPLACE INTO answer_messages (chat, message, answer, part)
     SELECT chat, ?, id, ? FROM answers WHERE id = ?`,
  );
  const given = createGivenQuotes(db);

  const save = db.transaction((place: Place, answer: Reply, now: number, by?: AskedBy): ChatAnswer => {
    const id = answerIdOf(randomBytes(ANSWER_ID_BYTES));
    const { chat, topic } = place;
    const model = meta.model();
    const madeBy = model && `${model.name} ${model.fingerprint}`;
    const who = [by?.user ?? null, by?.message ?? null];
    add.run(id, chat, topic, JSON.stringify(answer), now, ...who, madeBy, meta.change());
    for (const quote of quotesOf(answer)) given.add(id, quote, now);
    return { id, chat, topic, answer, at: now };
  });

  const sent = db.transaction((id: string, carriers: readonly number[], language: 'vi' | 'en'): void => {
    carry.run(carriers.at(-1) ?? null, language, id);
    uncarry.run(id);
    for (const [part, message] of carriers.entries()) addMessage.run(message, part, id);
  });

  return promised<AnswerStore>({
    save: (...given) => lightly(db, () => save.immediate(...given)),
    sent: (...carried) => lightly(db, () => sent.immediate(...carried)),
    alsoAbout: (id, message) => void lightly(db, () => addMessage.run(message, NO_PART, id)),
    get: (id) => answerOfRow(byId.get(id)),
    last: ({ chat, topic }) => answerOfRow(latest.get(chat, topic)),
    lastTo: ({ chat, topic }, person, id) => answerOfRow(latestTo.get({ chat, topic, person, id })),
    before: (id) => answerOfRow(previous.get(id)),
    ofMessage: (chat, message) => answerOfRow(carried.get(chat, message)),
    toMessage: (chat, message) => answerOfRow(asked.get(chat, message)),
    askedBy: (id) => asker.get(id) ?? null,
    messagesOf: (id) => messages.all(id),
    prune: (before) => forget.run(before).changes,
  });
}
