// Remembers what was worked out for as long as what it was worked out from stays what it is.

export interface Memory<T> {
  /** What is remembered under `key`, or else `make`s it and remembers that. */
  recall(key: string, make: () => T): T;
  /** Lets go of everything. */
  forget(): void;
}

/**
 * Makes a memory of at most `most` things; beyond them the first made go first. `change` gives a number that is another
 * with every change, as that of the collection with every write.
 */
export function createMemory<T>(change: () => number, most: number): Memory<T> {
  const kept = new Map<string, T>();
  let at = -1;
  return {
    recall(key, make) {
      const now = change();
      if (now !== at) kept.clear();
      at = now;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      const made = make();
      kept.set(key, made);
      return made;
    },
    forget: () => kept.clear(),
  };
}
