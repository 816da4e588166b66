// The buttons that ask an answered question again: at any time, or on the nearest day that has something.
import { Composer } from 'grammy';
import type { Answer } from '../../core/answer.js';
import type { AskOptions } from '../../core/asked-days.js';
import { type Again, readAgainData } from '../callback-data.js';
import { answerPress, type BotContext } from '../context.js';
import { type AskDeps, giveAnswer } from '../give-answer.js';

/** Asks stored questions again, only in the chat where the answer was given; other buttons are left to others. */
export function askAgainFeature(deps: AskDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readAgainData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const stored = deps.answers.get(wanted.answerId);
    const message = ctx.callbackQuery.message;
    const own = stored !== null && message !== undefined && stored.chat === message.chat.id;
    const options = own ? optionsFor(stored.answer, wanted.again) : null;
    if (!own || options === null) {
      await answerPress(ctx, ctx.words('sources-expired'));
      return;
    }
    await answerPress(ctx);
    const asked = { chat: stored.chat, question: stored.answer.question, options };
    await giveAnswer(ctx, { ...asked, replyTo: message.message_id }, deps);
  });
  return feature;
}

/** Null when the answer has no such day. */
function optionsFor(answer: Answer, again: Again): AskOptions | null {
  if (again === 'any') return { anyTime: true };
  const day = answer.status === 'not-found' ? answer.nearest?.[again] : null;
  return day ? { day } : null;
}
