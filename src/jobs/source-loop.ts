// Wakes the sources that are due while the process runs, a few at a time, and stops without leaving anything half done.
import type { Logger } from 'pino';
import type { FollowResult, FollowSource } from '../app/follow-source.js';
import type { Clock, Wait } from '../core/ports.js';
import type { SourceOutcome, SourceStore } from '../core/source-store.js';

export interface SourceLoopOptions {
  readonly sources: Pick<SourceStore, 'due' | 'nextDue'>;
  readonly follow: FollowSource;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly wait: Wait;
  /** Sources followed at the same time; the hosts' own limits are the fetcher's. @default 3 */
  readonly concurrency?: number;
  /** Called after every run that stored or removed an article. */
  readonly onStored?: (() => Promise<void> | void) | undefined;
}

export interface SourceLoop {
  /** Looks at once whether something is due, as after a source was added. */
  wake(): void;
  /** Stops the runs that are under way and resolves when they have ended. */
  stop(): Promise<void>;
}

/** It looks at least this often: another process may have changed the list. */
const LONGEST_SLEEP_MS = 60_000;
/** And no more often than this, whatever is due. */
const SHORTEST_SLEEP_MS = 1000;

function touchedArticles({ fresh, changed, withdrawn }: SourceOutcome): boolean {
  return fresh + changed + withdrawn > 0;
}

/** Starts the loop; it never throws for what a source does. */
export function startSourceLoop(options: SourceLoopOptions): SourceLoop {
  const { sources, follow, clock, log, wait, concurrency = 3, onStored } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Map<string, Promise<void>>();
  let sleep = new AbortController();
  let awake = false;

  async function run(id: string): Promise<void> {
    try {
      const result = await follow(id, { signal });
      tell(id, result);
      if (result.status === 'done' && touchedArticles(result.outcome)) await onStored?.();
    } catch (error) {
      log.error({ err: error, source: id }, 'source not followed');
    }
  }

  function tell(id: string, result: FollowResult): void {
    if (result.status !== 'done') return;
    const { status, met, fresh, changed, withdrawn, failed, failure } = result.outcome;
    const line = { source: id, status, met, fresh, changed, withdrawn, failed, failure };
    if (status === 'failed' || status === 'gone') log.warn(line, 'source failed');
    else log.info(line, 'source followed');
  }

  async function start(): Promise<void> {
    for (const id of await sources.due(clock())) {
      if (running.size >= concurrency) return;
      if (running.has(id)) continue;
      const done = run(id).finally(() => {
        running.delete(id);
        wake();
      });
      running.set(id, done);
    }
  }

  async function pause(): Promise<number> {
    // A free place is what a due source waits for, and a run that ends wakes the loop.
    if (running.size >= concurrency) return LONGEST_SLEEP_MS;
    const next = await sources.nextDue();
    if (next === null) return LONGEST_SLEEP_MS;
    return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, next - clock()));
  }

  function wake(): void {
    awake = true;
    sleep.abort();
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      awake = false;
      let milliseconds = LONGEST_SLEEP_MS;
      try {
        await start();
        milliseconds = await pause();
      } catch (error) {
        log.error({ err: error }, 'sources cannot be read');
      }
      if (awake) continue;
      sleep = new AbortController();
      await wait(milliseconds, AbortSignal.any([sleep.signal, signal]));
    }
    await Promise.all(running.values());
  }

  const ended = loop();
  return {
    wake,
    stop() {
      stopping.abort();
      return ended;
    },
  };
}
