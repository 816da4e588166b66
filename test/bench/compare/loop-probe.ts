// Loaded into the bot before it starts: writes down at its end how long its event loop was held up.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** What is written, in milliseconds and bytes. */
export interface LoopReport {
  readonly most: number;
  readonly p99: number;
  readonly peak: number;
}

const LOOK_MS = 1;
const file = process.env.BENCH_LOOP_FILE;
if (isMainThread && file !== undefined) {
  const loop = monitorEventLoopDelay({ resolution: LOOK_MS });
  loop.enable();
  // The start is not what is measured.
  process.on('SIGUSR2', () => loop.reset());
  process.on('exit', () => {
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - LOOK_MS);
    const peak = process.resourceUsage().maxRSS * 1024;
    const report: LoopReport = { most: late(loop.max), p99: late(loop.percentile(99)), peak };
    writeFileSync(file, JSON.stringify(report));
  });
}
