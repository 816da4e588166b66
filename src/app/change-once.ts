// Asks once for a question whether the collection has changed, however many memories want to know: on a server, each asking is a round trip.
import { AsyncLocalStorage } from 'node:async_hooks';

export interface ChangeOnce {
  /** A number that rises with every write to the collection: within `during` as at the first asking, elsewhere as it is now. */
  change(): Promise<number>;
  /** Runs work that may do with what the collection was when it began; what it started is told the present once it is over. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes the one that shares `ask` among all. A failure is told to whoever waited for it, and asked again for the next. */
export function createChangeOnce(ask: () => Promise<number>): ChangeOnce {
  const running = new AsyncLocalStorage<{ known: Promise<number> | null; isOver: boolean }>();
  return {
    change() {
      const own = running.getStore();
      if (own === undefined || own.isOver) return ask();
      if (own.known !== null) return own.known;
      const asking = ask();
      own.known = asking;
      asking.catch(() => {
        own.known = null;
      });
      return asking;
    },
    async during(work) {
      const own = { known: null, isOver: false };
      try {
        return await running.run(own, work);
      } finally {
        own.isOver = true;
      }
    },
  };
}
