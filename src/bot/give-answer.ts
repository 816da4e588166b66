// Finds the answer to a question, keeps it so that its buttons work later, and sends it with those buttons.
import { InlineKeyboard } from 'grammy';
import type { Earlier } from '../app/converse.js';
import { nearestDaysOf, quotesOf, type Reply } from '../core/answer.js';
import type { AskOptions } from '../core/asked-days.js';
import type { AnswerStore, Clock } from '../core/ports.js';
import { dayText } from './article-line.js';
import { againData, OPEN, pageData } from './callback-data.js';
import { type BotContext, sendHtml } from './context.js';
import { renderAnswer } from './render.js';
import { whileTyping } from './typing.js';

export interface AskDeps {
  readonly ask: (question: string, earlier: Earlier | null, options?: AskOptions) => Promise<Reply>;
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

/** How an answer is asked for and where it goes. */
export interface Asked {
  readonly chat: number;
  readonly question: string;
  /** What the question may lean on. */
  readonly earlier: Earlier | null;
  readonly options?: AskOptions;
  /** The message that the answer replies to. */
  readonly replyTo?: number;
}

/** Answers a question in the chat it was asked in; the buttons stand under the last message. */
export async function giveAnswer(
  ctx: BotContext,
  { chat, question, earlier, options, replyTo }: Asked,
  deps: AskDeps,
): Promise<void> {
  const found = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => deps.ask(question, earlier, options),
  );
  const { id } = deps.answers.save(chat, found, deps.clock());
  const messages = renderAnswer(found, ctx.words);
  for (const [index, html] of messages.entries()) {
    const last = index === messages.length - 1;
    const message = await sendHtml(ctx, html, {
      keyboard: last ? answerButtons(ctx, id, found) : null,
      ...(replyTo !== undefined && { replyTo }),
    });
    if (last) deps.answers.sent(id, message.message_id, ctx.words.locale);
  }
}

/** Sources of what was found, the nearest days of what was not, and the way out of a time. Null when there is none. */
function answerButtons({ words }: BotContext, id: string, reply: Reply): InlineKeyboard | null {
  const keyboard = new InlineKeyboard();
  if (quotesOf(reply).length > 0) keyboard.text(words('sources-button'), pageData(id, OPEN));
  const nearest = nearestDaysOf(reply);
  for (const side of ['before', 'after'] as const) {
    const day = nearest[side];
    if (day) keyboard.text(words('day-button', { day: dayText(day, words.locale) }), againData(id, side));
  }
  if (namesDays(reply)) keyboard.row().text(words('any-time-button'), againData(id, 'any'));
  return keyboard.inline_keyboard.some((row) => row.length > 0) ? keyboard : null;
}

/** Whether days were asked about, of several questions in any. */
function namesDays(reply: Reply): boolean {
  if (reply.status === 'several') return reply.parts.some(namesDays);
  return reply.window !== null || (reply.status === 'not-found' && reply.noSuchDay !== undefined);
}
