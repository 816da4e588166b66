// Looks for what is new for those who follow something, prepares digests and sends what is due, while the bot runs.
import type { Logger } from 'pino';
import type { Deliver } from '../app/deliver.js';
import type { MatchSubscriptions } from '../app/match-subscriptions.js';
import type { ScheduleDigests } from '../app/schedule-digests.js';
import type { Wait } from '../core/ports.js';

export interface DeliveryLoopDeps {
  readonly match: MatchSubscriptions;
  readonly schedule: ScheduleDigests;
  readonly deliver: Deliver;
  readonly wait: Wait;
  readonly log: Pick<Logger, 'error'>;
  /** Longest sleep in milliseconds. @default 60_000: what another process took in or left is seen to within a minute */
  readonly everyMs?: number;
}

export interface DeliveryLoop {
  /** Looks again at once: articles were stored, something was put on the list, or a subscription was changed. */
  wake(): void;
  /** Stops after the messages under way, and waits for those at most 15 s: unfinished, they are taken up later. */
  stop(): Promise<void>;
}

const EVERY_MS = 60_000;
/** After a failure of our own, as when the disk is full. */
const AFTER_FAILURE_MS = 5000;
const GRACE_MS = 15_000;

/** Starts three loops, as what takes long for thousands must not hold up what is due; each begins at once. */
export function startDeliveryLoop(deps: DeliveryLoopDeps): DeliveryLoop {
  const { match, schedule, deliver, wait, log, everyMs = EVERY_MS } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;

  function again(name: string, turn: () => Promise<number | null>) {
    let sleep = new AbortController();
    let woken = false;
    async function loop(): Promise<void> {
      while (!signal.aborted) {
        woken = false;
        let pause: number | null;
        try {
          pause = await turn();
        } catch (error) {
          log.error({ err: error }, `${name} failed`);
          pause = AFTER_FAILURE_MS;
        }
        if (woken || signal.aborted) continue;
        sleep = new AbortController();
        await wait(Math.min(pause ?? everyMs, everyMs), AbortSignal.any([signal, sleep.signal]));
      }
    }
    return {
      done: loop(),
      wake: () => {
        woken = true;
        sleep.abort();
      },
    };
  }

  const sending = again('delivery', async () => (await deliver(signal)).waitMs);
  let looked: () => void = () => {};
  // What arrived while the process was away belongs into the digests that are late, not into tomorrow's.
  const lookedOnce = new Promise<void>((resolve) => {
    looked = resolve;
  });
  const preparing = again('preparing digests', async () => {
    await lookedOnce;
    const { messages, waitMs } = await schedule(signal);
    if (messages > 0) sending.wake();
    return waitMs;
  });
  const matching = again('looking for what is followed', async () => {
    try {
      if ((await match(signal)) > 0) {
        preparing.wake();
        sending.wake();
      }
    } finally {
      looked();
    }
    return null;
  });

  return {
    wake() {
      matching.wake();
      preparing.wake();
      sending.wake();
    },
    async stop() {
      stopping.abort();
      const grace = new AbortController();
      const all = Promise.all([sending.done, preparing.done, matching.done]);
      await Promise.race([all, wait(GRACE_MS, grace.signal)]);
      grace.abort();
    },
  };
}
