// When corrections are sent: at the start, on the timer, when woken, never sooner than Telegram asks, and not after a stop.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SendReport } from '../../src/app/send-corrections.js';
import { type CorrectionLoop, startCorrectionLoop } from '../../src/jobs/correction-loop.js';

const NOTHING: SendReport = { sent: 0, waitMs: null };

/** Waits that end when the test says so; `asked` are their milliseconds. */
interface Timer {
  readonly asked: number[];
  ring(): void;
}

let timer: Timer;
let runs: Array<{ readonly signal: AbortSignal; end(report: SendReport | Error): void }>;
let errors: string[];
let loop: CorrectionLoop;

/** Lets everything that is ready to go on do so. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

beforeEach(async () => {
  const asked: number[] = [];
  let ring = (): void => {};
  timer = { asked, ring: () => ring() };
  runs = [];
  errors = [];
  loop = startCorrectionLoop({
    run: (signal) =>
      new Promise((resolve, reject) => {
        const end = (report: SendReport | Error) =>
          report instanceof Error ? reject(report) : resolve(report);
        runs.push({ signal, end });
      }),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        asked.push(milliseconds);
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve());
        ring = resolve;
      }),
    log: { error: (...[, message]: readonly unknown[]) => void errors.push(String(message)) },
    everyMs: 1000,
  });
  await settled();
});
afterEach(async () => {
  const stopped = loop.stop();
  runs.at(-1)?.end(NOTHING);
  await stopped;
});

async function end(report: SendReport | Error): Promise<void> {
  runs.at(-1)?.end(report);
  await settled();
}

test('runs at once, then each time the timer is over', async () => {
  expect(runs).toHaveLength(1);
  await end(NOTHING);
  expect([runs.length, timer.asked]).toEqual([1, [1000]]);
  timer.ring();
  await settled();
  expect(runs).toHaveLength(2);
});

test('runs at once when woken, also when woken during a run', async () => {
  await end(NOTHING);
  loop.wake();
  await settled();
  expect(runs).toHaveLength(2);
  loop.wake();
  await end(NOTHING);
  expect(runs).toHaveLength(3);
  await end(NOTHING);
  expect(runs).toHaveLength(3);
});

test('waits as long as it was told, woken or not', async () => {
  loop.wake();
  await end({ sent: 0, waitMs: 90_000 });
  expect(timer.asked).toEqual([90_000]);
  loop.wake();
  await settled();
  expect(runs).toHaveLength(1);
  timer.ring();
  await settled();
  expect(runs).toHaveLength(2);
});

test('logs a run that failed and tries again at the next turn', async () => {
  await end(new Error('disk on fire'));
  expect(errors).toEqual(['corrections not sent']);
  timer.ring();
  await settled();
  expect(runs).toHaveLength(2);
});

test('stops once the run at hand is over, and does not begin another', async () => {
  let over = false;
  const stopped = loop.stop().then(() => {
    over = true;
  });
  await settled();
  expect([over, runs[0]?.signal.aborted]).toEqual([false, true]);
  await end(NOTHING);
  await stopped;
  expect(runs).toHaveLength(1);
});

test('stops during a wait', async () => {
  await end(NOTHING);
  await loop.stop();
  expect(runs).toHaveLength(1);
});
