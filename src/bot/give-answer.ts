// Finds the answer to a question, keeps it so that its buttons work later, and sends it with those buttons.
import { InlineKeyboard } from 'grammy';
import type { Answer } from '../core/answer.js';
import type { AskOptions } from '../core/asked-days.js';
import type { AnswerStore, Clock } from '../core/ports.js';
import { dayText } from './article-line.js';
import { againData, OPEN, pageData } from './callback-data.js';
import { type BotContext, sendHtml } from './context.js';
import { renderAnswer } from './render.js';
import { whileTyping } from './typing.js';

export interface AskDeps {
  readonly ask: (question: string, options?: AskOptions) => Promise<Answer>;
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

/** How an answer is asked for and where it goes. */
export interface Asked {
  readonly chat: number;
  readonly question: string;
  readonly options?: AskOptions;
  /** The message that the answer replies to. */
  readonly replyTo?: number;
}

/** Answers a question in the chat it was asked in; the buttons stand under the last message. */
export async function giveAnswer(
  ctx: BotContext,
  { chat, question, options, replyTo }: Asked,
  deps: AskDeps,
): Promise<void> {
  const found = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => deps.ask(question, options),
  );
  const { id } = deps.answers.save(chat, found, deps.clock());
  const messages = renderAnswer(found, ctx.words);
  for (const [index, html] of messages.entries()) {
    await sendHtml(ctx, html, {
      keyboard: index === messages.length - 1 ? answerButtons(ctx, id, found) : null,
      ...(replyTo !== undefined && { replyTo }),
    });
  }
}

/** Sources of what was found, the nearest days of what was not, and the way out of a time. Null when there is none. */
function answerButtons({ words }: BotContext, id: string, answer: Answer): InlineKeyboard | null {
  const keyboard = new InlineKeyboard();
  if (answer.status === 'answered') keyboard.text(words('sources-button'), pageData(id, OPEN));
  else {
    for (const side of ['before', 'after'] as const) {
      const day = answer.nearest?.[side];
      if (day) keyboard.text(words('day-button', { day: dayText(day, words.locale) }), againData(id, side));
    }
  }
  const timed = answer.window !== null || (answer.status === 'not-found' && answer.noSuchDay !== undefined);
  if (timed) keyboard.row().text(words('any-time-button'), againData(id, 'any'));
  return keyboard.inline_keyboard.some((row) => row.length > 0) ? keyboard : null;
}
