// Changes the message under whose button somebody pressed; where Telegram no longer lets it, a new one takes its place.
import type { InlineKeyboard } from 'grammy';
import { type BotContext, sendHtml } from './context.js';
import { AS_HTML } from './html.js';
import { outcomeOf } from './telegram-outcome.js';

/** Puts `html` in place of the message. Too old a message, or one that was deleted, is answered by a new one. */
export async function editHtml(
  ctx: BotContext,
  html: string,
  keyboard: InlineKeyboard | null = null,
): Promise<void> {
  try {
    await ctx.editMessageText(html, {
      ...AS_HTML,
      ...(keyboard !== null && { reply_markup: keyboard }),
    });
  } catch (error) {
    if (outcomeOf(error)?.kind !== 'not-editable') throw error;
    await sendHtml(ctx, html, { keyboard });
  }
}
