// The loop over live sources, with time in hand: what it wakes, how many at once, and how it stops.
import { describe, expect, it } from 'vitest';
import type { FollowOptions, FollowResult } from '../../src/app/follow-source.js';
import type { SourceOutcome } from '../../src/core/source-store.js';
import { startSourceLoop } from '../../src/jobs/source-loop.js';

const outcome: SourceOutcome = {
  ...{ at: 0, status: 'fetched', met: 1, fresh: 1, changed: 0, withdrawn: 0, failed: 0, waiting: 0 },
  ...{ failure: null, detail: null },
};

/** Lets everything run that can without time passing. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

function setUp(due: Record<string, number>, concurrency = 2) {
  const time = { now: 0 };
  const log: string[] = [];
  const runs: Array<{ id: string; options: FollowOptions; end(result?: FollowResult): void; fail(): void }> =
    [];
  let sleeping: { until: number; end(): void } | null = null;
  let stored = 0;
  const note = (...[, message = '']: [object, string?]): void => void log.push(message);
  const loop = startSourceLoop({
    sources: {
      due: async (now) => Object.keys(due).filter((id) => (due[id] ?? 0) <= now),
      nextDue: async () => (Object.keys(due).length === 0 ? null : Math.min(...Object.values(due))),
    },
    follow: (id, options = {}) =>
      new Promise((resolve, reject) => {
        runs.push({
          ...{ id, options },
          end: (result = { status: 'done', outcome }) => {
            due[id] = time.now + 300_000;
            resolve(result);
          },
          fail: () => {
            due[id] = time.now + 300_000;
            reject(new Error('of ours'));
          },
        });
      }),
    clock: () => time.now,
    log: { info: note, warn: note, error: note },
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        sleeping = { until: time.now + milliseconds, end: resolve };
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    concurrency,
    onStored: () => void stored++,
  });
  return {
    ...{ loop, log, runs, due },
    stored: () => stored,
    slept: () => (sleeping === null ? null : sleeping.until - time.now),
    async pass(milliseconds: number): Promise<void> {
      time.now += milliseconds;
      if (sleeping !== null && sleeping.until <= time.now) sleeping.end();
      await settle();
    },
  };
}

const ids = (runs: ReadonlyArray<{ id: string }>): string[] => runs.map(({ id }) => id);

describe('the loop over sources', () => {
  it('runs what is due, a few at a time, and the next as soon as there is room', async () => {
    const { runs, pass, loop } = setUp({ a: 0, b: 0, c: 0, d: 900_000 });
    await pass(0);
    expect(ids(runs)).toEqual(['a', 'b']);
    runs[0]?.end();
    await pass(0);
    expect(ids(runs)).toEqual(['a', 'b', 'c']);
    for (const { end } of runs) end();
    await loop.stop();
  });

  it('never runs a source twice at once, though it stays due meanwhile', async () => {
    const { runs, pass, loop } = setUp({ a: 0 });
    await pass(0);
    loop.wake();
    await pass(120_000);
    expect(ids(runs)).toEqual(['a']);
    runs[0]?.end();
    await loop.stop();
  });

  it('sleeps until the next is due, but no longer than a minute, and wakes when told', async () => {
    const { runs, pass, slept, due, loop } = setUp({ a: 20_000 });
    await pass(0);
    expect(slept()).toBe(20_000);
    due.a = 900_000;
    loop.wake();
    await pass(0);
    expect(slept()).toBe(60_000);
    due.a = 0;
    loop.wake();
    await pass(0);
    expect(ids(runs)).toEqual(['a']);
    runs[0]?.end();
    await loop.stop();
  });

  it('goes on after an error of ours, and tells only of runs that touched articles', async () => {
    const { runs, pass, log, stored, loop } = setUp({ a: 0, b: 0, c: 0 }, 3);
    await pass(0);
    runs[0]?.fail();
    runs[1]?.end();
    runs[2]?.end({ status: 'done', outcome: { ...outcome, fresh: 0, status: 'failed' } });
    await pass(0);
    expect(log).toEqual(['source not followed', 'source followed', 'source failed']);
    expect(stored()).toBe(1);
    await pass(300_000);
    await pass(60_000);
    expect(ids(runs)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    for (const { end } of runs) end();
    await loop.stop();
  });

  it('stops runs by their signal, starts no more, and ends when they have ended', async () => {
    const { runs, pass, loop } = setUp({ a: 0, b: 0, c: 0 });
    await pass(0);
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await pass(0);
    expect(runs.every(({ options }) => options.signal?.aborted)).toBe(true);
    expect(stopped).toBe(false);
    for (const { end } of runs) end({ status: 'stopped' });
    await stopping;
    expect(ids(runs)).toEqual(['a', 'b']);
  });
});
