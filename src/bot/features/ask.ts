// Questions: /ask and /hoi anywhere, plain text in private chats.
import { Composer, InlineKeyboard } from 'grammy';
import type { Earlier } from '../../app/converse.js';
import { quotesOf, type Reply } from '../../core/answer.js';
import type { AnswerStore, Clock } from '../../core/ports.js';
import { OPEN, pageData, readPageData } from '../callback-data.js';
import { type BotContext, sendHtml } from '../context.js';
import { renderAnswer } from '../render.js';
import { whileTyping } from '../typing.js';

/** The longest question taken, in UTF-16 units. */
export const QUESTION_UNITS = 500;

export interface AskDeps {
  readonly ask: (question: string, earlier: Earlier | null) => Promise<Reply>;
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
    () => deps.ask(question, earlierIn(ctx, chat, deps)),
  );
  const { id } = deps.answers.save(chat, found, deps.clock());
  const messages = renderAnswer(found, ctx.words);
  for (const [index, html] of messages.entries()) {
    const last = index === messages.length - 1;
    await sendHtml(ctx, html, {
      keyboard: last && quotesOf(found).length > 0 ? sourcesButton(ctx, id) : null,
    });
  }
}

/** What a message may lean on: the answer it replies to, known by the button under it, else the chat's last. */
function earlierIn(ctx: BotContext, chat: number, { answers, clock }: AskDeps): Earlier | null {
  const [button] = ctx.msg?.reply_to_message?.reply_markup?.inline_keyboard.flat() ?? [];
  const data = button !== undefined && 'callback_data' in button ? readPageData(button.callback_data) : null;
  const replied = data === null ? null : answers.get(data.answerId);
  // Whoever replies to an answer means it, however old it is.
  return replied?.chat === chat ? { answer: replied.answer, at: clock() } : answers.last(chat);
}

function sourcesButton(ctx: BotContext, answerId: string): InlineKeyboard {
  return new InlineKeyboard().text(ctx.words('sources-button'), pageData(answerId, OPEN));
}
