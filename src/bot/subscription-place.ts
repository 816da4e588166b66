// Which place a button or command about subscriptions means, and whether whoever uses it may: here, or in an own channel.
import type { ChannelStore } from '../core/chat-ports.js';
import type { Place } from '../core/place.js';
import { rightsIn } from './channel-rights.js';
import { answerPress, type BotContext, placeOf, sendHtml } from './context.js';
import { escapeHtml, oneLine } from './html.js';
import type { Whose } from './render-subscriptions.js';
import { mayChangeHere } from './rights.js';

type Channels = Pick<ChannelStore, 'channelsOf'>;

const TITLE_UNITS = 60;
const HERE = '-';

/** A place as the pages name it to whoever reads them in the place of the update. */
export async function whoseIs(ctx: BotContext, place: Place, channels: Channels): Promise<Whose> {
  if (isHere(ctx, place)) return { ref: HERE, title: null };
  const channel = (await channels.channelsOf(ctx.from?.id ?? 0)).find(({ chat }) => chat === place.chat);
  return { ref: String(place.chat), title: escapeHtml(oneLine(channel?.title ?? '', TITLE_UNITS)) };
}

/** The place that `ref` of a button means; null for what no button says. */
export function placeMeant(ctx: BotContext, ref: string): Place | null {
  if (ref === HERE) return placeOf(ctx);
  return /^-\d{1,15}$/u.test(ref) ? { chat: Number(ref), topic: null } : null;
}

/**
 * Whether whoever sent the update may change what `place` follows: where it was sent, as `mayChangeHere` says, but in a
 * channel only who may post in it; from the private chat a channel that this person connected and may post in. Whoever may not is told so.
 * @throws GrammyError or HttpError when Telegram cannot be asked.
 */
export async function mayManage(ctx: BotContext, place: Place, channels: Channels): Promise<boolean> {
  if (isHere(ctx, place)) {
    if (ctx.chat?.type !== 'channel' || ctx.callbackQuery === undefined) return mayChangeHere(ctx);
    // Whoever posts there has the right to; whoever presses may be an admin without it.
    if ((await rightsIn(ctx.api, place.chat, ctx.me.id, ctx.from?.id ?? 0)) === 'both') return true;
    await answerPress(ctx, ctx.words('channel-not-yours'));
    return false;
  }
  const user = ctx.from?.id ?? 0;
  const isOwn =
    ctx.chat?.type === 'private' && (await channels.channelsOf(user)).some(({ chat }) => chat === place.chat);
  if (isOwn && (await rightsIn(ctx.api, place.chat, ctx.me.id, user)) === 'both') return true;
  const no = ctx.words(isOwn ? 'channel-not-yours' : 'unfollowed-before');
  if (ctx.callbackQuery === undefined) await sendHtml(ctx, no);
  else await answerPress(ctx, no);
  return false;
}

function isHere(ctx: BotContext, { chat, topic }: Place): boolean {
  const here = placeOf(ctx);
  return here !== null && here.chat === chat && here.topic === topic;
}
