// Whom admins shut out and let in, and how much each may still ask, on the database.
import { type AccessList, accessRowSchema } from '../core/access.js';
import { type AllowanceKey, type AllowanceStore, bucketSchema, draw, type Rate } from '../core/allowance.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { promised } from './promised.js';

/** The AccessList port on the `access_list` table. */
export function createAccessList(db: Database): AccessList {
  const byId = db.prepare<[number]>('SELECT id, decision, reason, at, told FROM access_list WHERE id = ?');
  const write = db.prepare(
    'INSERT OR REPLACE INTO access_list (id, decision, reason, at) VALUES (?, ?, ?, ?)',
  );
  const note = db.prepare('UPDATE access_list SET told = 1 WHERE id = ?');
  const erase = db.prepare('DELETE FROM access_list WHERE id = ?');
  const all = db.prepare<[string]>(
    'SELECT id, decision, reason, at, told FROM access_list WHERE decision = ? ORDER BY at DESC, id',
  );
  return promised<AccessList>({
    of(id) {
      const row = byId.get(id);
      return row === undefined ? null : accessRowSchema.parse(row);
    },
    decide({ id, decision, reason, at }) {
      write.run(id, decision, reason, at);
    },
    tell(id) {
      note.run(id);
    },
    remove: (id) => erase.run(id).changes > 0,
    list: (decision) => all.all(decision).map((row) => accessRowSchema.parse(row)),
  });
}

/** The AllowanceStore port on the `allowances` table. */
export function createAllowanceStore(db: Database): AllowanceStore {
  const read = db.prepare<[number, string]>(
    'SELECT remaining AS left, at, told_at AS toldAt FROM allowances WHERE id = ? AND kind = ?',
  );
  const write = db.prepare(
    'INSERT OR REPLACE INTO allowances (id, kind, remaining, at, told_at) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM allowances WHERE at < ?');

  const take = db.transaction(
    (wanted: ReadonlyArray<AllowanceKey & { readonly rate: Rate }>, cost: number, now: number) => {
      const draws = wanted.map(({ id, kind, rate }) => {
        const row = read.get(id, kind);
        return { rate, bucket: row === undefined ? null : bucketSchema.parse(row) };
      });
      const { buckets, ...drawn } = draw(draws, cost, now);
      // A refusal that is not told changes nothing that time would not bring back: a flood costs no write.
      if (drawn.taken || drawn.tell)
        for (const [i, { id, kind }] of wanted.entries()) {
          const bucket = buckets[i];
          if (bucket !== undefined) write.run(id, kind, bucket.left, bucket.at, bucket.toldAt);
        }
      return drawn;
    },
  );

  return promised<AllowanceStore>({
    take: (...wanted) => lightly(db, () => take.immediate(...wanted)),
    prune: (before) => forget.run(before).changes,
  });
}
