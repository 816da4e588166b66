// Following a question by the button under its answer, the list of what is followed, and every way to end it.
import { Composer, InlineKeyboard } from 'grammy';
import type { Place } from '../../core/place.js';
import type { AnswerStore } from '../../core/ports.js';
import { foldText } from '../../core/text.js';
import { readFollowData } from '../callback-data.js';
import { answerPress, type BotContext, placeOf, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { readUnfollowData, unfollowData } from '../follow-data.js';
import { escapeHtml, oneLine } from '../html.js';
import { mayChangeHere } from '../rights.js';
import { mayManage, placeMeant, whoseIs } from '../subscription-place.js';
import { knownText, plainName } from '../subscription-words.js';
import { topicText } from '../topic-typed.js';
import { wholeQuestion } from '../whole-question.js';
import { type ManageDeps, placeNamed } from './subscribe.js';
import { isExport, sendExport } from './subscription-exchange.js';
import { list } from './subscription-settings.js';

export interface FollowDeps extends ManageDeps {
  readonly answers: AnswerStore;
}

/** A pop-up holds 200 characters (Bot API, answerCallbackQuery). */
const POPUP_QUESTION_UNITS = 60;
/** What is typed for all that is followed. */
const ALL: ReadonlySet<string> = new Set(['', 'tat ca', 'het', 'tat', 'all']);
/** So many are offered where a name fits several. */
const MOST_MEANT = 10;

/** The buttons and commands about followed questions; in groups only admins change what is followed. */
export function followFeature(deps: FollowDeps): Composer<BotContext> {
  const { subscriptions } = deps;
  const feature = new Composer<BotContext>();
  const messages = feature.on(['message:text', 'channel_post:text']);

  messages.command('danhsach', async (ctx) => {
    const here = placeOf(ctx);
    if (here === null) return;
    const { place, text } = await placeNamed(ctx, here, ctx.match.trim(), deps);
    // Whoever is here may see what is followed here.
    if (place === null || (place !== here && !(await mayManage(ctx, place, deps.channels)))) return;
    if (isExport(text)) return sendExport(ctx, place, deps);
    const { html, keyboard } = await list(ctx, place, 1, deps);
    await sendHtml(ctx, html, { keyboard });
  });

  messages.command('huy', async (ctx) => {
    const here = placeOf(ctx);
    if (here === null) return;
    const { place, text } = await placeNamed(ctx, here, ctx.match.trim(), deps);
    if (place === null || !(await mayManage(ctx, place, deps.channels))) return;
    await askWhetherToEnd(ctx, place, text, deps);
  });

  feature.on('callback_query', async (ctx, next) => {
    const data = ctx.callbackQuery.data ?? '';
    const followed = readFollowData(data);
    if (followed !== null) return follow(ctx, followed, deps);
    const wanted = readUnfollowData(data);
    if (wanted === null) return next();
    const { act, id } = wanted;
    if (act === 'end' || act === 'listed') return end(ctx, id, act === 'listed', deps);
    const place = act === 'all' || act === 'keep' ? placeMeant(ctx, id) : null;
    if (place === null) return next();
    if (!(await mayManage(ctx, place, deps.channels))) return;
    await answerPress(ctx);
    const count = act === 'all' ? await subscriptions.removeAll(place) : 0;
    await editHtml(ctx, act === 'all' ? ctx.words('unfollowed-all', { count }) : ctx.words('unfollow-kept'));
  });

  return feature;
}

/** Asks whether to end all of a place, or of what is named the one that is meant. */
async function askWhetherToEnd(
  ctx: BotContext,
  place: Place,
  named: string,
  deps: FollowDeps,
): Promise<void> {
  const { words } = ctx;
  const followed = await deps.subscriptions.ofPlace(place);
  const { ref, title } = await whoseIs(ctx, place, deps.channels);
  const { length: count } = followed;
  if (count === 0)
    return void (await sendHtml(
      ctx,
      title === null ? words('following-none') : words('following-none-channel', { title }),
    ));
  const keep = InlineKeyboard.text(words('unfollow-keep-button'), unfollowData('keep', ref));
  if (ALL.has(foldText(named))) {
    const question =
      title === null
        ? words('unfollow-all-question', { count })
        : words('unfollow-all-question-channel', { count, title });
    const all = InlineKeyboard.text(words('unfollow-all-button'), unfollowData('all', ref));
    return void (await sendHtml(ctx, question, { keyboard: InlineKeyboard.from([[all, keep]]) }));
  }
  const folded = foldText(topicText(named));
  const meant = followed
    .filter((one) => foldText(plainName(one, words)).includes(folded))
    .slice(0, MOST_MEANT);
  if (meant.length === 0) {
    const name = escapeHtml(oneLine(named, POPUP_QUESTION_UNITS));
    return void (await sendHtml(ctx, words('unfollow-none-such', { name })));
  }
  const ends = meant.map((one) => [
    InlineKeyboard.text(plainName(one, words, POPUP_QUESTION_UNITS), unfollowData('listed', one.id)),
  ]);
  await sendHtml(ctx, words('unfollow-which'), { keyboard: InlineKeyboard.from([...ends, [keep]]) });
}

async function follow(ctx: BotContext, answerId: string, deps: FollowDeps): Promise<void> {
  const { answers, manage, subscriptionsPerChat: most } = deps;
  const stored = await answers.get(answerId);
  const place = placeOf(ctx);
  if (stored === null || place === null || stored.chat !== place.chat)
    return answerPress(ctx, ctx.words('sources-expired'));
  if (!(await mayChangeHere(ctx))) return;
  const question = wholeQuestion(stored.answer);
  const { status, id } = await manage.add(
    { chat: stored.chat, topic: stored.topic },
    { kind: 'question', question, person: ctx.from?.id ?? null },
  );
  const known = status === 'known' && id !== null ? await deps.subscriptions.get(id) : null;
  if (known !== null) return answerPress(ctx, knownText(known, ctx.words));
  if (status === 'full') return answerPress(ctx, ctx.words('follow-full', { most }));
  await answerPress(ctx, ctx.words('follow-added', { question: oneLine(question, POPUP_QUESTION_UNITS) }));
}

/** Ends one, from its place or, where that is a channel, by who connected it. */
async function end(ctx: BotContext, id: string, listed: boolean, deps: FollowDeps): Promise<void> {
  const one = await deps.subscriptions.get(id);
  if (one === null) {
    await answerPress(ctx, ctx.words('unfollowed-before'));
    return;
  }
  if (!(await mayManage(ctx, one, deps.channels))) return;
  await deps.subscriptions.remove(id);
  const question = plainName(one, ctx.words, POPUP_QUESTION_UNITS);
  await answerPress(ctx, ctx.words('unfollowed', { question }));
  if (!listed) return;
  const { html, keyboard } = await list(ctx, { chat: one.chat, topic: one.topic }, 1, deps);
  await editHtml(ctx, html, keyboard);
}
