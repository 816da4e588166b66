// The daily loop with a wait in hand: at once, once a day, on after a failure, and over when it is stopped.
import { expect, test } from 'vitest';
import { createForgetOld } from '../../src/app/forget-old.js';
import { inTurn } from '../../src/core/in-turn.js';
import { type DailyLoopDeps, startDailyLoop } from '../../src/jobs/daily-loop.js';
import { createStateStore } from '../../src/store/state.js';
import { memoryDatabase } from '../support/memory-database.js';

const DAY = 24 * 3_600_000;

/** Days that pass by hand; `pass` resolves when the loop waits for the next one. */
function days() {
  const waited: number[] = [];
  let next = (): void => {};
  let onWait = (): void => {};
  const wait: DailyLoopDeps['wait'] = (milliseconds, signal) => {
    waited.push(milliseconds);
    return new Promise((resolve) => {
      next = resolve;
      signal.addEventListener('abort', () => resolve());
      onWait();
    });
  };
  const pass = (): Promise<void> =>
    new Promise((resolve) => {
      onWait = resolve;
      next();
    });
  return { wait, waited, pass };
}

const log = () => {
  const errors: unknown[] = [];
  return { errors, error: (line: unknown) => void errors.push(line) };
};

test('what is older than its time goes at once, and day by day while it runs', async () => {
  const db = memoryDatabase();
  const state = createStateStore(db);
  let now = 100 * DAY;
  await state.put('k', 'old', 1, 1, now - 31 * DAY);
  await state.put('k', 'nearly', 1, 1, now - 29.5 * DAY);
  await state.put('k', 'new', 1, 1, now);
  const forgetOld = createForgetOld([{ store: state, keptMs: 30 * DAY }], () => now);
  const { wait, waited, pass } = days();
  const loop = await startDailyLoop({
    run: async () => void (await forgetOld()),
    wait,
    log: log(),
    name: 'x',
  });
  expect(await inTurn(['old', 'nearly', 'new'], (key) => state.get('k', key))).toEqual([undefined, 1, 1]);
  now += DAY;
  await pass();
  expect(await inTurn(['nearly', 'new'], (key) => state.get('k', key))).toEqual([undefined, 1]);
  expect(waited).toEqual([DAY, DAY]);
  await loop.stop();
  db.close();
});

test('a run that fails is logged and the next day comes all the same', async () => {
  const { wait, pass } = days();
  const lines = log();
  let runs = 0;
  const run = async (): Promise<void> => {
    if (++runs === 1) throw new Error('busy');
  };
  const loop = await startDailyLoop({ run, wait, log: lines, name: 'x' });
  await pass();
  expect([runs, lines.errors.length]).toEqual([2, 1]);
  await loop.stop();
  expect(runs).toBe(2);
});
