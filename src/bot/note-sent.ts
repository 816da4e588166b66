// Notes what was sent once it is: that this fails must neither have it sent again nor be told as a failure of what arrived.
import type { Logger } from 'pino';
import type { AnswerStore } from '../core/ports.js';
import type { BotContext } from './context.js';
import { unnotedOf } from './own-update.js';
import { safeError } from './safe-error.js';

export interface NoteSent {
  readonly log: Logger;
}

/**
 * Never rejects; false where it failed. What is not noted is not found again by its message: an answer keeps its buttons, but
 * not its corrections.
 */
export async function noteSent({ log }: NoteSent, note: () => Promise<unknown>): Promise<boolean> {
  try {
    await note();
    return true;
  } catch (error) {
    log.error({ err: safeError(error) }, 'sent, and not noted');
    return false;
  }
}

/** Notes what carries an answer so far; where that fails, for the next try of the update that was to be handled. */
export async function noteCarriers(
  ctx: BotContext,
  { log, answers }: NoteSent & { readonly answers: Pick<AnswerStore, 'sent'> },
  id: string,
  carriers: readonly number[],
): Promise<void> {
  const isNoted = await noteSent({ log }, () => answers.sent(id, carriers, ctx.words.locale));
  if (isNoted) unnotedOf(ctx.update).delete(id);
  else unnotedOf(ctx.update).set(id, [...carriers]);
}
