// The database's own record: which model made its vectors, and a counter that rises with every write.
import { readModel, writtenModel } from '../core/model-identity.js';
import type { ModelIdentity } from '../core/ports.js';
import { createChangeNumber } from './change-number.js';
import type { Database } from './database.js';

export interface Meta {
  change(): number;
  /** To be called inside the transaction that changes something. */
  bump(): void;
  model(): ModelIdentity | null;
  writeModel(identity: ModelIdentity): void;
  /** The model of the vectors being staged by a reindex. */
  stagedModel(): ModelIdentity | null;
  writeStagedModel(identity: ModelIdentity | null): void;
}

/** Reads and writes the `meta` table. */
export function createMeta(db: Database): Meta {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const write = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const erase = db.prepare('DELETE FROM meta WHERE key = ?');
  const raise = db.prepare("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'change'");

  function identityAt(key: string): ModelIdentity | null {
    const row = read.get(key);
    return row ? readModel(row.value, key) : null;
  }

  return {
    change: createChangeNumber(db),
    bump: () => {
      raise.run();
    },
    model: () => identityAt('model'),
    writeModel: (identity) => {
      write.run('model', writtenModel(identity));
    },
    stagedModel: () => identityAt('staged-model'),
    writeStagedModel: (identity) => {
      if (identity) write.run('staged-model', writtenModel(identity));
      else erase.run('staged-model');
    },
  };
}
