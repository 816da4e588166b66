// Puts together what those who run the bot look at: figures of questions, collection, sources and process.
import { statSync } from 'node:fs';
import { createGatherStatistics, type GatherStatistics } from './app/gather-statistics.js';
import type { Collection } from './compose.js';
import { systemClock as clock } from './compose-archive.js';
import { indexFile } from './compose-storage.js';
import type { Config } from './config.js';

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The figures of an opened collection; the process counts from now on. */
export function openStatistics(
  { chats, store, words, following, databaseSize }: Collection,
  config: Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'QUESTIONS_KEPT'>,
): GatherStatistics {
  const started = clock();
  return createGatherStatistics({
    log: chats.questions,
    store,
    words,
    sources: () => following.manage.list(),
    process: async () => ({
      memory: process.memoryUsage.rss(),
      index: config.DATABASE_URL === undefined ? sizeOf(indexFile(config)) : null,
      database: await databaseSize(),
      uptime: clock() - started,
    }),
    clock,
    followers: async () => new Set((await chats.subscriptions.places()).map(({ chat }) => chat)).size,
    votes: chats.votes.count,
    peopleKeptDays: config.QUESTIONS_KEPT,
    outbox: async () => {
      const { pending, sending, dropped, unknown } = await chats.outbox.counts();
      return { waiting: pending + sending, failed: dropped + unknown };
    },
  });
}
