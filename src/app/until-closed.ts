// Refuses questions once the collection is being closed, so that they are left for the next start and nobody is told they failed.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../core/errors.js';
import { atMost } from './at-most.js';

export interface UntilClosed {
  /** Runs `work`; once the collection is being closed, rejects with STOPPING, whatever the work failed of. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** From now on nothing is begun. */
  close(): void;
  /** Resolves when all that runs has come to its end and whoever waited for it has heard, or after `ENDING_MS`. */
  ended(): Promise<void>;
}

/** What runs is told at once that models are closed; only a database that does not answer takes longer. */
const ENDING_MS = 2000;

export function createUntilClosed(): UntilClosed {
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  const stopping = (cause?: unknown): AppError =>
    new AppError('STOPPING', 'The collection is closed.', cause);

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isClosed ? stopping(error) : error;
    }
  }

  return {
    async run(work) {
      if (isClosed) throw stopping();
      const one = guarded(work);
      running.add(one);
      try {
        return await one;
      } finally {
        running.delete(one);
      }
    },
    close: () => {
      isClosed = true;
    },
    async ended() {
      await atMost(ENDING_MS, Promise.allSettled(running));
      await nextTurn();
    },
  };
}
