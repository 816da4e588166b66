// What a handler of the bot is given besides grammY's own context, and how it replies.
import { type Context, GrammyError, type InlineKeyboard } from 'grammy';
import type { ForceReply, Message } from 'grammy/types';
import type { Place } from '../core/place.js';
import type { ChatAnswer } from '../core/ports.js';
import type { Locale, Prompts } from '../prompts.js';
import type { Words } from './article-line.js';
import { AS_HTML } from './html.js';

interface BotExtras {
  /** The bot's words in the language of the chat or of whoever speaks; see core/languages. */
  words: Words;
  /** Whether the button press being handled has been answered; Telegram takes one answer each. */
  pressAnswered: boolean;
  /** The answer that the message had before it was edited into what it is now; null for any other update. */
  edited: ChatAnswer | null;
  /** Set by whoever could not answer a message for what it says, so that an edit of it is a new try. */
  unanswered: boolean;
}

export type BotContext = Context & BotExtras;

/** The words of `prompts` in one language. */
export function wordsIn(prompts: Prompts, locale: Locale): Words {
  return Object.assign((...[key, values]: Parameters<Words>) => prompts.render(locale, key, values), {
    locale,
  });
}

/** Where the update was sent from; null for one that belongs to no chat, as an inline query. */
export function placeOf(ctx: Context): Place | null {
  const chat = ctx.chatId;
  if (chat === undefined) return null;
  const message = ctx.msg;
  return { chat, topic: message?.is_topic_message === true ? (message.message_thread_id ?? null) : null };
}

/** Sends `html` to the chat and topic of the update; in groups as a reply to the message that asked. */
export function sendHtml(
  ctx: BotContext,
  html: string,
  options: { keyboard?: InlineKeyboard | null; replyTo?: number; reply?: ForceReply } = {},
): Promise<Message.TextMessage> {
  const asked = ctx.chat?.type === 'private' ? undefined : ctx.message?.message_id;
  const replyTo = options.replyTo ?? asked;
  return ctx.reply(html, {
    ...AS_HTML,
    ...(options.keyboard && { reply_markup: options.keyboard }),
    ...(options.reply && { reply_markup: options.reply }),
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
  });
}

/**
 * Ends the waiting state of a pressed button, with a pop-up when `alert` is given, which with `passing` goes away by
 * itself. Too old a press is no error.
 */
export async function answerPress(
  ctx: BotContext,
  alert?: string,
  { passing = false }: { readonly passing?: boolean } = {},
): Promise<void> {
  ctx.pressAnswered = true;
  const options = alert === undefined ? {} : { text: alert, show_alert: !passing };
  await ctx.answerCallbackQuery(options).catch((error: unknown) => {
    if (!refusedBecause(error, 'query is too old')) throw error;
  });
}

/** Whether Telegram refused a call (400) with a description that contains `reason`. */
export function refusedBecause(error: unknown, reason: string): boolean {
  return error instanceof GrammyError && error.error_code === 400 && error.description.includes(reason);
}
