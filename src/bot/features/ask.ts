// Questions: /ask and /hoi anywhere, plain text in private chats.
import { Composer, InlineKeyboard } from 'grammy';
import type { Answer } from '../../core/answer.js';
import type { AnswerStore, Clock } from '../../core/ports.js';
import { OPEN, pageData } from '../callback-data.js';
import { type BotContext, sendHtml } from '../context.js';
import { renderAnswer } from '../render.js';
import { whileTyping } from '../typing.js';

/** The longest question taken, in UTF-16 units. */
export const QUESTION_UNITS = 500;

export interface AskDeps {
  readonly ask: (question: string) => Promise<Answer>;
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

/** Answers questions, and keeps each answer so that its sources can be opened later. */
export function askFeature(deps: AskDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message:text');
  messages.command(['ask', 'hoi'], (ctx) => answer(ctx, ctx.chat.id, ctx.match, deps));
  messages
    .chatType('private')
    .filter(({ msg }) => !msg.text.startsWith('/'))
    .use((ctx) => answer(ctx, ctx.chat.id, ctx.msg.text, deps));
  return feature;
}

async function answer(ctx: BotContext, chat: number, text: string, deps: AskDeps): Promise<void> {
  const question = text.trim();
  if (question === '') {
    await sendHtml(ctx, ctx.words('ask-empty'));
    return;
  }
  if (question.length > QUESTION_UNITS) {
    const length = String(question.length);
    await sendHtml(ctx, ctx.words('ask-too-long', { length, limit: String(QUESTION_UNITS) }));
    return;
  }
  const found = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => deps.ask(question),
  );
  const { id } = deps.answers.save(chat, found, deps.clock());
  const messages = renderAnswer(found, ctx.words);
  for (const [index, html] of messages.entries()) {
    const last = index === messages.length - 1;
    await sendHtml(ctx, html, {
      keyboard: last && found.status === 'answered' ? sourcesButton(ctx, id) : null,
    });
  }
}

function sourcesButton(ctx: BotContext, answerId: string): InlineKeyboard {
  return new InlineKeyboard().text(ctx.words('sources-button'), pageData(answerId, OPEN));
}
