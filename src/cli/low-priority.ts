// Lets other processes go first: a long ingest must not slow down a bot that answers questions beside it.
import { constants, setPriority } from 'node:os';

/** Lowers this process, and all threads it starts from now on, where the system allows that. */
export function goBehindOthers(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some containers forbid it; the ingest then runs like any other process.
  }
}
