// What the collection tells of a subject in the order of days: /dongthoigian, and the buttons that turn its pages.
import { Composer } from 'grammy';
import type { Timeline } from '../../app/timeline.js';
import { answerMeant, answerPressed, questionOf } from '../answer-meant.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { giveKept, type KeepDeps, turnPage } from '../give-pages.js';
import { renderAnswer } from '../render.js';
import { timelinePage } from '../render-timeline.js';
import { readTimelineData } from '../research-data.js';
import { whileTyping } from '../typing.js';
import { QUESTION_UNITS } from './ask.js';

export interface TimelineDeps extends KeepDeps {
  readonly timeline: Timeline;
}

/** Lays out the subject named, or that of the answer replied to or last given; other presses are left to others. */
export function timelineFeature(deps: TimelineDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('dongthoigian', (ctx) => layOut(ctx, ctx.match.trim(), deps));
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readTimelineData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const answer = (await answerPressed(ctx, wanted.answerId, deps.answers))?.answer;
    if (answer?.status !== 'answered') return answerPress(ctx, ctx.words('sources-expired'));
    await answerPress(ctx);
    return turnPage(ctx, timelinePage(wanted.answerId, answer, wanted.page, ctx.words));
  });
  return feature;
}

async function layOut(ctx: BotContext, typed: string, deps: TimelineDeps): Promise<void> {
  const { words } = ctx;
  if (typed.length > QUESTION_UNITS) {
    ctx.unanswered = true;
    const [length, limit] = [String(typed.length), String(QUESTION_UNITS)];
    await sendHtml(ctx, words('ask-too-long', { length, limit }));
    return;
  }
  const meant = typed === '' ? await answerMeant(ctx, deps.answers) : null;
  const begun = deps.clock();
  const subject = meant === null ? typed : questionOf(meant.answer);
  const found =
    subject === ''
      ? null
      : await whileTyping(
          () => ctx.replyWithChatAction('typing'),
          () => deps.timeline(subject),
        );
  if (found === null) {
    ctx.unanswered = true;
    await sendHtml(ctx, words('timeline-how'));
    return;
  }
  await giveKept(
    ctx,
    found,
    (id) =>
      found.status === 'answered'
        ? [timelinePage(id, found, 1, words)]
        : renderAnswer(found, words).map((html) => ({ html, keyboard: null })),
    deps,
    { begun },
  );
}
