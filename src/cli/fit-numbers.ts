// Which fitted numbers `trichdan fit` is asked for, and fitting them on the stored collection.
import { openCollection } from '../compose.js';
import type { Config } from '../config.js';
import { AppError } from '../core/errors.js';
import type { createLogger } from '../log.js';
import { fitCommand } from './fit.js';
import { fitTopics } from './fit-topics.js';
import type { Output, Words } from './terminal-text.js';

/** Enough that a pair is read once: some 9 kB each. */
const READINGS_KEPT = 40_000;

export interface FitContext {
  readonly config: Config;
  readonly log: ReturnType<typeof createLogger>;
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
}

export interface FitFlags {
  /** Files of questions that the collection does not answer. */
  readonly strangers?: readonly string[];
  readonly topics?: string;
}

/** Fits and prints; returns the exit code. Throws CONFIG_INVALID when no file is named. */
export async function fitNumbers(
  questions: readonly string[],
  { topics, strangers = [] }: FitFlags,
  { config, log, words, out, err }: FitContext,
): Promise<number> {
  if (topics === undefined && questions.length === 0)
    throw new AppError('CONFIG_INVALID', 'fit: name files of questions, or one of topics with --topics');
  const collection = await openCollection(config, log, {
    readingsKept: READINGS_KEPT,
    reader: topics === undefined ? 'required' : 'none',
  });
  try {
    return topics === undefined
      ? await fitCommand({ questions, strangers }, collection, { words, out, err })
      : await fitTopics(topics, collection, { out, err });
  } finally {
    await collection.close();
  }
}
