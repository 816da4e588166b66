// Which language each chat chose and was last spoken to in, as a step of the tables.
import type { Migration } from './migration.js';

export const m013_people: Migration = {
  name: 'm013_people',
  sql: `
    CREATE TABLE chat_languages (
      chat INTEGER PRIMARY KEY,
      chosen TEXT CHECK (chosen IN ('vi', 'en')),
      spoken TEXT CHECK (spoken IN ('vi', 'en'))
    ) STRICT;
  `,
};
