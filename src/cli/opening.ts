// What commands begin with: the settings of the environment, and the collection that they name.
import { join } from 'node:path';
import type { Collection } from '../compose.js';
import { type Config, loadConfig, readEnvironment } from '../config.js';
import { createLogger } from '../log.js';
import { projectRoot } from '../project-root.js';
import { loadPrompts } from '../prompts.js';
import { wordsOf } from './terminal-text.js';

/** The settings of the environment, and the words of the terminal in their language. */
export function settings() {
  const config = loadConfig(readEnvironment());
  const prompts = loadPrompts(join(projectRoot, 'prompts'), 'terminal');
  return {
    config,
    log: createLogger(config.LOG_LEVEL),
    prompts,
    locale: config.INTERFACE_LANGUAGE,
    words: wordsOf(prompts, config.INTERFACE_LANGUAGE),
  };
}

/** Loading the product takes most of a second: only once the settings are known to be right, and what a command needs of it. */
export const product = () => import('../compose.js');
/** The same of what needs no model, in half the time. */
export const archive = () => import('../compose-archive.js');

/** Opens the collection, first filling an empty one from the articles folder. */
export async function filledCollection(
  config: Config,
  log: ReturnType<typeof createLogger>,
  words: ReturnType<typeof wordsOf>,
) {
  const { openCollection, systemClock } = await product();
  const { firstIngest } = await import('./first-ingest.js');
  const collection = await openCollection(config, log, { purpose: 'asking' });
  try {
    if ((await collection.store.count()) === 0)
      await firstIngest(collection, {
        folder: config.ARTICLES_DIR,
        err: process.stderr,
        words,
        clock: systemClock,
      });
    return collection;
  } catch (error) {
    await collection.close();
    throw error;
  }
}

/** Saves the index and closes the collection, whether or not it could be saved: its threads would never let the process end. */
export async function saveAndClose(collection: Collection): Promise<void> {
  try {
    await collection.saveIndex();
  } finally {
    await collection.close();
  }
}
