// Where answers were given and asked for, which messages carry them, and what buttons remember, as a step of the tables.
import type { Migration } from './migration.js';

/** `topic` is a forum topic's message_thread_id. `bot_state.value` is JSON; see the StateStore port. */
export const m010_places: Migration = {
  name: 'm010_places',
  sql: `
    ALTER TABLE answers ADD COLUMN topic INTEGER;
    ALTER TABLE answers ADD COLUMN asker INTEGER;
    ALTER TABLE answers ADD COLUMN question_message INTEGER;
    CREATE INDEX answers_by_place ON answers (chat, topic, number);
    CREATE INDEX answers_by_question ON answers (chat, question_message) WHERE question_message IS NOT NULL;
    DROP INDEX answers_by_chat;

    CREATE TABLE answer_messages (
      chat INTEGER NOT NULL,
      message INTEGER NOT NULL,
      answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
      part INTEGER NOT NULL,
      PRIMARY KEY (chat, message)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX answer_messages_by_answer ON answer_messages (answer);
    INSERT OR IGNORE INTO answer_messages (chat, message, answer, part)
      SELECT chat, message_id, id, 0 FROM answers WHERE message_id IS NOT NULL ORDER BY number DESC;

    CREATE TABLE bot_state (
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      chat INTEGER NOT NULL,
      value TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bot_state_by_time ON bot_state (at);
    CREATE INDEX bot_state_by_chat ON bot_state (chat);
  `,
};
