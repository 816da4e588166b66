// Digests on request by /diemtin, and the buttons under any digest: ask about a story, see the rest, want less of it.
import { Composer, InlineKeyboard } from 'grammy';
import type { LayOut } from '../../app/compose-digest.js';
import type { DigestOnRequest, RequestedStories } from '../../app/digest-on-request.js';
import { stepsFrom } from '../../app/preview-topic.js';
import { quotesOf, type Reply } from '../../core/answer.js';
import { cutDigest, type DigestPart, digestOf, partsOf, storiesFrom } from '../../core/cut-digest.js';
import type { DigestStore } from '../../core/digest.js';
import type { PageGroup } from '../../core/digest-group.js';
import { type DigestPage, pagesOf } from '../../core/digest-page.js';
import type { Place } from '../../core/place.js';
import type { AnswerStore, ChatAnswer, Clock } from '../../core/ports.js';
import type { SubscriptionStore } from '../../core/subscription.js';
import { foldText } from '../../core/text.js';
import { answerPressed } from '../answer-meant.js';
import { articleLine } from '../article-line.js';
import { calledIn } from '../called.js';
import { answerPress, type BotContext, placeOf, sendHtml } from '../context.js';
import { type DigestAct, digestData, readDigestData } from '../digest-data.js';
import { unfollowData } from '../follow-data.js';
import { escapeHtml, oneLine, plainText } from '../html.js';
import { type NoteSent, noteSent } from '../note-sent.js';
import { digestButtons, renderDigest } from '../render-digest.js';
import { mayChangeHere } from '../rights.js';
import { whileTyping } from '../typing.js';
import { QUESTION_UNITS } from './ask.js';

export interface DigestDeps extends NoteSent {
  readonly answers: AnswerStore;
  readonly subscriptions: SubscriptionStore;
  readonly digests: Pick<DigestStore, 'settings' | 'settle'>;
  readonly digestOnRequest: DigestOnRequest;
  readonly layOutDigest: LayOut;
  readonly clock: Clock;
}

/** A pop-up holds 200 characters (Bot API, answerCallbackQuery). */
const POPUP_UNITS = 60;
const BUTTON_UNITS = 50;
const NUMBERS_A_ROW = 5;

/** Shows digests on request, and answers the presses under any digest; other presses are left to others. */
export function digestFeature(deps: DigestDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature
    .on(['message:text', 'channel_post:text'])
    .command('diemtin', (ctx) => requested(ctx, ctx.match.trim(), deps));
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readDigestData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const { act, id, number } = wanted;
    if (ctx.chat?.type === 'channel') return answerPress(ctx, ctx.words('digest-in-channel'));
    if (act === 'tighten') return tighten(ctx, id, deps);
    const stored = await answerPressed(ctx, id, deps.answers);
    if (stored === null || partsOf(stored.answer).length === 0)
      return answerPress(ctx, ctx.words('sources-expired'));
    if (act === 'which') return askWhich(ctx, stored, number);
    if (act === 'ask') return askAbout(ctx, stored, quotesOf(stored.answer).length === 1 ? 1 : number, deps);
    if (act === 'more') return showMore(ctx, stored, number, deps);
    return whichOf(ctx, stored, act);
  });
  return feature;
}

async function requested(ctx: BotContext, typed: string, deps: DigestDeps): Promise<void> {
  const place = placeOf(ctx);
  if (place === null) return;
  const { words } = ctx;
  if (typed.length > QUESTION_UNITS) {
    await sendHtml(ctx, words('ask-too-long', { length: typed.length, limit: QUESTION_UNITS }));
    return;
  }
  if (plainWords(typed) === '') return whatWaits(ctx, place, deps);
  const days = daysMeant(typed);
  if (days !== null) return biggest(ctx, place, days, deps);
  const found = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => deps.digestOnRequest.about(place, typed),
  );
  const none = words('digest-none-about', { topic: escapeHtml(oneLine(typed)) });
  await show(ctx, place, found, 'about', none, deps);
}

