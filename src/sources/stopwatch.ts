// Runs the parts of a fetch within its whole time, which stands still between them.
import { FetchCut } from './fetch-cut.js';

export interface Stopwatch {
  /**
   * Runs a part. Rejects with a FetchCut `timeout` when the time is up, or with the reason of the ending signal, also
   * when the part does not heed the signal it is given; such a part is left behind.
   */
  run<T>(part: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** `now` in milliseconds; `after` calls back later unless cancelled by what it returns. */
export function createStopwatch(
  milliseconds: number,
  ending: AbortSignal,
  now: () => number,
  after: (milliseconds: number, callback: () => void) => () => void,
): Stopwatch {
  let left = milliseconds;
  return {
    async run(part) {
      const over = new AbortController();
      const signal = over.signal;
      const end = () => over.abort(ending.reason);
      ending.addEventListener('abort', end, { once: true });
      const begun = now();
      const cancel = after(left, () => over.abort(new FetchCut('timeout', 'took too long')));
      let stop = () => {};
      const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
      });
      if (ending.aborted) end();
      try {
        return await Promise.race([stopped, signal.aborted ? stopped : part(signal)]);
      } finally {
        signal.removeEventListener('abort', stop);
        ending.removeEventListener('abort', end);
        cancel();
        // A clock set back meanwhile must not give more time than there was.
        left = Math.max(left - Math.max(now() - begun, 0), 0);
      }
    },
  };
}
