// Text to vectors: Transformers.js models in worker threads, one for passages and maybe another for questions alone.
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../core/errors.js';
import type { Embedder, ModelIdentity } from '../core/ports.js';
import { upToMissing } from '../core/vector.js';
import { workerFile } from '../threads/worker-call.js';
import type { EmbedderMethods } from './embedder-worker.js';
import { type ModelSettings, type ResolvedModel, resolveModel } from './model-files.js';
import type { VectorLog } from './vector-log.js';
import { assertUnit } from './vector-math.js';
import { openWorkerPool, type WorkerPool } from './worker-pool.js';

/**
 * Both models are verified at once. `serving`: questions are embedded first, and the model for passages is loaded behind the
 * other without being waited for. `asking`, `ingesting`: the model for passages, or that for questions, is loaded, and verified
 * again, only when the first of them comes.
 */
export type Purpose = 'serving' | 'asking' | 'ingesting';

export interface EmbedderOptions {
  /** Threads at most that each hold the model, 1 if not given; some 200 MB each. */
  readonly workers?: number;
  /** Threads of each ONNX session, 1 if not given: more workers are faster than more threads. */
  readonly threads?: number;
  /** Where models from the hub are kept. */
  readonly cacheFolder?: string;
  /** A model for questions alone, tuned against the passage vectors of the other; in one thread of its own. */
  readonly questions?: ModelSettings | null;
  /** What the models are wanted for first; with one model for all that is loaded at once. @default 'serving' */
  readonly purpose?: Purpose | undefined;
  /** Asked before each passage that is not urgent: null lets it begin, a promise holds it back until that resolves. */
  readonly giveWay?: () => Promise<void> | null;
  readonly log?: VectorLog;
}

/** So long after the start the model for passages is loaded by itself: the first questions need not share the processor with it. */
const BEHIND_MS = 1000;

type EmbedderPool = WorkerPool<EmbedderMethods>;

/** A model that is verified, and loaded or yet to be. */
interface OpenModel {
  readonly model: ResolvedModel;
  /** What it makes, or makes by its manifest. */
  readonly dimension: number;
  pool(): Promise<EmbedderPool>;
  /** Has it loaded before a text comes. */
  load(): Promise<unknown>;
  close(): Promise<void>;
}

