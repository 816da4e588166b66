// Hears which statements a store prepares, and asks SQLite how it would run one.
import type { Database } from '../../src/store/database.js';

/** The statements prepared while `make` runs. */
export function preparedBy(db: Database, make: () => void): string[] {
  const prepared: string[] = [];
  const { prepare } = db;
  db.prepare = ((sql: string) => {
    prepared.push(sql);
    return prepare.call(db, sql);
  }) as typeof prepare;
  try {
    make();
  } finally {
    db.prepare = prepare;
  }
  return prepared;
}

/** The steps of a statement's plan, in words. */
export function planOf(db: Database, sql: string, ...values: readonly unknown[]): string[] {
  return db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map((step) => (step as { detail: string }).detail);
}
