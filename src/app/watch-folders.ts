// Takes in what comes into watched folders while the bot runs: one batch after the other, and nothing is lost by renaming.
import type { ArticleStore } from '../core/article-store.js';
import type { FolderChange } from '../core/folder-watcher.js';
import { inTurn } from '../core/in-turn.js';
import type { SourceItem } from '../core/source-item.js';
import type { Ingest } from './ingest.js';
import type { IngestReport } from './ingest-report.js';

export interface WatchFoldersDependencies {
  readonly ingest: Ingest;
  /** Reads some files of a folder, or all when `files` is null, with the keys that reading the folder gives them. */
  readonly read: (folder: string, files: readonly string[] | null) => AsyncIterable<SourceItem>;
  readonly store: Pick<ArticleStore, 'from' | 'byKey'>;
  /** Whether articles are forgotten whose file, or row in a file, is gone. A renamed file's article moves either way. */
  readonly forgetRemoved: boolean;
  /** Hears of each batch once it is stored. */
  readonly onReport?: ((report: IngestReport) => Promise<void> | void) | undefined;
  /** Hears of a batch that could not be taken in; the next one is taken all the same. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

async function* nothing(): AsyncIterable<SourceItem> {}

/**
 * Follows `changes` to their end and takes in each before asking for the next: never two batches at once, and what changes
 * meanwhile comes in the next. Aborting `signal` ends it after the passages at hand, as any ingest. Never throws for a batch.
 */
export async function watchFolders(
  changes: AsyncIterable<FolderChange>,
  dependencies: WatchFoldersDependencies,
  signal: AbortSignal,
): Promise<void> {
  for await (const change of changes) {
    if (signal.aborted) return;
    try {
      await takeIn(change, dependencies, signal);
    } catch (error) {
      dependencies.onFailure?.(error);
    }
  }
}

async function takeIn(
  change: FolderChange,
  { ingest, read, store, forgetRemoved, onReport }: WatchFoldersDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { folder, changed, removed } = change;
  const roots = [folder];
  const gone = changed === null ? roots : [...changed, ...removed];
  const prune = forgetRemoved ? gone : [];
  const report = await ingest(read(folder, changed), { roots, prune, signal });
  const renamed = forgetRemoved || report.stopped ? [] : await renamedFiles(change, store);
  if (renamed.length > 0) await ingest(nothing(), { prune: renamed, signal });
  await onReport?.(report);
}

/**
 * Of the removed files, those whose every article came in again, word for word, under another name: they were renamed, and
 * would otherwise be quoted twice.
 */
async function renamedFiles(
  { folder, changed, removed }: FolderChange,
  store: Pick<ArticleStore, 'from' | 'byKey'>,
): Promise<string[]> {
  if (changed === null || changed.length === 0 || removed.length === 0) return [];
  const textOf = async (key: string): Promise<string> => {
    const article = await store.byKey(key);
    return JSON.stringify([article?.title, article?.text, article?.captions]);
  };
  const [isChanged, isRemoved] = [new Set(changed), new Set(removed)];
  const stored = await store.from(folder);
  const came = new Set(
    await inTurn(
      stored.filter(({ file }) => isChanged.has(file)),
      ({ key }) => textOf(key),
    ),
  );
  const lost = new Map<string, boolean>();
  for (const { key, file } of stored) {
    if (isRemoved.has(file)) lost.set(file, (lost.get(file) ?? true) && came.has(await textOf(key)));
  }
  return [...lost].filter(([, cameAgain]) => cameAgain).map(([file]) => file);
}
