// Which failures of SQLite are the machine's or another process's and may pass, and what the rest of the program calls them.
import SQLite from 'better-sqlite3';
import { AppError } from '../core/errors.js';

/** Locked by another process, a full disk, one that cannot be read or written now; not a damaged file, and no mistake of ours. */
const PASSING = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY_|NOMEM|PROTOCOL)/u;

/** What may pass as DATABASE_AWAY, anything else as it is. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof SQLite.SqliteError) || !PASSING.test(error.code)) return error;
  const why = error.code === 'SQLITE_FULL' ? 'its disk is full' : error.code;
  return new AppError('DATABASE_AWAY', `The database cannot be used now (${why}).`, error);
}

/** Reads at once; what fails of it fails as `asFault` has it. */
export function faultsNamed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asFault(error);
  }
}
