// What was asked and how it went, on the database.
import { z } from 'zod';
import {
  lackedQuestionSchema,
  type QuestionCounts,
  type QuestionLog,
  type QuestionRecord,
} from '../core/question-log.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { promised } from './promised.js';

const countsSchema = z.object({ questions: z.int(), people: z.int(), answered: z.int() });

/** The QuestionLog port on the `questions` table. */
export function createQuestionLog(db: Database): QuestionLog {
  const insert = db.prepare(
    `INSERT INTO questions (at, chat, topic, person, text, subject, status, reason, score, nearest, answer_ms,
       retrieval_ms, language, how)
     VALUES (@at, @chat, @topic, @person, @text, @subject, @status, @reason, @score, @nearest, @answerMs,
       @retrievalMs, @language, @how)`,
  );
  const count = db.prepare<[number]>(
    `SELECT count(*) AS questions, count(DISTINCT person) AS people,
       count(CASE WHEN status <> 'not-found' THEN 1 END) AS answered
     FROM questions WHERE at >= ?`,
  );
  const nth = db
    .prepare<[number, number], number>(
      'SELECT answer_ms FROM questions WHERE at >= ? ORDER BY answer_ms LIMIT 1 OFFSET ?',
    )
    .pluck();
  const unanswered = db.prepare<[number, number]>(
    `SELECT at, chat, person, text, subject, nearest FROM questions
     WHERE status = 'not-found' AND text IS NOT NULL AND at >= ?
       AND reason NOT IN ('no-such-day', 'subject-missing') ORDER BY at DESC, id DESC LIMIT ?`,
  );
  const anonymise = db.prepare(
    `UPDATE questions SET chat = NULL, topic = NULL, person = NULL, text = NULL, subject = NULL, nearest = NULL
     WHERE at < ? AND (text IS NOT NULL OR nearest IS NOT NULL OR chat IS NOT NULL OR person IS NOT NULL)`,
  );
  const forget = db.prepare('DELETE FROM questions WHERE at < ?');

  const add = db.transaction((records: readonly QuestionRecord[]): void => {
    for (const record of records) insert.run(record);
  });

  return promised<QuestionLog>({
    add: (records) => lightly(db, () => add.immediate(records)),
    counts(since): QuestionCounts {
      const counts = countsSchema.parse(count.get(since));
      // The nearest rank: the smallest that at least that share does not exceed.
      const quantile = (share: number): number | null =>
        nth.get(since, Math.max(0, Math.ceil(counts.questions * share) - 1)) ?? null;
      return { ...counts, medianMs: quantile(0.5), p95Ms: quantile(0.95) };
    },
    lacked: (since, most) => unanswered.all(since, most).map((row) => lackedQuestionSchema.parse(row)),
    anonymise: (before) => anonymise.run(before).changes,
    prune: (before) => forget.run(before).changes,
  });
}
