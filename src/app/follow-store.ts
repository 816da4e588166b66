// Keeps the vector index in step with a database that another process writes to, such as `npm run ingest` beside the bot.
import type { ArticleStore } from '../core/article-store.js';
import type { VectorIndex } from '../core/ports.js';

export interface FollowStore {
  /**
   * Brings the index in line when the database has changed; costs one small query when it has not, and never waits for
   * work of `during`. Throws MODEL_MISMATCH when another process gave the collection another model's vectors.
   */
  follow(): Promise<void>;
  /** Runs work that writes to both by itself; what it changed need not be followed. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Makes the follower of an index that is in line with the store now; null for one that the store itself keeps so.
 * `followModel` sees that index and store are of one model, and throws MODEL_MISMATCH where they cannot be.
 */
export async function createFollowStore(
  store: Pick<ArticleStore, 'change' | 'chunkIds' | 'vectorsOf'>,
  index: Pick<VectorIndex, 'add' | 'remove' | 'ids'> | null,
  followModel: () => Promise<void>,
): Promise<FollowStore> {
  let seen = await store.change();
  let working = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function catchUp(): Promise<void> {
    const change = await store.change();
    if (change === seen) return;
    await followModel();
    if (index !== null) await bringInLine(index);
    seen = change;
  }

  async function bringInLine(index: Pick<VectorIndex, 'add' | 'remove' | 'ids'>): Promise<void> {
    const held = new Set(await index.ids());
    const stored = await store.chunkIds();
    const storedSet = new Set(stored);
    const missing = await store.vectorsOf(stored.filter((id) => !held.has(id)));
    await index.add([...missing].map(([id, vector]) => ({ id, vector })));
    await index.remove([...held].filter((id) => !storedSet.has(id)));
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    async follow() {
      if (working > 0 || (await store.change()) === seen) return;
      // Such work may have begun while the store was asked.
      if (working === 0) await inTurn(catchUp);
    },
    during: (work) => {
      // From now on, not from its turn: what is followed meanwhile would have to wait for it.
      working++;
      return inTurn(async () => {
        try {
          await catchUp();
          return await work();
        } finally {
          working--;
          await catchUp();
        }
      });
    },
  };
}
