// Opens the SQLite file: reads its pages through, brings its tables up to date, and says what is wrong where that cannot be done.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { AppError } from '../core/errors.js';
import { heldElsewhere, unfinishedMove, usedElsewhere } from '../core/move-note.js';
import { MOVING } from '../core/moved-tables.js';
import { type ConnectionOptions, connect } from './connection.js';
import { migrations } from './migrations.js';
import { asOpeningError } from './opening-error.js';

export type Database = SQLite.Database;

/** Files up to this size are read through when opened (about a tenth of a second): a torn copy is named at once. */
const CHECKED_BYTES = 64 * 2 ** 20;

/** How a file is opened that is to be moved: by nobody else meanwhile, and into it also where that is not finished. */
export interface MovingOptions {
  readonly exclusive?: boolean;
  readonly unfinished?: boolean;
}

function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function assertWhole(db: Database): void {
  if (db.prepare('SELECT 1 FROM meta WHERE key = ?').get(MOVING) !== undefined) throw unfinishedMove();
}

function migrate(db: Database, file: string, readonly: boolean): void {
  const found = versionOf(db);
  if (found > migrations.length) {
    throw new AppError(
      'DATABASE_TOO_NEW',
      `The database ${file} has version ${found}; this program knows versions up to ${migrations.length}.`,
    );
  }
  if (readonly) {
    if (found < migrations.length) {
      throw new AppError(
        'DATABASE_UNREADABLE',
        `The database ${file} is of an older version; \`npm start\` or \`npm run ask\` brings it up to date.`,
      );
    }
    return;
  }
  for (const [place, migration] of migrations.entries()) {
    // Whoever opens a database that is up to date waits for no writer.
    if (place < found) continue;
    db.transaction(() => {
      // Read again under the write lock: another process may have been faster.
      if (versionOf(db) !== place) return;
      db.exec(migration.sql);
      migration.fill?.(db);
      db.pragma(`user_version = ${place + 1}`);
    }).immediate();
  }
}

/** Bytes of the database, also of one in memory. */
export function sizeOf(db: Database): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

function checkPages(db: Database, file: string): void {
  if (db.memory || statSync(file).size > CHECKED_BYTES) return;
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new AppError(
      'DATABASE_UNREADABLE',
      `The database ${file} is damaged (${String(found).split('\n', 1)[0]}). Restore a copy, or move it away and ingest again.`,
    );
  }
}

export type OpeningOptions = MovingOptions & ConnectionOptions;

/**
 * Opens `file` (or `:memory:`), creating it and its folder unless `readonly`, and migrates it. Throws AppError:
 * DATABASE_TOO_NEW when a later version of the program wrote it, DATABASE_UNREADABLE when it is damaged, is not a
 * database, cannot be opened, or cannot keep WAL, synchronous=FULL, foreign keys, secure_delete and the busy timeout,
 * DISK_FULL when it cannot be made or written to, DATABASE_INCOMPLETE when a move into it is not finished, DATABASE_IN_USE when somebody else has it alone or, with `exclusive`, open.
 */
export function openDatabase(file: string, options: OpeningOptions = {}): Database {
  const readonly = options.readonly ?? false;
  let db: Database | null = null;
  try {
    if (!readonly && file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    db = connect(file, options);
    checkPages(db, file);
    migrate(db, file, readonly);
    if (!options.unfinished) assertWhole(db);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof SQLite.SqliteError && error.code === 'SQLITE_BUSY') {
      throw (options.exclusive ? usedElsewhere : heldElsewhere)(`The database ${file}`);
    }
    throw asOpeningError(error, file);
  }
}
