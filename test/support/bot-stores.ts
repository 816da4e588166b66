// What a bot under test keeps: the real stores, in a database in memory unless another is given.
import { randomUUID } from 'node:crypto';
import type { BotDeps } from '../../src/bot/create-bot.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createChatSettings } from '../../src/store/corrections.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createStateStore } from '../../src/store/state.js';
import { createVoteStore } from '../../src/store/votes.js';

/** The parts of a bot that keep something; nobody is an admin. */
export function botStores(
  db: Database = openDatabase(':memory:'),
): Pick<BotDeps, 'answers' | 'state' | 'votes' | 'newId' | 'settings' | 'isAdmin'> {
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    votes: createVoteStore(db),
    newId: () => randomUUID(),
    settings: createChatSettings(db),
    isAdmin: () => false,
  };
}
