// Which answer a command or a button means, and what was asked there.
import type { Reply } from '../core/answer.js';
import type { AnswerStore, ChatAnswer } from '../core/ports.js';
import { type BotContext, placeOf } from './context.js';

/** The answer that a message replies to, else the last one where it was sent; null when there is none. */
export async function answerMeant(
  ctx: BotContext,
  answers: Pick<AnswerStore, 'ofMessage' | 'last'>,
): Promise<ChatAnswer | null> {
  const place = placeOf(ctx);
  if (place === null) return null;
  const repliedTo = ctx.message?.reply_to_message;
  const replied = repliedTo === undefined ? null : await answers.ofMessage(place.chat, repliedTo.message_id);
  return replied ?? (await answers.last(place));
}

/** The answer under whose message a button was pressed; null when it is forgotten or was given in another chat. */
export async function answerPressed(
  ctx: BotContext,
  answerId: string,
  answers: Pick<AnswerStore, 'get'>,
): Promise<ChatAnswer | null> {
  const stored = await answers.get(answerId);
  return stored !== null && stored.chat === ctx.callbackQuery?.message?.chat.id ? stored : null;
}

/** What was asked, as it was understood; of several questions the first. */
export function questionOf(reply: Reply): string {
  if (reply.status !== 'several') return reply.understood ?? reply.question;
  const [first] = reply.parts;
  return first === undefined ? reply.question : questionOf(first);
}
