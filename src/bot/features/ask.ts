// Questions: /ask and /hoi anywhere, plain text in private chats.
import { Composer } from 'grammy';
import type { Earlier } from '../../app/converse.js';
import { readAgainData, readPageData } from '../callback-data.js';
import { type BotContext, sendHtml } from '../context.js';
import { type AskDeps, giveAnswer } from '../give-answer.js';

/** The longest question taken, in UTF-16 units. */
export const QUESTION_UNITS = 500;

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
  await giveAnswer(ctx, { chat, question, earlier: earlierIn(ctx, chat, deps) }, deps);
}

/** What a message may lean on: the answer it replies to, known by the buttons under it, else the chat's last. */
function earlierIn(ctx: BotContext, chat: number, { answers, clock }: AskDeps): Earlier | null {
  const [button] = ctx.msg?.reply_to_message?.reply_markup?.inline_keyboard.flat() ?? [];
  const data = button !== undefined && 'callback_data' in button ? button.callback_data : '';
  const named = readPageData(data) ?? readAgainData(data);
  const replied = named === null ? null : answers.get(named.answerId);
  // Whoever replies to an answer means it, however old it is.
  return replied?.chat === chat ? { answer: replied.answer, at: clock() } : answers.last(chat);
}
