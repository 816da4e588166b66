// Following a question by the button under its answer, the list of what is followed, and every way to end it.
import { Composer, InlineKeyboard } from 'grammy';
import type { AnswerStore } from '../../core/ports.js';
import { readFollowData } from '../callback-data.js';
import { answerPress, type BotContext, placeOf, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { readUnfollowData, unfollowData } from '../follow-data.js';
import { oneLine } from '../html.js';
import { mayChangeHere } from '../rights.js';
import { mayManage } from '../subscription-place.js';
import { plainName } from '../subscription-words.js';
import { wholeQuestion } from '../whole-question.js';
import { type ManageDeps, ownChannel } from './subscribe.js';
import { isExport, sendExport } from './subscription-exchange.js';
import { list } from './subscription-settings.js';

export interface FollowDeps extends ManageDeps {
  readonly answers: AnswerStore;
}

/** A pop-up holds 200 characters (Bot API, answerCallbackQuery). */
const POPUP_QUESTION_UNITS = 60;
const FOLLOW_WORDS = { added: 'follow-added', known: 'follow-known', full: 'follow-full' } as const;

/** The buttons and commands about followed questions; in groups only admins change what is followed. */
export function followFeature(deps: FollowDeps): Composer<BotContext> {
  const { subscriptions } = deps;
  const feature = new Composer<BotContext>();
  const messages = feature.on(['message:text', 'channel_post:text']);

  messages.command('danhsach', async (ctx) => {
    const place = placeOf(ctx);
    if (place === null) return;
    const name = ctx.match.trim();
    if (isExport(name)) return sendExport(ctx, place, deps);
    const isChannel = name.startsWith('@') && ctx.chat.type === 'private';
    const meant = isChannel ? await ownChannel(ctx, name, deps) : place;
    if (meant === null || (isChannel && !(await mayManage(ctx, meant, deps.channels)))) return;
    const { html, keyboard } = list(ctx, meant, 1, deps);
    await sendHtml(ctx, html, { keyboard });
  });

  messages.command('huy', async (ctx) => {
    const place = placeOf(ctx);
    if (place === null || !(await mayChangeHere(ctx))) return;
    const { length: count } = subscriptions.ofPlace(place);
    if (count === 0) return void (await sendHtml(ctx, ctx.words('following-none')));
    const keyboard = new InlineKeyboard()
      .text(ctx.words('unfollow-all-button'), unfollowData('all', '-'))
      .text(ctx.words('unfollow-keep-button'), unfollowData('keep', '-'));
    await sendHtml(ctx, ctx.words('unfollow-all-question', { count }), { keyboard });
  });

  feature.on('callback_query', async (ctx, next) => {
    const data = ctx.callbackQuery.data ?? '';
    const followed = readFollowData(data);
    if (followed !== null) return follow(ctx, followed, deps);
    const wanted = readUnfollowData(data);
    const place = placeOf(ctx);
    if (wanted === null || place === null) return next();
    const { act, id } = wanted;
    if (act !== 'end' && act !== 'listed' && act !== 'all' && act !== 'keep') return next();
    if (act === 'end' || act === 'listed') return end(ctx, id, act === 'listed', deps);
    if (!(await mayChangeHere(ctx))) return;
    await answerPress(ctx);
    const count = act === 'all' ? subscriptions.removeAll(place) : 0;
    await editHtml(ctx, act === 'all' ? ctx.words('unfollowed-all', { count }) : ctx.words('unfollow-kept'));
  });

  return feature;
}

async function follow(ctx: BotContext, answerId: string, deps: FollowDeps): Promise<void> {
  const { answers, manage, subscriptionsPerChat: most } = deps;
  const stored = answers.get(answerId);
  const place = placeOf(ctx);
  if (stored === null || place === null || stored.chat !== place.chat)
    return answerPress(ctx, ctx.words('sources-expired'));
  if (!(await mayChangeHere(ctx))) return;
  const question = wholeQuestion(stored.answer);
  const { status } = manage.add(
    { chat: stored.chat, topic: stored.topic },
    { kind: 'question', question, person: ctx.from?.id ?? null },
  );
  const short = oneLine(question, POPUP_QUESTION_UNITS);
  await answerPress(ctx, ctx.words(FOLLOW_WORDS[status], { question: short, most }));
}

/** Ends one, from its place or, where that is a channel, by who connected it. */
async function end(ctx: BotContext, id: string, listed: boolean, deps: FollowDeps): Promise<void> {
  const one = deps.subscriptions.get(id);
  if (one === null) {
    await answerPress(ctx, ctx.words('unfollowed-before'));
    return;
  }
  if (!(await mayManage(ctx, one, deps.channels))) return;
  deps.subscriptions.remove(id);
  const question = plainName(one, ctx.words, POPUP_QUESTION_UNITS);
  await answerPress(ctx, ctx.words('unfollowed', { question }));
  if (!listed) return;
  const { html, keyboard } = list(ctx, { chat: one.chat, topic: one.topic }, 1, deps);
  await editHtml(ctx, html, keyboard);
}
