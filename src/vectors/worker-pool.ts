// Several equal workers behind one queue: urgent tasks go first, patient ones give way to what people wait for; a worker
// that dies is replaced, its task tried again.
import { AppError, type ErrorCode } from '../core/errors.js';
import { type Methods, startWorker, type WorkerCaller } from '../threads/worker-call.js';
import type { VectorLog } from './vector-log.js';

/** Deaths in a row, without a finished task between them, after which no worker is started any more. */
const MOST_DEATHS = 4;
/** How often one task is started before it is held to be the cause of the deaths. */
const MOST_ATTEMPTS = 2;

export interface PoolOptions<M extends Methods> {
  readonly file: URL;
  readonly data: unknown;
  /** Threads at most, at least 1: each after the first is started when there is more to do than those there are can begin. */
  readonly size: number;
  /** Code of errors that have none of their own, and of giving up. */
  readonly failure: ErrorCode;
  /** Makes a fresh worker ready for tasks. */
  prepare(worker: WorkerCaller<M>): Promise<void>;
  /** Asked before each task that is not urgent: null lets it begin, a promise holds it back until that resolves. */
  readonly giveWay?: (() => Promise<void> | null) | undefined;
  readonly log?: VectorLog | undefined;
}

export interface WorkerPool<M extends Methods> {
  /** Tasks begin in the order given, the urgent before the others. Rejects with CLOSED when `unwanted` is true by then. */
  run<K extends keyof M & string>(
    method: K,
    args: Parameters<M[K]>[0],
    urgent: boolean,
    unwanted?: () => boolean,
  ): Promise<Awaited<ReturnType<M[K]>>>;
  /** Ends all threads; tasks not finished reject with CLOSED. */
  close(): Promise<void>;
}

interface Task<M extends Methods> {
  readonly method: keyof M & string;
  readonly args: never;
  readonly urgent: boolean;
  readonly unwanted: (() => boolean) | undefined;
  attempts: number;
  resolve(value: never): void;
  reject(error: unknown): void;
}

/** Resolves when the first worker is prepared; rejects with what its preparation threw. */
export async function openWorkerPool<M extends Methods>(options: PoolOptions<M>): Promise<WorkerPool<M>> {
  const { failure, log } = options;
  const urgent: Task<M>[] = [];
  const patient: Task<M>[] = [];
  const running = new Set<WorkerCaller<M>>();
  const idle: WorkerCaller<M>[] = [];
  let started = 1;
  let starting = 0;
  let deaths = 0;
  let unprepared = 0;
  let closed = false;
  let holding = false;
  let hasWaited = false;

  const start = async (): Promise<void> => {
    const worker = startWorker<M>(options.file, options.data, failure);
    running.add(worker);
    starting++;
    void worker.ended.then(() => {
      running.delete(worker);
      const place = idle.indexOf(worker);
      if (place >= 0) idle.splice(place, 1);
    });
    try {
      await options.prepare(worker);
    } catch (error) {
      await worker.close();
      throw error;
    } finally {
      starting--;
    }
    unprepared = 0;
    void worker.ended.then(replace);
    idle.push(worker);
    pump();
  };

  const isGivenUp = (): boolean => deaths >= MOST_DEATHS || unprepared >= MOST_DEATHS;
  const refusal = (): AppError =>
    new AppError(failure, `The worker threads died ${Math.max(deaths, unprepared)} times in a row.`);

  const replace = (): void => {
    deaths++;
    startAgain();
  };

  // Apart from the deaths, which a task that another thread finishes makes forgotten.
  const prepareAgain = (): void => {
    unprepared++;
    startAgain();
  };

  const startAgain = (): void => {
    if (closed) return;
    if (!isGivenUp()) {
      log?.warn({ deaths, unprepared }, 'a worker thread died and is replaced');
      start().catch(prepareAgain);
    } else if (running.size === 0) {
      log?.error({ deaths, unprepared }, 'worker threads keep dying; no more are started');
      refuseAll(refusal());
    }
  };

  const refuseAll = (error: AppError): void => {
    for (const task of [...urgent.splice(0), ...patient.splice(0)]) task.reject(error);
  };

  const wantedFrom = (queue: Task<M>[]): Task<M> | undefined => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      if (!task.unwanted?.()) return task;
      task.reject(new AppError('CLOSED', 'The task is not wanted any more.'));
    }
    return undefined;
  };

  const patientTask = (): Task<M> | undefined => {
    if (holding || patient.length === 0) return undefined;
    // Having waited once, a task begins whoever has come since: a steady stream of questions would stop it for good.
    const wait = hasWaited ? null : (options.giveWay?.() ?? null);
    hasWaited = false;
    if (wait === null) return wantedFrom(patient);
    holding = true;
    void wait.then(() => {
      holding = false;
      hasWaited = true;
      pump();
    });
    return undefined;
  };

  const pump = (): void => {
    while (idle.length > 0) {
      const task = wantedFrom(urgent) ?? patientTask();
      if (!task) return;
      void attempt(idle.pop() as WorkerCaller<M>, task);
    }
    if (started < options.size && urgent.length + patient.length > starting) {
      started++;
      start().catch(prepareAgain);
    }
  };

  const attempt = async (worker: WorkerCaller<M>, task: Task<M>): Promise<void> => {
    task.attempts++;
    try {
      task.resolve((await worker.call(task.method, task.args)) as never);
      deaths = 0;
    } catch (error) {
      if (worker.alive() || closed || task.attempts >= MOST_ATTEMPTS) task.reject(error);
      else (task.urgent ? urgent : patient).unshift(task);
    }
    if (worker.alive() && !closed) idle.push(worker);
    pump();
  };

  await start();

  return {
    run: (method, args, isUrgent, unwanted) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new AppError('CLOSED', 'The worker pool is closed.'));
        } else if (running.size === 0 && isGivenUp()) {
          reject(refusal());
        } else {
          const task = {
            method,
            args: args as never,
            urgent: isUrgent,
            unwanted,
            attempts: 0,
            resolve,
            reject,
          };
          (isUrgent ? urgent : patient).push(task);
          pump();
        }
      }),
    close: async () => {
      closed = true;
      refuseAll(new AppError('CLOSED', 'The worker pool is closed.'));
      await Promise.all([...running].map((worker) => worker.close()));
    },
  };
}
