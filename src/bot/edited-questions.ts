// An edited question comes to the features as a new message does, together with the answer that it had.
import { createHash } from 'node:crypto';
import type { MiddlewareFn } from 'grammy';
import type { Message } from 'grammy/types';
import type { AnswerStore, ChatAnswer, Clock, StateStore } from '../core/ports.js';
import { plainQuestion, questionWith } from './addressed.js';
import { begunBefore } from './begun-before.js';
import type { BotContext } from './context.js';
import { isForOthers } from './error-boundary.js';
import { type NoteSent, noteSent } from './note-sent.js';

export interface EditedDeps extends NoteSent {
  readonly answers: AnswerStore;
  readonly state: StateStore;
  readonly clock: Clock;
}

/** After that, an edit is hardly a wish for another answer; bots may delete their own messages as long. */
const EDITABLE_MS = 48 * 3_600_000;
const UNANSWERED = 'unanswered';
/** What is kept of a message whose handling failed: any edit is a new try, and so is the same update once more. */
const FAILED = true;

/**
 * Lets pass, as new messages, edits of messages that were answered in the last 48 hours or that could not be answered;
 * all other edits end here. Telegram tells also of edits that left the text as it was, as when a preview of a link
 * appears: those end here too, before they cost anything.
 */
export function editedQuestions({ answers, state, clock, log }: EditedDeps): MiddlewareFn<BotContext> {
  const keyOf = ({ chat, message_id }: Message): string => `${chat.id}:${message_id}`;

  /** The answer that the message had, if the edit is to be answered; undefined for an edit that is not. */
  async function before(message: Message, me: BotContext['me']): Promise<ChatAnswer | null | undefined> {
    const waits = await state.get(UNANSWERED, keyOf(message));
    if (waits !== undefined && waits === markOf(textOf(message))) return undefined;
    const answered = await answers.toMessage(message.chat.id, message.message_id);
    if (waits !== undefined) return answered;
    if (answered === null || clock() - answered.at > EDITABLE_MS) return undefined;
    // An answer that reached nobody is no answer yet.
    const shown = (await answers.messagesOf(answered.id)).length > 0;
    return shown && isSame(answered.answer.question, askedIn(message, me)) ? undefined : answered;
  }

  return async (ctx, next) => {
    const message = ctx.editedMessage;
    const begun = begunBefore(ctx.update);
    if (message !== undefined) {
      const edited = await before(message, ctx.me);
      if (edited === undefined) return;
      ctx.edited = edited;
      // With what is told of it beside what Telegram says.
      const { edited_message: _, ...update } = ctx.update;
      Object.assign(ctx, { update: { ...update, message } });
    }
    const asked = ctx.message;
    // Handlers know a command by another name than it was written with.
    const text = asked === undefined ? '' : textOf(asked);
    const keep = async (mark: string | true): Promise<void> => {
      if (asked !== undefined) await state.put(UNANSWERED, keyOf(asked), asked.chat.id, mark, clock());
    };
    try {
      await next();
    } catch (error) {
      // What failed is what is to be told; and whoever handles it after this process writes this down for itself.
      if (!isForOthers(error)) await keep(FAILED).catch(() => {});
      throw error;
    }
    if (ctx.unanswered) await noteSent({ log }, () => keep(markOf(text)));
    else if (asked !== undefined && (message !== undefined || begun !== null))
      await noteSent({ log }, () => state.remove(UNANSWERED, keyOf(asked)));
  };
}

const textOf = ({ text, caption }: Message): string => text ?? caption ?? '';

/** By this an edit that changes nothing is known, without the text being kept. */
function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** What a message asks in plain words or by /ask; null for any other command, whose answers are not told from one another by it. */
function askedIn(message: Message, me: BotContext['me']): string | null {
  const [, words] = /^\/(?:ask|hoi)(?:@\w+)?(?:\s+(.*))?$/isu.exec(textOf(message)) ?? [];
  if (words !== undefined) return questionWith(message, words, me).text;
  return plainQuestion(message, me)?.text ?? null;
}

function isSame(before: string, now: string | null): boolean {
  const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return now !== null && plain(before) === plain(now);
}
