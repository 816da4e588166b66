// Typed questions and answers between the main thread and one worker thread: numbered calls, errors that keep their
// code, and a death of the worker that every open call hears of.
import { parentPort, type Transferable, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../core/errors.js';

/** What a worker can be asked: each method takes one cloneable value and returns one, or a promise of one. */
export type Methods = { readonly [method: string]: (args: never) => unknown };

/** Short-lived objects of a worker; V8's own 48 MB grow its resident memory by 30 MB and save no time here. */
const YOUNG_MEGABYTES = 8;
/** The method that ends a worker. */
const END = '\0end';

interface Request {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly code: ErrorCode | null; readonly message: string };

export interface WorkerCaller<M extends Methods> {
  /** Rejects with the worker's AppError, or with the caller's `failure` code when the worker threw anything else or died. */
  call<K extends keyof M & string>(
    method: K,
    args: Parameters<M[K]>[0],
    transfer?: readonly Transferable[],
  ): Promise<Awaited<ReturnType<M[K]>>>;
  /** False from the moment the thread has ended. */
  alive(): boolean;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the thread as soon as it is between two native calls; calls it has not answered by then reject with CLOSED. */
  close(): Promise<void>;
}

/**
 * Where the worker `name` lies for the module at `moduleUrl`: beside it, or, when that module runs from its TypeScript
 * source (as under vitest), in the same place below dist/, because Node cannot start a thread from TypeScript.
 */
export function workerFile(name: string, moduleUrl: string): URL {
  const beside = new URL(`./${name}.js`, moduleUrl);
  if (!moduleUrl.endsWith('.ts')) return beside;
  const cut = beside.href.lastIndexOf('/src/');
  return new URL(`${beside.href.slice(0, cut)}/dist${beside.href.slice(cut)}`);
}

/** Starts a thread from the file. `failure` is the code of errors that have none of their own. */
export function startWorker<M extends Methods>(
  file: URL,
  data: unknown,
  failure: ErrorCode,
): WorkerCaller<M> {
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const open = new Map<number, { resolve(value: never): void; reject(error: AppError): void }>();
  let counter = 0;
  let alive = true;
  let closing = false;
  let reason: unknown;

  worker.on('message', (reply: Reply) => {
    const waiting = open.get(reply.id);
    open.delete(reply.id);
    if ('message' in reply) waiting?.reject(new AppError(reply.code ?? failure, reply.message));
    else waiting?.resolve(reply.value as never);
  });
  worker.on('error', (error) => {
    reason = error;
  });
  worker.on('messageerror', (error) => {
    reason = error;
    void worker.terminate();
  });
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', (exitCode) => {
      alive = false;
      for (const { reject } of open.values()) {
        reject(
          closing
            ? new AppError('CLOSED', 'The worker thread was closed.')
            : new AppError(failure, `The worker thread ended unexpectedly (exit code ${exitCode}).`, reason),
        );
      }
      open.clear();
      resolve();
    });
  });

  return {
    call: (method, args, transfer = []) =>
      new Promise((resolve, reject) => {
        if (!alive || closing) {
          reject(new AppError(closing ? 'CLOSED' : failure, 'The worker thread is not running.'));
          return;
        }
        const id = ++counter;
        open.set(id, { resolve, reject });
        worker.postMessage({ id, method, args } satisfies Request, transfer);
      }),
    alive: () => alive,
    ended,
    close: async () => {
      // Not terminate(): it strikes inside a native call too, and there onnxruntime-node and hnswlib-node abort the process.
      if (alive && !closing) worker.postMessage({ id: 0, method: END, args: null } satisfies Request);
      closing = true;
      await ended;
    },
  };
}

/**
 * Answers calls in a worker thread. Asynchronous handlers may overlap. A typed array as the whole reply is moved to
 * the caller instead of copied, so a handler must not keep it.
 */
export function serveCalls<M extends Methods>(handlers: M): void {
  const port = parentPort;
  if (!port) throw new AppError('CLOSED', 'This file is the body of a worker thread.');
  const answer = async ({ id, method, args }: Request): Promise<void> => {
    if (method === END) process.exit(0);
    try {
      const handler = handlers[method] as ((args: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`The worker has no method ${method}.`);
      const value = await handler(args);
      const moved = ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
      port.postMessage({ id, value } satisfies Reply, moved);
    } catch (error) {
      const code = error instanceof AppError ? error.code : null;
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ id, code, message } satisfies Reply);
    }
  };
  port.on('message', (request: Request) => void answer(request));
}
