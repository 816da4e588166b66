// Lanes of waiting updates over the embedded database, which one process alone takes updates from.
import { z } from 'zod';
import type { UpdateClaims } from '../core/update-claims.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { promised } from './promised.js';

const updateSchema = z.looseObject({ update_id: z.int() });

/** The UpdateClaims port on the `updates` table. Which lanes are held is known to this object alone. */
export function createUpdateClaims(db: Database): UpdateClaims {
  const held = new Set<string>();
  let isClosed = false;
  const waiting = db
    .prepare<[], string>('SELECT lane FROM updates WHERE finished = 0 GROUP BY lane ORDER BY min(number)')
    .pluck();
  const first = db.prepare<[string], { update_id: number; body: string; begun: number }>(
    'SELECT update_id, body, begun FROM updates WHERE finished = 0 AND lane = ? ORDER BY number LIMIT 2',
  );
  const begin = db.prepare('UPDATE updates SET begun = begun + 1 WHERE update_id = ?');
  const undo = db.prepare('UPDATE updates SET begun = begun - 1 WHERE update_id = ? AND begun > 0');

  const ours = db.prepare<[number, number]>('SELECT 1 FROM updates WHERE update_id = ? AND begun = ?');

  const isFree = (lane: string): boolean => !isClosed && !held.has(lane);

  return promised<UpdateClaims>({
    claim(most, except) {
      const lanes = waiting.all().filter((lane) => isFree(lane) && !except.includes(lane));
      const taken = lanes.slice(0, most);
      for (const lane of taken) held.add(lane);
      return taken;
    },
    claimLane(lane) {
      if (!isFree(lane)) return false;
      held.add(lane);
      return true;
    },
    next(lane) {
      const [one, behind] = held.has(lane) ? first.all(lane) : [];
      if (one === undefined) return null;
      lightly(db, () => begin.run(one.update_id));
      const update = updateSchema.parse(JSON.parse(one.body));
      return { update, begunBefore: one.begun, hasNext: behind !== undefined };
    },
    isOurs: (lane, { update, begunBefore }) =>
      held.has(lane) && ours.get(update.update_id, begunBefore + 1) !== undefined,
    acquit(lane, updateId) {
      if (held.has(lane)) lightly(db, () => undo.run(updateId));
    },
    release(lane) {
      held.delete(lane);
      return first.get(lane) !== undefined;
    },
    close() {
      // What is held stays so: an update that the end of the process cuts off is acquitted yet.
      isClosed = true;
    },
  });
}
