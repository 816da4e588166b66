// The list of corrections to be told and what chats chose about them, on the database.
import type { Correction } from '../core/correction.js';
import {
  type ChatSettings,
  type CorrectionOutbox,
  choiceSchema,
  MOST_ATTEMPTS,
  type WaitingCorrection,
  waitingSchema,
} from '../core/correction-ports.js';
import type { Database } from './database.js';
import { createGivenQuotes } from './given-quotes.js';
import { promised } from './promised.js';

/** The ChatSettings port on the `chat_settings` table. */
export function createChatSettings(db: Database): ChatSettings {
  const read = db.prepare<[number], string>('SELECT corrections FROM chat_settings WHERE chat = ?').pluck();
  const write = db.prepare(
    `INSERT INTO chat_settings (chat, corrections) VALUES (?, ?)
     ON CONFLICT (chat) DO UPDATE SET corrections = excluded.corrections`,
  );
  return promised<ChatSettings>({
    corrections: (chat) => choiceSchema.parse(read.get(chat) ?? 'reply'),
    setCorrections(chat, choice) {
      write.run(chat, choice);
    },
  });
}

/** The CorrectionOutbox port on the `corrections` and `given_quotes` tables; every writing call is one transaction. */
export function createCorrectionOutbox(db: Database): CorrectionOutbox {
  const given = createGivenQuotes(db);
  const waiting = db.prepare<[]>(
    `SELECT corrections.id, chat, topic, corrections.answer, nullif(message_id, 0) AS message, coalesce(language, 'vi') AS language, key,
       created_at AS createdAt
     FROM corrections JOIN answers ON answers.id = corrections.answer
     WHERE state = 'pending' AND message_id IS NOT NULL ORDER BY corrections.id`,
  );
  const isOthers = `EXISTS (
    SELECT 1 FROM corrections AS other JOIN answers AS told ON told.id = other.answer
    WHERE other.state = 'sending' AND other.process <> @process
      AND told.chat = (SELECT chat FROM answers WHERE answers.id = corrections.answer))`;
  const begin = db.prepare(
    `UPDATE corrections SET state = 'sending', attempts = attempts + 1, process = @process, lease_until = @until
     WHERE id = @id AND state = 'pending' AND NOT ${isOthers}`,
  );
  const release = db.prepare(
    `UPDATE corrections SET state = 'pending', attempts = attempts - 1, process = NULL, lease_until = NULL
     WHERE id = ? AND state = 'sending' AND process = ?`,
  );
  const end = db.prepare(
    `UPDATE corrections SET state = ?, process = NULL, lease_until = NULL
     WHERE id = ? AND state <> 'sent'`,
  );
  const correct = db.prepare('UPDATE given_quotes SET corrected = 1 WHERE id = ?');
  const show = db.prepare(
    'UPDATE given_quotes SET shown_day = ? WHERE answer = ? AND key = ? AND corrected = 0',
  );
  const isOver = `state = 'sending' AND (lease_until IS NULL OR lease_until NOT BETWEEN @now AND @latest)`;
  const giveUp = db.prepare(
    `UPDATE corrections SET state = 'dropped', process = NULL, lease_until = NULL
     WHERE ${isOver} AND attempts >= @most`,
  );
  const again = db.prepare(
    `UPDATE corrections SET state = 'pending', process = NULL, lease_until = NULL WHERE ${isOver}`,
  );

  const sent = db.transaction((row: WaitingCorrection, correction: Correction): void => {
    const { answer, key, createdAt } = row;
    const { version, quotes, date } = correction;
    for (const { id } of quotes) correct.run(id);
    const shown = date !== null && date.source !== 'event' ? date.day : null;
    if (shown !== null) show.run(shown, answer, key);
    if (version !== null)
      for (const { caption, start, end } of quotes.flatMap(({ now }) => now))
        given.add(answer, { article: correction.article, version, caption, start, end, date }, createdAt);
    end.run('sent', row.id);
  });

  return promised<CorrectionOutbox>({
    waiting: () => waiting.all().map((row) => waitingSchema.parse(row)),
    given: given.of,
    begin: db.transaction((ids: readonly number[], process: string, until: number): number[] =>
      [...ids].sort((a, b) => a - b).filter((id) => begin.run({ id, process, until }).changes === 1),
    ).immediate,
    release: db.transaction((ids: readonly number[], process: string): void => {
      for (const id of ids) release.run(id, process);
    }).immediate,
    drop: db.transaction((ids: readonly number[]): void => {
      for (const id of ids) end.run('dropped', id);
    }).immediate,
    sent: sent.immediate,
    recover: db.transaction((now: number, leaseMs: number): number => {
      const times = { now, latest: now + 2 * leaseMs };
      return giveUp.run({ ...times, most: MOST_ATTEMPTS }).changes + again.run(times).changes;
    }).immediate,
  });
}
