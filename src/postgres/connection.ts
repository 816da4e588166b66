// Speaks to PostgreSQL: statements, transactions, and sessions that keep a lock for as long as they live.
import pg from 'pg';
import { AppError } from '../core/errors.js';
import { storedText } from '../core/stored-text.js';
import { codeOf, faultsNamed } from './fault.js';

/** Runs one statement at a time; within a transaction, as a part of it. */
export interface Client {
  /**
   * Rows of a statement. Values are put in place of $1, $2, …; arrays become PostgreSQL's arrays, Uint8Array bytea. Whole
   * numbers come back as numbers, bytea as Uint8Array. Texts are bound as storedText has them.
   */
  query<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** How many rows a statement changed. */
  run(sql: string, values?: readonly unknown[]): Promise<number>;
}

export interface TransactionOptions {
  /** Its commit need not wait for the disk: lost at most when the server's power goes. @default false */
  readonly lightly?: boolean;
}

/** One connection taken out of the pool: locks of the session are its own, and end with it. */
export interface Session extends Client {
  /** Calls `listener` when the connection is lost, and with it every lock. */
  onLost(listener: () => void): void;
  /** Gives the connection back; it is closed, so that nothing it held is left. */
  release(): Promise<void>;
}

/** Rejects with DATABASE_AWAY where a failure may pass (fault.ts), outside of transactions at once. */
export interface Postgres extends Client {
  /**
   * Runs `work` in one transaction, on the client it is handed; a failure undoes it all. Begun again, at most three times,
   * where the server ended it because of another one (a deadlock, a serialization failure): `work` must have no other effect.
   */
  transaction<T>(work: (client: Client) => Promise<T>, options?: TransactionOptions): Promise<T>;
  session(): Promise<Session>;
  close(): Promise<void>;
}

/** Codes after which the same transaction may be tried again: deadlock_detected, serialization_failure. */
const AGAIN = new Set(['40P01', '40001']);
const TRIES = 3;

/** Runs `begin` until it is not ended by another transaction; see Postgres.transaction. */
export async function triedAgain<T>(begin: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await begin();
    } catch (error) {
      if (tries >= TRIES || !AGAIN.has(codeOf(error) ?? '')) throw error;
    }
  }
}

/**
 * What opens a transaction, and what follows where it need not wait for the disk. One of a process that stopped or was cut off
 * between two statements is ended by the server after a minute; else others would wait for its rows until that is noticed.
 */
const OPENED = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'";
export const BEGIN = { plain: OPENED, lightly: `${OPENED}; SET LOCAL synchronous_commit = off` } as const;

/** Object ids of int8 and int8[]: ours are ids, counts and milliseconds, all below 2^53. */
const WHOLE = 20;
const WHOLES = 1016;
/** Ten to work with, and one that says that the database is worked with. */
const MOST_CONNECTIONS = 11;
const CONNECT_MS = 10_000;

function wholeNumbers(oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary') {
  if (Number(oid) === WHOLE) return Number;
  if (Number(oid) !== WHOLES) return pg.types.getTypeParser(oid, format ?? 'text');
  const parse = pg.types.getTypeParser(oid, 'text');
  return (text: string) => (parse(text) as string[]).map(Number);
}

/** Values in a form that PostgreSQL takes, texts in arrays included. */
export function bound(values: readonly unknown[]): unknown[] {
  return values.map((value) => {
    if (typeof value === 'string') return storedText(value);
    return Array.isArray(value) ? bound(value) : value;
  });
}

/** The same client outside of a transaction: what fails is named at once, as nothing of it can be begun again. */
function namingFaults({ query, run }: Client): Client {
  return {
    query: (sql, values) => faultsNamed(() => query(sql, values)),
    run: (sql, values) => faultsNamed(() => run(sql, values)),
  };
}

function clientOf(connection: Pick<pg.ClientBase, 'query'>): Client {
  return {
    query: async (sql, values = []) => (await connection.query(sql, bound(values))).rows,
    run: async (sql, values = []) => (await connection.query(sql, bound(values))).rowCount ?? 0,
  };
}

/**
 * An address as the driver is to have it. Three modes of TLS it reads as verify-full, and says so in seven lines at every
 * start; where it does what libpq does (`uselibpqcompat`), they stay. By the name of the application a move knows that
 * somebody else is at work.
 */
function driversAddress(url: string): string {
  const ours = url.replace(/([?&])application_name=[^&]*/gu, '$1');
  return /[?&]uselibpqcompat=true(?:&|$)/u.test(ours)
    ? ours
    : ours.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/u, '$1verify-full');
}

/**
 * Opens a pool of connections to the server that `url` names. Nothing is connected before the first statement. Throws
 * CONFIG_INVALID where the address cannot be read; the message does not repeat it, as it holds a password.
 */
export function connectPostgres(
  url: string,
  { onIdleError }: { readonly onIdleError?: (error: Error) => void } = {},
): Postgres {
  const connectionString = driversAddress(url);
  try {
    // The pool reads the address only when it is first asked for a connection.
    new pg.Client({ connectionString });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('CONFIG_INVALID', `DATABASE_URL: the address cannot be read (${reason}).`, error);
  }
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'trichdan',
    types: { getTypeParser: wholeNumbers },
  });
  // Without a listener, a server that is restarted would end the process.
  pool.on('error', (error) => onIdleError?.(error));

  async function once<T>(work: (client: Client) => Promise<T>, begin: string): Promise<T> {
    const connection = await pool.connect();
    let broken: Error | undefined;
    // A connection that ends between two statements says so to whoever listens; where nobody does, the process ends.
    const onError = (error: Error): void => {
      broken = error;
    };
    connection.on('error', onError);
    try {
      await connection.query(begin);
      const result = await work(clientOf(connection));
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      await connection.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      connection.release(broken);
      connection.off('error', onError);
    }
  }

  return {
    ...namingFaults(clientOf(pool as unknown as Pick<pg.ClientBase, 'query'>)),
    transaction: (work, { lightly = false } = {}) =>
      faultsNamed(() => triedAgain(() => once(work, lightly ? BEGIN.lightly : BEGIN.plain))),
    async session() {
      const connection = await faultsNamed(() => pool.connect());
      let released = false;
      const listeners: Array<() => void> = [];
      connection.on('error', () => {
        for (const tell of listeners.splice(0)) tell();
      });
      return {
        ...namingFaults(clientOf(connection)),
        onLost: (listener) => void listeners.push(listener),
        release: async () => {
          if (!released) connection.release(true);
          released = true;
        },
      };
    },
    close: () => pool.end(),
  };
}
