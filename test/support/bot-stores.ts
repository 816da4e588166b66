// What a bot under test keeps: the real stores, in a database in memory unless another is given.
import type { BotDeps } from '../../src/bot/create-bot.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createChannelStore, createChatStore } from '../../src/store/chats.js';
import { createChatSettings } from '../../src/store/corrections.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createStateStore } from '../../src/store/state.js';

/** The parts of a bot that keep something; nobody is an admin. */
export function botStores(
  db: Database = openDatabase(':memory:'),
): Pick<BotDeps, 'answers' | 'state' | 'chats' | 'channels' | 'settings' | 'isAdmin'> {
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    chats: createChatStore(db),
    channels: createChannelStore(db),
    settings: createChatSettings(db),
    isAdmin: () => false,
  };
}
