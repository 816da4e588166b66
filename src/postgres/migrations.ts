// Brings the tables of a PostgreSQL database up to date, once, however many processes start at the same moment.
import { AppError } from '../core/errors.js';
import type { Client, Postgres } from './connection.js';
import { CHAT_TABLES } from './schema-chats.js';
import { COLLECTION_TABLES } from './schema-collection.js';
import { DIGEST_TABLES } from './schema-digests.js';
import { EMBEDDING_TABLES } from './schema-embedding.js';
import { SEARCH_TABLES } from './schema-search.js';
import { SOURCE_TABLES } from './schema-sources.js';
import { STORY_TABLES } from './schema-stories.js';

/** In the order applied; a released one is never changed, only followed by another. */
export const POSTGRES_MIGRATIONS: ReadonlyArray<{ readonly name: string; readonly sql: string }> = [
  {
    name: 'p001_tables',
    sql: [COLLECTION_TABLES, SEARCH_TABLES, STORY_TABLES, SOURCE_TABLES, CHAT_TABLES, DIGEST_TABLES].join(
      '\n',
    ),
  },
  { name: 'p002_embedding', sql: EMBEDDING_TABLES },
];

/** Advisory locks of this program, by what they keep to one process; the numbers are its own choice. */
export const LOCKS = {
  migrations: 7_431_001,
  scheduler: 7_431_002,
  chats: 7_431_003,
  collection: 7_431_011,
  sources: 7_431_021,
  corrections: 7_431_022,
  moving: 7_431_012,
} as const;

function tooNew(found: number, known: number): AppError {
  return new AppError(
    'DATABASE_TOO_NEW',
    `The database has version ${found}; this program knows versions up to ${known}.`,
  );
}

/** Has searches that go on until filters are satisfied, and keeps vectors in 16 bits a number. */
const LEAST_PGVECTOR = [0, 8] as const;
/** Version of the extension in this database, or of the one that the server would put there; and how texts are encoded. */
const FIT = `SELECT coalesce(
  (SELECT extversion FROM pg_extension WHERE extname = 'vector'),
  (SELECT default_version FROM pg_available_extensions WHERE name = 'vector')) AS version,
  current_setting('server_encoding') AS encoding`;

async function assertFit(client: Client): Promise<void> {
  const [row] = await client.query<{ version: string | null; encoding: string }>(FIT);
  if (row && row.encoding !== 'UTF8') {
    throw new AppError(
      'DATABASE_UNREADABLE',
      `DATABASE_URL: the database is encoded in ${row.encoding}; one in UTF8 is needed (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0).`,
    );
  }
  const version = row?.version ?? null;
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  const [least, leastMinor] = LEAST_PGVECTOR;
  if (major > least || (major === least && minor >= leastMinor)) return;
  const found = version === null ? 'the server has none' : `the database has ${version}`;
  throw new AppError(
    'DATABASE_UNREADABLE',
    `DATABASE_URL: pgvector ${LEAST_PGVECTOR.join('.')} or later is needed, ${found}. Once it is installed on the server: ${
      version === null ? 'CREATE EXTENSION vector' : 'ALTER EXTENSION vector UPDATE'
    }.`,
  );
}

/**
 * Applies what is missing, in one transaction that holds the lock of migrations. Throws DATABASE_TOO_NEW when a later
 * version of the program was here, DATABASE_UNREADABLE where pgvector is not there or too old,
 * or texts are not kept in UTF-8.
 */
export async function migratePostgres(
  db: Pick<Postgres, 'transaction'>,
  migrations: ReadonlyArray<{ readonly name: string; readonly sql: string }> = POSTGRES_MIGRATIONS,
): Promise<void> {
  await db.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.migrations]);
    await assertFit(client);
    await client.run(
      'CREATE TABLE IF NOT EXISTS schema_migrations (place int8 PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    );
    const [found] = await client.query<{ version: number }>(
      'SELECT count(*)::int8 AS version FROM schema_migrations',
    );
    const version = found?.version ?? 0;
    if (version > migrations.length) throw tooNew(version, migrations.length);
    for (const [place, { name, sql }] of migrations.entries()) {
      if (place < version) continue;
      await inStatements(client, sql);
      await client.run('INSERT INTO schema_migrations (place, name) VALUES ($1, $2)', [place + 1, name]);
    }
  });
}

/** Throws DATABASE_UNREADABLE where the tables are not there or of an older version, DATABASE_TOO_NEW where of a later one. */
export async function assertMigrated(db: Client, migrations = POSTGRES_MIGRATIONS): Promise<void> {
  const [there] = await db.query<{ found: boolean }>(
    "SELECT to_regclass('schema_migrations') IS NOT NULL AS found",
  );
  const [row] = there?.found
    ? await db.query<{ version: number }>('SELECT count(*)::int8 AS version FROM schema_migrations')
    : [];
  const version = row?.version ?? 0;
  if (version > migrations.length) throw tooNew(version, migrations.length);
  if (version < migrations.length) {
    throw new AppError(
      'DATABASE_UNREADABLE',
      'The database is empty or of an older version; `npm start` or `npm run ask` brings it up to date.',
    );
  }
}

/** A statement ends with a semicolon at the end of its line; none may hold one there within. */
async function inStatements(client: Client, sql: string): Promise<void> {
  for (const statement of sql.split(/;[ \t]*(?:\n|$)/u)) {
    if (statement.trim() !== '') await client.run(statement);
  }
}
