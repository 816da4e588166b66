// What buttons and further messages need to know later, on PostgreSQL.
import type { StateStore } from '../core/ports.js';
import type { Postgres } from './connection.js';

/** The StateStore port on the `bot_state` table. */
export function createPostgresStateStore(db: Postgres): StateStore {
  return {
    async put(kind, key, chat, value, now) {
      await db.run(
        `INSERT INTO bot_state (kind, key, chat, value, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (kind, key) DO UPDATE SET chat = excluded.chat, value = excluded.value, at = excluded.at`,
        [kind, key, chat, JSON.stringify(value), now],
      );
    },
    async get(kind, key) {
      const [row] = await db.query<{ value: string }>(
        'SELECT value FROM bot_state WHERE kind = $1 AND key = $2',
        [kind, key],
      );
      return row === undefined ? undefined : JSON.parse(row.value);
    },
    async remove(kind, key) {
      await db.run('DELETE FROM bot_state WHERE kind = $1 AND key = $2', [kind, key]);
    },
    prune: (before) =>
      db.transaction((client) => client.run('DELETE FROM bot_state WHERE at < $1', [before])),
  };
}
