// Puts together the ways of asking: for people, for what is followed, for subjects, and with parts left out for measuring.
import type { Logger } from 'pino';
import { type Ask, type AskDependencies, createAsk, type Part } from './app/ask.js';
import { rememberingPassages } from './app/remember-passages.js';
import { rememberingReadings } from './app/remember-readings.js';
import type { Config } from './config.js';
import { DEFAULT_THRESHOLD } from './core/fitted.js';
import { READER_THRESHOLD } from './core/fitted-reader.js';
import type { Reader } from './core/reader.js';

export interface Asking {
  /** What a person asks: the reader reads. */
  readonly ask: Ask;
  /** Of a subject many passages are told, more than can be read. */
  readonly ofSubjects: Ask;
  /** What is followed is asked of every new article, by nobody who waits. */
  readonly following: Ask;
  without(parts: readonly Part[]): Ask;
}

/** `readingsKept`: pairs of question and passage whose readings are remembered. */
export function openAsking(
  parts: Omit<AskDependencies, 'threshold' | 'readerThreshold' | 'reader' | 'without'>,
  reader: Reader | null,
  { ANSWER_THRESHOLD }: Pick<Config, 'ANSWER_THRESHOLD'>,
  log: Logger,
  readingsKept?: number,
): Asking {
  const { embedder } = parts;
  const plain = {
    ...parts,
    threshold: ANSWER_THRESHOLD ?? DEFAULT_THRESHOLD,
    readerThreshold: ANSWER_THRESHOLD ?? READER_THRESHOLD,
  };
  const urgently = rememberingPassages(embedder, { urgent: true });
  const patiently = rememberingPassages(embedder);
  const reading = {
    ...plain,
    reader: reader && rememberingReadings(reader, readingsKept),
    // No more than the code: what failed was given a question to read.
    onReaderFailed: () => log.warn({ code: 'READING_FAILED' }, 'a question is answered without the reader'),
  };
  const forPeople = { ...embedder, embedPassages: urgently };
  return {
    ask: createAsk({ ...reading, embedder: forPeople }),
    ofSubjects: createAsk({ ...plain, embedder: forPeople }),
    following: createAsk({ ...plain, embedder: { ...embedder, embedPassages: patiently } }),
    without: (without) => createAsk({ ...reading, without }),
  };
}