/** Threads that hold one model. */
async function openPool(
  resolving: Promise<ResolvedModel>,
  size: number,
  { threads = 1, cacheFolder, giveWay, log }: EmbedderOptions,
): Promise<{ pool: EmbedderPool; dimension: number }> {
  let dimension = 0;
  const pool = await openWorkerPool<EmbedderMethods>({
    file: workerFile('embedder-worker', import.meta.url),
    data: null,
    size,
    failure: 'EMBEDDING_FAILED',
    giveWay,
    log,
    // The thread reads the library in while the files are being verified, and no file before they are.
    prepare: async (worker) => {
      const { name, source, dtype, pooling, maxTokens, dimension: stated } = await resolving;
      const order = { source, dtype, pooling, maxTokens, threads, cacheFolder: cacheFolder ?? null };
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
  return { pool, dimension };
}

function openModel(settings: ModelSettings, size: number, options: EmbedderOptions): Promise<OpenModel> {
  return openLoaded(resolveModel(settings), size, options);
}

async function openLoaded(
  resolving: Promise<ResolvedModel>,
  size: number,
  options: EmbedderOptions,
): Promise<OpenModel> {
  const { pool, dimension } = await openPool(resolving, size, options);
  const held = async () => pool;
  return { model: await resolving, dimension, pool: held, load: held, close: () => pool.close() };
}

/** A model whose threads are started for the first text; at once where only they can tell its dimension. */
async function openModelLater(
  settings: ModelSettings,
  size: number,
  options: EmbedderOptions,
): Promise<OpenModel> {
  const model = await resolveModel(settings);
  const { isDimensionStated, dimension: stated } = model;
  if (!isDimensionStated || stated === null) return openLoaded(Promise.resolve(model), size, options);
  let opening: Promise<EmbedderPool> | null = null;
  let closed = false;

  function opened(resolving: () => Promise<ResolvedModel>): Promise<EmbedderPool> {
    if (closed) return Promise.reject(new AppError('CLOSED', 'The embedder is closed.'));
    opening ??= openPool(resolving(), size, options).then(
      ({ pool }) => pool,
      (error: unknown) => {
        // The next text tries again.
        opening = null;
        throw error;
      },
    );
    return opening;
  }

  return {
    model,
    dimension: stated,
    pool: () => opened(() => resolvedAgain(settings, model)),
    load: () => opened(async () => model),
    close: async () => {
      closed = true;
      const pool = await opening?.catch(() => null);
      await pool?.close();
    },
  };
}

/** The model as it is verified now; throws MODEL_ALTERED where it is another than `before`. */
async function resolvedAgain(settings: ModelSettings, before: ResolvedModel): Promise<ResolvedModel> {
  const model = await resolveModel(settings);
  if (model.fingerprint === before.fingerprint) return model;
  throw new AppError('MODEL_ALTERED', `The model ${before.name} is another than at the start.`);
}

function assertTunedFor(questions: OpenModel, passages: OpenModel): void {
  const [own, theirs] = [questions.model, passages.model];
  if (own.tunedFor === null || own.tunedFor !== theirs.weights) {
    throw new AppError(
      'MODEL_MISMATCH',
      `The question model ${own.name} was not tuned for the vectors of ${theirs.name}.`,
    );
  }
  if (questions.dimension === passages.dimension) return;
  throw new AppError(
    'MODEL_MISMATCH',
    `The question model ${own.name} makes ${questions.dimension} numbers per vector, ${theirs.name} ${passages.dimension}.`,
  );
}

/**
 * Verifies the model, and the one for questions if there is one, and loads what `purpose` says. Throws MODEL_MISSING or
 * MODEL_ALTERED (naming the file), MODEL_MISMATCH when a model makes vectors of another dimension than stated or the question
 * model belongs to another. The embedder's calls reject with EMBEDDING_FAILED, with one of those where the model is loaded for
 * them, after `close` with CLOSED.
 */
export async function createEmbedder(
  settings: ModelSettings,
  options: EmbedderOptions = {},
): Promise<Embedder> {
  const { workers = 1, questions = null, purpose = 'serving' } = options;
  const openPassages = questions === null || purpose === 'ingesting' ? openModel : openModelLater;
  const openQuestions = purpose === 'ingesting' ? openModelLater : openModel;
  const [passages, own] = await Promise.allSettled([
    openPassages(settings, workers, options),
    questions && openQuestions(questions, 1, options),
  ]).then(async (opened) => {
    const failed = opened.find((one) => one.status === 'rejected');
    const open = opened.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
    const [first, second = null] = open;
    try {
      if (failed || !first) throw failed?.reason;
      if (second) assertTunedFor(second, first);
    } catch (error) {
      await Promise.all(open.map((one) => one.close()));
      throw error;
    }
    return [first, second] as const;
  });
  if (purpose === 'serving')
    void delay(BEHIND_MS, undefined, { ref: false })
      .then(() => options.giveWay?.())
      .then(passages.load)
      .catch((error: AppError) => {
        if (error.code !== 'CLOSED')
          options.log?.error({ err: error }, 'the model for passages cannot be loaded');
      });
  const asking = own ?? passages;
  const { name, fingerprint } = passages.model;
  const identity: ModelIdentity = { name, dimension: passages.dimension, fingerprint };
  const embed = async (
    { pool }: OpenModel,
    text: string,
    urgent: boolean,
    unwanted?: () => boolean,
  ): Promise<Float32Array> => {
    // Nothing is loaded for it.
    if (unwanted?.()) throw new AppError('CLOSED', 'The text is not wanted any more.');
    const vector = await (await pool()).run('embed', text, urgent, unwanted);
    assertUnit(vector, identity.dimension);
    return vector;
  };

  return {
    model: identity,
    embedQuestion: (text) => embed(asking, asking.model.queryPrefix + text, true),
    embedStatement: (text) => embed(passages, passages.model.queryPrefix + text, true),
    embedPassages: async (texts, onDone, { urgent = false, signal } = {}) => {
      const vectors: Array<Float32Array | undefined> = texts.map(() => undefined);
      let done = 0;
      const failures: unknown[] = [];
      const isUnwanted = (): boolean => failures.length > 0 || signal?.aborted === true;
      const one = async (text: string, place: number): Promise<void> => {
        try {
          const passage = passages.model.passagePrefix + text;
          vectors[place] = await embed(passages, passage, urgent, isUnwanted);
          onDone?.(++done);
        } catch (error) {
          // Whoever was told to stop has no use for what fails of it from then on.
          if (!signal?.aborted) failures.push(error);
        }
      };
      // All of them end first: a thread may finish a later text before an earlier one that it has begun.
      await Promise.all(texts.map(one));
      if (failures.length > 0) throw failures[0];
      return upToMissing(vectors);
    },
    close: async () => {
      await Promise.all([passages.close(), own?.close()]);
    },
  };
}
