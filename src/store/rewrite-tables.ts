// Writes tables anew in place, so that nothing is left of rows that are gone, without touching the rest of the file.
import { z } from 'zod';
import type { Database } from './database.js';

const COPY = 'rewrite_copy';
const parents = z.array(z.object({ table: z.string() }));

/**
 * Empties each table, and those that hang on them by foreign keys, and fills it again with its rows, each in a transaction.
 * With secure_delete every page of a table that is emptied or dropped as a whole is overwritten, the gaps in it included.
 * VACUUM does as much for the whole file, which holds up everyone for a second for every hundred megabytes of articles.
 */
export function rewriteTables(db: Database, tables: readonly string[]): void {
  // A table is emptied as a whole only while nothing else would go with it. There is no awaiting before they are back.
  db.pragma('foreign_keys = OFF');
  try {
    for (const table of withDependants(db, tables)) db.transaction(() => rewrite(db, table)).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function rewrite(db: Database, table: string): void {
  // In the file itself: a temporary table would leave its traces elsewhere.
  db.exec(`CREATE TABLE ${COPY} AS SELECT * FROM ${table};
    DELETE FROM ${table};
    INSERT INTO ${table} SELECT * FROM ${COPY};
    DROP TABLE ${COPY};`);
}

/** The tables, and all whose rows hang on theirs. */
function withDependants(db: Database, tables: readonly string[]): string[] {
  const all = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all();
  const parentsOf = new Map(
    all.map((name) => [
      name,
      parents.parse(db.pragma(`foreign_key_list(${name})`)).map(({ table }) => table),
    ]),
  );
  const found = new Set(tables.filter((table) => all.includes(table)));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [name, of] of parentsOf) if (of.some((parent) => found.has(parent))) found.add(name);
  }
  return [...found];
}
