// What a place settled for all that it follows: zone, quiet hours, how many stories; and the list that leads there.
import { Composer } from 'grammy';
import { readQuiet } from '../../core/clock-words.js';
import type { DigestSettings } from '../../core/digest.js';
import type { Place } from '../../core/place.js';
import { readZone } from '../../core/zone-names.js';
import { answerPress, type BotContext } from '../context.js';
import { editHtml } from '../edit-html.js';
import { listPage, type Page, settingsPage } from '../render-subscriptions.js';
import { type Asked, type AskedDeps, askBack } from '../subscription-asked.js';
import { readSubscriptionData, type SubscriptionAct } from '../subscription-data.js';
import { mayManage, placeMeant, whoseIs } from '../subscription-place.js';
import type { ManageDeps } from './subscribe.js';

type SettingsDeps = ManageDeps & AskedDeps;

const ACTS = ['list', 'more', 'settings', 'zone', 'quiet', 'most'] as const satisfies SubscriptionAct[];
const ASKED: Readonly<Partial<Record<SubscriptionAct, readonly [Asked['what'], string]>>> = {
  more: ['topic', 'topic-ask'],
  zone: ['zone', 'zone-ask'],
  quiet: ['quiet', 'quiet-ask'],
};
const MOST = /^(?:5|10|20)$/u;

/** The buttons of a place as a whole, each checked anew. */
export function subscriptionSettingsFeature(deps: SettingsDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('callback_query', async (ctx, next) => {
    const press = readSubscriptionData(ctx.callbackQuery.data ?? '');
    if (press === null || !ACTS.some((act) => act === press.act)) return next();
    const { act, about, value } = press;
    const place = placeMeant(ctx, about);
    if (place === null) return next();
    if (!(await mayManage(ctx, place, deps.channels))) return;
    await answerPress(ctx);
    const question = value === 'ask' || act === 'more' ? ASKED[act] : undefined;
    if (question !== undefined)
      return askBack(ctx, { what: question[0], about }, ctx.words(question[1]), deps);
    const change = act === 'list' ? null : changeMeant(act, value);
    if (change !== null && Object.keys(change).length > 0) await deps.manage.settle(place, change);
    const page =
      act === 'list' ? await list(ctx, place, Number(value), deps) : await settings(ctx, place, deps);
    await editHtml(ctx, page.html, page.keyboard);
  });
  return feature;
}

function changeMeant(act: SubscriptionAct, value: string): Partial<DigestSettings> {
  if (act === 'most' && MOST.test(value)) return { most: Number(value) };
  if (act === 'quiet' && value === 'off') return { quiet: null };
  const quiet = act === 'quiet' ? readQuiet(value.replace(/(\d{2})(\d{2})/gu, '$1:$2')) : null;
  if (quiet !== null) return { quiet };
  const zone = act === 'zone' ? readZone(value) : null;
  return zone === null ? {} : { zone };
}

/** The page of what a place follows. */
export async function list(ctx: BotContext, place: Place, page: number, deps: ManageDeps): Promise<Page> {
  const whose = await whoseIs(ctx, place, deps.channels);
  return listPage(await deps.subscriptions.ofPlace(place), page || 1, whose, ctx.words);
}

/** The page of what a place settled. */
export async function settings(
  ctx: BotContext,
  place: Place,
  { manage, channels }: ManageDeps,
): Promise<Page> {
  return settingsPage(await manage.settings(place), await whoseIs(ctx, place, channels), ctx.words);
}
