// Who may change what a whole chat lives with: in private everyone, in a group its admins, in a channel whoever posts.
import type { BotContext } from './context.js';

const ADMINS: ReadonlySet<string> = new Set(['creator', 'administrator']);

/** Whether the sender of the update may change what the chat has chosen; asks Telegram in groups. */
export async function mayChangeHere(ctx: BotContext): Promise<boolean> {
  const { chat, from } = ctx;
  if (chat === undefined) return false;
  if (chat.type === 'private' || ctx.channelPost !== undefined) return true;
  // An anonymous admin writes in the name of the group.
  if (ctx.msg?.sender_chat?.id === chat.id && ctx.callbackQuery === undefined) return true;
  if (from === undefined) return false;
  return ADMINS.has((await ctx.getChatMember(from.id)).status);
}
