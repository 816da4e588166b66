// Embeds what is ingested together with whoever helps: passages are put where other processes find them, embedded here as
// well as there, and their vectors taken back.
import { randomUUID } from 'node:crypto';
import { type EmbeddingQueue, passageId, type QueuedPassage } from '../core/embedding-queue.js';
import { modelMismatch } from '../core/model-identity.js';
import type { Clock, Embedder, ModelIdentity } from '../core/ports.js';
import { embedClaimed } from './help-embedding.js';

/** Chunks read ahead where others may help: some batches for each of a dozen of them. */
export const SHARED_LOOK_AHEAD = 1024;
/** Whoever helps is heard of once a second. */
const HELPER_SEEN_MS = 30_000;
/** Between two looks whether somebody helps. */
const HELP_LOOK_MS = 3000;
/** Between two looks at what others have embedded, and where there is nothing left to begin here. */
const TAKE_MS = 100;

export interface SharingParts {
  readonly queue: EmbeddingQueue;
  readonly clock: Clock;
  /** Resolves after `milliseconds`, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

type IngestEmbedder = Pick<Embedder, 'model' | 'embedPassages'>;

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
  const made: Float32Array[] = [];
  for (const { id } of passages) {
    const vector = vectors.get(id);
    if (vector === undefined) break;
    made.push(vector);
  }
  return made;
}

/**
 * The same embedder, whose passages are shared with other processes while any offers its help. Rejects as the embedder and
 * the queue do, and with MODEL_MISMATCH where the collection changed its model before all vectors were there.
 */
export function sharingEmbedder(
  embedder: IngestEmbedder,
  { queue, clock, wait }: SharingParts,
): IngestEmbedder {
  const process = randomUUID();
  const help = { queue, embedder, clock, process };
  const wanted = new Set<Wanted>();
  let looked = { at: Number.NEGATIVE_INFINITY, isHelped: false };
  let working: Promise<void> | null = null;

  async function isHelped(): Promise<boolean> {
    const now = clock();
    if (now - looked.at >= HELP_LOOK_MS)
      looked = { at: now, isHelped: await queue.isHelped(embedder.model, process, now - HELPER_SEEN_MS) };
    return looked.isHelped;
  }

  /** What is wanted and not there yet, each once. */
  function lacking(): Map<string, QueuedPassage> {
    const all = [...wanted].flatMap(({ passages, vectors }) => passages.filter(({ id }) => !vectors.has(id)));
    return new Map(all.map((passage) => [passage.id, passage]));
  }

  /** Lets go of those whose callers want them no more. */
  async function dropUnwanted(): Promise<void> {
    const unwanted = [...wanted].filter((one) => one.isUnwanted());
    if (unwanted.length === 0) return;
    const before = [...lacking().keys()];
    for (const one of unwanted) {
      wanted.delete(one);
      one.resolve(vectorsOf(one));
    }
    const still = lacking();
    await queue.drop(
      embedder.model,
      before.filter((id) => !still.has(id)),
    );
  }

  /** Takes what is there; false when nothing was. */
  async function take(): Promise<boolean> {
    const { model } = embedder;
    await dropUnwanted();
    for (const one of wanted)
      if (one.model.fingerprint !== model.fingerprint) throw modelMismatch(model, one.model);
    const asked = lacking();
    const { vectors, missing } = await queue.take(model, [...asked.keys()]);
    const again = missing.flatMap((id) => asked.get(id) ?? []);
    if (again.length > 0) await queue.put(model, again, clock());
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

  /** Until nothing is wanted any more. */
  async function work(): Promise<void> {
    const ending = new AbortController();
    const { signal } = ending;
    const taking = async (): Promise<void> => {
      while (wanted.size > 0) if (!(await take())) await wait(TAKE_MS, signal);
    };
    const making = async (): Promise<void> => {
      while (!signal.aborted) if ((await embedClaimed(help, signal)) === 0) await wait(TAKE_MS, signal);
    };
    const fail = async (error: unknown): Promise<void> => {
      const ids = [...lacking().keys()];
      for (const one of wanted) one.reject(error);
      wanted.clear();
      await queue.drop(embedder.model, ids).catch(() => {});
    };
    const parts = [taking, making].map((part) =>
      part()
        .catch(fail)
        .finally(() => ending.abort()),
    );
    await Promise.all(parts);
    await queue.leave(process, clock()).catch(() => {});
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
    async embedPassages(texts, onDone, options = {}) {
      const { urgent = false, signal } = options;
      if (texts.length === 0 || urgent || !(await isHelped()))
        return embedder.embedPassages(texts, onDone, options);
      const { model } = embedder;
      const passages = texts.map((text) => ({ id: passageId(text), text }));
      await queue.put(model, passages, clock());
      const isUnwanted = (): boolean => signal?.aborted === true;
      const vectors = await new Promise<Float32Array[]>((resolve, reject) => {
        wanted.add({ model, passages, vectors: new Map(), isUnwanted, onDone, resolve, reject });
        begin();
      });
      // Nothing may be asked of the database after what may be the last call.
      if (wanted.size === 0) await working;
      return vectors;
    },
  };
}
