// Which process embeds which chunks for a new model, as a step of the tables.
import type { Migration } from './migration.js';

export const m019_embedding_claims: Migration = {
  name: 'm019_embedding-claims',
  sql: `
    CREATE TABLE embedding_claims (
      chunk_id INTEGER PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
      process TEXT NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
  `,
};
