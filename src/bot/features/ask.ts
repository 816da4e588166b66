// Questions: /ask and /hoi anywhere, plain text in private chats.
import { Composer } from 'grammy';
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
  await giveAnswer(ctx, { chat, question }, deps);
}
