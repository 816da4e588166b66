// What was asked and how it went, who is shut out, and how much each may ask, as a step of the tables.
import type { Migration } from './migration.js';

/** See the QuestionLog, AccessList and AllowanceStore ports; times are milliseconds since 1970. */
export const m014_questions: Migration = {
  name: 'm014_questions',
  sql: `
    CREATE TABLE questions (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      chat INTEGER,
      topic INTEGER,
      person INTEGER,
      text TEXT,
      subject TEXT,
      status TEXT NOT NULL,
      reason TEXT,
      score REAL NOT NULL,
      nearest TEXT,
      answer_ms INTEGER NOT NULL,
      retrieval_ms INTEGER NOT NULL,
      language TEXT NOT NULL,
      how TEXT NOT NULL
    ) STRICT;
    CREATE INDEX questions_by_time ON questions (at, person, status, answer_ms);
    CREATE INDEX questions_lacked ON questions (at) WHERE status = 'not-found' AND text IS NOT NULL;
    CREATE INDEX questions_by_chat ON questions (chat);
    CREATE INDEX questions_by_person ON questions (person);

    CREATE TABLE access_list (
      id INTEGER PRIMARY KEY,
      decision TEXT NOT NULL CHECK (decision IN ('blocked', 'allowed')),
      reason TEXT NOT NULL,
      at INTEGER NOT NULL,
      told INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE allowances (
      id INTEGER NOT NULL,
      kind TEXT NOT NULL,
      remaining REAL NOT NULL,
      at INTEGER NOT NULL,
      told_at INTEGER,
      PRIMARY KEY (id, kind)
    ) STRICT, WITHOUT ROWID;
  `,
};
