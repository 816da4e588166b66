// Lets people's questions go first: work in the background gives way, step by step, to those being answered at the time.

export interface Precedence {
  /** Runs what somebody waits for. It must not itself wait for background work. */
  first<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Null when nobody waits, else a promise that resolves when all who wait now have been served. Whoever comes later
   * does not prolong it, so background work gets on under any load.
   */
  giveWay(): Promise<void> | null;
}

/** Makes the precedence that the questions and the background work of one process share. */
export function createPrecedence(): Precedence {
  const waited = new Set<Promise<unknown>>();
  return {
    async first(work) {
      const running = work();
      const over = running.catch(() => undefined);
      waited.add(over);
      try {
        return await running;
      } finally {
        waited.delete(over);
      }
    },
    giveWay: () => (waited.size === 0 ? null : Promise.all(waited).then(() => undefined)),
  };
}
