// What is told of an update beside what Telegram says of it: that an earlier try to handle it did not come to its end.
import type { Update } from 'grammy/types';

/**
 * `again`: it is handled once more. `given-up`: it was begun too often, and is only to be told of; as is what `failed`, the
 * database being away at every try.
 */
export type BegunBefore = 'again' | 'given-up' | 'failed';

/** No update of Telegram's can have it. */
const BEGUN = Symbol('begun before');

interface MarkedUpdate extends Update {
  readonly [BEGUN]?: BegunBefore;
}

/** A copy of the update that says how it was begun before. */
export function markBegun(update: Update, begun: BegunBefore): Update {
  const marked: MarkedUpdate = { ...update, [BEGUN]: begun };
  return marked;
}

/** Null for an update that is handled for the first time. */
export function begunBefore(update: Update): BegunBefore | null {
  return (update as MarkedUpdate)[BEGUN] ?? null;
}

/** Whether an update is handled no more, but only told of. */
export function isOnlyTold(update: Update): boolean {
  const begun = begunBefore(update);
  return begun === 'given-up' || begun === 'failed';
}
