// Remembers what was worked out from the collection for as long as the collection stays what it is.

export interface Memory<T> {
  /** What is remembered under `key`, or else `make`s it and remembers that; a failure is not remembered. */
  recall(key: string, make: () => Promise<T> | T): Promise<T>;
  /** Lets go of everything. */
  forget(): void;
}

/**
 * Makes a memory of at most `most` things; beyond them the first made go first. `change` gives a number that rises with
 * every write to the collection.
 */
export function createMemory<T>(change: () => Promise<number>, most: number): Memory<T> {
  // Promises, so that whoever asks meanwhile waits for the same work.
  const kept = new Map<string, Promise<T>>();
  let at = -1;

  async function made(make: () => Promise<T> | T): Promise<T> {
    return make();
  }

  return {
    async recall(key, make) {
      const now = await change();
      // The collection has moved on since it was asked: this is nothing to remember.
      if (now < at) return make();
      if (now > at) kept.clear();
      at = now;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      const making = made(make);
      kept.set(key, making);
      making.catch(() => {
        if (kept.get(key) === making) kept.delete(key);
      });
      return making;
    },
    forget: () => kept.clear(),
  };
}
