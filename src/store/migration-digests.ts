// What subscriptions are to, when they are due, and what waits for a digest, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * `subscriptions.question` is a question or a topic as written, '' for everything.
 * `last_day` is the day (`YYYY-MM-DD`) of the last period that was prepared, `next_at` when the next is due; for what comes
 * at once null and until when it is held back. `digest_items.quote` is the quote as JSON. `told_stories.articles` are those that were told of, as a
 * JSON list, null where told before it was kept.
 */
export const m016_digests: Migration = {
  name: 'm016_digests',
  sql: `
    ALTER TABLE subscriptions ADD COLUMN kind TEXT NOT NULL DEFAULT 'question'
      CHECK (kind IN ('question', 'topic', 'everything'));
    ALTER TABLE subscriptions ADD COLUMN frequency TEXT NOT NULL DEFAULT 'at-once'
      CHECK (frequency IN ('at-once', 'daily', 'weekdays', 'weekly'));
    ALTER TABLE subscriptions ADD COLUMN time TEXT NOT NULL DEFAULT '07:00';
    ALTER TABLE subscriptions ADD COLUMN weekday INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE subscriptions ADD COLUMN last_day TEXT;
    ALTER TABLE subscriptions ADD COLUMN next_at INTEGER;
    CREATE INDEX subscriptions_by_next ON subscriptions (next_at) WHERE next_at IS NOT NULL AND paused = 0;
    CREATE INDEX subscriptions_at_once ON subscriptions (id)
      WHERE frequency = 'at-once' AND next_at IS NULL AND paused = 0;
    ALTER TABLE told_stories ADD COLUMN articles TEXT;

    CREATE TABLE digest_settings (
      chat INTEGER NOT NULL,
      topic INTEGER,
      zone TEXT NOT NULL,
      quiet_from TEXT,
      quiet_to TEXT,
      most INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX digest_settings_by_place ON digest_settings (chat, coalesce(topic, 0));

    CREATE TABLE digest_items (
      id INTEGER PRIMARY KEY,
      subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
      story TEXT NOT NULL,
      article TEXT NOT NULL,
      quote TEXT NOT NULL,
      score REAL NOT NULL,
      found_at INTEGER NOT NULL,
      UNIQUE (subscription, article)
    ) STRICT;
  `,
};
