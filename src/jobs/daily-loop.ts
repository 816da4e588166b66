// Does something at once and then once a day while the bot runs.
import type { Logger } from 'pino';
import type { Wait } from '../core/ports.js';

export interface DailyLoopDeps {
  readonly run: () => Promise<void>;
  readonly wait: Wait;
  readonly log: Pick<Logger, 'error'>;
  /** What it does, for the log. */
  readonly name: string;
}

export interface DailyLoop {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;

/** Starts the loop; its first run is over when this returns. A run that fails is logged and tried again a day later. */
export async function startDailyLoop({ run, wait, log, name }: DailyLoopDeps): Promise<DailyLoop> {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function turn(): Promise<void> {
    try {
      await run();
    } catch (error) {
      log.error({ err: error, job: name }, 'a daily job failed');
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await wait(DAY_MS, signal);
      if (!signal.aborted) await turn();
    }
  }

  await turn();
  const done = loop();
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };
}
