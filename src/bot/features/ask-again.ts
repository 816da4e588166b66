// The buttons that ask an answered question again: at any time, on the nearest day that has something, or only among
// what is newer or older than the answer.
import { Composer } from 'grammy';
import { nearestDaysOf, type Reply } from '../../core/answer.js';
import { type AskOptions, besideQuoted } from '../../core/asked-days.js';
import { dayAt } from '../../core/dates.js';
import { type Again, readAgainData } from '../callback-data.js';
import { answerPress, type BotContext } from '../context.js';
import { type AskDeps, giveAnswer } from '../give-answer.js';
import { wholeQuestion } from '../whole-question.js';

/** Asks stored questions again, only in the chat where the answer was given; other buttons are left to others. */
export function askAgainFeature(deps: AskDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readAgainData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const stored = await deps.answers.get(wanted.answerId);
    const message = ctx.callbackQuery.message;
    const own = stored !== null && message !== undefined && stored.chat === message.chat.id;
    const options = own ? optionsFor(stored.answer, wanted.again, dayAt(deps.clock())) : null;
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
function optionsFor(reply: Reply, again: Again, today: string): AskOptions | null {
  if (again === 'any') return { anyTime: true };
  if (again === 'newer' || again === 'older') {
    const published = besideQuoted(reply, again, today);
    return published === null ? null : { published };
  }
  const day = nearestDaysOf(reply)[again];
  return day ? { day } : null;
}
