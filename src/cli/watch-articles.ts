// Takes in what comes into the articles folder, and any other, while the bot runs, and tells of it in a line each time.
import { watchFolders } from '../app/watch-folders.js';
import type { Collection } from '../compose.js';
import type { FolderChange, FolderWatcher } from '../core/folder-watcher.js';
import { problemLine } from './ingest.js';
import type { Output, Words } from './terminal-text.js';

export interface WatchArticlesOptions {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly forgetRemoved: boolean;
  readonly out: Output;
  readonly err: Output;
  readonly words: Words;
  readonly onFailure: (error: unknown) => void;
}

/** A watch that has begun: what changes from now on is kept until `takeIn` asks for it. */
export interface ArticlesWatch {
  /** To be called once, when nothing else is being taken in; ends when the signal is aborted. */
  takeIn(collection: Pick<Collection, 'ingest' | 'readBelow' | 'store' | 'saveIndex'>): Promise<void>;
}

/** Begins to watch; to be called before the folders are first read, so that nothing falls between the two. */
export async function watchArticles(
  watcher: FolderWatcher | null,
  { folders, forgetRemoved, out, err, words, onFailure }: WatchArticlesOptions,
  signal: AbortSignal,
): Promise<ArticlesWatch> {
  const changes: AsyncIterable<FolderChange> | null = watcher && (await watcher.watch(folders, signal));
  return {
    takeIn: async ({ ingest, readBelow, store, saveIndex }) => {
      if (changes === null) return;
      const dependencies = {
        ingest,
        read: readBelow,
        store,
        forgetRemoved,
        onFailure,
        onReport: async ({ counts, problems }: Awaited<ReturnType<typeof ingest>>) => {
          for (const problem of problems) err.write(`${problemLine(problem, words)}\n`);
          if (counts.new + counts.changed + counts.pruned === 0) return;
          out.write(`${words('watch-taken', { ...counts })}\n`);
          await saveIndex();
        },
      };
      await watchFolders(changes, dependencies, signal);
    },
  };
}
