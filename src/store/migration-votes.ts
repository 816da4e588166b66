// What people thought of answers, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * `answers.model` and `answers.index_change` are the collection's when the answer was given. A vote copies all it needs
 * of its answer, which may be forgotten before it: `reply` is the answer as JSON, `asker` who asked.
 * Counting reads the index by time alone, as every row drags a whole answer along.
 */
export const m012_votes: Migration = {
  name: 'm012_votes',
  sql: `
    ALTER TABLE answers ADD COLUMN model TEXT;
    ALTER TABLE answers ADD COLUMN index_change INTEGER;

    CREATE TABLE votes (
      answer TEXT NOT NULL,
      person INTEGER NOT NULL,
      chat INTEGER NOT NULL,
      asker INTEGER,
      vote TEXT NOT NULL CHECK (vote IN ('up', 'down')),
      at INTEGER NOT NULL,
      reply TEXT NOT NULL,
      model TEXT,
      index_change INTEGER,
      PRIMARY KEY (answer, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX votes_by_time ON votes (at, vote);
    CREATE INDEX votes_by_person ON votes (person);
    CREATE INDEX votes_by_chat ON votes (chat);
    CREATE INDEX votes_by_asker ON votes (asker) WHERE asker IS NOT NULL;
  `,
};
