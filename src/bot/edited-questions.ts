// An edited question comes to the features as a new message does, together with the answer that it had.
import type { MiddlewareFn } from 'grammy';
import type { Message } from 'grammy/types';
import type { AnswerStore, Clock, StateStore } from '../core/ports.js';
import type { BotContext } from './context.js';

export interface EditedDeps {
  readonly answers: AnswerStore;
  readonly state: StateStore;
  readonly clock: Clock;
}

/** After that, an edit is hardly a wish for another answer; bots may delete their own messages as long. */
const EDITABLE_MS = 48 * 3_600_000;
const UNANSWERED = 'unanswered';

/**
 * Lets pass, as new messages, edits of messages that were answered in the last 48 hours or that could not be answered;
 * all other edits end here. Telegram tells also of edits that left the text as it was: `giveAnswer` sees those.
 */
export function editedQuestions({ answers, state, clock }: EditedDeps): MiddlewareFn<BotContext> {
  const keyOf = ({ chat, message_id }: Message): string => `${chat.id}:${message_id}`;
  return async (ctx, next) => {
    const message = ctx.editedMessage;
    if (message !== undefined) {
      const answered = answers.toMessage(message.chat.id, message.message_id);
      const waits = state.get(UNANSWERED, keyOf(message)) !== undefined;
      if (!waits && (answered === null || clock() - answered.at > EDITABLE_MS)) return;
      state.remove(UNANSWERED, keyOf(message));
      ctx.edited = answered;
      Object.assign(ctx, { update: { update_id: ctx.update.update_id, message } });
    }
    await next();
    const asked = ctx.message;
    if (ctx.unanswered && asked !== undefined)
      state.put(UNANSWERED, keyOf(asked), asked.chat.id, true, clock());
  };
}
