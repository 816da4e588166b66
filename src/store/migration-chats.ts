// Chats the bot has met and the channels connected to it, as a step of the tables.
import type { Migration } from './migration.js';

/** `channels.person` is null for a channel connected by a post in it, of which Telegram does not say who wrote it. */
export const m011_chats: Migration = {
  name: 'm011_chats',
  sql: `
    CREATE TABLE chats (
      chat INTEGER PRIMARY KEY,
      kind TEXT CHECK (kind IN ('private', 'group', 'supergroup', 'channel')),
      gone_at INTEGER,
      advised_at INTEGER
    ) STRICT;

    CREATE TABLE channels (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      chat INTEGER NOT NULL,
      person INTEGER,
      title TEXT NOT NULL,
      connected_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX channels_by_chat ON channels (chat, coalesce(person, 0));
    CREATE INDEX channels_by_person ON channels (person, number) WHERE person IS NOT NULL;
  `,
};
