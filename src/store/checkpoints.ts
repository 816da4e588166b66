// Brings what was committed from the log of writes into the database's file, in another thread than the one that writes.
import SQLite from 'better-sqlite3';
import type { Database } from './database.js';

/** Between two looks; an ingest writes some thousand pages meanwhile, which take some ten milliseconds. */
const LOOK_MS = 1000;
/** Pages in the log from which a write brings them into the file itself: SQLite's own number, and where a thread does it. */
const [ALONE, BESIDE_THREAD] = [1000, 10_000];

/** Leaves it to a thread, or takes it back: a commit that does it waits for the disk, twenty to three hundred milliseconds. */
export function leaveCheckpoints(db: Database, toThread: boolean): void {
  db.pragma(`wal_autocheckpoint = ${toThread ? BESIDE_THREAD : ALONE}`);
}

/** Does it from now on for what others commit, over a connection that is used for nothing else. */
export function startCheckpoints(db: Database): void {
  const version = (): unknown => db.pragma('data_version', { simple: true });
  let known: unknown = null;
  setInterval(() => {
    const now = version();
    if (now === known) return;
    try {
      // Whoever reads or writes is not waited for: what they keep from the file is brought next time.
      db.pragma('wal_checkpoint(PASSIVE)');
      known = now;
    } catch (error) {
      // A full disk is told by the next write; nothing is lost, for the log stays.
      if (!(error instanceof SQLite.SqliteError)) throw error;
    }
  }, LOOK_MS).unref();
}
