// The database's own record: which model made its vectors, and a counter that rises with every write.
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import type { ModelIdentity } from '../core/ports.js';
import type { Database } from './database.js';

const identitySchema = z.object({
  name: z.string().min(1),
  dimension: z.int().positive(),
  fingerprint: z.string().min(1),
});

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

/** Whether vectors of the two may stand in one index. */
export function sameModel(left: ModelIdentity, right: ModelIdentity): boolean {
  return (
    left.name === right.name && left.dimension === right.dimension && left.fingerprint === right.fingerprint
  );
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
    if (!row) return null;
    try {
      return identitySchema.parse(JSON.parse(row.value));
    } catch (cause) {
      throw new AppError('DATABASE_UNREADABLE', `The database's entry '${key}' is not a model.`, cause);
    }
  }

  return {
    change: () => Number(read.get('change')?.value ?? 0),
    bump: () => {
      raise.run();
    },
    model: () => identityAt('model'),
    writeModel: (identity) => {
      write.run('model', JSON.stringify(identitySchema.parse(identity)));
    },
    stagedModel: () => identityAt('staged-model'),
    writeStagedModel: (identity) => {
      if (identity) write.run('staged-model', JSON.stringify(identitySchema.parse(identity)));
      else erase.run('staged-model');
    },
  };
}
