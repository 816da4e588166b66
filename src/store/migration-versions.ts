// Former versions of articles, what was quoted of them, and corrections, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * Versions are kept by key, not by article id, so that they outlive the article. `replaced_at` is when the next version
 * came or the article was withdrawn, null where nobody said when. `source_hash` names what the source stated, whatever
 * this program made of it. A quote's words are looked up in its version by its place.
 */
export const m006_versions: Migration = {
  name: 'm006_versions',
  sql: `
    ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE articles ADD COLUMN source_hash TEXT;
    CREATE INDEX articles_by_source ON articles (source_hash) WHERE source_hash IS NOT NULL;
    ALTER TABLE answers ADD COLUMN message_id INTEGER;
    ALTER TABLE answers ADD COLUMN language TEXT;

    CREATE TABLE article_versions (
      key TEXT NOT NULL,
      version INTEGER NOT NULL,
      title TEXT,
      text TEXT NOT NULL,
      captions TEXT NOT NULL,
      author TEXT,
      photographer TEXT,
      agency TEXT,
      outlet TEXT,
      url TEXT,
      day TEXT,
      time TEXT,
      day_source TEXT,
      event_day TEXT,
      hash TEXT NOT NULL,
      source_hash TEXT,
      replaced_at INTEGER,
      withdrawn INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (key, version)
    ) STRICT;

    CREATE TABLE given_quotes (
      id INTEGER PRIMARY KEY,
      answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      version INTEGER NOT NULL,
      caption INTEGER,
      start_at INTEGER NOT NULL,
      end_at INTEGER NOT NULL,
      shown_day TEXT,
      corrected INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX given_quotes_by_key ON given_quotes (key) WHERE corrected = 0;
    CREATE INDEX given_quotes_by_answer ON given_quotes (answer, key);

    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY,
      answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      version INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('changed', 'date', 'withdrawn')),
      state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'dropped')),
      attempts INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      UNIQUE (answer, key, version, kind)
    ) STRICT;
    CREATE INDEX corrections_by_state ON corrections (state, id);

    CREATE TABLE chat_settings (
      chat INTEGER PRIMARY KEY,
      corrections TEXT NOT NULL CHECK (corrections IN ('reply', 'digest', 'off'))
    ) STRICT;
  `,
};
