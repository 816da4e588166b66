// Tells the chat of a message that could not be handled however often it was tried.
import type { MiddlewareFn } from 'grammy';
import { begunBefore, isOnlyTold } from './begun-before.js';
import { answerPress, type BotContext, sendHtml } from './context.js';
import { type InterimDeps, takeInterimBack } from './interim.js';

/** Ends updates that are given up, with a sentence to whoever waits for them; who types or joins waits for none. */
export function givenUp(deps: Pick<InterimDeps, 'state'>): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (!isOnlyTold(ctx.update)) return next();
    const sentence = begunBefore(ctx.update) === 'failed' ? ctx.words('failed') : ctx.words('given-up');
    const message = ctx.message ?? ctx.editedMessage;
    if (ctx.callbackQuery !== undefined) await answerPress(ctx, sentence);
    else if (message !== undefined) {
      await takeInterimBack(ctx, deps);
      await sendHtml(ctx, sentence, { replyTo: message.message_id });
    }
  };
}
