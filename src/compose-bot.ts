// Puts the bot's features together with what they work on.
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { BotDeps } from './bot/create-bot.js';
import type { Collection } from './compose.js';
import { systemClock } from './compose-archive.js';
import type { Config } from './config.js';
import { sourceOf } from './core/article.js';
import type { Prompts } from './prompts.js';

/** Whoever reaches the local page runs the bot; on Telegram admins are those that the settings name. */
export type Admins = readonly number[] | 'everyone';

/** Random bytes of an id that nobody is to guess: 72 bits, 12 characters. */
const ID_BYTES = 9;

/** What the bot's features work with, but for the connection to Telegram. */
export function botParts(
  collection: Collection,
  _config: Config,
  { admins, prompts, log }: { readonly admins: Admins; readonly prompts: Prompts; readonly log: Logger },
): Omit<BotDeps, 'token' | 'client' | 'botInfo'> {
  const { converse, store, cite, chats, corrections, following } = collection;
  const isAdmin = (user: number): boolean => admins === 'everyone' || admins.includes(user);
  return {
    ask: converse,
    nearestDays: (from, to) => store.nearestDays(from, to),
    // Nobody else can reach the bot of the local page.
    linkable: admins !== 'everyone',
    votes: chats.votes,
    article: (key) => {
      const article = store.byKey(key);
      return article && { article: key, ...sourceOf(article) };
    },
    newId: () => randomBytes(ID_BYTES).toString('base64url'),
    cite,
    answers: chats.answers,
    state: chats.state,
    settings: corrections.settings,
    prompts,
    clock: systemClock,
    log,
    isAdmin,
    sourceAdmin: { manage: following.manage, isAdmin },
  };
}
