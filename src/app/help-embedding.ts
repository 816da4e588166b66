// Makes vectors for what others ingest: claims passages that wait in the database, and writes their vectors back.
import type { EmbeddingQueue } from '../core/embedding-queue.js';
import { isCausedBy } from '../core/errors.js';
import type { Clock, Embedder } from '../core/ports.js';

/** A second or two of work: who stops or dies keeps others waiting for no more than that. */
const BATCH = 16;
/** Many times what a batch takes: what a process claimed that is no more is embedded by another then. */
const CLAIM_MS = 15_000;
/** Between two looks where nothing waits; also what tells that this process is there. */
const LOOK_MS = 1000;

export interface EmbeddingHelp {
  readonly queue: EmbeddingQueue;
  readonly embedder: Pick<Embedder, 'model' | 'embedPassages'>;
  readonly clock: Clock;
  /** Names this process among those at work on the same database. */
  readonly process: string;
}

/** Embeds the passages that have waited longest; how many, 0 where none waits that nobody is at. */
export async function embedClaimed(help: EmbeddingHelp, signal: AbortSignal): Promise<number> {
  const { queue, embedder, clock, process } = help;
  const { model } = embedder;
  const now = clock();
  const passages = await queue.claim(model, BATCH, { process, now, until: now + CLAIM_MS });
  if (passages.length === 0) return 0;
  const texts = passages.map(({ text }) => text);
  const made = await embedder.embedPassages(texts, undefined, { signal });
  await queue.write(
    model,
    made.flatMap((vector, place) => {
      const id = passages[place]?.id;
      return id === undefined ? [] : [{ id, vector }];
    }),
  );
  return made.length;
}

export interface HelpingParts {
  /** Sees that the model is the collection's; what it throws ends the help, as does what the embedder throws. */
  readonly follow: () => Promise<void>;
  /** Resolves after `milliseconds`, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface HelpingOptions {
  readonly signal: AbortSignal;
  /** Hears how many passages this run has embedded: after each few, and with `isThrough` once none waits any more. */
  readonly onProgress?: (passages: number, isThrough: boolean) => void;
  /** Hears that the database could not be reached; it is tried again. */
  readonly onFault?: (error: unknown) => void;
}

/** Returns what helps until the signal is aborted, and then says how many passages it has embedded. */
export function createHelpEmbedding(help: EmbeddingHelp, { follow, wait }: HelpingParts) {
  return async ({ signal, onProgress, onFault }: HelpingOptions): Promise<number> => {
    let done = 0;
    let told = 0;

    async function turn(): Promise<void> {
      await follow();
      const made = await embedClaimed(help, signal);
      done += made;
      if (made > 0) return onProgress?.(done, false);
      if (done > told) onProgress?.(done, true);
      told = done;
      await wait(LOOK_MS, signal);
    }

    try {
      while (!signal.aborted) {
        try {
          await turn();
        } catch (error) {
          if (!isCausedBy(error, 'DATABASE_AWAY')) throw error;
          onFault?.(error);
          await wait(LOOK_MS, signal);
        }
      }
    } finally {
      await help.queue.leave(help.process, help.clock()).catch(() => {});
    }
    return done;
  };
}
