// The thread that lets processes run in turn: the bench itself is busiest while they run, and would stop them too late.
import { workerData } from 'node:worker_threads';
import { signalTo } from './core-share.js';

/** Long beside a switch between processes, short beside an answer. */
const SLOT_MS = 20;

const { pids, slots } = workerData as { pids: readonly number[]; slots: number };

const sleeping = new Int32Array(new SharedArrayBuffer(4));

for (let slot = 0, due = performance.now(); ; slot = (slot + 1) % slots) {
  const now = pids[slot];
  if (now !== undefined) signalTo(now, 'SIGCONT');
  due += SLOT_MS;
  Atomics.wait(sleeping, 0, 0, due - performance.now());
  if (now !== undefined) signalTo(now, 'SIGSTOP');
}
