// Gives every handler the bot's words in the language that the chat, or whoever speaks in it, is to be answered in.
import type { MiddlewareFn } from 'grammy';
import { isCausedBy } from '../core/errors.js';
import { type Languages, languageFor, languageOfCode, type Speaker } from '../core/languages.js';
import type { Prompts } from '../prompts.js';
import { isOnlyTold } from './begun-before.js';
import { type BotContext, wordsIn } from './context.js';

/** Sets `ctx.words`, and notes the language for what will be sent of its own accord. */
export function speaking(prompts: Prompts, languages: Languages): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const chat = ctx.chatId ?? null;
    const speaker = speakerOf(ctx);
    if (isOnlyTold(ctx.update)) {
      ctx.words = wordsIn(prompts, await languageToTellIn(languages, chat, speaker));
      return next();
    }
    const language = await languageFor(languages, { chat, speaker });
    if (chat !== null && speaker !== null && isSpokenTo(ctx)) await languages.note(chat, language);
    ctx.words = wordsIn(prompts, language);
    return next();
  };
}

/** That nothing can be read may be just what is to be told. */
async function languageToTellIn(languages: Languages, chat: number | null, speaker: Speaker | null) {
  try {
    return await languageFor(languages, { chat, speaker });
  } catch (error) {
    if (!isCausedBy(error, 'DATABASE_AWAY')) throw error;
    return languageOfCode(speaker?.code);
  }
}

/** In a channel any subscriber may press a button, which is not to change what all the others are sent. */
function isSpokenTo({ chat, callbackQuery }: BotContext): boolean {
  return chat?.type !== 'channel' || callbackQuery === undefined;
}

/** Null also for an anonymous admin of a group, for whom Telegram names a bot that has no language. */
function speakerOf({ from }: BotContext): Speaker | null {
  return from === undefined || from.is_bot ? null : { id: from.id, code: from.language_code };
}
