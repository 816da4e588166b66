// Chats the bot has met and connected channels, on the database.
import {
  type Channel,
  type ChannelStore,
  type ChatStore,
  chatRowSchema,
  kindById,
} from '../core/chat-ports.js';
import { PAUSED_BY_LEAVING } from '../core/subscription.js';
import type { Database } from './database.js';
import { lightly } from './light-write.js';
import { createChatMove } from './moved-chats.js';
import { promised } from './promised.js';

/** The ChatStore port on the `chats` table and, for chats that moved, on every table that names a chat. */
export function createChatStore(db: Database): ChatStore {
  const read = db.prepare<[number]>('SELECT kind, gone_at AS gone FROM chats WHERE chat = ?');
  const write = db.prepare(
    `INSERT INTO chats (chat, kind) VALUES (?, ?)
     ON CONFLICT (chat) DO UPDATE SET kind = excluded.kind, gone_at = NULL`,
  );
  const leave = db.prepare(
    `INSERT INTO chats (chat, kind, gone_at) VALUES (?, ?, ?)
     ON CONFLICT (chat) DO UPDATE SET gone_at = coalesce(gone_at, excluded.gone_at)`,
  );
  const pause = db.prepare(
    `UPDATE subscriptions SET paused = ${PAUSED_BY_LEAVING} WHERE chat = ? AND paused = 0`,
  );
  const goOn = db.prepare(
    `UPDATE subscriptions SET paused = 0 WHERE chat = ? AND paused = ${PAUSED_BY_LEAVING}`,
  );
  const advise = db.prepare(
    `INSERT INTO chats (chat, kind, advised_at) VALUES (?, ?, ?)
     ON CONFLICT (chat) DO UPDATE SET advised_at = excluded.advised_at WHERE advised_at IS NULL`,
  );
  const move = createChatMove(db);

  const rowOf = (chat: number) => {
    const row = read.get(chat);
    return row === undefined ? null : chatRowSchema.parse(row);
  };

  return promised<ChatStore>({
    seen(chat, kind) {
      const known = rowOf(chat) ?? { kind: kindById(chat), gone: null };
      if (known.kind !== kind || known.gone !== null) lightly(db, () => write.run(chat, kind));
    },
    gone: db.transaction((chat: number, now: number): void => {
      leave.run(chat, kindById(chat), now);
      pause.run(chat);
    }).immediate,
    isGone: (chat) => typeof rowOf(chat)?.gone === 'number',
    kindOf: (chat) => rowOf(chat)?.kind ?? kindById(chat),
    adviseOnce: (chat, now) => advise.run(chat, kindById(chat), now).changes > 0,
    moved: db.transaction((from: number, to: number): void => {
      if (from === to) return;
      move(from, to);
      // Leaving the old group may have been noticed before where it went.
      write.run(to, 'supergroup');
      goOn.run(to);
    }).immediate,
  });
}

/** The ChannelStore port on the `channels` table. */
export function createChannelStore(db: Database): ChannelStore {
  const add = db.prepare(
    `INSERT INTO channels (chat, person, title, connected_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET title = excluded.title`,
  );
  const rename = db.prepare('UPDATE channels SET title = ? WHERE chat = ?');
  const unclaim = db.prepare('DELETE FROM channels WHERE chat = ? AND person IS NULL');
  const remove = db.prepare('DELETE FROM channels WHERE chat = ? AND person = ?');
  const list = db.prepare<[number], Channel>(
    'SELECT chat, title FROM channels WHERE person = ? ORDER BY number',
  );
  const all = db.prepare<[], number>('SELECT DISTINCT chat FROM channels ORDER BY chat').pluck();
  const any = db.prepare('SELECT 1 FROM channels WHERE chat = ? LIMIT 1');

  return promised<ChannelStore>({
    connect: db.transaction(({ chat, title }: Channel, person: number | null, now: number): void => {
      rename.run(title, chat);
      if (person === null && any.get(chat) !== undefined) return;
      if (person !== null) unclaim.run(chat);
      add.run(chat, person, title, now);
    }).immediate,
    disconnect: db.transaction((chat: number, person: number): void => {
      unclaim.run(chat);
      remove.run(chat, person);
    }).immediate,
    connected: () => all.all(),
    channelsOf: (person) => list.all(person),
    isConnected: (chat) => any.get(chat) !== undefined,
  });
}
