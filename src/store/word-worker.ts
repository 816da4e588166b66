// The thread that searches words: it reads the database over a connection of its own, and sees all that was committed
// before it was asked.
import { workerData } from 'node:worker_threads';
import type { WordField } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { serveCalls } from '../threads/worker-call.js';
import { openDatabase } from './database.js';
import { createWordSearch } from './word-search.js';

export type WordMethods = {
  search(args: {
    readonly field: WordField;
    readonly tokens: readonly string[];
    readonly count: number;
    readonly onlyChunks: Uint32Array | undefined;
  }): Promise<WordHit[]>;
  articlesWith(args: { readonly field: WordField; readonly tokens: readonly string[] }): Promise<number>;
  frequencies(args: {
    readonly field: WordField;
    readonly tokens: readonly string[];
  }): Promise<Map<string, number>>;
};

/** `workerData` of this thread: the database's file. */
const words = createWordSearch(openDatabase(workerData as string, { readonly: true, checked: true }));

serveCalls<WordMethods>({
  search: ({ field, tokens, count, onlyChunks }) =>
    words.search(field, tokens, count, onlyChunks && Array.from(onlyChunks)),
  articlesWith: ({ field, tokens }) => words.articlesWith(field, tokens),
  frequencies: ({ field, tokens }) => words.frequencies(field, tokens),
});
