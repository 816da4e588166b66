// Who may change what concerns a whole chat: anyone in private, only its admins in groups and channels.
import { GrammyError } from 'grammy';
import { answerPress, type BotContext, sendHtml } from './context.js';

/**
 * Whether whoever sent the update may change settings of the chat it came from, looked at anew each time. Whoever may not
 * is told so, by a pop-up under a button and by a sentence otherwise: the caller only has to stop.
 * @throws GrammyError or HttpError when Telegram cannot be asked.
 */
export async function mayChangeHere(ctx: BotContext): Promise<boolean> {
  if (await isChatAdmin(ctx)) return true;
  if (ctx.callbackQuery !== undefined) await answerPress(ctx, ctx.words('chat-admins-only'));
  else await sendHtml(ctx, ctx.words('chat-admins-only'));
  return false;
}

async function isChatAdmin(ctx: BotContext): Promise<boolean> {
  const { chat, from } = ctx;
  if (chat === undefined) return false;
  if (chat.type === 'private') return true;
  // Whoever speaks as the chat itself is an anonymous admin of it. A press is never anonymous, and its message is the bot's.
  const said = ctx.message ?? ctx.channelPost;
  if (said?.sender_chat?.id === chat.id) return true;
  return from !== undefined && isAdminIn(ctx, chat.id, from.id);
}

async function isAdminIn({ api }: BotContext, chat: number, user: number): Promise<boolean> {
  try {
    const { status } = await api.getChatMember(chat, user);
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
  }
  // Where members are hidden a bot may not look one up, but everyone sees who the admins are.
  const admins = await api.getChatAdministrators(chat);
  return admins.some((member) => member.user.id === user);
}
