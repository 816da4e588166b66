// What the use cases need from the outside world; adapters implement these, and one contract suite each tests them.
import type { Reply } from './answer.js';
import type { Article, ArticleDate } from './article.js';
import type { Place } from './place.js';

/** Which model made a vector: vectors of different identities never meet in one index. */
export interface ModelIdentity {
  readonly name: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** SHA-256 (hex) over the weights' checksums, prefixes and pooling. */
  readonly fingerprint: string;
}

export interface EmbedOptions {
  /** Someone waits for these: they go before passages that are not urgent. @default false */
  readonly urgent?: boolean | undefined;
  /** Once aborted, no further text is begun, and the vectors of the first texts alone come back. */
  readonly signal?: AbortSignal | undefined;
}

/** Text to unit-length vectors (`Float32Array` of `model.dimension`). Questions are served before passages. */
export interface Embedder {
  readonly model: ModelIdentity;
  embedQuestion(text: string): Promise<Float32Array>;
  /** The vector of a text that asks nothing, put as a question to the passages' own model, whatever reads questions. */
  embedStatement(text: string): Promise<Float32Array>;
  /**
   * Vectors in the order of `texts`; calls are served in the order made. `onDone` hears how many texts are finished so
   * far.
   */
  embedPassages(
    texts: readonly string[],
    onDone?: (count: number) => void,
    options?: EmbedOptions,
  ): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export interface Neighbour {
  readonly id: number;
  /** Cosine in [-1, 1]. */
  readonly similarity: number;
}

/**
 * Nearest neighbours by cosine. `id`s are integers in [1, 2^32). Searching while vectors are being added is allowed
 * and finds all vectors whose `add` was called before.
 */
export interface VectorIndex {
  /** Live vectors. */
  size(): Promise<number>;
  /** Resolves once the vectors are searchable. An id already present is an error with code INDEX_FAILED. */
  add(entries: ReadonlyArray<{ id: number; vector: Float32Array }>): Promise<void>;
  /** Ids that are not present are ignored. */
  remove(ids: readonly number[]): Promise<void>;
  /** At most `count` neighbours, nearest first. */
  search(vector: Float32Array, count: number): Promise<Neighbour[]>;
  /**
   * As `search`, among the vectors with these ids alone. Only where vectors lie far from this process: elsewhere whoever asks
   * compares a few himself.
   */
  readonly searchAmong?:
    | ((vector: Float32Array, count: number, ids: readonly number[]) => Promise<Neighbour[]>)
    | undefined;
  ids(): Promise<number[]>;
  /** Those of these ids that are not in it. */
  lacking(ids: readonly number[]): Promise<number[]>;
  close(): Promise<void>;
}

export interface WordHit {
  readonly chunk: number;
  /** BM25, higher is better. */
  readonly score: number;
}

/** A chunk of a stored article with its article; `text` is the slice that `start` and `end` name. */
export interface StoredChunk {
  readonly id: number;
  readonly article: StoredArticle;
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface StoredArticle extends Article {
  readonly id: number;
  /** Which version of its key it is, from 1; see core/article-history. */
  readonly version?: number | undefined;
}

export interface NewChunk {
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
  /** What is searched by words: the chunk with its title, as typed. */
  readonly searchText: string;
  readonly vector: Float32Array;
}

export interface ChatAnswer extends Place {
  readonly id: string;
  readonly answer: Reply;
  /** When it was given, milliseconds since 1970. */
  readonly at: number;
}

/** Who asked, and with which message; null where Telegram does not say, as under a button. */
export interface AskedBy {
  readonly user: number | null;
  readonly message: number | null;
}

/** Answers given, kept so that buttons and /nguon work later. `now` is milliseconds since 1970. */
export interface AnswerStore {
  /** Keeps an answer and notes what it quotes, so that it can be corrected. */
  save(place: Place, answer: Reply, now: number, asked?: AskedBy): Promise<ChatAnswer>;
  /**
   * Notes which messages carried the answer, in order, and in which language; an answer that was never sent is never
   * corrected. Messages noted before are forgotten.
   */
  sent(id: string, messages: readonly number[], language: 'vi' | 'en'): Promise<void>;
  /** Notes a message that tells more of an answer without carrying any of it: who replies to it means that answer. */
  alsoAbout(id: string, message: number): Promise<void>;
  get(id: string): Promise<ChatAnswer | null>;
  last(place: Place): Promise<ChatAnswer | null>;
  /** The newest answer to that person among the last fifty of a place, before the answer of that id where one is given. */
  lastTo(place: Place, person: number, before: string | null): Promise<ChatAnswer | null>;
  /** The answer given in the same place right before the one of that id. */
  before(id: string): Promise<ChatAnswer | null>;
  /** The answer that a message of the bot carries a part of, or tells more of. */
  ofMessage(chat: number, message: number): Promise<ChatAnswer | null>;
  /** The newest answer to a message of a person, which may be edited and asked again. */
  toMessage(chat: number, message: number): Promise<ChatAnswer | null>;
  /** Who asked, and with which message; null when nothing is known of the answer. */
  askedBy(id: string): Promise<AskedBy | null>;
  /** The messages that carried the answer, in order. */
  messagesOf(id: string): Promise<number[]>;
  /** Forgets answers older than `before`. */
  prune(before: number): Promise<number>;
}

/**
 * What a button or a further message needs to know later, by kind and key: kept over restarts, and only for a time.
 * Values are whatever JSON can hold; whoever reads one checks it.
 */
export interface StateStore {
  put(kind: string, key: string, chat: number, value: unknown, now: number): Promise<void>;
  /** Undefined when there is none, or it was forgotten. */
  get(kind: string, key: string): Promise<unknown>;
  remove(kind: string, key: string): Promise<void>;
  /** Forgets what was put before `before`. */
  prune(before: number): Promise<number>;
}

/** Updates taken from Telegram: written before they are handled, so that each is handled once, whatever happens. */
export interface UpdateInbox {
  /** Stores the updates that are new, in order; returns those, without the ones seen before. */
  accept(updates: ReadonlyArray<{ update_id: number }>, now: number): Promise<Array<{ update_id: number }>>;
  /** Updates accepted but not finished, oldest first: what a killed process left. */
  unfinished(): Promise<Array<{ update_id: number }>>;
  finish(updateId: number): Promise<void>;
  /** Forgets finished updates accepted before `before`. */
  prune(before: number): Promise<number>;
}

export type Clock = () => number;

/** Resolves after `milliseconds`, or at once when the signal is aborted. Never rejects. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** For display: first and last day of the collection. */
export type DaySpan = { readonly from: string; readonly to: string };

export type { Article, ArticleDate };
