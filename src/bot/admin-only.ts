// Keeps commands and buttons to those who run the bot: in private chats, by the numeric id, looked at anew at every press.
import { answerPress, type BotContext, sendHtml } from './context.js';

type IsAdmin = (user: number) => boolean;

function isAdminHere(ctx: BotContext, isAdmin: IsAdmin): boolean {
  return ctx.chat?.type === 'private' && ctx.from !== undefined && isAdmin(ctx.from.id);
}

/** Whether a command is refused: then whoever gave it has been told whom it is for, in groups nothing at all. */
export async function isNoAdminCommand(ctx: BotContext, isAdmin: IsAdmin): Promise<boolean> {
  if (isAdminHere(ctx, isAdmin)) return false;
  const user = String(ctx.from?.id ?? '');
  if (ctx.chat?.type === 'private') await sendHtml(ctx, ctx.words('admins-only', { user }));
  return true;
}

/** Whether a press is refused: then it has been answered. */
export async function isNoAdminPress(ctx: BotContext, isAdmin: IsAdmin): Promise<boolean> {
  if (isAdminHere(ctx, isAdmin)) return false;
  await answerPress(ctx, ctx.words('admins-alert'));
  return true;
}
