// Tables of PostgreSQL for what is searched: vectors, words, and how many chunks hold each.

/** In the form of the embedded database, table by table and column by column, so that each can be moved to the other. */
export const SEARCH_TABLES = `
CREATE TABLE vectors (
  chunk_id int8 PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
  vector bytea NOT NULL
);
CREATE TABLE staged_vectors (
  chunk_id int8 PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
  vector bytea NOT NULL
);
CREATE TABLE chunk_words (
  chunk_id int8 PRIMARY KEY REFERENCES chunks (id) ON DELETE RESTRICT,
  typed bytea NOT NULL,
  folded bytea NOT NULL
);
CREATE TABLE typed_words (word text COLLATE "C" PRIMARY KEY, chunks int8 NOT NULL);
CREATE TABLE typed_pairs (pair text COLLATE "C" PRIMARY KEY, chunks int8 NOT NULL);
`;
