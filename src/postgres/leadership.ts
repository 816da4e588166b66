// One leader among the processes of a PostgreSQL database: whoever holds the scheduler's lock.
import type { Leadership } from '../core/leadership.js';
import type { Wait } from '../core/ports.js';
import type { LockSession } from './lock-session.js';
import { LOCKS } from './migrations.js';

export interface LeadershipOptions {
  readonly wait: Wait;
}

/** So often a leader asks whether it was called, which also tells the server that it is there. */
const LISTEN_MS = 2000;

/**
 * The Leadership port on a connection of its own, which `close` ends. A call is a number that goes up, and that the leader
 * looks at every two seconds: it costs no transaction and leaves no row behind.
 */
export function createPostgresLeadership(locks: LockSession, { wait }: LeadershipOptions): Leadership {
  const listeners: Array<() => void> = [];
  let term: AbortController | null = null;
  let heard = 0;
  locks.onLost(() => term?.abort());

  async function calls(): Promise<number> {
    const [row] = await locks.query<{ calls: number }>('SELECT last_value AS calls FROM leader_calls');
    return row?.calls ?? 0;
  }

  async function listen({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      await wait(LISTEN_MS, signal);
      if (signal.aborted) return;
      const now = await calls();
      if (now === heard || signal.aborted) continue;
      heard = now;
      for (const tell of listeners) tell();
    }
  }

  return {
    async stand() {
      const mine = new AbortController();
      try {
        const [row] = await locks.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [
          LOCKS.scheduler,
        ]);
        if (row?.leads !== true) return null;
        term = mine;
        heard = await calls();
      } catch {
        return null;
      }
      // Whatever ends the listening has lost the connection, which ended the term.
      void listen(mine).catch(() => {});
      return {
        ended: mine.signal,
        async resign() {
          const leads = !mine.signal.aborted;
          if (term === mine) term = null;
          mine.abort();
          if (leads) await locks.query('SELECT pg_advisory_unlock($1)', [LOCKS.scheduler]).catch(() => {});
        },
      };
    },
    async call() {
      if (term === null || term.signal.aborted)
        await locks.query("SELECT nextval('leader_calls')").catch(() => {});
    },
    onCall: (listener) => void listeners.push(listener),
    close: () => locks.close(),
  };
}
