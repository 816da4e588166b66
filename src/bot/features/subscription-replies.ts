// Replies to what the bot asked about a subscription or a place: a topic, an hour, a zone, quiet hours.
import { Composer } from 'grammy';
import { isNone, readQuiet, readTime } from '../../core/clock-words.js';
import { readZone } from '../../core/zone-names.js';
import { type BotContext, sendHtml } from '../context.js';
import type { Page } from '../render-subscriptions.js';
import { type Asked, type AskedDeps, answered, askedIn } from '../subscription-asked.js';
import { mayManage, placeMeant } from '../subscription-place.js';
import { type ManageDeps, tryTopic } from './subscribe.js';
import { hours } from './subscription-card.js';
import { settings } from './subscription-settings.js';

type RepliesDeps = ManageDeps & AskedDeps;

const UNREAD: Readonly<Record<Exclude<Asked['what'], 'topic'>, string>> = {
  hour: 'hour-unread',
  zone: 'zone-unread',
  quiet: 'quiet-unread',
};

/** Takes replies before they are taken for questions; a command is a command, whatever it replies to. */
export function subscriptionRepliesFeature(deps: RepliesDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on(['message:text', 'channel_post:text'], async (ctx, next) => {
    const asked = ctx.msg.text.startsWith('/') ? null : await askedIn(ctx, deps);
    if (asked === null) return next();
    const page =
      asked.what === 'topic' ? await topic(ctx, asked, deps) : await setting(ctx, asked, ctx.msg.text, deps);
    if (page === null) return;
    if (page === 'unread') {
      if (asked.answered) return next();
      ctx.unanswered = true;
      await sendHtml(ctx, ctx.words(UNREAD[asked.what === 'topic' ? 'hour' : asked.what]));
    } else {
      await answered(ctx, asked, deps);
      await sendHtml(ctx, page.html, { keyboard: page.keyboard });
    }
  });
  return feature;
}

async function topic(ctx: BotContext, { about }: Asked, deps: RepliesDeps): Promise<null> {
  const place = placeMeant(ctx, about);
  if (place !== null) await tryTopic(ctx, place, ctx.msg?.text ?? '', deps);
  return null;
}

/** The page that shows the change; null when there is nothing to change, or no right to. */
async function setting(
  ctx: BotContext,
  { what, about }: Asked,
  text: string,
  deps: RepliesDeps,
): Promise<Page | 'unread' | null> {
  const { manage, subscriptions, channels } = deps;
  const one = what === 'hour' ? await subscriptions.get(about) : null;
  const place = what === 'hour' ? one : placeMeant(ctx, about);
  if (place === null) {
    await sendHtml(ctx, ctx.words('unfollowed-before'));
    return null;
  }
  if (!(await mayManage(ctx, place, channels))) return null;
  if (what === 'hour') {
    const time = readTime(text);
    const changed = time === null ? null : await manage.time(about, { time });
    return changed === null ? 'unread' : await hours(ctx, changed, deps);
  }
  const zone = what === 'zone' ? readZone(text) : null;
  const quiet = what === 'quiet' ? readQuiet(text) : null;
  const loud = what === 'quiet' && isNone(text);
  if (zone === null && quiet === null && !loud) return 'unread';
  await manage.settle(place, zone === null ? { quiet } : { zone });
  return settings(ctx, place, deps);
}
