// Following a question: the button under an answer, the list with a way out of each, and /huy for all at once.
import { Composer, InlineKeyboard } from 'grammy';
import type { Place } from '../../core/place.js';
import type { AnswerStore, Clock } from '../../core/ports.js';
import { AT_ONCE_TURN, type Subscription, type SubscriptionStore } from '../../core/subscription.js';
import { readFollowData } from '../callback-data.js';
import { answerPress, type BotContext, placeOf, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { readUnfollowData, unfollowData } from '../follow-data.js';
import { escapeHtml, oneLine } from '../html.js';
import { mayChangeHere } from '../rights.js';
import { wholeQuestion } from '../whole-question.js';

export interface FollowDeps {
  readonly answers: AnswerStore;
  readonly subscriptions: SubscriptionStore;
  /** The highest number of a passage stored so far: what comes later is new. */
  readonly lastPassage: () => number;
  /** How many questions a chat may follow. */
  readonly subscriptionsPerChat: number;
  readonly clock: Clock;
}

/** A pop-up holds 200 characters (Bot API, answerCallbackQuery). */
const POPUP_QUESTION_UNITS = 60;
const FOLLOW_WORDS = { added: 'follow-added', known: 'follow-known', full: 'follow-full' } as const;
const BUTTON_UNITS = 50;
const LISTED_UNITS = 200;

/** The buttons and commands about followed questions; in groups only admins change what is followed. */
export function followFeature(deps: FollowDeps): Composer<BotContext> {
  const { subscriptions } = deps;
  const feature = new Composer<BotContext>();
  const messages = feature.on(['message:text', 'channel_post:text']);

  messages.command('danhsach', async (ctx) => {
    const place = placeOf(ctx);
    if (place !== null) {
      const { html, keyboard } = listPage(ctx, subscriptions.ofPlace(place));
      await sendHtml(ctx, html, { keyboard });
    }
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
    if (!(await mayChangeHere(ctx))) return;
    if (act === 'end' || act === 'listed') return end(ctx, place, id, act === 'listed', subscriptions);
    await answerPress(ctx);
    const count = act === 'all' ? subscriptions.removeAll(place) : 0;
    await editHtml(ctx, act === 'all' ? ctx.words('unfollowed-all', { count }) : ctx.words('unfollow-kept'));
  });

  return feature;
}

async function follow(ctx: BotContext, answerId: string, deps: FollowDeps): Promise<void> {
  const { answers, subscriptions, lastPassage, subscriptionsPerChat: most, clock } = deps;
  const stored = answers.get(answerId);
  const place = placeOf(ctx);
  if (stored === null || place === null || stored.chat !== place.chat)
    return answerPress(ctx, ctx.words('sources-expired'));
  if (!(await mayChangeHere(ctx))) return;
  const question = wholeQuestion(stored.answer);
  const { status } = subscriptions.add(
    {
      chat: stored.chat,
      topic: stored.topic,
      person: ctx.from?.id ?? null,
      ...AT_ONCE_TURN,
      kind: 'question',
      question,
      createdAt: clock(),
      seen: lastPassage(),
    },
    most,
  );
  const short = oneLine(question, POPUP_QUESTION_UNITS);
  await answerPress(ctx, ctx.words(FOLLOW_WORDS[status], { question: short, most }));
}

/** Ends one, only from the place that it belongs to. */
async function end(
  ctx: BotContext,
  place: Place,
  id: string,
  listed: boolean,
  subscriptions: SubscriptionStore,
): Promise<void> {
  const known = subscriptions.get(id);
  const own = known !== null && known.chat === place.chat && known.topic === place.topic;
  if (own) subscriptions.remove(id);
  const question = oneLine(known?.question ?? '', POPUP_QUESTION_UNITS);
  await answerPress(ctx, own ? ctx.words('unfollowed', { question }) : ctx.words('unfollowed-before'));
  if (!listed) return;
  const { html, keyboard } = listPage(ctx, subscriptions.ofPlace(place));
  await editHtml(ctx, html, keyboard);
}

/** What a place follows, with a button to end each. */
function listPage({ words }: BotContext, followed: readonly Subscription[]) {
  if (followed.length === 0) return { html: words('following-none'), keyboard: null };
  const lines = followed.map(({ question }, n) => `${n + 1}. ${escapeHtml(oneLine(question, LISTED_UNITS))}`);
  const rows = followed.map(({ id, question }, n) => {
    const label = words('unfollow-listed-button', {
      number: n + 1,
      question: oneLine(question, BUTTON_UNITS),
    });
    return [InlineKeyboard.text(label, unfollowData('listed', id))];
  });
  const html = [words('following', { count: followed.length }), ...lines].join('\n');
  return { html, keyboard: InlineKeyboard.from(rows) };
}
