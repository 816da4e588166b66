// Keeps the vector index in step with a database that another process writes to, such as `npm run ingest` beside the bot.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { createGate } from '../core/gate.js';
import type { VectorIndex } from '../core/ports.js';
import { IdSet, keptInTurns, readIds, slices, visitInTurns } from './id-set.js';

export interface FollowStore {
  /**
   * Brings the index in line when the database has changed; costs one small query when it has not, and never waits for
   * work of `during`. Throws MODEL_MISMATCH when another process gave the collection another model's vectors.
   */
  follow(): Promise<void>;
  /** Runs work that writes to both by itself; what it changed need not be followed. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Vectors that are read and added in one go, in some milliseconds. */
const AT_ONCE = 500;

type FollowedIndex = Pick<VectorIndex, 'add' | 'remove' | 'ids' | 'lacking' | 'size'>;

/**
 * Makes the follower of an index that was filled from the store, as it is now or was before; null for one that the store itself keeps so.
 * `followModel` sees that index and store are of one model, and throws MODEL_MISMATCH where they cannot be.
 */
export async function createFollowStore(
  store: Pick<ArticleStore, 'change' | 'chunkIds' | 'vectorsOf'>,
  words: Pick<WordSearch, 'total'>,
  index: FollowedIndex | null,
  followModel: () => Promise<void>,
): Promise<FollowStore> {
  /** Up to here the index lacks no chunk that is there: it was filled from the store, which gives rising ids. */
  let last = 0;
  await visitInTurns((await index?.ids()) ?? [], (id) => {
    last = Math.max(last, id);
  });
  // Others may have written since the index was filled.
  let seen = Number.NaN;
  let working = 0;
  const inTurn = createGate(1);

  async function catchUp(): Promise<void> {
    const change = await store.change();
    if (change === seen) return;
    await followModel();
    if (index !== null) await bringInLine(index);
    seen = change;
  }

  async function add(index: FollowedIndex, lacking: readonly number[]): Promise<void> {
    for (const [n, ids] of [...slices(lacking, AT_ONCE)].entries()) {
      if (n > 0) await nextTurn();
      const vectors = await store.vectorsOf(ids);
      await index.add([...vectors].map(([id, vector]) => ({ id, vector })));
    }
  }

  async function bringInLine(index: FollowedIndex): Promise<void> {
    const came = await keptInTurns((await readIds(store.chunkIds, last)).values());
    await add(index, await index.lacking(came));
    last = came.at(-1) ?? last;
    // To compare all of a large collection takes longer than anybody should have to wait for it.
    if ((await index.size()) === (await words.total())) return;
    const held = new IdSet();
    await visitInTurns(await index.ids(), (id) => held.add(id));
    const stored = await readIds(store.chunkIds);
    await add(index, await keptInTurns(stored.values(), (id) => !held.has(id)));
    await index.remove(await keptInTurns(held.values(), (id) => !stored.has(id)));
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
