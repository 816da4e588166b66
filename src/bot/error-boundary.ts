// The last resort around every handler: the user gets one plain sentence, the log one line.
import { GrammyError, type MiddlewareFn } from 'grammy';
import type { Logger } from 'pino';
import { isCausedBy } from '../core/errors.js';
import { answerPress, type BotContext, sendHtml } from './context.js';
import { safeError } from './safe-error.js';
import { isShut, isUnreachable, outcomeOf } from './telegram-outcome.js';

/**
 * Catches what a handler throws. When the user cannot be told either, for a reason that may pass, it throws again so
 * that the update stays unfinished; so it does, telling nobody, where the database is away (it may answer the next time),
 * where the update is another process's, and where this process stops. `onGone` hears of chats that cannot be written to.
 */
export function errorBoundary(
  log: Logger,
  onGone: (chat: number) => Promise<void>,
): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (isLeftForLater(error)) throw error;
      const texts = [ctx.msg?.text, ctx.msg?.caption, ctx.callbackQuery?.data].filter(
        (text) => text !== undefined,
      );
      const line = { err: safeError(error, texts), update_id: ctx.update.update_id };
      if (isUnreachable(error)) {
        const chat = chatOf(error);
        if (chat !== null) await onGone(chat);
        log.info(line, 'chat cannot be written to');
        return;
      }
      if (isShut(error)) {
        log.info(line, 'topic or chat takes no message of the bot');
        return;
      }
      log.error(line, 'update failed');
      await tell(ctx);
    }
  };
}

/** Whether an update may be handled as if it never had been. */
export function isLeftForLater(error: unknown): boolean {
  return isCausedBy(error, 'DATABASE_AWAY') || isForOthers(error);
}

/** Whether an update is no longer this process's to handle: another has it, or the next start will. */
export function isForOthers(error: unknown): boolean {
  return isCausedBy(error, 'NOT_OURS') || isCausedBy(error, 'STOPPING');
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

/** The chat that a refused call named by its id. */
function chatOf(error: unknown): number | null {
  const chat = error instanceof GrammyError && 'chat_id' in error.payload ? error.payload.chat_id : null;
  return typeof chat === 'number' ? chat : null;
}
