// The one connection whose locks say what this process alone may do: lost with it, and at once free for others.
import { AppError } from '../core/errors.js';
import type { Wait } from '../core/ports.js';
import type { Postgres, Session } from './connection.js';

export interface LockSession {
  /**
   * Runs one statement, after those asked for before, on the connection that holds the locks; opens it where there is none.
   * Rejects when that fails, and then the connection and all its locks are lost.
   */
  query<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Calls `listener` whenever the connection was lost, before anything is asked of another. */
  onLost(listener: () => void): void;
  /** Ends the connection, and with it its locks; rejects what is asked for later. */
  close(): Promise<void>;
}

export interface LockSessionOptions {
  readonly wait: Wait;
}

/**
 * The server ends a connection on which nothing was asked for so long, so that a machine that stopped or was cut off does not
 * keep its locks: whoever holds some asks every second or two. Until then nobody has what it held.
 */
const SILENT_SECONDS = 30;
/** No answer for so long counts as none; the server has then ended the connection, or will within SILENT_SECONDS. */
const ANSWER_MS = 15_000;

/** Nothing is connected before the first statement. */
export function createLockSession(db: Pick<Postgres, 'session'>, { wait }: LockSessionOptions): LockSession {
  const listeners: Array<() => void> = [];
  let open: Session | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function lose(session: Session): void {
    if (open !== session) return;
    open = null;
    for (const tell of listeners) tell();
    void session.release().catch(() => {});
  }

  /** `asked` is aborted when nobody waits for it any more. */
  async function opened(asked: AbortSignal): Promise<Session> {
    if (isClosed) throw new AppError('CLOSED', 'The locks of this process were given up.');
    if (open !== null) return open;
    const session = await db.session();
    if (isClosed || asked.aborted) {
      await session.release();
      throw new AppError('CLOSED', 'Nobody waits for this connection any more.');
    }
    open = session;
    session.onLost(() => lose(session));
    // What is noted here may be lost when the server's power goes, as other light writes.
    await session.run('SET synchronous_commit = off');
    await session.run(`SET idle_session_timeout = '${SILENT_SECONDS}s'`);
    return session;
  }

  async function answered<T>(asking: Promise<T>): Promise<T> {
    const done = new AbortController();
    const late = wait(ANSWER_MS, done.signal).then(() => {
      throw new AppError('DATABASE_AWAY', 'The database does not answer.');
    });
    try {
      return await Promise.race([asking, late]);
    } finally {
      done.abort();
    }
  }

  async function ask<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    const asked = new AbortController();
    try {
      return await answered(opened(asked.signal).then((session) => session.query<Row>(sql, values)));
    } catch (error) {
      asked.abort();
      if (open !== null) lose(open);
      throw error;
    }
  }

  return {
    query<Row>(sql: string, values: readonly unknown[] = []) {
      const asked = last.then(() => ask<Row>(sql, values));
      last = asked.catch(() => {});
      return asked;
    },
    onLost: (listener) => void listeners.push(listener),
    async close() {
      isClosed = true;
      await last;
      if (open !== null) lose(open);
    },
  };
}
