// Embeds what is ingested together with whoever helps: passages are put where other processes find them, embedded here as
// well as there, and their vectors taken back.
import { randomUUID } from 'node:crypto';
import { type EmbeddingQueue, passageId, type QueuedPassage } from '../core/embedding-queue.js';
import { isCausedBy } from '../core/errors.js';
import { modelMismatch } from '../core/model-identity.js';
import type { Clock, Embedder, ModelIdentity, Wait } from '../core/ports.js';
import { upToMissing } from '../core/vector.js';
import { embedClaimed } from './help-embedding.js';
import { LOOK_AHEAD } from './ingest-pipeline.js';

/** Chunks read ahead where others help: some batches for each of a dozen of them. */
const SHARED_LOOK_AHEAD = 1024;
/** Between two looks whether somebody helps. */
const HELP_LOOK_MS = 3000;
/** Between two looks at what others have embedded, and where there is nothing left to begin here. */
const TAKE_MS = 100;
/** A lost connection ends what is shared only when there is none again after so many tries, this far apart. */
const TRIES = 5;
const AGAIN_MS = 1000;

export interface SharingParts {
  readonly queue: EmbeddingQueue;
  readonly clock: Clock;
  readonly wait: Wait;
}

type IngestEmbedder = Pick<Embedder, 'model' | 'embedPassages'>;

export interface SharingEmbedder extends IngestEmbedder {
  /** Chunks to be read ahead: more where others help. */
  lookAhead(): number;
}

/** The passages of one call, and what has come of them. */
interface Wanted {
  readonly model: ModelIdentity;
  /** In the order of the texts; a text given twice is there twice. */
  readonly passages: readonly QueuedPassage[];
  readonly vectors: Map<string, Float32Array>;
  readonly isUnwanted: () => boolean;
  readonly onDone: ((count: number) => void) | undefined;
  resolve(vectors: Float32Array[]): void;
  reject(error: unknown): void;
}

/** The vectors in the order of the texts, up to the first that is missing. */
function vectorsOf({ passages, vectors }: Wanted): Float32Array[] {
  return upToMissing(passages.map(({ id }) => vectors.get(id)));
}

/** What is wanted and not there yet, each once. */
function lackingOf(wanted: Iterable<Wanted>): Map<string, QueuedPassage> {
  const all = [...wanted].flatMap(({ passages, vectors }) => passages.filter(({ id }) => !vectors.has(id)));
  return new Map(all.map((passage) => [passage.id, passage]));
}

/**
 * The same embedder, whose passages are shared with other processes while any offers its help. Rejects as the embedder and
 * the queue do, and with MODEL_MISMATCH where the collection changed its model before all vectors were there.
 */
export function sharingEmbedder(
  embedder: IngestEmbedder,
  { queue, clock, wait }: SharingParts,
): SharingEmbedder {
  const process = randomUUID();
  const help = { queue, embedder, wait, process };
  const wanted = new Set<Wanted>();
  let looked = { at: Number.NEGATIVE_INFINITY, isHelped: false };
  let looking: Promise<void> | null = null;
  let working: Promise<void> | null = null;

  async function look(at: number): Promise<void> {
    try {
      looked = { at, isHelped: await queue.isHelped(embedder.model, process) };
    } catch (error) {
      if (!isCausedBy(error, 'DATABASE_AWAY')) throw error;
      // It is as it was told last: nothing but speed depends on it.
      looked = { ...looked, at };
    }
  }

  async function isHelped(): Promise<boolean> {
    const now = clock();
    // A clock that was set back is no reason to look no more.
    if (Math.abs(now - looked.at) >= HELP_LOOK_MS) {
      looking ??= look(now).finally(() => {
        looking = null;
      });
      await looking;
    }
    return looked.isHelped;
  }

  /** Lets go of those whose callers want them no more. */
  async function dropUnwanted(): Promise<void> {
    for (const one of wanted) {
      if (!one.isUnwanted()) continue;
      wanted.delete(one);
      one.resolve(vectorsOf(one));
      const still = lackingOf(wanted);
      await queue.drop(
        one.model,
        [...lackingOf([one]).keys()].filter((id) => !still.has(id)),
      );
    }
  }

  /** Takes what is there; false when nothing was. */
  async function take(): Promise<boolean> {
    const { model } = embedder;
    await dropUnwanted();
    for (const one of wanted)
      if (one.model.fingerprint !== model.fingerprint) throw modelMismatch(model, one.model);
    const { vectors, missing } = await queue.take(model, process, [...lackingOf(wanted).keys()]);
    const lacking = lackingOf(wanted);
    const again = missing.flatMap((id) => lacking.get(id) ?? []);
    if (again.length > 0) await queue.put(model, process, again);
    for (const one of wanted) {
      const before = one.vectors.size;
      for (const { id } of one.passages) {
        const vector = vectors.get(id);
        if (vector !== undefined) one.vectors.set(id, vector);
      }
      if (one.vectors.size === before) continue;
      const made = one.passages.filter(({ id }) => one.vectors.has(id)).length;
      one.onDone?.(made);
      if (made < one.passages.length) continue;
      wanted.delete(one);
      one.resolve(vectorsOf(one));
    }
    return vectors.size > 0;
  }

  async function patiently<T>(signal: AbortSignal, step: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await step();
      } catch (error) {
        if (tries === TRIES || signal.aborted || !isCausedBy(error, 'DATABASE_AWAY')) throw error;
        await wait(AGAIN_MS, signal);
      }
    }
  }

  /** Until nothing is wanted any more, or something failed. */
  async function work(): Promise<void> {
    const ending = new AbortController();
    const { signal } = ending;
    async function taking(): Promise<void> {
      while (wanted.size > 0 && !signal.aborted)
        if (!(await patiently(signal, take))) await wait(TAKE_MS, signal);
    }
    async function making(): Promise<void> {
      while (!signal.aborted) {
        const made = await patiently(signal, () => embedClaimed(help, signal));
        if (made === 0) await wait(TAKE_MS, signal);
      }
    }
    function fail(error: unknown): void {
      for (const one of wanted) one.reject(error);
      wanted.clear();
    }
    const parts = [taking, making].map((part) =>
      part()
        .catch(fail)
        .finally(() => ending.abort()),
    );
    await Promise.all(parts);
    await queue.leave(process).catch(() => {});
  }

  function begin(): void {
    working ??= work().finally(() => {
      working = null;
      // What was put while the last was coming to its end.
      if (wanted.size > 0) begin();
    });
  }

  return {
    get model() {
      return embedder.model;
    },
    lookAhead: () => (looked.isHelped ? SHARED_LOOK_AHEAD : LOOK_AHEAD),
    async embedPassages(texts, onDone, options = {}) {
      const { urgent = false, signal } = options;
      if (texts.length === 0 || urgent || !(await isHelped()))
        return embedder.embedPassages(texts, onDone, options);
      const { model } = embedder;
      const passages = texts.map((text) => ({ id: passageId(text), text }));
      const isUnwanted = (): boolean => signal?.aborted === true;
      try {
        return await new Promise<Float32Array[]>((resolve, reject) => {
          // What was not put yet is missing, and put by whoever takes.
          wanted.add({ model, passages, vectors: new Map(), isUnwanted, onDone, resolve, reject });
          begin();
        });
      } finally {
        // Nothing may be asked of the database after what may be the last call.
        if (wanted.size === 0) await working;
      }
    },
  };
}
