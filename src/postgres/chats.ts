// Chats the bot has met and connected channels, on PostgreSQL.
import {
  type Channel,
  type ChannelStore,
  type ChatStore,
  chatRowSchema,
  kindById,
} from '../core/chat-ports.js';
import { PAUSED_BY_LEAVING } from '../core/subscription.js';
import type { Client, Postgres } from './connection.js';
import { moveChat } from './moved-chats.js';

const SEEN = `INSERT INTO chats (chat, kind) VALUES ($1, $2)
  ON CONFLICT (chat) DO UPDATE SET kind = excluded.kind, gone_at = NULL`;

/** The ChatStore port on the `chats` table and, for chats that moved, on every table that names a chat. */
export function createPostgresChatStore(db: Postgres): ChatStore {
  async function rowOf(chat: number) {
    const [row] = await db.query('SELECT kind, gone_at AS gone FROM chats WHERE chat = $1', [chat]);
    return row === undefined ? null : chatRowSchema.parse(row);
  }

  return {
    async seen(chat, kind) {
      const known = (await rowOf(chat)) ?? { kind: kindById(chat), gone: null };
      if (known.kind === kind && known.gone === null) return;
      await db.transaction((client) => client.run(SEEN, [chat, kind]), { lightly: true });
    },
    async gone(chat, now) {
      await db.transaction(async (client) => {
        await client.run(
          `INSERT INTO chats (chat, kind, gone_at) VALUES ($1, $2, $3)
           ON CONFLICT (chat) DO UPDATE SET gone_at = coalesce(chats.gone_at, excluded.gone_at)`,
          [chat, kindById(chat), now],
        );
        await client.run(
          `UPDATE subscriptions SET paused = ${PAUSED_BY_LEAVING} WHERE chat = $1 AND paused = 0`,
          [chat],
        );
      });
    },
    isGone: async (chat) => typeof (await rowOf(chat))?.gone === 'number',
    kindOf: async (chat) => (await rowOf(chat))?.kind ?? kindById(chat),
    async adviseOnce(chat, now) {
      const advised = await db.run(
        `INSERT INTO chats (chat, kind, advised_at) VALUES ($1, $2, $3)
         ON CONFLICT (chat) DO UPDATE SET advised_at = excluded.advised_at WHERE chats.advised_at IS NULL`,
        [chat, kindById(chat), now],
      );
      return advised > 0;
    },
    async moved(from, to) {
      if (from === to) return;
      await db.transaction(async (client) => {
        await moveChat(client, from, to);
        // Leaving the old group may have been noticed before where it went.
        await client.run(SEEN, [to, 'supergroup']);
        await client.run(
          `UPDATE subscriptions SET paused = 0 WHERE chat = $1 AND paused = ${PAUSED_BY_LEAVING}`,
          [to],
        );
      });
    },
  };
}

/**
 * Connects a channel. Where a post in it and an admin do so at one moment, both may stay noted, which does no harm: the
 * admin takes both back.
 */
async function connect(
  client: Client,
  { chat, title }: Channel,
  person: number | null,
  now: number,
): Promise<void> {
  const known = await client.run('UPDATE channels SET title = $2 WHERE chat = $1', [chat, title]);
  if (person === null && known > 0) return;
  if (person !== null) await client.run('DELETE FROM channels WHERE chat = $1 AND person IS NULL', [chat]);
  await client.run(
    `INSERT INTO channels (chat, person, title, connected_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (chat, coalesce(person, 0)) DO UPDATE SET title = excluded.title`,
    [chat, person, title, now],
  );
}

/** The ChannelStore port on the `channels` table. */
export function createPostgresChannelStore(db: Postgres): ChannelStore {
  return {
    connect: (channel, person, now) => db.transaction((client) => connect(client, channel, person, now)),
    async disconnect(chat, person) {
      await db.run('DELETE FROM channels WHERE chat = $1 AND (person IS NULL OR person = $2)', [
        chat,
        person,
      ]);
    },
    async connected() {
      const rows = await db.query<{ chat: number }>('SELECT DISTINCT chat FROM channels ORDER BY chat');
      return rows.map(({ chat }) => chat);
    },
    channelsOf: (person) =>
      db.query<Channel>('SELECT chat, title FROM channels WHERE person = $1 ORDER BY number', [person]),
    isConnected: async (chat) =>
      (await db.query('SELECT 1 FROM channels WHERE chat = $1 LIMIT 1', [chat])).length > 0,
  };
}
