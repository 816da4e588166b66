// Questions: /ask and /hoi anywhere, plain text in private chats, mentions of the bot and replies to it in groups.
import { Composer } from 'grammy';
import type { Earlier } from '../../app/converse.js';
import { isDigest, quotesOf } from '../../core/answer.js';
import type { Place } from '../../core/place.js';
import { type PlainQuestion, plainQuestion, questionWith } from '../addressed.js';
import { type BotContext, placeOf, sendHtml } from '../context.js';
import { type AskDeps, giveAnswer } from '../give-answer.js';

/** The longest question taken, in UTF-16 units. */
export const QUESTION_UNITS = 500;

/** Answers questions, and keeps each answer so that its sources can be opened later. */
export function askFeature(deps: AskDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message:text');
  messages.command('ask', (ctx) => answer(ctx, questionWith(ctx.msg, ctx.match, ctx.me), deps));
  messages.use((ctx, next) => {
    const asked = plainQuestion(ctx.msg, ctx.me);
    return asked === null ? next() : answer(ctx, asked, deps);
  });
  return feature;
}

async function answer(ctx: BotContext, { text, others }: PlainQuestion, deps: AskDeps): Promise<void> {
  const place = placeOf(ctx);
  if (place === null) return;
  const question = text.trim();
  if (question === '') {
    ctx.unanswered = true;
    await sendHtml(ctx, ctx.words('ask-empty'));
    return;
  }
  if (question.length > QUESTION_UNITS) {
    ctx.unanswered = true;
    const { length } = question;
    await sendHtml(ctx, ctx.words('ask-too-long', { length, limit: QUESTION_UNITS }));
    return;
  }
  const earlier = others ? null : await earlierIn(ctx, place, deps);
  const about = earlier !== null && isDigest(earlier.answer) ? quotesOf(earlier.answer) : [];
  const options = about.length === 0 ? {} : { options: { within: about.map(({ article }) => article) } };
  await giveAnswer(ctx, { place, question, earlier, ...options }, deps);
}

/** What a message may lean on: the answer that it replies to, else the last one; in a group the last to the same person. */
async function earlierIn(
  ctx: BotContext,
  place: Place,
  { answers, clock }: AskDeps,
): Promise<Earlier | null> {
  const repliedTo = ctx.msg?.reply_to_message;
  const replied = repliedTo === undefined ? null : await answers.ofMessage(place.chat, repliedTo.message_id);
  // Whoever replies to an answer means it, however old it is.
  if (replied !== null) return { answer: replied.answer, at: clock() };
  // In a group somebody else's question is no beginning of this one, and does not come between.
  if (ctx.chat?.type !== 'private') return answers.lastTo(place, ctx.from?.id ?? 0, ctx.edited?.id ?? null);
  let last = ctx.edited === null ? await answers.last(place) : await answers.before(ctx.edited.id);
  // A digest may come between a question and what follows it up.
  while (last !== null && isDigest(last.answer)) last = await answers.before(last.id);
  return last;
}
