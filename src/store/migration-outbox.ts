// Subscriptions, and what is to be sent of its own accord, as a step of the tables.
import type { Migration } from './migration.js';

/** `topic` is a forum topic's message_thread_id. `outbox.payload` is JSON; see the Outbox port. */
export const m015_outbox: Migration = {
  name: 'm015_outbox',
  sql: `
    CREATE TABLE subscriptions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      chat INTEGER NOT NULL,
      topic INTEGER,
      person INTEGER,
      question TEXT NOT NULL,
      threshold REAL,
      created_at INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      paused INTEGER NOT NULL DEFAULT 0,
      model TEXT,
      vector BLOB
    ) STRICT;
    CREATE UNIQUE INDEX subscriptions_by_place ON subscriptions (chat, coalesce(topic, 0), question);
    CREATE INDEX subscriptions_by_person ON subscriptions (person) WHERE person IS NOT NULL;
    CREATE INDEX subscriptions_by_seen ON subscriptions (seen);

    CREATE TABLE told_stories (
      chat INTEGER NOT NULL,
      topic INTEGER,
      story TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX told_stories_by_place ON told_stories (chat, coalesce(topic, 0), story);
    CREATE INDEX told_stories_by_time ON told_stories (at);

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      chat INTEGER NOT NULL,
      topic INTEGER,
      language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
      period TEXT NOT NULL,
      item TEXT NOT NULL,
      payload TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'sending', 'sent', 'dropped', 'unknown')),
      process TEXT,
      lease_until INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      resent INTEGER NOT NULL DEFAULT 0,
      message INTEGER,
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX outbox_by_key ON outbox (chat, coalesce(topic, 0), period, item);
    CREATE INDEX outbox_by_item ON outbox (item, state);
    CREATE INDEX outbox_open ON outbox (chat, due_at, id) WHERE state IN ('pending', 'sending');
    CREATE INDEX outbox_pending ON outbox (due_at, id) WHERE state = 'pending';
    CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
    CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
  `,
};
