// Puts the bot's features together with what they work on.
import type { Logger } from 'pino';
import type { BotDeps } from './bot/create-bot.js';
import type { Collection } from './compose.js';
import { systemClock } from './compose-archive.js';
import type { Config } from './config.js';
import { createSendPace, type SendPace } from './core/send-pace.js';
import type { Prompts } from './prompts.js';

/** Whoever reaches the local page runs the bot; on Telegram admins are those that the settings name. */
export type Admins = readonly number[] | 'everyone';

/** What the bot's features work with, but for the connection to Telegram. */
export function botParts(
  collection: Collection,
  config: Config,
  { admins, prompts, log }: { readonly admins: Admins; readonly prompts: Prompts; readonly log: Logger },
): Omit<BotDeps, 'token' | 'client' | 'botInfo'> & { readonly pace: SendPace } {
  const { converse, cite, chats, corrections, following, store } = collection;
  const isAdmin = (user: number): boolean => admins === 'everyone' || admins.includes(user);
  return {
    ask: converse,
    cite,
    answers: chats.answers,
    state: chats.state,
    chats: chats.chats,
    channels: chats.channels,
    settings: corrections.settings,
    languages: chats.languages,
    forgetting: chats.forgetting,
    keptDays: { answers: config.ANSWERS_KEPT, questions: config.QUESTIONS_KEPT },
    prompts,
    clock: systemClock,
    log,
    pace: createSendPace(),
    subscriptions: chats.subscriptions,
    subscriptionsPerChat: config.SUBSCRIPTIONS_PER_CHAT,
    lastPassage: () => store.chunkIds().at(-1) ?? 0,
    outbox: chats.outbox,
    onOutbox: corrections.changed,
    isAdmin,
    sourceAdmin: { manage: following.manage, isAdmin },
  };
}
