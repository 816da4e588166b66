// What buttons and further messages need to know later, on the database; nobody is made to wait until it is on the disk.
import type { StateStore } from '../core/ports.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { promised } from './promised.js';

/** The StateStore port on the `bot_state` table. */
export function createStateStore(db: Database): StateStore {
  const write = db.prepare(
    `INSERT INTO bot_state (kind, key, chat, value, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET chat = excluded.chat, value = excluded.value, at = excluded.at`,
  );
  const read = db.prepare<[string, string], string>('SELECT value FROM bot_state WHERE kind = ? AND key = ?');
  const erase = db.prepare('DELETE FROM bot_state WHERE kind = ? AND key = ?');
  const forget = db.prepare('DELETE FROM bot_state WHERE at < ?');
  return promised<StateStore>({
    put(kind, key, chat, value, now) {
      lightly(db, () => write.run(kind, key, chat, JSON.stringify(value), now));
    },
    get(kind, key) {
      const value = read.pluck().get(kind, key);
      return value === undefined ? undefined : JSON.parse(value);
    },
    remove(kind, key) {
      lightly(db, () => erase.run(kind, key));
    },
    prune: (before) => forget.run(before).changes,
  });
}
