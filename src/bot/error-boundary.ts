// The last resort around every handler: the user gets one plain sentence, the log one line.
import type { MiddlewareFn } from 'grammy';
import type { Logger } from 'pino';
import { answerPress, type BotContext, sendHtml } from './context.js';
import { safeError } from './safe-error.js';
import { isUnreachable, outcomeOf } from './telegram-outcome.js';

/**
 * Catches what a handler throws. When the user cannot be told either, for a reason that may pass, it throws again so
 * that the update stays unfinished.
 */
export function errorBoundary(log: Logger): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const texts = [ctx.msg?.text, ctx.msg?.caption, ctx.callbackQuery?.data].filter(
        (text) => text !== undefined,
      );
      const line = { err: safeError(error, texts), update_id: ctx.update.update_id };
      if (isUnreachable(error)) {
        log.info(line, 'chat cannot be written to');
        return;
      }
      log.error(line, 'update failed');
      await tell(ctx);
    }
  };
}

async function tell(ctx: BotContext): Promise<void> {
  const sentence = ctx.words('failed');
  try {
    if (ctx.callbackQuery !== undefined && !ctx.pressAnswered) await answerPress(ctx, sentence);
    else if (ctx.chat !== undefined) await sendHtml(ctx, sentence);
  } catch (error) {
    const met = outcomeOf(error)?.kind;
    if (met === undefined || met === 'wait' || met === 'trouble') throw error;
  }
}
