// What /theodoi does: shows what following everything or a topic would bring, lets one ask for more or less of it, and begins it.
import { Composer } from 'grammy';
import { z } from 'zod';
import type { ManageSubscriptions } from '../../app/manage-subscriptions.js';
import type { PreviewTopic } from '../../app/preview-topic.js';
import type { ChannelStore } from '../../core/chat-ports.js';
import { FREQUENCIES } from '../../core/digest-schedule.js';
import type { Place } from '../../core/place.js';
import type { Clock, StateStore } from '../../core/ports.js';
import type { SubscriptionStore } from '../../core/subscription.js';
import { channelByName } from '../channel-rights.js';
import { answerPress, type BotContext, placeOf, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { escapeHtml, oneLine } from '../html.js';
import { begunPage, type Page, triedPage } from '../render-subscriptions.js';
import { readSubscriptionData, type SubscriptionPress } from '../subscription-data.js';
import { mayManage, whoseIs } from '../subscription-place.js';
import { knownText } from '../subscription-words.js';
import { meansEverything, TOPIC_UNITS, topicProblem, topicText } from '../topic-typed.js';
import { whileTyping } from '../typing.js';

export interface SubscribeDeps {
  readonly previewTopic: PreviewTopic;
  readonly subscriptions: SubscriptionStore;
  readonly subscriptionsPerChat: number;
  readonly channels: ChannelStore;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface ManageDeps extends SubscribeDeps {
  readonly manage: ManageSubscriptions;
}

const KIND = 'subscription-tried';
const PROBLEMS = { 'too-long': 'topic-too-long', empty: 'topic-empty' } as const;
const POPUP_UNITS = 60;

const triedSchema = z.object({
  /** Where it was tried, which alone may use its buttons. */
  from: z.int(),
  chat: z.int(),
  topic: z.int().nullable(),
  kind: z.enum(['topic', 'everything']),
  question: z.string().max(TOPIC_UNITS),
  threshold: z.number().nullable(),
  tighter: z.number().nullable(),
  looser: z.number().nullable(),
  /** Stored articles that matched when it was shown. */
  matching: z.int().default(0),
});
type Tried = z.infer<typeof triedSchema>;

/** The command, and the buttons under what it shows; whoever may not change what the place follows is told so. */
export function subscribeFeature(deps: ManageDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on(['message:text', 'channel_post:text']).command('theodoi', async (ctx) => {
    const here = placeOf(ctx);
    if (here === null) return;
    const { place, text } = await placeNamed(ctx, here, ctx.match.trim(), deps);
    if (place !== null) await tryTopic(ctx, place, text, deps);
  });
  feature.on('callback_query', async (ctx, next) => {
    const press = readSubscriptionData(ctx.callbackQuery.data ?? '');
    if (press?.act !== 'begin' && press?.act !== 'try') return next();
    const kept = triedSchema.safeParse(await deps.state.get(KIND, press.about));
    if (!kept.success || kept.data.from !== ctx.chatId) return answerPress(ctx, ctx.words('tried-expired'));
    if (!(await mayManage(ctx, kept.data, deps.channels))) return;
    await (press.act === 'begin' ? begin(ctx, press, kept.data, deps) : step(ctx, press, kept.data, deps));
  });
  return feature;
}

/** Shows what following `text` ('' for everything) would bring to `place`. */
export async function tryTopic(ctx: BotContext, place: Place, text: string, deps: ManageDeps): Promise<void> {
  if (!(await mayManage(ctx, place, deps.channels))) return;
  const question = meansEverything(text) ? '' : topicText(text);
  const problem = question === '' ? null : topicProblem(question);
  if (problem !== null) {
    ctx.unanswered = true;
    return void (await sendHtml(ctx, ctx.words(PROBLEMS[problem], { limit: TOPIC_UNITS })));
  }
  const kind = question === '' ? 'everything' : 'topic';
  const steps = { threshold: null, tighter: null, looser: null, matching: 0 };
  const { chat, topic } = place;
  const tried: Tried = { from: ctx.chatId ?? 0, chat, topic, kind, question, ...steps };
  const page = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => shown(ctx, deps.newId(), tried, deps),
  );
  await sendHtml(ctx, page.html, { keyboard: page.keyboard });
}

async function shown(
  ctx: BotContext,
  token: string,
  tried: Tried,
  deps: ManageDeps,
): Promise<Page & { readonly matching: number }> {
  const { kind, question, threshold } = tried;
  const preview = kind === 'everything' ? null : await deps.previewTopic({ kind, text: question }, threshold);
  const { tighter = null, looser = null } = preview?.thresholds ?? {};
  const matching = preview?.matching ?? 0;
  await deps.state.put(KIND, token, tried.from, { ...tried, tighter, looser, matching }, deps.clock());
  const { title } = await whoseIs(ctx, tried, deps.channels);
  return { ...triedPage(tried, preview, { token, title }, ctx.words), matching };
}

async function step(
  ctx: BotContext,
  press: SubscriptionPress,
  tried: Tried,
  deps: ManageDeps,
): Promise<void> {
  const way = press.value === 'tighter' ? 'tighter' : 'looser';
  const threshold = tried[way];
  if (threshold === null) return answerPress(ctx, ctx.words('tuned-no-further', { way }));
  const { html, keyboard, matching } = await shown(ctx, press.about, { ...tried, threshold }, deps);
  await answerPress(ctx, matching === tried.matching ? ctx.words('tuned-unseen', { way }) : undefined);
  await editHtml(ctx, html, keyboard);
}

async function begin(
  ctx: BotContext,
  press: SubscriptionPress,
  tried: Tried,
  deps: ManageDeps,
): Promise<void> {
  const { manage, subscriptions, subscriptionsPerChat: most } = deps;
  const frequency = FREQUENCIES.find((one) => one === press.value);
  if (frequency === undefined) return answerPress(ctx);
  const { kind, question, threshold } = tried;
  const place: Place = { chat: tried.chat, topic: tried.topic };
  const { status, id } = await manage.add(place, {
    kind,
    question,
    threshold,
    frequency,
    person: ctx.from?.id ?? null,
  });
  const begun = id === null ? null : await subscriptions.get(id);
  if (status === 'full' || begun === null) return answerPress(ctx, ctx.words('follow-full', { most }));
  await answerPress(ctx, status === 'known' ? knownText(begun, ctx.words) : undefined);
  const { html, keyboard } = begunPage(begun, await manage.settings(place), ctx.words);
  await editHtml(ctx, html, keyboard);
}

/** `@kenh chủ đề` in private is for that channel, when this person connected it; its name is taken off. */
export async function placeNamed(
  ctx: BotContext,
  here: Place,
  text: string,
  deps: Pick<SubscribeDeps, 'channels'>,
): Promise<{ place: Place | null; text: string }> {
  const [, name, rest = ''] = /^@(\w{4,32})(?:\s+(.*))?$/su.exec(text) ?? [];
  if (name === undefined || ctx.chat?.type !== 'private') return { place: here, text };
  return { place: await ownChannel(ctx, name, deps), text: rest };
}

/** The channel of that name, when this person connected it; else says how to. */
async function ownChannel(
  ctx: BotContext,
  name: string,
  { channels }: Pick<SubscribeDeps, 'channels'>,
): Promise<Place | null> {
  const channel = await channelByName(ctx.api, name);
  const own = (await channels.channelsOf(ctx.from?.id ?? 0)).some(({ chat }) => chat === channel?.chat);
  if (channel !== null && own) return { chat: channel.chat, topic: null };
  await sendHtml(
    ctx,
    ctx.words('channel-not-connected', { name: escapeHtml(oneLine(name.replace(/^@/u, ''), POPUP_UNITS)) }),
  );
  return null;
}
