// Where the bot is: added, removed, blocked, moved to another id; and the one hint to a group whose mentions do not reach it.
import { Composer, GrammyError, HttpError } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Logger } from 'pino';
import type { ChatStore } from '../../core/chat-ports.js';
import { isCausedBy } from '../../core/errors.js';
import type { Clock } from '../../core/ports.js';
import { isOnlyTold } from '../begun-before.js';
import { type BotContext, sendHtml } from '../context.js';
import { safeError } from '../safe-error.js';

export interface MembershipDeps {
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Keeps track of the chats by what is said in them, whether or not it is said to the bot; takes what tells of a move. */
export function chatsMet({ chats }: Pick<MembershipDeps, 'chats'>): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on(['message', 'channel_post'], async (ctx, next) => {
    if (isOnlyTold(ctx.update)) return next();
    const { id, type } = ctx.chat;
    const { migrate_to_chat_id: to, migrate_from_chat_id: from } = ctx.msg;
    if (to !== undefined) await chats.moved(id, to);
    else if (from !== undefined) await chats.moved(from, id);
    else {
      await chats.seen(id, type);
      return next();
    }
  });
  return feature;
}

/**
 * Hears of being added, removed and blocked. A group gets the hint when the bot is added; one that it was in before it knew
 * to give it, after its next answer there.
 */
export function membershipFeature(deps: MembershipDeps): Composer<BotContext> {
  const { chats, clock } = deps;
  const feature = new Composer<BotContext>();
  feature.on('my_chat_member', async (ctx) => {
    const { chat, new_chat_member: bot } = ctx.myChatMember;
    if (!isIn(bot)) {
      await chats.gone(chat.id, clock());
      return;
    }
    await chats.seen(chat.id, chat.type);
    if (isGroup(ctx) && bot.status !== 'administrator' && (await mustAdvise(ctx, deps)))
      await advise(ctx, deps);
  });
  feature.on('message', async (ctx, next) => {
    await next();
    // What could not be answered may have been meant for another bot of the group.
    if (!isGroup(ctx) || ctx.unanswered) return;
    if ((await quietly(deps.log, () => mustAdvise(ctx, deps))) !== true) return;
    const bot = await quietly(deps.log, () => ctx.api.getChatMember(ctx.chat.id, ctx.me.id));
    if (bot !== null && bot.status !== 'administrator') await advise(ctx, deps);
  });
  return feature;
}

function isIn(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}

function isGroup({ chat }: BotContext): boolean {
  return chat?.type === 'group' || chat?.type === 'supergroup';
}

/** True once for a chat, whatever becomes of the hint: it is better lost than given twice. */
async function mustAdvise({ chat, me }: BotContext, { chats, clock }: MembershipDeps): Promise<boolean> {
  return chat !== undefined && !me.can_read_all_group_messages && (await chats.adviseOnce(chat.id, clock()));
}

async function advise(ctx: BotContext, { log }: MembershipDeps): Promise<void> {
  await quietly(log, () => sendHtml(ctx, ctx.words('privacy-mode-hint', { bot: ctx.me.username })));
}

/** Null when Telegram refuses, or the database is away: nobody asked for this, so nobody is to hear that it failed. */
async function quietly<T>(log: Logger, request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    const mayFail = error instanceof GrammyError || error instanceof HttpError;
    if (!mayFail && !isCausedBy(error, 'DATABASE_AWAY')) throw error;
    log.info({ err: safeError(error) }, 'hint on privacy mode not given');
    return null;
  }
}
