// Live sources and what fetching them brought, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * `listed` is the entry of sources.yaml as it was last read, so that an edited one is told from one that an admin has
 * paused or removed since. Items outlive their source, so that they are not taken twice when it comes back; they are known
 * by identities, and each source says something of its own about them (`source_entries`).
 */
export const m008_sources: Migration = {
  name: 'm008_sources',
  sql: `
    CREATE TABLE sources (
      id TEXT PRIMARY KEY,
      spec TEXT NOT NULL,
      location TEXT NOT NULL,
      kind TEXT NOT NULL,
      origin TEXT NOT NULL,
      listed TEXT,
      removed INTEGER NOT NULL DEFAULT 0,
      paused TEXT,
      etag TEXT,
      last_modified TEXT,
      next_fetch INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      ttl_minutes REAL,
      habit_minutes REAL,
      last_success INTEGER,
      last TEXT,
      owner TEXT,
      owned_until INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE source_items (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      source TEXT NOT NULL,
      article_key TEXT,
      entry TEXT NOT NULL,
      own INTEGER NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER,
      met_at INTEGER NOT NULL,
      taken_at INTEGER,
      page_read INTEGER NOT NULL DEFAULT 0,
      etag TEXT,
      last_modified TEXT
    ) STRICT;
    CREATE INDEX source_items_due ON source_items (source, due_at) WHERE due_at IS NOT NULL;

    CREATE TABLE item_identities (
      identity TEXT PRIMARY KEY,
      item INTEGER NOT NULL REFERENCES source_items (number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE source_entries (
      item INTEGER NOT NULL REFERENCES source_items (number) ON DELETE CASCADE,
      source TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (item, source)
    ) STRICT, WITHOUT ROWID;
  `,
};
