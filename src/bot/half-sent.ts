// What was sent already of an answer whose sending a killed process did not end.
import type { AnswerStore, ChatAnswer } from '../core/ports.js';
import { begunBefore } from './begun-before.js';
import type { BotContext } from './context.js';
import { unnotedOf } from './own-update.js';

export interface HalfSent {
  readonly answer: ChatAnswer;
  /** The messages that carry its first parts, or all of them. */
  readonly carriers: readonly number[];
}

/**
 * The answer to the message of an update that is handled once more, as far as it arrived; null when nothing of it did, for
 * a press, and for an edited message, whose old answer is written over from the first part on.
 */
export async function halfSent(
  ctx: BotContext,
  answers: Pick<AnswerStore, 'toMessage' | 'messagesOf'>,
): Promise<HalfSent | null> {
  const message = ctx.message;
  if (message === undefined || ctx.edited !== null || begunBefore(ctx.update) !== 'again') return null;
  const answer = await answers.toMessage(message.chat.id, message.message_id);
  const carriers =
    answer === null ? [] : (unnotedOf(ctx.update).get(answer.id) ?? (await answers.messagesOf(answer.id)));
  return answer === null || carriers.length === 0 ? null : { answer, carriers };
}
