// PostgreSQL for tests: within this process, or a database of its own on the server named by TEST_POSTGRES_URL; either with the product's tables.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { afterAll, inject } from 'vitest';
import { BEGIN, bound, type Client, type Postgres, triedAgain } from '../../src/postgres/connection.js';
import { migratePostgres } from '../../src/postgres/migrations.js';
import { makeDatabase, nativeServer } from './own-database.js';
import { pgliteSessions } from './pglite-sessions.js';

/** PGlite as the product's connection: a single one, in which transactions wait for each other. */
function overPglite(db: PGlite): Postgres {
  const clientOf = (on: Pick<PGlite, 'query'>): Client => ({
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await on.query<Row>(sql, bound(values))).rows,
    run: async (sql, values = []) => (await on.query(sql, bound(values))).affectedRows ?? 0,
  });
  return {
    ...clientOf(db),
    transaction: (work, { lightly = false } = {}) =>
      triedAgain(() =>
        db.transaction(async (transaction) => {
          const [, ...settings] = BEGIN[lightly ? 'lightly' : 'plain'].split('; ');
          for (const setting of settings) await transaction.query(setting);
          return await work(clientOf(transaction as unknown as PGlite));
        }),
      ),
    session: pgliteSessions({
      ...clientOf(db),
      prepare: (sql) => db.exec(sql),
      transaction: (work) =>
        db.transaction((transaction) => work(clientOf(transaction as unknown as PGlite))),
    }),
    close: async () => {},
  };
}

/** Rows of int8 beyond what a number holds do not come up in tests. */
const options = { extensions: { vector }, parsers: { 20: Number } };

/** Made once for all test files: starting from it takes a fifth of making tables anew. */
async function template(folder: string): Promise<Blob> {
  const file = join(folder, 'postgres.tar');
  if (!existsSync(file)) {
    const db = await PGlite.create(options);
    await migratePostgres(overPglite(db));
    const dump = await db.dumpDataDir('none');
    await db.close();
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
    renameSync(`${file}.${process.pid}`, file);
  }
  return new Blob([readFileSync(file)]);
}

async function begin(): Promise<Postgres> {
  if (process.env.TEST_POSTGRES_URL !== undefined) {
    const { db, drop } = await makeDatabase(nativeServer());
    return { ...db, close: drop };
  }
  const db = await PGlite.create({ ...options, loadDataDir: await template(inject('sharedFolder')) });
  return { ...overPglite(db), close: () => db.close() };
}

/** Which PostgreSQL the tests of this file run on, for the names of their suites. */
export const POSTGRES = process.env.TEST_POSTGRES_URL === undefined ? 'PostgreSQL (PGlite)' : 'PostgreSQL';

/** Only what is filled: to empty a table takes as long as filling it, whatever it holds. */
async function empty(db: Postgres): Promise<void> {
  const tables = await db.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'",
  );
  const filled = await db.query<{ name: string }>(
    tables
      .map(({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}")`)
      .join(' UNION ALL '),
  );
  if (filled.length > 0)
    await db.run(`TRUNCATE ${filled.map(({ name }) => `"${name}"`).join(', ')} RESTART IDENTITY CASCADE`);
}

/**
 * One database for a test file, opened with the first test that asks for it and closed after the last: the function
 * returned empties it and hands it out, with a `close` that does nothing.
 */
export function testPostgres(): () => Promise<Postgres> {
  let opened: Promise<Postgres> | null = null;
  afterAll(async () => {
    await (await opened)?.close();
  });
  return async () => {
    opened ??= begin();
    const db = await opened;
    await empty(db);
    return { ...db, close: async () => {} };
  };
}
