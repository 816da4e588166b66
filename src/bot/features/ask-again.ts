// The buttons that ask an answered question again: at any time, or on the nearest day that has something.
import { Composer } from 'grammy';
import { nearestDaysOf, type Reply } from '../../core/answer.js';
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
    const asked = { place: stored, question: wholeQuestion(stored.answer), earlier: null, options };
    await giveAnswer(ctx, { ...asked, replyTo: message.message_id }, deps);
  });
  return feature;
}

/** Null when the answer has no such day. */
function optionsFor(reply: Reply, again: Again): AskOptions | null {
  if (again === 'any') return { anyTime: true };
  if (again === 'newer' || again === 'older') return null;
  const day = nearestDaysOf(reply)[again];
  return day ? { day } : null;
}

/** What was asked as it was understood, so that it leans on nothing; of several questions, those that were answered. */
function wholeQuestion(reply: Reply): string {
  if (reply.status !== 'several') return reply.understood ?? reply.question;
  const questions = reply.parts.map(wholeQuestion);
  return questions.map((question) => question.replace(/(?<![?!])$/u, '?')).join(' ');
}
