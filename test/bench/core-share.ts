// Gives each of some processes the same fixed share of one core, so that what several come to can be told where there is no core for each.
import { spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';

export interface CoreShare {
  /** Lets all of them run as they like again. */
  end(): Promise<void>;
}

/**
 * Keeps the processes on the first core and lets each run in every `slots`-th slot only, stopped in between: one alone has
 * as much of the core as each of several. Whatever else there is, a database server or the fake Telegram, has the other
 * cores. Throws Error where the system has no `taskset`.
 */
export function shareFirstCore(pids: readonly number[], slots: number): CoreShare {
  if (pids.length > slots) {
    throw new RangeError(`${pids.length} processes have no turn each in ${slots} slots.`);
  }
  for (const pid of pids) {
    const { status, error } = spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '0', String(pid)]);
    if (status !== 0) throw new Error('taskset cannot keep a process on one core here.', { cause: error });
  }
  // A stopped process hears of nothing else: it would outlive a bench that is interrupted.
  const killAll = (): void => {
    for (const pid of pids) process.kill(pid, 'SIGKILL');
  };
  process.once('exit', killAll);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  const thread = new Worker(new URL('core-share-thread.js', import.meta.url), {
    workerData: { pids, slots },
  });
  return {
    end: async () => {
      await thread.terminate();
      process.off('exit', killAll);
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    },
  };
}
