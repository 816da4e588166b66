// Puts together the ways of asking: for people, for what is followed, for subjects, and with parts left out for measuring.
import type { Logger } from 'pino';
import { type Ask, type AskDependencies, createAsk, type Part } from './app/ask.js';
import { DEPTH } from './app/gather.js';
import { readingFew } from './app/read-few.js';
import { rememberingPassages } from './app/remember-passages.js';
import { rememberingQuestions } from './app/remember-questions.js';
import { rememberingReadings } from './app/remember-readings.js';
import { openReadingModel } from './compose-models.js';
import type { Config } from './config.js';
import type { AppError } from './core/errors.js';
import { DEFAULT_THRESHOLD } from './core/fitted.js';
import { READER_THRESHOLD } from './core/fitted-reader.js';
import type { VectorIndex } from './core/ports.js';
import { likelyMarked, type Question } from './core/question.js';
import type { Reader } from './core/reader.js';

export interface Asking {
  /** What a person asks: the reader reads. */
  readonly ask: Ask;
  /** Of a subject many passages are told, more than can be read. */
  readonly ofSubjects: Ask;
  /** What is followed is asked of every new article, by nobody who waits. */
  readonly following: Ask;
  without(parts: readonly Part[]): Ask;
  /** As `begin`, for a text that nobody has read yet. */
  expect(text: string): void;
  /** Begins what answering takes: the model and the words have threads of their own, and need not wait for each other. */
  begin(question: Question): void;
}

export interface ReaderUse {
  /**
   * `optional`: what the settings name, and a question that it cannot read for is answered without it. `required`: such a
   * question is refused with READING_FAILED, for measuring. `none`: whatever the settings name.
   * @default 'optional'
   */
  readonly reader?: 'optional' | 'required' | 'none';
  /** Reads in place of the one that the settings name; whoever opened it closes it. */
  readonly readBy?: Reader;
  /** Pairs of question and passage whose readings are remembered; for fitting, which asks the same again. */
  readonly readingsKept?: number;
}

/** Begins to open the reader, beside what else is being opened. `opening` rejects as `openReadingModel` does. */
export function beginReader(
  config: Config,
  log: Logger,
  { reader, readBy }: ReaderUse,
): { readonly opening: Promise<Reader | null>; close(): Promise<void> } {
  if (readBy !== undefined) return { opening: Promise.resolve(readBy), close: async () => {} };
  const opening = reader === 'none' ? Promise.resolve(null) : openReadingModel(config, log);
  const opened = opening.catch(() => null);
  return { opening, close: async () => (await opened)?.close() };
}

/**
 * Puts the ways of asking together. `nearOnce` is the index where it remembers what it found, so that its search can be begun
 * ahead; null where that would only be made twice.
 */
export function openAsking(
  parts: Omit<AskDependencies, 'threshold' | 'readerThreshold' | 'reader' | 'without'>,
  nearOnce: Pick<VectorIndex, 'search'> | null,
  reader: Reader | null,
  { ANSWER_THRESHOLD }: Pick<Config, 'ANSWER_THRESHOLD'>,
  log: Logger,
  { reader: use, readingsKept }: ReaderUse = {},
): Asking {
  const { embedder, words } = parts;
  const plain = {
    ...parts,
    threshold: ANSWER_THRESHOLD ?? DEFAULT_THRESHOLD,
    readerThreshold: ANSWER_THRESHOLD ?? READER_THRESHOLD,
  };
  const urgently = rememberingPassages(embedder, { urgent: true });
  const patiently = rememberingPassages(embedder);
  const reading = {
    ...plain,
    // What is remembered is not waited for.
    reader: reader && rememberingReadings(readingFew(reader), readingsKept),
    onUnread: (why: AppError) => {
      if (use === 'required') throw why;
      // No more than the code: what failed was given a question to read.
      log.warn({ code: why.code }, 'a question is answered without the reader');
    },
  };
  const embedQuestion = rememberingQuestions(embedder);
  const forPeople = { ...embedder, embedQuestion, embedPassages: urgently };
  // Whoever answers meets the failure.
  const look = (marked: string): void => {
    embedQuestion(marked)
      .then((vector) => nearOnce?.search(vector, DEPTH))
      .catch(() => {});
  };
  return {
    ask: createAsk({ ...reading, embedder: forPeople }),
    ofSubjects: createAsk({ ...plain, embedder: forPeople }),
    following: createAsk({ ...plain, embedder: { ...embedder, embedPassages: patiently } }),
    without: (without) => createAsk({ ...reading, without }),
    expect(text) {
      const marked = likelyMarked(text);
      if (marked !== null) look(marked);
    },
    begin({ marked, typed, window }) {
      // What was published on some days is searched among their articles alone.
      if (window?.published === true) {
        embedQuestion(marked).catch(() => {});
        return;
      }
      look(marked);
      words.search('typed', typed, DEPTH).catch(() => {});
    },
  };
}
