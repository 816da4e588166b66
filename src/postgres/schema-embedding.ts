// Tables of PostgreSQL for passages that wait for their vectors, and for the processes that put and embed them.

/**
 * `owner` waits for the vector, `process` makes it. Not logged: after a crash of the server they are empty, and who waits puts
 * his passages again.
 */
export const EMBEDDING_TABLES = `
CREATE UNLOGGED TABLE queued_passages (
  model text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  put_at timestamptz NOT NULL,
  owner text COLLATE "C" NOT NULL,
  process text COLLATE "C",
  vector bytea,
  PRIMARY KEY (model, id)
);
CREATE UNLOGGED TABLE embedding_processes (
  process text COLLATE "C" PRIMARY KEY,
  model text COLLATE "C" NOT NULL,
  seen timestamptz NOT NULL
);
CREATE INDEX queued_passages_waiting ON queued_passages (model, put_at, id) WHERE vector IS NULL;
`;
