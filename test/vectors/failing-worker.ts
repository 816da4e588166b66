// A worker for tests of the thread pool: it echoes, throws and dies on demand, and notes the order of what it did.
import { appendFileSync, readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { AppError } from '../../src/core/errors.js';
import { serveCalls } from '../../src/threads/worker-call.js';

export type FailingMethods = {
  echo(text: string): string;
  /** Dies as long as the notes hold fewer than `deaths` deaths, then replies with their number. */
  dieUntil(deaths: number): number;
  throwError(code: 'MODEL_ALTERED' | null): void;
  numbers(count: number): Float32Array;
};

const notes = workerData as string;
const deathsSoFar = (): number =>
  readFileSync(notes, 'utf8')
    .split('\n')
    .filter((line) => line === 'died').length;

serveCalls<FailingMethods>({
  echo: (text) => {
    appendFileSync(notes, `${text}\n`);
    return text;
  },
  dieUntil: (deaths) => {
    const before = deathsSoFar();
    if (before >= deaths) return before;
    appendFileSync(notes, 'died\n');
    process.exit(3);
  },
  throwError: (code) => {
    throw code === null ? new TypeError('a slip') : new AppError(code, 'on purpose');
  },
  numbers: (count) => new Float32Array(count).fill(0.5),
});
