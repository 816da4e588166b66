// What a model's ONNX session gives by itself, in a thread as the embedder has it: the measure of `npm run bench` and `bench:ingest`.

import { startWorker, workerFile } from '../threads/worker-call.js';
import type { BareRun, BareSessionMethods } from './bare-session-worker.js';
import { type ModelSettings, resolveModel } from './model-files.js';

export interface BareSession {
  /** One run of the session for each passage, one after another; tokens and time of the session alone. */
  run(passages: readonly string[]): Promise<BareRun>;
  close(): Promise<void>;
}

/** Loads the model into a thread of its own, with one thread for the session. Throws as `createEmbedder` does. */
export async function openBareSession(
  settings: ModelSettings,
  cacheFolder: string | null,
): Promise<BareSession> {
  const { source, dtype, pooling, maxTokens, passagePrefix } = await resolveModel(settings);
  const file = workerFile('bare-session-worker', import.meta.url);
  const worker = startWorker<BareSessionMethods>(file, null, 'EMBEDDING_FAILED');
  try {
    await worker.call('load', { source, dtype, pooling, maxTokens, threads: 1, cacheFolder });
  } catch (error) {
    await worker.close();
    throw error;
  }
  return {
    run: (passages) =>
      worker.call(
        'run',
        passages.map((text) => passagePrefix + text),
      ),
    close: () => worker.close(),
  };
}
