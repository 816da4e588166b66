// What was asked and how it went, on PostgreSQL.
import { z } from 'zod';
import { lackedQuestionSchema, type QuestionLog, type QuestionRecord } from '../core/question-log.js';
import type { Postgres } from './connection.js';

const countsSchema = z.object({
  questions: z.int(),
  people: z.int(),
  answered: z.int(),
  medianMs: z.int().nullable(),
  p95Ms: z.int().nullable(),
});

/** The columns of `questions` with their types and what goes into them, in the order of writing. */
const COLUMNS: ReadonlyArray<
  readonly [column: string, type: 'int8' | 'text' | 'float8', field: keyof QuestionRecord]
> = [
  ['at', 'int8', 'at'],
  ['chat', 'int8', 'chat'],
  ['topic', 'int8', 'topic'],
  ['person', 'int8', 'person'],
  ['text', 'text', 'text'],
  ['subject', 'text', 'subject'],
  ['status', 'text', 'status'],
  ['reason', 'text', 'reason'],
  ['score', 'float8', 'score'],
  ['nearest', 'text', 'nearest'],
  ['answer_ms', 'int8', 'answerMs'],
  ['retrieval_ms', 'int8', 'retrievalMs'],
  ['language', 'text', 'language'],
  ['how', 'text', 'how'],
];

/** The QuestionLog port on the `questions` table. */
export function createPostgresQuestionLog(db: Postgres): QuestionLog {
  const names = COLUMNS.map(([name]) => name).join(', ');
  const arrays = COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ');
  // The numbers that rows get are the order of what was asked in one millisecond.
  const insert = `INSERT INTO questions (${names}) SELECT ${names}
    FROM unnest(${arrays}) WITH ORDINALITY AS asked (${names}, place) ORDER BY place`;

  return {
    async add(records) {
      if (records.length === 0) return;
      const values = COLUMNS.map(([, , field]) => records.map((record) => record[field]));
      await db.transaction((client) => client.run(insert, values), { lightly: true });
    },
    async counts(since) {
      // percentile_disc is the nearest rank: the smallest that at least that share does not exceed.
      const [row] = await db.query(
        `SELECT count(*) AS questions, count(DISTINCT person) AS people,
           count(*) FILTER (WHERE status <> 'not-found') AS answered,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY answer_ms) AS "medianMs",
           percentile_disc(0.95) WITHIN GROUP (ORDER BY answer_ms) AS "p95Ms"
         FROM questions WHERE at >= $1`,
        [since],
      );
      return countsSchema.parse(row);
    },
    async lacked(since, most) {
      const rows = await db.query(
        `SELECT at, chat, person, text, subject, nearest FROM questions
         WHERE status = 'not-found' AND text IS NOT NULL AND at >= $1
           AND reason NOT IN ('no-such-day', 'subject-missing') ORDER BY at DESC, id DESC LIMIT $2`,
        [since, most],
      );
      return rows.map((row) => lackedQuestionSchema.parse(row));
    },
    anonymise: (before) =>
      db.transaction((client) =>
        client.run(
          `UPDATE questions SET chat = NULL, topic = NULL, person = NULL, text = NULL, subject = NULL, nearest = NULL
           WHERE at < $1 AND (text IS NOT NULL OR nearest IS NOT NULL OR chat IS NOT NULL OR person IS NOT NULL)`,
          [before],
        ),
      ),
    prune: (before) =>
      db.transaction((client) => client.run('DELETE FROM questions WHERE at < $1', [before])),
  };
}
