// Processes that must not outlive whoever started them: a failed test, or a measurement that is interrupted.
import type { ChildProcess } from 'node:child_process';

const alive = new Set<ChildProcess>();
// One that is stopped hears of no other signal.
process.once('exit', killTracked);

/** Keeps a process until it has ended. */
export function track(child: ChildProcess): void {
  alive.add(child);
  child.on('close', () => alive.delete(child));
}

/** Ends whatever still runs. */
export function killTracked(): void {
  for (const child of alive) child.kill('SIGKILL');
}
