// Tables of PostgreSQL for passages that wait for their vectors, and for the processes that make them.

/** Not logged: after a crash of the server they are empty, and who waits puts his passages again. */
export const EMBEDDING_TABLES = `
CREATE UNLOGGED TABLE queued_passages (
  model text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  put_at int8 NOT NULL,
  process text COLLATE "C",
  until int8,
  vector bytea,
  PRIMARY KEY (model, id)
);
CREATE UNLOGGED TABLE embedding_processes (
  process text COLLATE "C" PRIMARY KEY,
  model text COLLATE "C" NOT NULL,
  seen int8 NOT NULL
);
CREATE INDEX queued_passages_waiting ON queued_passages (model, put_at, id) WHERE vector IS NULL;
`;
