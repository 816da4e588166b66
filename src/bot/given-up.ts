// Tells the chat of a message that could not be handled however often it was tried.
import type { MiddlewareFn } from 'grammy';
import { begunBefore } from './begun-before.js';
import { answerPress, type BotContext, sendHtml } from './context.js';

/** Ends updates that are given up, with a sentence to whoever waits for them; who types or joins waits for none. */
export function givenUp(): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (begunBefore(ctx.update) !== 'given-up') return next();
    const message = ctx.message ?? ctx.editedMessage;
    if (ctx.callbackQuery !== undefined) await answerPress(ctx, ctx.words('given-up'));
    else if (message !== undefined)
      await sendHtml(ctx, ctx.words('given-up'), { replyTo: message.message_id });
  };
}
