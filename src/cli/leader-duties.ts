// What one process of a database does for all: keeping the collection up to date, and sending of its own accord.
import { createUnhurriedApi } from '../bot/connection.js';
import { type Collection, systemClock } from '../compose.js';
import type { botParts } from '../compose-bot.js';
import { startForgettingOld } from '../compose-chats.js';
import { startDelivery } from '../compose-delivery.js';
import { startCorrections } from '../compose-send-corrections.js';
import { openFolderWatcher } from '../compose-sources.js';
import type { Config } from '../config.js';
import type { Duty } from '../jobs/leading.js';
import type { createLogger } from '../log.js';
import { firstIngest } from './first-ingest.js';
import { listProblemLine } from './sources.js';
import type { wordsOf } from './terminal-text.js';
import { watchArticles } from './watch-articles.js';

type Words = ReturnType<typeof wordsOf>;
type Log = ReturnType<typeof createLogger>;

/** The index can be made of the database again, so writing it for every few articles is not worth the disk. */
const INDEX_SAVED_EVERY_MS = 10 * 60_000;

function savingNowAndThen(collection: Collection): () => Promise<void> {
  let savedAt = systemClock();
  return async () => {
    if (systemClock() - savedAt < INDEX_SAVED_EVERY_MS) return;
    savedAt = systemClock();
    await collection.saveIndex();
  };
}

/** Takes over the list of live sources, telling of mistakes in it; returns the folders that are to be read. */
async function foldersToRead({ following }: Collection, config: Config, words: Words): Promise<string[]> {
  for (const problem of await following.readFile())
    process.stderr.write(`${listProblemLine(problem, config.SOURCES_FILE, words)}\n`);
  return [...new Set([config.ARTICLES_DIR, ...(await following.folders())])];
}

function watchOptions(folders: readonly string[], config: Config, words: Words, log: Log) {
  return {
    folders,
    forgetRemoved: config.REMOVED_ARTICLES === 'forget',
    out: process.stdout,
    err: process.stderr,
    words,
    onFailure: (error: unknown) =>
      log.error({ err: error }, 'a change of the articles folder was not taken in'),
  };
}

/**
 * Takes in what the folders hold and what comes into them later, follows live sources, places articles into stories and
 * forgets what is old. Begun when the folders have been read once.
 */
export function keepingUp(collection: Collection, config: Config, words: Words, log: Log): Duty {
  return async (over) => {
    const ending = new AbortController();
    const signal = AbortSignal.any([over, ending.signal]);
    const saveIndex = savingNowAndThen(collection);
    const begun: Array<() => Promise<unknown>> = [];
    const stop = async (): Promise<void> => {
      ending.abort();
      for (const end of begun.splice(0)) await end();
    };
    try {
      const folders = await foldersToRead(collection, config, words);
      const watch = await watchArticles(
        openFolderWatcher(config, log),
        watchOptions(folders, config, words, log),
        signal,
      );
      for (const folder of folders) {
        await firstIngest(collection, { folder, err: process.stderr, words, clock: systemClock, signal });
        if (signal.aborted) return { stop };
      }
      const forgetting = await startForgettingOld(collection, config, { clock: systemClock, log });
      begun.push(() => forgetting.stop());
      const following = collection.following.start(saveIndex);
      begun.push(() => following.stop());
      const watching = watch
        .takeIn({ ...collection, saveIndex })
        .catch((error: unknown) => log.error({ err: error }, 'the articles folder is no longer watched'));
      const grouping = collection.groupStories
        .catchUp({ signal })
        .catch((error: unknown) => log.warn({ err: error }, 'articles not grouped'));
      begun.push(() => Promise.all([watching, grouping]));
    } catch (error) {
      await stop();
      throw error;
    }
    return { stop };
  };
}

/** Sends of its own accord, as `connected` says: corrections, and what is on the outbox's list. */
export function sending(
  collection: Collection,
  parts: ReturnType<typeof botParts>,
  connected: Parameters<typeof createUnhurriedApi>[0],
): Duty {
  return async () => {
    const sender = { ...parts, api: createUnhurriedApi(connected) };
    const { digestMessages } = collection.chats;
    const corrections = await startCorrections(collection.corrections, sender, { ...parts, digestMessages });
    const delivery = startDelivery(collection, sender, parts);
    return { stop: () => Promise.all([corrections.stop(), delivery.stop()]) };
  };
}
