// Gives each of some processes the same fixed share of one core, so that what several come to can be told where there is no core for each.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

export interface CoreShare {
  /** Lets all of them run as they like again, and tells what share of a core each had, in [0, 1]. */
  end(): Promise<readonly number[]>;
}

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_MS = 0.1;
/** Behind the name, which may hold anything, the 12th and 13th field: ticks in the program and in the kernel. */
const [IN_PROGRAM, IN_KERNEL] = [11, 12];

/** Milliseconds of processor time that a process has taken; null when it has ended. */
function spentBy(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[IN_PROGRAM]) + Number(fields[IN_KERNEL])) / TICKS_PER_MS;
  } catch {
    return null;
  }
}

/** Signals a process, unless it has ended. */
export function signalTo(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Keeps the processes on the first core and lets each run in every `slots`-th slot only, stopped in between: one alone has
 * as much of the core as each of several. Whatever else there is, a database server or the fake Telegram, has the other
 * cores, and what a lone process leaves of the first. Throws Error where the system has no `taskset`.
 */
export function shareFirstCore(pids: readonly number[], slots: number): CoreShare {
  if (pids.length > slots) {
    throw new RangeError(`${pids.length} processes have no turn each in ${slots} slots.`);
  }
  for (const pid of pids) {
    const { status, error } = spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '0', String(pid)]);
    if (status !== 0) throw new Error('taskset cannot keep a process on one core here.', { cause: error });
  }
  for (const pid of pids) signalTo(pid, 'SIGSTOP');
  const [begun, before] = [performance.now(), pids.map(spentBy)];
  const thread = new Worker(new URL('core-share-thread.js', import.meta.url), {
    workerData: { pids, slots },
  });
  return {
    end: async () => {
      await thread.terminate();
      const passed = performance.now() - begun;
      const shares = pids.map((pid, n) => ((spentBy(pid) ?? 0) - (before[n] ?? 0)) / passed);
      for (const pid of pids) signalTo(pid, 'SIGCONT');
      return shares;
    },
  };
}
