// The inbox of Telegram's updates on PostgreSQL, shared by any number of processes: each is written down before it is handled.
import { z } from 'zod';
import type { UpdateInbox } from '../core/ports.js';
import { laneOf } from '../core/update-lane.js';
import type { Postgres } from './connection.js';

const updateSchema = z.looseObject({ update_id: z.int() });

/**
 * The UpdateInbox port on the `updates` table; an update that two processes accept at the same moment is new to one of them.
 * A finished update's content is erased.
 */
export function createPostgresUpdateInbox(db: Postgres): UpdateInbox {
  return {
    async accept(updates, now) {
      if (updates.length === 0) return [];
      // Rows are numbered in the order of the batch; of an update that it names twice the first is taken.
      const added = await db.query<{ update_id: number }>(
        `INSERT INTO updates (update_id, body, lane, accepted_at)
         SELECT update_id, body, lane, $4
         FROM unnest($1::int8[], $2::text[], $3::text[]) WITH ORDINALITY AS given (update_id, body, lane, place)
         ORDER BY place
         ON CONFLICT (update_id) DO NOTHING
         RETURNING update_id`,
        [
          updates.map(({ update_id }) => update_id),
          updates.map((update) => JSON.stringify(update)),
          updates.map(laneOf),
          now,
        ],
      );
      const fresh = new Set(added.map(({ update_id }) => update_id));
      return updates.filter(({ update_id }) => fresh.delete(update_id));
    },
    async unfinished() {
      const rows = await db.query<{ body: string }>(
        'SELECT body FROM updates WHERE finished = 0 ORDER BY number',
      );
      return rows.map(({ body }) => updateSchema.parse(JSON.parse(body)));
    },
    async finish(updateId) {
      const close = "UPDATE updates SET finished = 1, body = '', lane = '' WHERE update_id = $1";
      await db.transaction((client) => client.run(close, [updateId]), { lightly: true });
    },
    prune: (before) => db.run('DELETE FROM updates WHERE finished = 1 AND accepted_at < $1', [before]),
  };
}
