// Passages that wait for their vectors where every process may make them: what an ingest and those that help it share.
import { createHash } from 'node:crypto';
import type { ModelIdentity } from './ports.js';

export interface QueuedPassage {
  /** See passageId. */
  readonly id: string;
  readonly text: string;
}

export interface PassageVector {
  readonly id: string;
  /** Of unit length, `ModelIdentity.dimension` numbers. */
  readonly vector: Float32Array;
}

export interface TakenVectors {
  /** Those that were there, by id; they are no more. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
  /**
   * Ids of those that nobody will embed: put by nobody or by a process that is gone, taken by another one, or lost in a crash
   * of the server.
   */
  readonly missing: readonly string[];
}

/** Names a passage by its text: SHA-256, hexadecimal. */
export function passageId(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Passages are told apart by their text and the model that is to embed them. A process is there as long as it notes so every
 * few seconds, by the clock of the database: what one claimed that is gone is for others, and what it put is dropped. Methods
 * reject while the database cannot be reached.
 */
export interface EmbeddingQueue {
  /** Notes that the process is there, as do `put`, `claim` and `take`. */
  note(model: ModelIdentity, process: string): Promise<void>;
  /** Whether another process than this is there for that model. */
  isHelped(model: ModelIdentity, process: string): Promise<boolean>;
  /** In the order in which they are to be embedded. Those that are there already stay as they are, and are this process's to wait for. */
  put(model: ModelIdentity, process: string, passages: readonly QueuedPassage[]): Promise<void>;
  /** At most `count` passages without a vector that no other process has claimed that is there, the oldest first. */
  claim(model: ModelIdentity, process: string, count: number): Promise<QueuedPassage[]>;
  /** Passages that are no more there, or have a vector, are passed over. */
  write(model: ModelIdentity, vectors: readonly PassageVector[]): Promise<void>;
  take(model: ModelIdentity, process: string, ids: readonly string[]): Promise<TakenVectors>;
  /** Nobody waits for these any more. */
  drop(model: ModelIdentity, ids: readonly string[]): Promise<void>;
  /** The process is there no more. */
  leave(process: string): Promise<void>;
}
