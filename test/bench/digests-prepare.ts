// The half of bench:digests that needs no Telegram: preparing what is due, and matching what is new, with the real stores.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Collection, openPrompts } from '../../src/compose.js';
import { openPreparing } from '../../src/compose-delivery.js';
import type { createLogger } from '../../src/log.js';

const NANOSECONDS_A_MS = 1e6;

/** A delay of the event loop is what a question that arrives meanwhile waits besides its own time. */
export async function measured<T>(work: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [from, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  const [p50 = 0, p99 = 0, most = 0] = [50, 99, 100].map(
    (share) => delay.percentile(share) / NANOSECONDS_A_MS,
  );
  return { result, seconds, processor: (user + system) / 1e6, delay: { p50, p99, most } };
}

/** Prepares all that is due in a collection. */
export function prepareAll(collection: Collection, log: ReturnType<typeof createLogger>) {
  const prepare = openPreparing(collection, openPrompts('bot'), { clock: Date.now, log });
  return measured(async () => (await prepare(new AbortController().signal)).messages);
}

/** Looks at what is new for all who follow something. */
export function matchAll(collection: Collection) {
  return measured(() => collection.matchSubscriptions(new AbortController().signal));
}
