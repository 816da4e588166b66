// Sends corrections again and again while the bot runs: on a timer, and at once when somebody wakes it.
import type { Logger } from 'pino';
import type { SendReport } from '../app/send-corrections.js';
import type { Wait } from '../core/ports.js';

export interface CorrectionLoopDeps {
  readonly run: (signal: AbortSignal) => Promise<SendReport>;
  readonly wait: Wait;
  readonly log: Pick<Logger, 'error'>;
  /** Milliseconds between two runs. @default 60_000: what another process took in is told within a minute */
  readonly everyMs?: number;
}

export interface CorrectionLoop {
  /** Runs again as soon as the run at hand is over, unless Telegram asked to wait. */
  wake(): void;
  /** Stops after the message at hand, and waits for that one at most 15 s: unfinished, it is taken up at the next start. */
  stop(): Promise<void>;
}

const EVERY_MS = 60_000;
const GRACE_MS = 15_000;

/** Starts the loop; its first run begins at once. A run that fails is logged and tried again at the next turn. */
export function startCorrectionLoop({
  run,
  wait,
  log,
  everyMs = EVERY_MS,
}: CorrectionLoopDeps): CorrectionLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = false;
  let sleep: AbortController | null = null;

  async function turn(): Promise<number | null> {
    try {
      return (await run(signal)).waitMs;
    } catch (error) {
      log.error({ err: error }, 'corrections not sent');
      return everyMs;
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      woken = false;
      const told = await turn();
      if (signal.aborted || (woken && told === null)) continue;
      // Waking does not shorten what Telegram asked for.
      sleep = told === null ? new AbortController() : null;
      await wait(told ?? everyMs, sleep === null ? signal : AbortSignal.any([signal, sleep.signal]));
      sleep = null;
    }
  }

  const done = loop();
  return {
    wake() {
      woken = true;
      sleep?.abort();
    },
    async stop() {
      stopping.abort();
      const grace = new AbortController();
      await Promise.race([done, wait(GRACE_MS, grace.signal)]);
      grace.abort();
    },
  };
}
