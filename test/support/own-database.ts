// Databases of a test's own on a real PostgreSQL server: several connections and processes can meet in one.
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { connectPostgres, type Postgres } from '../../src/postgres/connection.js';
import { databaseBeside } from '../../src/postgres/database-beside.js';
import { migratePostgres } from '../../src/postgres/migrations.js';

export interface OwnDatabase {
  /** What DATABASE_URL is to be for a process that is to work with it. */
  readonly url: string;
  readonly db: Postgres;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Makes a database on the server that `server` is the address of, with the product's tables unless `bare`. */
export async function makeDatabase(
  server: string,
  { bare = false }: { readonly bare?: boolean } = {},
): Promise<OwnDatabase> {
  const { url, drop } = await databaseBeside(server, `test_${randomUUID().replaceAll('-', '')}`);
  const db = connectPostgres(url);
  if (!bare) await migratePostgres(db);
  return {
    url,
    db,
    drop: async () => {
      await db.close();
      await drop();
    },
  };
}

/** The server that tests in test/native are run on; `npm run test:postgres` starts one where none is named. */
export function nativeServer(): string {
  const server = process.env.TEST_POSTGRES_URL;
  if (server === undefined) throw new Error('Only `npm run test:postgres` runs these tests.');
  return server;
}

/** A database for each call of the function returned, all removed after the last test of the file. */
export function ownDatabases(): (options?: { readonly bare?: boolean }) => Promise<OwnDatabase> {
  const made: OwnDatabase[] = [];
  afterAll(async () => {
    for (const database of made.splice(0)) await database.drop();
  });
  return async (options) => {
    const database = await makeDatabase(nativeServer(), options);
    made.push(database);
    return database;
  };
}
