// Puts new messages in the place of old ones of the bot: edits the first, deletes what is left over, sends what lacks.
import type { InlineKeyboard } from 'grammy';
import { type BotContext, refusedBecause, sendHtml } from './context.js';
import { AS_HTML } from './html.js';
import { outcomeOf } from './telegram-outcome.js';

/**
 * Makes `messages` (HTML) of the bot's messages `old` in the chat of the update; the keyboard stands under the last. From
 * the first one that cannot be edited on, they are sent anew, in reply to the message that the update is about. Returns
 * the messages that carry them now; `onSent` hears of them after each.
 */
export async function replaceMessages(
  ctx: BotContext,
  old: readonly number[],
  messages: readonly string[],
  keyboard: InlineKeyboard | null,
  onSent: (carriers: readonly number[]) => Promise<void> = async () => {},
): Promise<number[]> {
  const under = (index: number) => (index === messages.length - 1 ? keyboard : null);
  const carriers: number[] = [];
  for (const [index, html] of messages.entries()) {
    const there = carriers.length === index ? old[index] : undefined;
    if (there === undefined || !(await edited(ctx, there, html, under(index)))) break;
    carriers.push(there);
    await onSent(carriers);
  }
  for (const surplus of old.slice(carriers.length)) await gone(ctx, surplus);
  const question = ctx.msg?.message_id;
  for (let index = carriers.length; index < messages.length; index++) {
    const options = { keyboard: under(index), ...(question !== undefined && { replyTo: question }) };
    carriers.push((await sendHtml(ctx, messages[index] ?? '', options)).message_id);
    await onSent(carriers);
  }
  return carriers;
}

/** False when Telegram has the message no more, or will not have it edited any more. */
async function edited(
  ctx: BotContext,
  message: number,
  html: string,
  keyboard: InlineKeyboard | null,
): Promise<boolean> {
  try {
    await ctx.api.editMessageText(ctx.chatId ?? 0, message, html, {
      ...AS_HTML,
      ...(keyboard !== null && { reply_markup: keyboard }),
    });
    return true;
  } catch (error) {
    if (outcomeOf(error)?.kind === 'not-editable') return false;
    throw error;
  }
}

/** One that cannot be deleted any more stays; the new answer replies to the same question, below it. */
async function gone(ctx: BotContext, message: number): Promise<void> {
  try {
    await ctx.api.deleteMessage(ctx.chatId ?? 0, message);
  } catch (error) {
    if (!refusedBecause(error, 'message to delete not found') && !refusedBecause(error, "can't be deleted"))
      throw error;
  }
}
