// Makes vectors for what others ingest: claims passages that wait in the database, and writes their vectors back.
import type { EmbeddingQueue } from '../core/embedding-queue.js';
import { isCausedBy } from '../core/errors.js';
import type { Embedder, Wait } from '../core/ports.js';
import { withIds } from '../core/vector.js';

/** A second or two of work: who stops or dies keeps others waiting for no more than that and the time that it takes to notice. */
const BATCH = 16;
/** Between two notes that this process is there, while it embeds. */
const NOTE_MS = 3000;
/** Between two looks where nothing waits. */
const LOOK_MS = 1000;

export interface EmbeddingHelp {
  readonly queue: EmbeddingQueue;
  readonly embedder: Pick<Embedder, 'model' | 'embedPassages'>;
  readonly wait: Wait;
  /** Names this process among those at work on the same database. */
  readonly process: string;
}

/** Embeds the passages that have waited longest; how many, 0 where none waits that nobody is at. */
export async function embedClaimed(help: EmbeddingHelp, signal: AbortSignal): Promise<number> {
  const { queue, embedder, process } = help;
  const { model } = embedder;
  const passages = await queue.claim(model, process, BATCH);
  if (passages.length === 0) return 0;
  const texts = passages.map(({ text }) => text);
  const made = await whileNoted(help, () => embedder.embedPassages(texts, undefined, { signal }));
  // The collection may have changed its model meanwhile, and the embedder with it.
  if (embedder.model.fingerprint !== model.fingerprint) return 0;
  await queue.write(model, withIds(passages, made));
  return made.length;
}

/** However long the work takes, as on a slow machine or where questions go first, nobody takes it over. */
async function whileNoted<T>({ queue, embedder, wait, process }: EmbeddingHelp, work: () => Promise<T>) {
  const ending = new AbortController();
  const { signal } = ending;
  async function noting(): Promise<void> {
    for (;;) {
      await wait(NOTE_MS, signal);
      if (signal.aborted) return;
      // Where the database is away for long, others take over: that costs nothing but their work.
      await queue.note(embedder.model, process).catch(() => {});
    }
  }
  const noted = noting();
  try {
    return await work();
  } finally {
    ending.abort();
    await noted;
  }
}

export interface HelpingOptions {
  readonly signal: AbortSignal;
  /** Hears how many passages this run has embedded: after each few, and with `isThrough` when there is nothing to do. */
  readonly onProgress?: (passages: number, isThrough: boolean) => void;
  /** Hears that the database cannot be reached, once until it was again; it is tried all the time. */
  readonly onFault?: (error: unknown) => void;
}

/**
 * Returns what helps until the signal is aborted, and then says how many passages it has embedded. `follow` sees that the
 * model is the collection's; what it throws ends the help, as does what the embedder throws.
 */
export function createHelpEmbedding(help: EmbeddingHelp, follow: () => Promise<void>) {
  const { queue, wait, process } = help;
  return async ({ signal, onProgress, onFault }: HelpingOptions): Promise<number> => {
    let done = 0;
    let told = 0;
    let isAway = false;

    async function turn(): Promise<void> {
      await follow();
      const made = await embedClaimed(help, signal);
      isAway = false;
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
          if (!isAway) onFault?.(error);
          isAway = true;
          await wait(LOOK_MS, signal);
        }
      }
    } finally {
      await queue.leave(process).catch(() => {});
    }
    return done;
  };
}
