// What to say when the SQLite file cannot be opened: that the disk is full, or that the file cannot be read.
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { AppError } from '../core/errors.js';

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|FORMAT)/u;
/** What SQLite says where it could not make or lengthen the files beside the database. */
const UNWRITTEN = /^SQLITE_(IOERR|CANTOPEN)/u;
/** Bytes without which no database is opened: its files beside it take 32 KiB at the least. */
const LEAST_FREE = 2 ** 16;

/** Bytes that may be written beside `file`; more than any disk has where nobody can tell. */
function freeBeside(file: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Turns SQLite's and the system's words for a file that cannot be opened into an AppError; anything else is passed on as it is. */
export function asOpeningError(
  error: unknown,
  file: string,
  free: (file: string) => number = freeBeside,
): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isFull = code === 'SQLITE_FULL' || code === 'ENOSPC';
  if (isFull || (UNWRITTEN.test(code) && free(file) < LEAST_FREE)) {
    return new AppError(
      'DISK_FULL',
      `The database ${file} cannot be opened: its disk is full (${code}). Nothing is lost; make room and start again.`,
      error,
    );
  }
  if (!(error instanceof SQLite.SqliteError) || !DAMAGED.test(code)) return error;
  return new AppError(
    'DATABASE_UNREADABLE',
    `The database ${file} cannot be read (${code}). Restore a copy, or move it away and ingest again.`,
    error,
  );
}
