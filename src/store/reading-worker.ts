// The thread that reads for questions what takes long: it has a connection of its own to the database, and sees all that
// was committed before it was asked. It also brings what was committed into the file.
import { workerData } from 'node:worker_threads';
import type { WordField } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { serveCalls } from '../threads/worker-call.js';
import { startCheckpoints } from './checkpoints.js';
import { createChunkLists } from './chunk-lists.js';
import { connect } from './connection.js';
import { createWordSearch } from './word-search.js';

export type ReadingMethods = {
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
  total(args: null): Promise<number>;
  /** The words, one a line, and in how many chunks each stands. */
  vocabulary(args: null): Promise<{ readonly words: string; readonly chunks: Uint32Array }>;
  chunksInWindow(args: { readonly from: string; readonly to: string }): Uint32Array;
  cosines(args: { readonly vector: Float32Array; readonly ids: Uint32Array }): {
    readonly ids: Uint32Array;
    readonly cosines: Float64Array;
  };
};

/** `workerData` of this thread: the database's file. */
const db = connect(workerData as string, { readonly: true });
const words = createWordSearch(db);
const chunks = createChunkLists(db);
startCheckpoints(connect(workerData as string));

// Lists of thousands of numbers cross between threads in no time as bytes.
serveCalls<ReadingMethods>({
  search: ({ field, tokens, count, onlyChunks }) =>
    words.search(field, tokens, count, onlyChunks && Array.from(onlyChunks)),
  articlesWith: ({ field, tokens }) => words.articlesWith(field, tokens),
  frequencies: ({ field, tokens }) => words.frequencies(field, tokens),
  total: () => words.total(),
  vocabulary: async () => {
    const all = await words.vocabulary();
    return {
      words: all.map(({ typed }) => typed).join('\n'),
      chunks: Uint32Array.from(all, ({ chunks: holding }) => holding),
    };
  },
  chunksInWindow: ({ from, to }) => Uint32Array.from(chunks.chunksInWindow(from, to)),
  cosines: ({ vector, ids }) => {
    const found = chunks.cosines(vector, Array.from(ids));
    return { ids: Uint32Array.from(found.keys()), cosines: Float64Array.from(found.values()) };
  },
});
