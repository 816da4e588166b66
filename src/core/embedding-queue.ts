// Passages that wait for their vectors where every process may make them: what an ingest and those that help it share.
import { createHash } from 'node:crypto';
import type { Claim } from './article-store.js';
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
  /** Ids that the queue does not hold: put by nobody, taken by another process, or lost in a crash of the server. */
  readonly missing: readonly string[];
}

/** Names a passage by its text: SHA-256, hexadecimal. */
export function passageId(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Passages are told apart by their text and the model that is to embed them. What nobody takes is dropped after a day: whoever
 * put it is no more. Times in milliseconds since 1970. Methods reject while the database cannot be reached.
 */
export interface EmbeddingQueue {
  /** Whether another process than `process` has claimed, or tried to, for that model at `since` or later. */
  isHelped(model: ModelIdentity, process: string, since: number): Promise<boolean>;
  /** Those that are there already stay as they are. */
  put(model: ModelIdentity, passages: readonly QueuedPassage[], now: number): Promise<void>;
  /** At most `count` passages without a vector that no other process has claimed, the oldest first; notes that this one is there. */
  claim(model: ModelIdentity, count: number, claim: Claim): Promise<QueuedPassage[]>;
  /** Passages that are no more there, or have a vector, are passed over. */
  write(model: ModelIdentity, vectors: readonly PassageVector[]): Promise<void>;
  take(model: ModelIdentity, ids: readonly string[]): Promise<TakenVectors>;
  /** Nobody waits for these any more. */
  drop(model: ModelIdentity, ids: readonly string[]): Promise<void>;
  /** What the process claimed is for others at once, and it is there no more. */
  leave(process: string, now: number): Promise<void>;
}
