// Forgets what has been kept for its time.
import type { Clock } from '../core/ports.js';

/** Something kept, and for how many milliseconds. */
export interface Aging {
  /** Forgets what is older than `before`, and returns how much that was. */
  readonly store: { prune(before: number): Promise<number> };
  readonly keptMs: number;
}

/** Makes the use case, which returns how much was forgotten in all. */
export function createForgetOld(aging: readonly Aging[], clock: Clock): () => Promise<number> {
  return async () => {
    const now = clock();
    let forgotten = 0;
    for (const { store, keptMs } of aging) forgotten += await store.prune(now - keptMs);
    return forgotten;
  };
}
