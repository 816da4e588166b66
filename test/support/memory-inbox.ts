// The update inbox as a Map: what polling may rely on, without a database.
import type { UpdateInbox } from '../../src/core/ports.js';

export interface MemoryInbox extends UpdateInbox {
  unfinishedIds(): Promise<number[]>;
  /** Resolves once that update has been handled. */
  finished(updateId: number): Promise<void>;
}

/** An inbox that outlives a bot but not the test. */
export function createMemoryInbox(): MemoryInbox {
  const waiting = new Map<number, () => void>();
  const rows = new Map<number, { update: { update_id: number }; at: number; finished: boolean }>();
  const unfinished = async () =>
    [...rows.values()].filter(({ finished }) => !finished).map(({ update }) => update);
  return {
    async accept(updates, now) {
      const fresh = updates.filter(({ update_id }) => !rows.has(update_id));
      for (const update of fresh) rows.set(update.update_id, { update, at: now, finished: false });
      return fresh;
    },
    unfinished,
    async finish(updateId) {
      const row = rows.get(updateId);
      if (row !== undefined) row.finished = true;
      waiting.get(updateId)?.();
    },
    async prune(before) {
      const old = [...rows].filter(([, { at, finished }]) => finished && at < before);
      for (const [id] of old) rows.delete(id);
      return old.length;
    },
    finished(updateId) {
      if (rows.get(updateId)?.finished) return Promise.resolve();
      return new Promise((resolve) => waiting.set(updateId, resolve));
    },
    unfinishedIds: async () => (await unfinished()).map(({ update_id }) => update_id),
  };
}
