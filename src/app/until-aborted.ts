// Reads a stream until its end or until a signal, even while the next item is being waited for (a quiet standard input).

/**
 * The next item, or null once the signal is aborted. The listener goes with the item: one promise raced against every
 * item would hold them all in memory.
 */
function nextOrAborted<T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T> | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The items of `source`; ends without an error as soon as `signal` is aborted. */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal?: AbortSignal): AsyncGenerator<T> {
  if (!signal) {
    yield* source;
    return;
  }
  const iterator = source[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const next = await nextOrAborted(iterator, signal);
      if (next === null || next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a generator that waits for input answers only when that input comes.
    iterator.return?.()?.catch(() => {});
  }
}
