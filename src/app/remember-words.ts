// Keeps the last searches by words, and how common words are, at hand: one message is looked up as it stands and then asked, by the same words.
import type { WordSearch } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { createMemory } from './memory.js';

/** Searches kept: both fields of a few messages that are answered at once. */
const KEPT = 16;
/** Hits searched for at the least: as many as any step takes, so that one that takes fewer has them for a later one. */
const LEAST_HITS = 60;

/** Words of a field whose frequency is kept, some 2 MB; a question asks for a hundred. */
const FREQUENCIES = 20_000;

/** The same searches, remembered until `change`, a number that rises with every write to the collection, is another. */
export function rememberingWords(words: WordSearch, change: () => Promise<number>): WordSearch {
  const kept = createMemory<readonly WordHit[]>(change, KEPT);
  const totals = createMemory<number>(change, 1);
  const frequencies = createMemory<Map<string, number>>(change, 2);
  return {
    ...words,
    total: () => totals.recall('', () => words.total()),
    async frequencies(field, tokens) {
      const known = await frequencies.recall(field, () => new Map());
      const lacking = tokens.filter((token) => !known.has(token));
      const found = lacking.length === 0 ? new Map() : await words.frequencies(field, lacking);
      const asked = new Map(tokens.map((token) => [token, known.get(token) ?? found.get(token) ?? 0]));
      if (known.size > FREQUENCIES) known.clear();
      for (const [token, chunks] of found) known.set(token, chunks);
      return asked;
    },
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
