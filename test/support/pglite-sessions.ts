// Sessions of PGlite, which has one connection: locks as if each had its own, free again when it ends.
import type { Client, Session } from '../../src/postgres/connection.js';

/**
 * Functions of the same names stand before the server's own, and know whose statement it is by a setting of its transaction.
 * Only what the product uses is there.
 */
const LOCKS = `
  CREATE SCHEMA IF NOT EXISTS sessions;
  CREATE TABLE IF NOT EXISTS sessions.locks (key int8 PRIMARY KEY, owner text NOT NULL, times int8 NOT NULL);
  CREATE OR REPLACE FUNCTION sessions.pg_try_advisory_lock(wanted int8) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO sessions.locks AS held VALUES (wanted, current_setting('sessions.owner'), 1)
    ON CONFLICT (key) DO UPDATE SET times = held.times + 1 WHERE held.owner = excluded.owner;
    RETURN FOUND;
  END $$;
  CREATE OR REPLACE FUNCTION sessions.pg_advisory_unlock(wanted int8) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE sessions.locks SET times = times - 1
    WHERE key = wanted AND owner = current_setting('sessions.owner');
    DELETE FROM sessions.locks WHERE times = 0;
    RETURN FOUND;
  END $$`;

/** Statements that need not know whose they are may be of those that no transaction can hold. */
const OF_A_LOCK = /advisory/u;

/** Opens sessions; `transaction` runs work in one, on the client it is handed, and `prepare` runs a script outside of any. */
export function pgliteSessions(
  db: Client & {
    prepare(sql: string): Promise<unknown>;
    transaction<T>(work: (client: Client) => Promise<T>): Promise<T>;
  },
): () => Promise<Session> {
  let prepared: Promise<unknown> | null = null;
  let number = 0;
  return async () => {
    prepared ??= db.prepare(LOCKS);
    await prepared;
    const owner = `session ${++number}`;
    let isOpen = true;
    const within = <T>(sql: string, work: (client: Client) => Promise<T>): Promise<T> => {
      if (!isOpen) return Promise.reject(new Error('Connection terminated'));
      if (!OF_A_LOCK.test(sql)) return work(db);
      return db.transaction(async (client) => {
        await client.query("SELECT set_config('sessions.owner', $1, true)", [owner]);
        await client.run('SET LOCAL search_path = sessions, public, pg_catalog');
        return work(client);
      });
    };
    return {
      query: (sql, values) => within(sql, (client) => client.query(sql, values)),
      run: (sql, values) => within(sql, (client) => client.run(sql, values)),
      onLost: () => {},
      async release() {
        isOpen = false;
        await db.run('DELETE FROM sessions.locks WHERE owner = $1', [owner]);
      },
    };
  };
}
