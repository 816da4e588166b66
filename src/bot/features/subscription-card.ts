// The card of one subscription and its hours: every button on them, and the buttons of digests that open them.
import { Composer } from 'grammy';
import type { TopicPreview } from '../../app/preview-topic.js';
import { readTime } from '../../core/clock-words.js';
import { FREQUENCIES } from '../../core/digest-schedule.js';
import type { Subscription } from '../../core/subscription.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { readUnfollowData } from '../follow-data.js';
import { cardPage, type Page, whenPage } from '../render-subscriptions.js';
import { type AskedDeps, askBack } from '../subscription-asked.js';
import { readSubscriptionData, type SubscriptionAct, type SubscriptionPress } from '../subscription-data.js';
import { mayManage, whoseIs } from '../subscription-place.js';
import { nameOf } from '../subscription-words.js';
import type { ManageDeps } from './subscribe.js';

type CardDeps = ManageDeps & AskedDeps;

const ACTS = ['card', 'tune', 'run', 'when', 'often', 'hour', 'weekday'] as const satisfies SubscriptionAct[];

/** Each button is checked anew for whether it is there still and may be pressed. */
export function subscriptionCardFeature(deps: CardDeps): Composer<BotContext> {
  const { subscriptions, channels } = deps;
  const feature = new Composer<BotContext>();

  async function ownPressed(ctx: BotContext, id: string): Promise<Subscription | null> {
    const one = await subscriptions.get(id);
    if (one !== null) return (await mayManage(ctx, one, channels)) ? one : null;
    await answerPress(ctx, ctx.words('unfollowed-before'));
    return null;
  }

  feature.on('callback_query', async (ctx, next) => {
    const data = ctx.callbackQuery.data ?? '';
    const opening = readUnfollowData(data);
    if (opening?.act === 'card' || opening?.act === 'when') {
      const one = await ownPressed(ctx, opening.id);
      if (one === null) return;
      await answerPress(ctx);
      const { html, keyboard } =
        opening.act === 'card' ? await card(ctx, one, deps) : await hours(ctx, one, deps);
      await sendHtml(ctx, html, { keyboard });
      return;
    }
    const press = readSubscriptionData(data);
    if (press === null || !ACTS.some((act) => act === press.act)) return next();
    const one = await ownPressed(ctx, press.about);
    if (one === null) return;
    // What a step changed is known, and said, once it is looked at.
    if (press.act !== 'tune') await answerPress(ctx);
    const page = await pressed(ctx, press, one, deps);
    if (page !== null) await editHtml(ctx, page.html, page.keyboard);
  });

  return feature;
}

/** Changes what the button says and gives the page to be shown; null when it asks something back. */
async function pressed(
  ctx: BotContext,
  { act, about: id, value }: SubscriptionPress,
  one: Subscription,
  deps: CardDeps,
): Promise<Page | null> {
  const { manage } = deps;
  if (act === 'run')
    return card(ctx, (value === 'on' ? await manage.resume(id) : await manage.pause(id)) ?? one, deps);
  if (act === 'tune') return tuned(ctx, one, value, deps);
  if (act === 'card') return card(ctx, one, deps);
  if (act === 'hour' && value === 'ask') {
    await askBack(
      ctx,
      { what: 'hour', about: id },
      ctx.words('hour-ask', { name: nameOf(one, ctx.words) }),
      deps,
    );
    return null;
  }
  return hours(ctx, await timed(act, value, one, deps), deps);
}

async function timed(
  act: SubscriptionAct,
  value: string,
  one: Subscription,
  { manage }: CardDeps,
): Promise<Subscription> {
  const frequency = act === 'often' ? FREQUENCIES.find((each) => each === value) : undefined;
  const time = act === 'hour' ? readTime(value.replace(/^(\d{2})(\d{2})$/u, '$1:$2')) : null;
  const weekday = act === 'weekday' && /^[1-7]$/u.test(value) ? Number(value) : undefined;
  const timing = {
    ...(frequency !== undefined && { frequency }),
    ...(time !== null && { time }),
    ...(weekday !== undefined && { weekday }),
  };
  return Object.keys(timing).length === 0 ? one : ((await manage.time(one.id, timing)) ?? one);
}

async function tuned(ctx: BotContext, one: Subscription, value: string, deps: CardDeps): Promise<Page> {
  const way = value === 'tighter' ? 'tighter' : 'looser';
  const before = await previewOf(one, deps);
  const threshold = before?.thresholds[way] ?? null;
  const changed = threshold === null ? null : await deps.manage.tune(one.id, threshold);
  const after = changed && (await previewOf(changed, deps));
  await answerPress(ctx, tunedText(ctx, one, way, after && { seen: after.matching !== before?.matching }));
  return cardOf(ctx, changed ?? one, changed === null ? before : after, deps);
}

/** Undefined where the articles listed show it; `stepped` null where there was no step to take. */
function tunedText(
  { words }: BotContext,
  { kind }: Subscription,
  way: 'tighter' | 'looser',
  stepped: { readonly seen: boolean } | null,
): string | undefined {
  if (stepped === null) return words('tuned-no-further', { way });
  if (kind === 'question') return words('tuned-question', { way });
  return stepped.seen ? undefined : words('tuned-unseen', { way });
}

/** Null for everything, of which there is neither more nor less. */
async function previewOf(
  { kind, question, threshold }: Subscription,
  deps: CardDeps,
): Promise<TopicPreview | null> {
  return kind === 'everything' ? null : deps.previewTopic({ kind, text: question }, threshold);
}

async function card(ctx: BotContext, one: Subscription, deps: CardDeps): Promise<Page> {
  return cardOf(ctx, one, await previewOf(one, deps), deps);
}

async function cardOf(
  ctx: BotContext,
  one: Subscription,
  preview: TopicPreview | null,
  deps: CardDeps,
): Promise<Page> {
  const whose = await whoseIs(ctx, one, deps.channels);
  return cardPage(one, await deps.manage.settings(one), preview, whose, ctx.words);
}

/** The page of when one comes. */
export async function hours(
  ctx: BotContext,
  one: Subscription,
  { manage }: Pick<CardDeps, 'manage'>,
): Promise<Page> {
  return whenPage(one, await manage.settings(one), ctx.words);
}
