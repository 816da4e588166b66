// The inbox of Telegram's updates: each is written down before it is handled, and its number is remembered afterwards.
import { z } from 'zod';
import type { UpdateInbox } from '../core/ports.js';
import { laneOf } from '../core/update-lane.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { promised } from './promised.js';

const updateSchema = z.looseObject({ update_id: z.int() });

/**
 * The UpdateInbox port on the `updates` table; `accept` is one transaction that waits for the disk. A
 * finished update's content is erased; in a power cut those finished since the last `accept` may be handled again.
 */
export function createUpdateInbox(db: Database): UpdateInbox {
  const add = db.prepare(
    'INSERT INTO updates (update_id, body, lane, accepted_at) VALUES (?, ?, ?, ?) ON CONFLICT (update_id) DO NOTHING',
  );
  const open = db.prepare<[], string>('SELECT body FROM updates WHERE finished = 0 ORDER BY number').pluck();
  const close = db.prepare("UPDATE updates SET finished = 1, body = '', lane = '' WHERE update_id = ?");
  const forget = db.prepare('DELETE FROM updates WHERE finished = 1 AND accepted_at < ?');

  const accept = db.transaction((updates: ReadonlyArray<{ update_id: number }>, now: number) =>
    updates.filter(
      (update) => add.run(update.update_id, JSON.stringify(update), laneOf(update), now).changes > 0,
    ),
  );

  return promised<UpdateInbox>({
    accept: accept.immediate,
    unfinished: () => open.all().map((body) => updateSchema.parse(JSON.parse(body))),
    finish: (updateId) => {
      lightly(db, () => close.run(updateId));
    },
    prune: (before) => forget.run(before).changes,
  });
}
