// The main thread's side of reading documents: one worker, one document at a time, cut off when its time is over.
import { Worker } from 'node:worker_threads';
import { AppError } from '../core/errors.js';
import type { DocumentReader, FetchedDocument } from '../core/source-ports.js';
import { failure, type Outcomes, sizeFailure } from './document-outcome.js';
import type { ReadReply, ReadRequest } from './document-worker.js';

/** A page takes a fifth of a second on one slow core; what takes this long was made to. */
const DEADLINE_MS = 15_000;
/** Documents that may wait, at most 10 MB each: fetching goes no faster than reading. */
const MOST_WAITING = 16;
/**
 * V8 heap of the thread in MB. Measured with 64: a feed of 10,000 entries (4.4 MB) takes the process 60 MB above idle,
 * ten million bytes of character references end the thread 80 MB above; with 96 the latter took 130.
 */
const HEAP = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };
/** After a document larger than this (bytes) the thread is ended: V8 would keep the memory it took. */
const LARGE = 1024 * 1024;
/** Starts in a row that end before the thread is ready, after which there is something wrong with this machine. */
const MOST_FAILED_STARTS = 3;

export interface DocumentReaderOptions {
  /** Milliseconds for one document, counted from when the thread begins with it. @default 15000 */
  readonly deadlineMs?: number;
  /** Documents that may wait behind the one being read; one more is refused as `deadline`. @default 16 */
  readonly mostWaiting?: number;
  /** Calls back once after so many milliseconds, unless the returned function is called before. @default setTimeout */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

interface Task {
  readonly kind: keyof Outcomes;
  readonly document: FetchedDocument;
  resolve(outcome: Outcomes[keyof Outcomes]): void;
  reject(error: AppError): void;
}

/**
 * Where the worker lies for the module at `moduleUrl`: beside it, or, when that module runs from its TypeScript source
 * (as under vitest), in the same place below dist/, because Node cannot start a thread from TypeScript.
 */
function workerFile(moduleUrl: string): URL {
  const beside = new URL('./document-worker.js', moduleUrl);
  if (!moduleUrl.endsWith('.ts')) return beside;
  const cut = beside.href.lastIndexOf('/src/');
  return new URL(`${beside.href.slice(0, cut)}/dist${beside.href.slice(cut)}`);
}

function afterTimeout(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

class ThreadedReader implements DocumentReader {
  readonly #deadlineMs: number;
  readonly #mostWaiting: number;
  readonly #after: NonNullable<DocumentReaderOptions['after']>;
  readonly #waiting: Task[] = [];
  #worker: Worker | null = null;
  #ready = false;
  #current: Task | null = null;
  #cancelDeadline = (): void => {};
  #counter = 0;
  #failedStarts = 0;
  #closed = false;

  constructor({ deadlineMs = DEADLINE_MS, mostWaiting = MOST_WAITING, after }: DocumentReaderOptions) {
    this.#deadlineMs = deadlineMs;
    this.#mostWaiting = mostWaiting;
    this.#after = after ?? afterTimeout;
  }

  feed(document: FetchedDocument): Promise<Outcomes['feed']> {
    return this.#read('feed', document);
  }

  page(document: FetchedDocument): Promise<Outcomes['page']> {
    return this.#read('page', document);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const error = new AppError('CLOSED', 'The reader of documents is closed.');
    for (const task of this.#waiting.splice(0)) task.reject(error);
    this.#current?.reject(error);
    this.#current = null;
    await this.#stop();
  }

  #read<K extends keyof Outcomes>(kind: K, document: FetchedDocument): Promise<Outcomes[K]> {
    return new Promise((resolve, reject) => {
      const refused = sizeFailure(kind, document);
      if (this.#closed) reject(new AppError('CLOSED', 'The reader of documents is closed.'));
      else if (refused !== null) resolve(refused as Outcomes[K]);
      else if (this.#waiting.length >= this.#mostWaiting)
        resolve(failure('deadline', 'too many documents wait') as Outcomes[K]);
      else {
        this.#waiting.push({ kind, document, resolve: resolve as Task['resolve'], reject });
        this.#next();
      }
    });
  }

  #next(): void {
    if (this.#closed || this.#current !== null || this.#waiting.length === 0) return;
    if (this.#worker === null) this.#start();
    if (!this.#ready) return;
    const task = this.#waiting.shift() as Task;
    this.#current = task;
    this.#counter++;
    // The caller keeps its bytes: what is moved to the thread is a copy, and often they are a slice of a larger buffer.
    const body = task.document.body.slice();
    const request: ReadRequest = {
      id: this.#counter,
      kind: task.kind,
      document: { ...task.document, body },
    };
    this.#worker?.postMessage(request, [body.buffer]);
    this.#cancelDeadline = this.#after(this.#deadlineMs, () => {
      if (this.#current !== task) return;
      void this.#stop();
      this.#finish(failure('deadline', `${this.#deadlineMs} ms`));
    });
  }

  #finish(outcome: Outcomes[keyof Outcomes]): void {
    this.#cancelDeadline();
    const task = this.#current;
    this.#current = null;
    task?.resolve(outcome);
    this.#next();
  }

  #start(): void {
    const worker = new Worker(workerFile(import.meta.url), { resourceLimits: HEAP });
    this.#worker = worker;
    this.#ready = false;
    worker.on('message', (reply: ReadReply) => {
      if (this.#worker !== worker) return;
      if ('ready' in reply) {
        this.#ready = true;
        this.#failedStarts = 0;
        this.#next();
      } else if (reply.id === this.#counter && this.#current !== null) {
        if (this.#current.document.body.byteLength > LARGE) void this.#stop();
        this.#finish(reply.outcome);
      }
    });
    // What killed it is told by 'exit' just after; without a listener an error in the thread would end the process.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      if (this.#current !== null) this.#finish(failure('too-large', 'the thread ran out of memory'));
      else this.#died();
    });
  }

  /** The thread ended although nobody had given it anything to read. */
  #died(): void {
    if (!this.#ready) this.#failedStarts++;
    this.#ready = false;
    if (this.#failedStarts < MOST_FAILED_STARTS) this.#next();
    else {
      const error = new AppError('CLOSED', 'The thread that reads documents cannot be started.');
      for (const task of this.#waiting.splice(0)) task.reject(error);
    }
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#cancelDeadline();
    this.#worker = null;
    this.#ready = false;
    await worker?.terminate();
  }
}

/**
 * Reads documents in a thread that is started with the first of them, killed when one takes too long, and started anew
 * for the next; its memory is bounded, and a document that needs more is `too-large`. Holds the process open while
 * the thread lives: close it. Rejects with CLOSED after that, or when no thread can be started.
 */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  return new ThreadedReader(options);
}
