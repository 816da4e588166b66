// What reads a question and a passage together: how well the passage answers, and with which of its words.
import type { Span } from './sentences.js';

/** A passage as it is read: `header` (title, day, outlet) is context, words of `text` alone can be the answer. */
export interface ReadablePassage {
  readonly header: string;
  readonly text: string;
}

/** A word of `text` (UTF-16 units into it) with the logits of the answer beginning and ending with it. */
export interface WordReading extends Span {
  readonly first: number;
  readonly last: number;
}

export interface PassageReading {
  /** Log-odds that the passage answers the question. */
  readonly relevance: number;
  /** Logit that the answer is not here, begin and end together; compare with `first + last` of a span. */
  readonly nowhere: number;
  readonly words: readonly WordReading[];
}

export interface Reader {
  readonly name: string;
  /** Readings in the order of `passages`; rejects with READING_FAILED, after `close` with CLOSED. */
  read(question: string, passages: readonly ReadablePassage[]): Promise<PassageReading[]>;
  close(): Promise<void>;
}
