// Says of a database that a process works with it, for as long as it does, so that none is moved under anybody.
import { beingMoved } from '../core/move-note.js';
import type { Wait } from '../core/ports.js';
import type { Postgres } from './connection.js';
import { LOCKS } from './migrations.js';

/** The connections of a process that has just been killed are there for a moment: so often it is looked whether they are. */
export const LOOKS = { times: 20, betweenMs: 100 } as const;
/** Between two tries to say so again after the connection was lost. */
const AGAIN_MS = 2000;

export interface InUseOptions {
  readonly wait: Wait;
}

/**
 * Marks a database as worked with; the function returned takes the mark back. Set again when its connection was lost. Throws
 * DATABASE_IN_USE where it is being moved.
 */
export async function markInUse(
  db: Pick<Postgres, 'session'>,
  { wait }: InUseOptions,
): Promise<() => Promise<void>> {
  const ending = new AbortController();
  let release: () => Promise<void> = async () => {};

  async function isMarked(): Promise<boolean> {
    const session = await db.session();
    const [row] = await session.query<{ marked: boolean }>(
      'SELECT pg_try_advisory_lock_shared($1) AS marked',
      [LOCKS.moving],
    );
    if (row?.marked !== true || ending.signal.aborted) {
      await session.release();
      return row?.marked === true;
    }
    release = () => session.release();
    session.onLost(() => {
      release = async () => {};
      // The pool closes only when it has every connection back.
      void session.release().catch(() => {});
      void markAgain();
    });
    return true;
  }

  async function markAgain(): Promise<void> {
    while (!ending.signal.aborted) {
      await wait(AGAIN_MS, ending.signal);
      if (ending.signal.aborted || (await isMarked().catch(() => false))) return;
    }
  }

  for (let tries = 1; !(await isMarked()); tries++) {
    if (tries === LOOKS.times) throw beingMoved('The database of DATABASE_URL');
    await wait(LOOKS.betweenMs, ending.signal);
  }
  return async () => {
    ending.abort();
    await release();
  };
}
