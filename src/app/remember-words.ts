// Keeps the last searches by words at hand: one message is looked up as it stands and then asked, by the same words.
import type { WordSearch } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { createMemory } from './memory.js';

/** Searches kept: both fields of a few messages that are answered at once. */
const KEPT = 16;
/** Hits searched for at the least: as many as any step takes, so that one that takes fewer has them for a later one. */
const LEAST_HITS = 60;

/** The same searches, remembered until `change`, a number that rises with every write to the collection, is another. */
export function rememberingWords(words: WordSearch, change: () => Promise<number>): WordSearch {
  const kept = createMemory<readonly WordHit[]>(change, KEPT);
  return {
    ...words,
    async search(field, tokens, count, onlyChunks) {
      if (onlyChunks !== undefined || count > LEAST_HITS)
        return words.search(field, tokens, count, onlyChunks);
      const found = await kept.recall(JSON.stringify([field, tokens]), () =>
        words.search(field, tokens, LEAST_HITS),
      );
      return found.slice(0, Math.max(count, 0));
    },
  };
}
