// The list of corrections to be told and what chats chose about them, on the database.
import { z } from 'zod';
import type { Correction } from '../core/correction.js';
import {
  type ChatSettings,
  CORRECTION_CHOICES,
  type CorrectionOutbox,
  MOST_ATTEMPTS,
  type WaitingCorrection,
} from '../core/correction-ports.js';
import type { Database } from './database.js';
import { createGivenQuotes } from './given-quotes.js';
import { promised } from './promised.js';

const choiceSchema = z.enum(CORRECTION_CHOICES);
const waitingSchema: z.ZodType<WaitingCorrection> = z.object({
  id: z.int(),
  chat: z.int(),
  topic: z.int().nullable(),
  answer: z.string(),
  message: z.int().nullable(),
  language: z.enum(['vi', 'en']),
  key: z.string(),
  createdAt: z.int(),
});

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
  const begin = db.prepare("UPDATE corrections SET state = 'sending', attempts = attempts + 1 WHERE id = ?");
  const release = db.prepare(
    "UPDATE corrections SET state = 'pending', attempts = attempts - 1 WHERE id = ?",
  );
  const end = db.prepare('UPDATE corrections SET state = ? WHERE id = ?');
  const correct = db.prepare('UPDATE given_quotes SET corrected = 1 WHERE id = ?');
  const show = db.prepare(
    'UPDATE given_quotes SET shown_day = ? WHERE answer = ? AND key = ? AND corrected = 0',
  );
  const giveUp = db.prepare(
    "UPDATE corrections SET state = 'dropped' WHERE state = 'sending' AND attempts >= ?",
  );
  const again = db.prepare("UPDATE corrections SET state = 'pending' WHERE state = 'sending'");

  const each = (run: (id: number) => unknown) =>
    db.transaction((ids: readonly number[]): void => {
      for (const id of ids) run(id);
    }).immediate;

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
    begin: each((id) => begin.run(id)),
    release: each((id) => release.run(id)),
    drop: each((id) => end.run('dropped', id)),
    sent: sent.immediate,
    recover: db.transaction((): number => giveUp.run(MOST_ATTEMPTS).changes + again.run().changes).immediate,
  });
}
