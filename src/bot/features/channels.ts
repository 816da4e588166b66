// Channels that the bot may post to: /kenh in private, a post forwarded from the channel, or /kenh in the channel itself.
import { Composer, InlineKeyboard } from 'grammy';
import { z } from 'zod';
import type { ManageSubscriptions } from '../../app/manage-subscriptions.js';
import type { Channel, ChannelStore } from '../../core/chat-ports.js';
import type { Languages } from '../../core/languages.js';
import type { Clock, StateStore } from '../../core/ports.js';
import type { SubscriptionStore } from '../../core/subscription.js';
import { channelData, readChannelData } from '../callback-data.js';
import { botMayPost, type ChannelRights, channelByName, isAdminOf, rightsIn } from '../channel-rights.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { escapeHtml, oneLine } from '../html.js';
import { subscriptionData } from '../subscription-data.js';

export interface ChannelsDeps {
  readonly channels: ChannelStore;
  readonly languages: Languages;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly subscriptions: SubscriptionStore;
  readonly manage: Pick<ManageSubscriptions, 'pause'>;
}

/** How long after /kenh a forwarded post is taken for a wish to connect its channel, also when that cannot be done. */
const WAITING_MS = 60 * 60_000;
/** Telegram takes at most 100 buttons; nobody is expected to have as many channels. */
const MOST_LISTED = 50;
const TITLE_UNITS = 60;
/** The payload of the link under the post that connected a channel: its id without the sign. */
const CLAIM = /^kenh_(\d{1,20})$/u;

const REFUSALS = {
  // Its title is known, so it is there, and the bot is not in it.
  unknown: 'channel-bot-cannot-post',
  'bot-cannot-post': 'channel-bot-cannot-post',
  'not-admin': 'channel-not-admin',
} as const satisfies Record<Exclude<ChannelRights, 'both'>, string>;

/** Connects channels, lists them and disconnects them, each time only for who is an admin there at that moment. */
export function channelsFeature(deps: ChannelsDeps): Composer<BotContext> {
  const { channels } = deps;
  const feature = new Composer<BotContext>();
  feature.on('channel_post:text').command('kenh', (ctx) => postedIn(ctx, deps));
  feature.on('message:text').command('kenh', (ctx, next) => {
    if (ctx.chat.type !== 'private') return notHere(ctx);
    // The post that connected a channel is one of its posts too.
    return ctx.msg.forward_origin?.type === 'channel' ? next() : asked(ctx, ctx.match.trim(), deps);
  });
  const personal = feature.on('message').chatType('private');
  personal.on('message:text').command('start', async (ctx, next) => {
    const [, id] = CLAIM.exec(ctx.match) ?? [];
    if (id === undefined) return next();
    const chat = await ctx.api.getChat(-Number(id)).catch(() => null);
    // An id can be guessed: only to an admin may the answer show that there is such a channel, and its title.
    const isTheirs = chat?.type === 'channel' && (await isAdminOf(ctx.api, chat.id, ctx.from.id));
    if (isTheirs) await connect(ctx, { chat: chat.id, title: chat.title }, deps);
    else await sendHtml(ctx, ctx.words('channel-unknown', { bot: ctx.me.username }));
  });
  personal.on('message:forward_origin:channel', async (ctx, next) => {
    const origin = ctx.msg.forward_origin;
    if (origin.type !== 'channel') return next();
    const { id, title } = origin.chat;
    if (await isWaitedFor(ctx, deps)) return connect(ctx, { chat: id, title }, deps);
    // Unasked for, it may as well be a text to look up, so only what can be connected is.
    if ((await channels.channelsOf(ctx.from.id)).some(({ chat }) => chat === id)) return next();
    const rights = await rightsIn(ctx.api, id, ctx.me.id, ctx.from.id).catch(() => 'unknown');
    return rights === 'both' ? connect(ctx, { chat: id, title }, deps) : next();
  });
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readChannelData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    await disconnect(ctx, wanted, deps);
  });
  return feature;
}

async function notHere(ctx: BotContext): Promise<void> {
  await sendHtml(ctx, ctx.words('channel-in-private'));
}

async function asked(ctx: BotContext, name: string, deps: ChannelsDeps): Promise<void> {
  const user = ctx.from?.id;
  if (user === undefined) return;
  if (name === '') {
    await deps.state.put('channel-awaited', String(user), user, deps.clock(), deps.clock());
    const { html, keyboard } = listOf(ctx, await deps.channels.channelsOf(user));
    await sendHtml(ctx, `${html}\n\n${ctx.words('channel-how', { bot: ctx.me.username })}`, { keyboard });
    return;
  }
  const channel = await channelByName(ctx.api, name);
  if (channel === null) await sendHtml(ctx, ctx.words('channel-unknown', { bot: ctx.me.username }));
  else await connect(ctx, channel, deps);
}

