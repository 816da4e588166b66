// One connection to a SQLite file, with the settings that the database's promises rest on, checked that they hold.
import SQLite from 'better-sqlite3';
import { AppError } from '../core/errors.js';

const BUSY_TIMEOUT_MS = 5000;
const FULL = 2;

export interface ConnectionOptions {
  readonly readonly?: boolean;
  /** Nobody else has the file open meanwhile. */
  readonly exclusive?: boolean;
  /** What a database in memory begins with: another's `serialize()`. */
  readonly content?: Buffer;
}

/** SQLite keeps these per connection and forgets them: a reopened WAL database is back at synchronous=NORMAL. */
function applySettings(db: SQLite.Database, file: string, readonly: boolean): void {
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (!readonly) db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // What people had deleted is not to be found in the file.
  db.pragma('secure_delete = ON');
  const held: Record<string, unknown> = {
    busy_timeout: db.pragma('busy_timeout', { simple: true }),
    journal_mode: db.pragma('journal_mode', { simple: true }),
    synchronous: db.pragma('synchronous', { simple: true }),
    foreign_keys: db.pragma('foreign_keys', { simple: true }),
    secure_delete: db.pragma('secure_delete', { simple: true }),
  };
  const wanted: Record<string, unknown> = {
    busy_timeout: BUSY_TIMEOUT_MS,
    journal_mode: db.memory ? 'memory' : 'wal',
    synchronous: FULL,
    foreign_keys: 1,
    secure_delete: 1,
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (held[name] !== value) {
      throw new AppError(
        'DATABASE_UNREADABLE',
        `The database ${file} does not keep ${name} = ${value} (it says ${held[name]}); is it on a network drive?`,
      );
    }
  }
}

/** Before anything is read: then the file itself is locked, and stays so until it is closed. Nobody is waited for. */
function takeAlone(db: SQLite.Database): void {
  db.pragma('busy_timeout = 0');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('schema_version');
}

/**
 * Connects to `file`, which is made unless `readonly`, and leaves its tables as they are: enough for a thread of a process that has
 * it open. Throws what SQLite says, and DATABASE_UNREADABLE where the settings do not hold.
 */
export function connect(
  file: string,
  { readonly = false, exclusive = false, content }: ConnectionOptions = {},
): SQLite.Database {
  const db = new SQLite(content ?? file, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    if (exclusive) takeAlone(db);
    applySettings(db, file, readonly);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
