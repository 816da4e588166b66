// A small memory of recent things by name: bounded in number and in age.
import type { Clock } from '../core/ports.js';

export interface Recent<T> {
  get(name: string): T | undefined;
  put(name: string, value: T): void;
  forget(name: string): void;
}

/** Keeps at most `most` values, each for `lifeMs` milliseconds; the oldest make room. */
export function createRecent<T>(options: {
  readonly most: number;
  readonly lifeMs: number;
  readonly clock: Clock;
}): Recent<T> {
  const { most, lifeMs, clock } = options;
  const kept = new Map<string, { readonly value: T; readonly at: number }>();
  return {
    get(name) {
      const one = kept.get(name);
      if (one !== undefined && clock() - one.at <= lifeMs) return one.value;
      kept.delete(name);
      return undefined;
    },
    put(name, value) {
      kept.delete(name);
      kept.set(name, { value, at: clock() });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    forget: (name) => void kept.delete(name),
  };
}
