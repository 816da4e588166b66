// Has the reader read the best passages with the question; where it fails or has too much to do, the question is answered without it.
import { passageParts } from '../core/chunk.js';
import { asksNothing } from '../core/confidence.js';
import { AppError } from '../core/errors.js';
import type { Question } from '../core/question.js';
import type { Reader } from '../core/reader.js';
import { type Readings, readingsOf } from '../core/reader-signals.js';
import type { RankedPassage } from '../core/rerank.js';
import { passagesToRead } from '../core/several.js';
import { isOfDays } from '../core/wanted.js';

/** Passages that are read, some 50 ms each on one core: two for each of two threads. Reading a fifth put fewer right ones first. */
const READ = 4;
/** Of these, those of other days where only some days may be quoted, for a quote to be measured against. */
const READ_RIVALS = 2;
/** Of these, the best at least where a question for several things takes the others from further articles. */
const READ_BEST = 2;
/** The `most` best; for a question for several things the best of further articles before others of the same. */
function best(question: Question, ranked: readonly RankedPassage[], most: number): readonly RankedPassage[] {
  return [...new Set([...passagesToRead(question, ranked, READ_BEST), ...ranked])].slice(0, most);
}

/** The passages to read. */
function chosen(
  question: Question,
  passages: readonly RankedPassage[],
  strict: boolean,
): readonly RankedPassage[] {
  if (!strict) return best(question, passages, READ);
  const rivals = passages.filter(({ ranked }) => !isOfDays(ranked)).slice(0, READ_RIVALS);
  const ofDays = passages.filter(({ ranked }) => isOfDays(ranked));
  return [...best(question, ofDays, READ - rivals.length), ...rivals];
}

/**
 * What the reader says of the best of some ranked passages; null where there is no reader or nothing to read, and where
 * it could not, which `onUnread` hears. `strict`: passages of other days than those asked about may not be quoted.
 */
export function createReadAgain(reader: Reader | null, onUnread: (why: AppError) => void) {
  return async (
    question: Question,
    passages: readonly RankedPassage[],
    strict: boolean,
  ): Promise<Readings | null> => {
    if (reader === null || passages.length === 0 || asksNothing(question)) return null;
    const chunks = chosen(question, passages, strict).map(({ chunk }) => chunk);
    const readable = chunks.map((chunk) => passageParts(chunk.article, chunk));
    try {
      return readingsOf(chunks, await reader.read(question.marked, readable));
    } catch (error) {
      if (!(error instanceof AppError && ['READING_FAILED', 'READER_BUSY'].includes(error.code))) throw error;
      onUnread(error);
      return null;
    }
  };
}
