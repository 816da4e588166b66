// What a person and the bot may do in a channel, asked of Telegram anew each time.
import { type Api, GrammyError } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Channel } from '../core/chat-ports.js';

/** `unknown`: there is no such channel, or the bot may not look into it. */
export type ChannelRights = 'both' | 'bot-cannot-post' | 'not-admin' | 'unknown';

/** The local page's stand-in for Telegram has no channels, and says 404 to all of this. */
const REFUSED: ReadonlySet<number> = new Set([400, 403, 404]);

type Ask = Pick<Api, 'getChat' | 'getChatMember'>;

/**
 * Whether both may post in the channel; a channel's owner always may.
 * @throws GrammyError or HttpError when Telegram cannot be asked.
 */
export async function rightsIn(api: Ask, channel: number, bot: number, user: number): Promise<ChannelRights> {
  const own = await memberOf(api, channel, bot);
  if (own === null) return 'unknown';
  if (!mayPost(own)) return 'bot-cannot-post';
  const theirs = await memberOf(api, channel, user);
  return theirs !== null && mayPost(theirs) ? 'both' : 'not-admin';
}

/** Whether the person is an admin of the channel, with whatever rights; false where the bot may not look. */
export async function isAdminOf(api: Ask, channel: number, user: number): Promise<boolean> {
  const status = (await memberOf(api, channel, user))?.status;
  return status === 'creator' || status === 'administrator';
}

/** Whether the bot may post in the channel. */
export async function botMayPost(api: Ask, channel: number, bot: number): Promise<boolean> {
  const own = await memberOf(api, channel, bot);
  return own !== null && mayPost(own);
}

/** The channel of a public name with or without its `@`; null when that is no channel. */
export async function channelByName(api: Ask, name: string): Promise<Channel | null> {
  const chat = await known(() => api.getChat(`@${name.replace(/^@/u, '')}`));
  return chat?.type === 'channel' ? { chat: chat.id, title: chat.title } : null;
}

function mayPost(member: ChatMember): boolean {
  if (member.status === 'creator') return true;
  return member.status === 'administrator' && member.can_post_messages === true;
}

function memberOf(api: Ask, channel: number, user: number): Promise<ChatMember | null> {
  return known(() => api.getChatMember(channel, user));
}

/** Null where Telegram says that there is no such chat or member, or none that the bot may see. */
async function known<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof GrammyError && REFUSED.has(error.error_code)) return null;
    throw error;
  }
}
