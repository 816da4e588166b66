// How the bot does, for those who run it: /thongke with figures of some days, /thieu with what was asked in vain.
import { Composer } from 'grammy';
import type { FindGaps } from '../../app/find-gaps.js';
import { type GatherStatistics, STATISTIC_DAYS } from '../../app/gather-statistics.js';
import { readAdminData } from '../admin-data.js';
import { isNoAdminCommand, isNoAdminPress } from '../admin-only.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import type { Page } from '../render-followed.js';
import { gapsPage, statisticsPage } from '../render-insight.js';
import { whileTyping } from '../typing.js';

export interface InsightDeps {
  /** Absent where nothing is counted. */
  readonly insight?: { readonly statistics: GatherStatistics; readonly gaps: FindGaps } | undefined;
  readonly isAdmin: (user: number) => boolean;
}

const FIRST_SHOWN = 7;

/** The two commands and their buttons; other presses are left to others. */
export function insightFeature({ insight, isAdmin }: InsightDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  if (insight === undefined) return feature;
  const { statistics, gaps } = insight;
  const messages = feature.on('message:text');

  messages.command('thongke', async (ctx) => {
    if (await isNoAdminCommand(ctx, isAdmin)) return;
    await send(ctx, statisticsPage(await statistics(FIRST_SHOWN), ctx.words));
  });
  messages.command('thieu', async (ctx) => {
    if (await isNoAdminCommand(ctx, isAdmin)) return;
    const found = await whileTyping(() => ctx.replyWithChatAction('typing'), gaps);
    await send(ctx, gapsPage(found, 1, ctx.words));
  });

  feature.on('callback_query', async (ctx, next) => {
    const wanted = readAdminData(ctx.callbackQuery.data ?? '');
    if (wanted?.act !== 'stats' && wanted?.act !== 'gaps') return next();
    if (await isNoAdminPress(ctx, isAdmin)) return;
    await answerPress(ctx);
    const number = Number(wanted.about) || 1;
    if (wanted.act === 'gaps') return edit(ctx, gapsPage(await gaps(), number, ctx.words));
    const days = STATISTIC_DAYS.find((some) => some === number) ?? FIRST_SHOWN;
    return edit(ctx, statisticsPage(await statistics(days), ctx.words));
  });

  return feature;
}

async function send(ctx: BotContext, { html, keyboard }: Page): Promise<void> {
  await sendHtml(ctx, html, { keyboard });
}

async function edit(ctx: BotContext, { html, keyboard }: Page): Promise<void> {
  await editHtml(ctx, html, keyboard);
}