/** What people type for days, without marks. */
const DAYS_WORDS: Readonly<Record<string, 'today' | 'this-week'>> = {
  'hom nay': 'today',
  'ngay hom nay': 'today',
  'ngay nay': 'today',
  nay: 'today',
  today: 'today',
  'tuan nay': 'this-week',
  'trong tuan': 'this-week',
  'trong tuan nay': 'this-week',
  tuan: 'this-week',
  'this week': 'this-week',
  week: 'this-week',
};

const plainWords = (typed: string): string =>
  foldText(typed)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The days that stand behind /diemtin; null for a topic. */
export function daysMeant(typed: string): 'today' | 'this-week' | null {
  return DAYS_WORDS[plainWords(typed)] ?? null;
}

async function whatWaits(ctx: BotContext, place: Place, deps: DigestDeps): Promise<void> {
  const done = await deps.digestOnRequest.waiting(place, ctx.words.locale);
  // The digest itself comes by the list of what is sent.
  if (done === 'sent') return;
  if (done === 'all-paused') return void (await sendHtml(ctx, ctx.words('digest-all-paused')));
  if (done === 'nothing') return void (await sendHtml(ctx, ctx.words('digest-none-waiting')));
  return biggest(ctx, place, 'today', deps);
}

async function biggest(
  ctx: BotContext,
  place: Place,
  days: 'today' | 'this-week',
  deps: DigestDeps,
): Promise<void> {
  const found = await deps.digestOnRequest.biggest(place, days);
  await show(ctx, place, found, days, ctx.words('digest-none-days', { days }), deps);
}

async function show(
  ctx: BotContext,
  place: Place,
  { part, rest, more }: RequestedStories,
  kind: 'about' | 'today' | 'this-week',
  none: string,
  deps: DigestDeps,
): Promise<void> {
  if (part === null) return void (await sendHtml(ctx, none));
  const kept = rest && (await deps.answers.save(place, digestOf([rest]), deps.clock())).id;
  await sendStories(ctx, place, [part], { occasion: { kind }, more, rest: kept, shown: 0 }, deps);
}

/** Sends stories as a digest, each message kept as an answer of its own. */
async function sendStories(
  ctx: BotContext,
  place: Place,
  parts: readonly DigestPart[],
  what: Pick<DigestPage, 'occasion' | 'more' | 'rest' | 'shown'>,
  { answers, layOutDigest, clock, log }: DigestDeps,
): Promise<void> {
  const { words } = ctx;
  const counts = layOutDigest(what.occasion, parts, words.locale);
  const replies = cutDigest(parts, counts);
  const replyTo = ctx.callbackQuery?.message?.message_id;
  for (const [index, page] of pagesOf(what, counts).entries()) {
    const reply = replies[index];
    if (reply === undefined) continue;
    const { id } = await answers.save(place, reply, clock());
    const isChannel = ctx.chat?.type === 'channel';
    const sent = await sendHtml(ctx, renderDigest(page, reply, words, isChannel), {
      keyboard: isChannel ? null : digestButtons(id, reply, page, words),
      ...(replyTo !== undefined && { replyTo }),
    });
    await noteSent({ log }, () => answers.sent(id, [sent.message_id], words.locale));
  }
}

/** The stories of an answer that were only counted, from the one with this index on. */
async function showMore(ctx: BotContext, stored: ChatAnswer, from: number, deps: DigestDeps): Promise<void> {
  const { most } = await deps.digests.settings(stored);
  const { parts, next, more } = await deps.digestOnRequest.further(stored.answer, from, most);
  if (parts.length === 0) return answerPress(ctx, ctx.words('digest-rest-gone'));
  await answerPress(ctx);
  const rest = more === 0 ? null : stored.id;
  await sendStories(ctx, stored, parts, { occasion: { kind: 'further' }, more, rest, shown: next }, deps);
}

