// Lets only so many pieces of work run at a time, in the order in which they came.

/** Runs `work` when it is its turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes a gate through which `most` pieces of work pass at a time. */
export function createGate(most: number): Gate {
  let running = 0;
  const waiting: Array<() => void> = [];
  return async (work) => {
    if (running < most) running++;
    // Whoever goes out hands the place over, so that nobody who comes meanwhile takes it.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
