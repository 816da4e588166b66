// Finds the answer to a question, keeps it so that its buttons work later, and sends it with those buttons.
import type { Earlier } from '../app/converse.js';
import type { Reply } from '../core/answer.js';
import type { AskOptions } from '../core/asked-days.js';
import type { Place } from '../core/place.js';
import type { AnswerStore, Clock } from '../core/ports.js';
import { answerButtons } from './answer-buttons.js';
import { type BotContext, sendHtml } from './context.js';
import { type NoteQuestion, noteQuestion } from './note-question.js';
import { renderAnswer } from './render.js';
import { whileTyping } from './typing.js';

export interface AskDeps extends NoteQuestion {
  readonly ask: (question: string, earlier: Earlier | null, options?: AskOptions) => Promise<Reply>;
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

/** How an answer is asked for and where it goes. */
export interface Asked {
  readonly place: Place;
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
  { place, question, earlier, options, replyTo }: Asked,
  deps: AskDeps,
): Promise<void> {
  const begun = deps.clock();
  const found = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => deps.ask(question, earlier, options),
  );
  const foundAt = deps.clock();
  const asked = { user: ctx.from?.id ?? null, message: ctx.message?.message_id ?? null };
  const { id } = deps.answers.save(place, found, deps.clock(), asked);
  const messages = renderAnswer(found, ctx.words);
  const carriers: number[] = [];
  for (const [index, html] of messages.entries()) {
    const last = index === messages.length - 1;
    const message = await sendHtml(ctx, html, {
      keyboard: last ? answerButtons(ctx, id, found) : null,
      ...(replyTo !== undefined && { replyTo }),
    });
    carriers.push(message.message_id);
  }
  deps.answers.sent(id, carriers, ctx.words.locale);
  noteQuestion(ctx, deps, place, found, { begun, found: foundAt, sent: deps.clock() });
}
