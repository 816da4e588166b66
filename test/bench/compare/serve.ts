// The child's end of a contender: answers one call at a time and tells what it took.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

export interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

export interface Told<T = unknown> {
  readonly id: number;
  readonly value: T;
  /** Milliseconds in the child, the way between the processes not counted. */
  readonly ms: number;
  /** Processor time of all its threads meanwhile, milliseconds: what a busy machine leaves as it is. */
  readonly cpu: number;
  /** The longest that the child's event loop was held up meanwhile, milliseconds. */
  readonly gap: number;
  /** Memory of the process now and at its most, bytes. */
  readonly resident: number;
  readonly peak: number;
  readonly error?: string;
}

/** How often the event loop is looked at; what it is late by is `gap`. */
const LOOK_MS = 1;

// biome-ignore lint/suspicious/noExplicitAny: what a method takes is written where it is called, in the same program.
type Method = (args: any) => unknown;

/** Serves calls until the parent goes away. */
export function serve(methods: Readonly<Record<string, Method>>): void {
  const loop = monitorEventLoopDelay({ resolution: LOOK_MS });
  loop.enable();
  const handle = async ({ id, method, args }: Call): Promise<Told> => {
    loop.reset();
    const [from, before] = [performance.now(), process.cpuUsage()];
    let value: unknown = null;
    let error: string | undefined;
    try {
      const asked = methods[method];
      if (asked === undefined) throw new TypeError(`This side cannot ${method}.`);
      value = await asked(args);
    } catch (thrown) {
      error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    }
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(before);
    const cpu = (user + system) / 1000;
    await pause(2 * LOOK_MS);
    const gap = Math.max(0, loop.max / 1e6 - LOOK_MS);
    const { rss } = process.memoryUsage();
    const peak = process.resourceUsage().maxRSS * 1024;
    return { id, value, ms, cpu, gap, resident: rss, peak, ...(error === undefined ? {} : { error }) };
  };
  process.on('message', (call: Call) => {
    void handle(call).then((told) => process.send?.(told));
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ id: 0, value: 'ready', ms: 0, cpu: 0, gap: 0, resident: 0, peak: 0 } satisfies Told);
}
