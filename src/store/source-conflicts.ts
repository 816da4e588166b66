// Makes room for what sources.yaml lists where an admin has added the same address, or another one under the same id.
import { freeId } from '../core/source-list.js';
import type { SourceSpec } from '../core/source-ports.js';
import type { Database } from './database.js';

interface AddedRow {
  readonly id: string;
  readonly location: string;
}

/** Returns what is to be called for every listed source before it is written, inside the same transaction. */
export function createConflictSolver(db: Database): (listed: SourceSpec, ids: ReadonlySet<string>) => void {
  const added = db.prepare<[string, string], AddedRow>(
    "SELECT id, location FROM sources WHERE origin = 'chat' AND (id = ? OR location = ?)",
  );
  const taken = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM sources WHERE id = ?)').pluck();
  const drop = db.prepare('DELETE FROM sources WHERE id = ?');
  const rename = [
    "UPDATE sources SET id = @to, spec = json_set(spec, '$.id', @to) WHERE id = @from",
    'UPDATE source_items SET source = @to WHERE source = @from',
    'UPDATE source_entries SET source = @to WHERE source = @from',
  ].map((sql) => db.prepare<{ from: string; to: string }>(sql));

  return ({ id, location }, ids) => {
    for (const row of added.all(id, location)) {
      // The same document under another name is followed once, as the file lists it; its items are known by themselves.
      if (row.location === location && row.id !== id) drop.run(row.id);
      else if (row.location !== location) {
        const to = freeId(id, (other) => ids.has(other) || taken.get(other) === 1);
        for (const statement of rename) statement.run({ from: row.id, to });
      }
    }
  };
}