async function isWaitedFor({ from }: BotContext, { state, clock }: ChannelsDeps): Promise<boolean> {
  const since = z.number().safeParse(await state.get('channel-awaited', String(from?.id)));
  return since.success && clock() - since.data <= WAITING_MS;
}

async function connect(
  ctx: BotContext,
  channel: Channel,
  { channels, languages, state, clock }: ChannelsDeps,
) {
  const user = ctx.from?.id;
  if (user === undefined) return;
  const rights = await rightsIn(ctx.api, channel.chat, ctx.me.id, user);
  if (rights !== 'both') {
    const values = { title: titleOf(channel), bot: ctx.me.username };
    await sendHtml(ctx, ctx.words(REFUSALS[rights], values));
    return;
  }
  await channels.connect(channel, user, clock());
  // Nobody speaks in a channel: it hears the language of who connected it, until /ngonngu is sent there.
  await languages.note(channel.chat, ctx.words.locale);
  await state.remove('channel-awaited', String(user));
  const label = ctx.words('channel-follow-button', { title: oneLine(channel.title, TITLE_UNITS) });
  const keyboard = new InlineKeyboard().text(label, subscriptionData('list', String(channel.chat)));
  await sendHtml(ctx, ctx.words('channel-connected', { title: titleOf(channel) }), { keyboard });
}

/** Only admins can post in a channel, but Telegram does not say which; the link lets the one who did take it over. */
async function postedIn(ctx: BotContext, { channels, clock }: ChannelsDeps): Promise<void> {
  const { chat, me } = ctx;
  if (chat?.type !== 'channel' || !(await botMayPost(ctx.api, chat.id, me.id))) return;
  await channels.connect({ chat: chat.id, title: chat.title }, null, clock());
  const link = `https://t.me/${me.username}?start=kenh_${-chat.id}`;
  const keyboard = new InlineKeyboard().url(ctx.words('channel-manage-button'), link);
  await sendHtml(ctx, ctx.words('channel-connected-here'), { keyboard });
}

async function disconnect(ctx: BotContext, chat: number, deps: ChannelsDeps): Promise<void> {
  const { channels } = deps;
  const user = ctx.from?.id;
  if (user === undefined) return;
  const mine = (await channels.channelsOf(user)).some((channel) => channel.chat === chat);
  // Where the bot itself is no longer let in, there is nothing left to protect.
  const rights = mine ? await rightsIn(ctx.api, chat, ctx.me.id, user) : 'not-admin';
  if (rights === 'not-admin') return answerPress(ctx, ctx.words('channel-not-admin-alert'));
  await channels.disconnect(chat, user);
  const count = (await channels.isConnected(chat)) ? 0 : await pauseAll(chat, deps);
  await answerPress(ctx, count === 0 ? undefined : ctx.words('channel-disconnected-paused', { count }));
  const { html, keyboard } = listOf(ctx, await channels.channelsOf(user));
  await editHtml(ctx, html, keyboard);
}

/** Whoever takes a channel back wants no more posts in it; connected again, it finds what it followed in its list. */
async function pauseAll(chat: number, { subscriptions, manage }: ChannelsDeps): Promise<number> {
  const running = (await subscriptions.ofPlace({ chat, topic: null })).filter(({ paused }) => !paused);
  for (const { id } of running) await manage.pause(id);
  return running.length;
}

function listOf({ words }: BotContext, channels: readonly Channel[]) {
  const listed = channels.slice(0, MOST_LISTED);
  const lines = listed.map((channel) => `• ${titleOf(channel)}`);
  const keyboard = InlineKeyboard.from(
    listed.flatMap(({ chat, title }) => {
      const name = { title: oneLine(title, TITLE_UNITS) };
      const news = subscriptionData('list', String(chat));
      return [
        [InlineKeyboard.text(words('channel-follow-button', name), news)],
        [InlineKeyboard.text(words('channel-disconnect-button', name), channelData(chat))],
      ];
    }),
  );
  const heading = words(listed.length === 0 ? 'channel-none' : 'channel-list');
  return { html: [heading, ...lines].join('\n'), keyboard };
}

function titleOf({ title }: Channel): string {
  return escapeHtml(oneLine(title, TITLE_UNITS));
}
