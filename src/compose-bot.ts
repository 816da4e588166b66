// Puts the bot's features together with what they work on.
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { createNoteQuestions } from './app/note-questions.js';
import type { BotDeps } from './bot/create-bot.js';
import type { Collection } from './compose.js';
import { systemClock } from './compose-archive.js';
import { openDigestRequests } from './compose-digests.js';
import { openStatistics } from './compose-insight.js';
import type { Config } from './config.js';
import { sourceOf } from './core/article.js';
import { createSendPace, type SendPace } from './core/send-pace.js';
import { safeError } from './log.js';
import type { Prompts } from './prompts.js';

/** Whoever reaches the local page runs the bot; on Telegram admins are those that the settings name. */
export type Admins = readonly number[] | 'everyone';

/** Random bytes of an id that nobody is to guess: 72 bits, 12 characters. */
const ID_BYTES = 9;

/** What the bot's features work with, but for the connection to Telegram. */
export function botParts(
  collection: Collection,
  config: Config,
  { admins, prompts, log }: { readonly admins: Admins; readonly prompts: Prompts; readonly log: Logger },
): Omit<BotDeps, 'token' | 'client' | 'botInfo'> & { readonly pace: SendPace } {
  const { converse, store, cite, chats, corrections, following, research } = collection;
  const { previewTopic } = collection;
  const isAdmin = (user: number): boolean => admins === 'everyone' || admins.includes(user);
  const asked = createNoteQuestions({
    log: chats.questions,
    kept: config.QUESTIONS_KEPT > 0,
    onFailure: (error) => log.error({ err: safeError(error) }, 'question not noted'),
  });
  return {
    ask: converse,
    nearestDays: (from, to) => store.nearestDays(from, to),
    // Nobody else can reach the bot of the local page.
    linkable: admins !== 'everyone',
    votes: chats.votes,
    article: async (key) => {
      const article = await store.byKey(key);
      return article && { article: key, ...sourceOf(article) };
    },
    newId: () => randomBytes(ID_BYTES).toString('base64url'),
    asked,
    cite,
    ...research,
    answers: chats.answers,
    state: chats.state,
    chats: chats.chats,
    isKeptOut: chats.isKeptOut,
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
    lastPassage: store.lastChunkId,
    digests: chats.digests,
    previewTopic,
    ...openDigestRequests(collection, { prompts, previewTopic, clock: systemClock }),
    outbox: chats.outbox,
    onOutbox: corrections.changed,
    isAdmin,
    access: {
      mode: config.ACCESS,
      allowed: config.ALLOWED_IDS ?? [],
      list: chats.accessList,
      allowances: chats.allowances,
      perMinute: config.QUESTIONS_PER_MINUTE,
      perDay: config.QUESTIONS_PER_DAY,
    },
    insight: { statistics: openStatistics(collection, config), gaps: collection.findGaps },
    uploads: collection.uploads,
    sourceAdmin: { manage: following.manage, isAdmin },
  };
}
