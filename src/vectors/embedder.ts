// Text to vectors: a Transformers.js model in worker threads, so that the event loop never waits for it.

import { AppError } from '../core/errors.js';
import type { Embedder, ModelIdentity } from '../core/ports.js';
import type { EmbedderMethods } from './embedder-worker.js';
import { type ModelSettings, resolveModel } from './model-files.js';
import type { VectorLog } from './vector-log.js';
import { assertUnit } from './vector-math.js';
import { workerFile } from './worker-call.js';
import { openWorkerPool } from './worker-pool.js';

/** Passages given to a thread ahead of time, so that it never waits for the next one. */
const AHEAD = 2;

export interface EmbedderOptions {
  /** Threads that each hold the model, 1 if not given; some 200 MB each. */
  readonly workers?: number;
  /** Threads of each ONNX session, 1 if not given: more workers are faster than more threads. */
  readonly threads?: number;
  /** Where models from the hub are kept. */
  readonly cacheFolder?: string;
  readonly log?: VectorLog;
}

/**
 * Verifies and loads the model. Throws MODEL_MISSING or MODEL_ALTERED (naming the file), MODEL_MISMATCH when the model
 * makes vectors of another dimension than stated. The embedder's calls reject with EMBEDDING_FAILED, after `close` with CLOSED.
 */
export async function createEmbedder(
  settings: ModelSettings,
  options: EmbedderOptions = {},
): Promise<Embedder> {
  const { workers = 1, threads = 1, log } = options;
  const resolving = resolveModel(settings);
  let dimension = 0;
  const pool = await openWorkerPool<EmbedderMethods>({
    file: workerFile('embedder-worker', import.meta.url),
    data: null,
    size: workers,
    failure: 'EMBEDDING_FAILED',
    log,
    // The thread reads the library in while the files are being verified, and no file before they are.
    prepare: async (worker) => {
      const { name, source, dtype, pooling, maxTokens, dimension: stated } = await resolving;
      const order = { source, dtype, pooling, maxTokens, threads, cacheFolder: options.cacheFolder ?? null };
      const made = await worker.call('load', order);
      if (stated !== null && made !== stated) {
        throw new AppError(
          'MODEL_MISMATCH',
          `The model ${name} makes ${made} numbers per vector, not ${stated}.`,
        );
      }
      dimension = made;
    },
  });
  const model = await resolving;
  const identity: ModelIdentity = {
    name: model.name,
    dimension,
    fingerprint: model.fingerprint,
  };
  const embed = async (text: string, urgent: boolean): Promise<Float32Array> => {
    const vector = await pool.run('embed', text, urgent);
    assertUnit(vector, identity.dimension);
    return vector;
  };

  return {
    model: identity,
    embedQuestion: (text) => embed(model.queryPrefix + text, true),
    embedPassages: async (texts, onDone) => {
      const vectors = new Array<Float32Array>(texts.length);
      let next = 0;
      let done = 0;
      let failed = false;
      const lane = async (): Promise<void> => {
        while (next < texts.length && !failed) {
          const place = next++;
          try {
            vectors[place] = await embed(model.passagePrefix + texts[place], false);
          } catch (error) {
            failed = true;
            throw error;
          }
          onDone?.(++done);
        }
      };
      await Promise.all(Array.from({ length: Math.min(workers * AHEAD, texts.length) }, lane));
      return vectors;
    },
    close: pool.close,
  };
}
