// Puts together the change of the collection's model: its vectors made anew, and then its stories, which are told by them.
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { pause } from './app/pause.js';
import { createReindex, type ReindexOptions, type ReindexReport } from './app/reindex.js';
import { openEmbedder, reindexed } from './compose-models.js';
import { openStorage } from './compose-storage.js';
import { openStories } from './compose-stories.js';
import type { Config } from './config.js';

export interface ReindexCollectionOptions extends ReindexOptions {
  /** Hears how many articles have been placed into stories again, now and then. */
  readonly onStories?: (articles: number) => void;
}

/**
 * Gives the collection the vectors of the model configured now, see app/reindex, and puts into stories what is in none: a
 * change of model drops them all, as they were told by the former vectors.
 */
export async function reindexCollection(
  config: Config,
  log: Logger,
  { onStories, ...options }: ReindexCollectionOptions,
): Promise<ReindexReport> {
  const { articles: store, stories, close } = await openStorage(config);
  const embedder = await openEmbedder(reindexed(config), log, { purpose: 'ingesting' });
  try {
    const reindex = createReindex({ store, embedder, process: randomUUID(), wait: pause });
    const report = await reindex(options);
    const { groupStories } = openStories({ articles: store, stories });
    if (report.outcome !== 'stopped')
      await groupStories.catchUp({ signal: options.signal, ...(onStories && { onProgress: onStories }) });
    return report;
  } finally {
    await embedder.close();
    await close();
  }
}