/** Asks which story is meant; `first` is the number under which the message shows its first. */
async function askWhich(ctx: BotContext, { id, answer }: ChatAnswer, first: number): Promise<void> {
  const replyTo = ctx.callbackQuery?.message?.message_id;
  await answerPress(ctx);
  const quotes = quotesOf(answer);
  const buttons = quotes.map((_, index) =>
    InlineKeyboard.text(String(first + index), digestData('ask', id, index + 1)),
  );
  const headlines = quotes.map(
    ({ headline }, index) => `${first + index}. ${escapeHtml(oneLine(headline, BUTTON_UNITS * 2))}`,
  );
  await sendHtml(ctx, [ctx.words('digest-which-story'), ...headlines].join('\n'), {
    keyboard: InlineKeyboard.from(inRows(buttons)),
    ...(replyTo !== undefined && { replyTo }),
  });
}

/** Asks what one wants to know of a story, by its number in the answer: whoever replies asks within it. */
async function askAbout(
  ctx: BotContext,
  stored: ChatAnswer,
  number: number,
  { answers, clock, log }: DigestDeps,
): Promise<void> {
  const { words } = ctx;
  const [part] = storiesFrom(partsOf(stored.answer), number - 1, 1);
  const [quote] = part?.answer.quotes ?? [];
  if (part === undefined || quote === undefined) return askWhich(ctx, stored, 1);
  const replyTo = ctx.callbackQuery?.message?.message_id;
  await answerPress(ctx);
  const answer: Reply = {
    ...part.answer,
    digest: [part.group],
    question: quote.headline,
    lookedUp: 'meaning',
  };
  const { id } = await answers.save(stored, answer, clock());
  const html = `${calledIn(ctx)}${words('digest-ask-prompt')}\n${articleLine(quote, words)}`;
  const asking = {
    force_reply: true,
    input_field_placeholder: words('digest-ask-hint'),
    selective: true,
  } as const;
  const sent = await sendHtml(ctx, html, { ...(replyTo !== undefined && { replyTo }), reply: asking });
  await noteSent({ log }, () => answers.sent(id, [sent.message_id], words.locale));
}

function inRows<T>(buttons: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < buttons.length; at += NUMBERS_A_ROW) rows.push(buttons.slice(at, at + NUMBERS_A_ROW));
  return rows;
}

/** Asks for which of the digest's subscriptions there is to be less, or another hour. */
async function whichOf(ctx: BotContext, { answer }: ChatAnswer, act: DigestAct): Promise<void> {
  const { words } = ctx;
  if (!(await mayChangeHere(ctx))) return;
  await answerPress(ctx);
  const replyTo = ctx.callbackQuery?.message?.message_id;
  const rows = partsOf(answer).flatMap(({ group }) => {
    const { subscription } = group;
    if (subscription === null) return [];
    const data = act === 'less' ? digestData('tighten', subscription) : unfollowData('when', subscription);
    return [[InlineKeyboard.text(oneLine(titleOf(group, ctx), BUTTON_UNITS), data)]];
  });
  await sendHtml(ctx, words(act === 'less' ? 'digest-which-less' : 'digest-which-hour'), {
    keyboard: InlineKeyboard.from(rows),
    ...(replyTo !== undefined && { replyTo }),
  });
}

function titleOf({ kind, title }: Pick<PageGroup, 'kind' | 'title'>, { words }: BotContext): string {
  return kind === 'everything' ? plainText(words('digest-everything')) : title;
}

/** Makes a subscription of this place one step stricter, and says so. */
async function tighten(ctx: BotContext, id: string, deps: DigestDeps): Promise<void> {
  const { words } = ctx;
  const place = placeOf(ctx);
  const one = await deps.subscriptions.get(id);
  if (one === null || place === null || one.chat !== place.chat)
    return answerPress(ctx, words('digest-gone'));
  if (!(await mayChangeHere(ctx))) return;
  const topic = oneLine(one.question, POPUP_UNITS);
  if (one.kind === 'everything') return answerPress(ctx, words('digest-everything-less'));
  // Counted from what was sent, not from what is stored: where one article matches, the next step may still be meant.
  const { tighter } = stepsFrom(one.kind, one.threshold);
  if (tighter !== null) await deps.subscriptions.change(id, { threshold: tighter });
  return answerPress(ctx, words(tighter === null ? 'digest-tightest' : 'digest-tightened', { topic }));
}
