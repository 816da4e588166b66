// Refuses questions once the collection is being closed, so that they are left for the next start and nobody is told they failed.
import { AppError } from '../core/errors.js';

/** Runs `work`; once the collection is being closed, rejects with STOPPING, whatever the work came to. */
export type UntilClosed = <T>(work: () => Promise<T>) => Promise<T>;

export function createUntilClosed(isClosed: () => boolean): UntilClosed {
  const stopping = (cause?: unknown): AppError =>
    new AppError('STOPPING', 'The collection is closed.', cause);
  return async (work) => {
    if (isClosed()) throw stopping();
    try {
      return await work();
    } catch (error) {
      throw isClosed() ? stopping(error) : error;
    }
  };
}
