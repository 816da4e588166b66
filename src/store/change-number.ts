// The number that rises with every write to the collection, by which whatever was read before knows that it may be old.
import type { Database } from './database.js';

/** Reads the number as it is now. */
export function createChangeNumber(db: Database): () => number {
  const read = db.prepare<[], number>("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'change'").pluck();
  return () => read.get() ?? 0;
}
