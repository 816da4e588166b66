// Whom admins shut out and let in, and how much each may still ask, on PostgreSQL.
import { z } from 'zod';
import { type AccessList, accessRowSchema } from '../core/access.js';
import { type AllowanceKey, type AllowanceStore, bucketSchema, draw, type Rate } from '../core/allowance.js';
import type { Client, Postgres } from './connection.js';

const COLUMNS = 'id, decision, reason, at, told';

/** The AccessList port on the `access_list` table. */
export function createPostgresAccessList(db: Postgres): AccessList {
  return {
    async of(id) {
      const [row] = await db.query(`SELECT ${COLUMNS} FROM access_list WHERE id = $1`, [id]);
      return row === undefined ? null : accessRowSchema.parse(row);
    },
    async decide({ id, decision, reason, at }) {
      await db.run(
        `INSERT INTO access_list (id, decision, reason, at) VALUES ($1, $2, $3, $4) ON CONFLICT (id)
         DO UPDATE SET decision = excluded.decision, reason = excluded.reason, at = excluded.at, told = 0`,
        [id, decision, reason, at],
      );
    },
    async tell(id) {
      await db.run('UPDATE access_list SET told = 1 WHERE id = $1', [id]);
    },
    remove: async (id) => (await db.run('DELETE FROM access_list WHERE id = $1', [id])) > 0,
    async list(decision) {
      const rows = await db.query(
        `SELECT ${COLUMNS} FROM access_list WHERE decision = $1 ORDER BY at DESC, id`,
        [decision],
      );
      return rows.map((row) => accessRowSchema.parse(row));
    },
  };
}

const keySchema = z.object({ id: z.int(), kind: z.string() });

type Wanted = AllowanceKey & { readonly rate: Rate };

/** The columns of a list of buckets, for unnest. */
function keysOf(wanted: readonly AllowanceKey[]): [number[], string[]] {
  return [wanted.map(({ id }) => id), wanted.map(({ kind }) => kind)];
}

/**
 * Reads the buckets and holds them to the end of the transaction: who draws from one of them at the same moment waits, and
 * then sees what was left. Held by their order, so that no two wait for each other.
 */
async function held(client: Client, wanted: readonly Wanted[]) {
  const rows = await client.query(
    `SELECT id, kind, remaining AS left, at, told_at AS "toldAt" FROM allowances
     WHERE (id, kind) IN (SELECT * FROM unnest($1::int8[], $2::text[])) ORDER BY id, kind FOR UPDATE`,
    keysOf(wanted),
  );
  const found = rows.map((row) => ({ ...keySchema.parse(row), bucket: bucketSchema.parse(row) }));
  return wanted.map(
    ({ id, kind }) => found.find((one) => one.id === id && one.kind === kind)?.bucket ?? null,
  );
}

/** The AllowanceStore port on the `allowances` table. */
export function createPostgresAllowanceStore(db: Postgres): AllowanceStore {
  /** As `held`; what was never drawn from is begun as full, because what is not there cannot be held. */
  async function heldOrBegun(client: Client, wanted: readonly Wanted[], now: number) {
    const buckets = await held(client, wanted);
    const lacking = wanted.filter((_, i) => buckets[i] === null);
    if (lacking.length === 0) return buckets;
    await client.run(
      `INSERT INTO allowances (id, kind, remaining, at)
       SELECT id, kind, most, $4 FROM unnest($1::int8[], $2::text[], $3::float8[]) AS wanted (id, kind, most)
       ORDER BY id, kind ON CONFLICT DO NOTHING`,
      [...keysOf(lacking), lacking.map(({ rate }) => rate.most), now],
    );
    return held(client, wanted);
  }

  return {
    take: (wanted, cost, now) =>
      db.transaction(
        async (client) => {
          const held = await heldOrBegun(client, wanted, now);
          const draws = wanted.map(({ rate }, i) => ({ rate, bucket: held[i] ?? null }));
          const { buckets, ...drawn } = draw(draws, cost, now);
          // A refusal that is not told changes nothing that time would not bring back: a flood costs no write.
          if (drawn.taken || drawn.tell)
            await client.run(
              `UPDATE allowances SET remaining = drawn.remaining, at = drawn.at, told_at = drawn.told_at
               FROM unnest($1::int8[], $2::text[], $3::float8[], $4::int8[], $5::int8[])
                 AS drawn (id, kind, remaining, at, told_at)
               WHERE allowances.id = drawn.id AND allowances.kind = drawn.kind`,
              [
                ...keysOf(wanted),
                buckets.map(({ left }) => left),
                buckets.map(({ at }) => at),
                buckets.map(({ toldAt }) => toldAt),
              ],
            );
          return drawn;
        },
        { lightly: true },
      ),
    prune: (before) =>
      db.transaction((client) => client.run('DELETE FROM allowances WHERE at < $1', [before])),
  };
}
