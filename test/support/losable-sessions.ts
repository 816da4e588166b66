// A database whose sessions a test can take away, as a server does that is restarted or a network that fails.
import type { Postgres, Session } from '../../src/postgres/connection.js';

/** The same database; `lose` ends every session opened over it so far. */
export function losable(db: Postgres): { readonly db: Postgres; lose(): Promise<void> } {
  let open: Array<{ session: Session; tell: Array<() => void> }> = [];
  return {
    db: {
      ...db,
      async session() {
        const session = await db.session();
        const one = { session, tell: [] as Array<() => void> };
        open.push(one);
        return {
          ...session,
          onLost(listener) {
            one.tell.push(listener);
            session.onLost(listener);
          },
        };
      },
    },
    async lose() {
      const lost = open;
      open = [];
      for (const { session, tell } of lost) {
        await session.release();
        for (const listener of tell) listener();
      }
    },
  };
}
