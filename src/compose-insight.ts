// Puts together what those who run the bot look at: figures of questions, collection, sources and process.
import { statSync } from 'node:fs';
import { createGatherStatistics, type GatherStatistics } from './app/gather-statistics.js';
import type { Collection } from './compose.js';
import { systemClock as clock } from './compose-archive.js';
import { databaseFile, indexFile } from './compose-storage.js';
import type { Config } from './config.js';

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

/** The figures of an opened collection; the process counts from now on. */
export function openStatistics(
  { chats, store, words, following }: Collection,
  config: Pick<Config, 'DATA_DIR' | 'QUESTIONS_KEPT'>,
): GatherStatistics {
  const started = clock();
  return createGatherStatistics({
    log: chats.questions,
    store,
    words,
    sources: () => following.manage.list(),
    process: () => ({
      memory: process.memoryUsage.rss(),
      index: sizeOf(indexFile(config)),
      database: sizeOf(databaseFile(config)) ?? 0,
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
