// The thread that lets processes run in turn: the bench itself is busiest while they run, and would stop them too late.
import { workerData } from 'node:worker_threads';

/** Long beside a switch between processes, short beside an answer. */
const SLOT_MS = 20;

const { pids, slots } = workerData as { pids: readonly number[]; slots: number };

/** A process that has ended needs no turn. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const sleeping = new Int32Array(new SharedArrayBuffer(4));

for (let slot = 0, due = performance.now(); ; slot = (slot + 1) % slots) {
  const now = pids[slot];
  if (now !== undefined) signal(now, 'SIGCONT');
  due += SLOT_MS;
  Atomics.wait(sleeping, 0, 0, due - performance.now());
  if (now !== undefined) signal(now, 'SIGSTOP');
}
