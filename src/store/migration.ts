// One step of the tables.
import type SQLite from 'better-sqlite3';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot fill in, after `sql` and in its transaction. */
  readonly fill?: (db: SQLite.Database) => void;
}
