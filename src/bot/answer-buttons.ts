// The buttons under an answer: its sources, other days, and what one may do with it.
import { InlineKeyboard } from 'grammy';
import { type NearestDays, nearestDaysOf, quotedDays, quotesOf, type Reply } from '../core/answer.js';
import { deepLinkUrl } from '../core/deep-link.js';
import { mannerOf } from '../core/manner.js';
import { dayText } from './article-line.js';
import { againData, followData, OPEN, pageData, voteData } from './callback-data.js';
import type { BotContext } from './context.js';

/** What of the surroundings decides which buttons there are. */
export interface ButtonDeps {
  /** Days with articles before and after some days; without it, nothing newer or older is offered. */
  readonly nearestDays?: ((from: string, to: string) => Promise<NearestDays>) | undefined;
  /** Whether links into this bot open for others, as those of a bot on Telegram do. */
  readonly linkable?: boolean | undefined;
}

/**
 * Rows under an answer, the same in the same case: its sources and following it; older and newer; the nearest days of
 * what was not found and the way out of a time; votes and sharing. Null when there is none.
 */
export async function answerButtons(
  ctx: BotContext,
  id: string,
  reply: Reply,
  deps: ButtonDeps = {},
): Promise<InlineKeyboard | null> {
  const { words } = ctx;
  const rows = [
    mainRow(ctx, id, reply),
    await timeRow(ctx, id, reply, deps),
    dayRow(ctx, id, reply),
    namesDays(reply) ? [InlineKeyboard.text(words('any-time-button'), againData(id, 'any'))] : [],
    lastRow(ctx, id, reply, deps),
  ].filter((row) => row.length > 0);
  return rows.length === 0 ? null : InlineKeyboard.from(rows);
}

type Row = Array<ReturnType<typeof InlineKeyboard.text> | ReturnType<typeof InlineKeyboard.url>>;

function mainRow({ words }: BotContext, id: string, reply: Reply): Row {
  const quoted = quotesOf(reply).length > 0;
  const sources = quoted ? [InlineKeyboard.text(words('sources-button'), pageData(id, OPEN))] : [];
  if (!canBeFollowed(reply)) return sources;
  return [
    ...sources,
    InlineKeyboard.text(words(quoted ? 'follow-button' : 'follow-later-button'), followData(id)),
  ];
}

/** A question about the world, answered or not; not small talk, a pasted text, a day that is none, or what the collection is like. */
function canBeFollowed(reply: Reply): boolean {
  if (reply.status === 'several') return reply.parts.some(canBeFollowed);
  if (reply.status === 'answered') return reply.lookedUp === undefined;
  return (
    reply.status === 'not-found' &&
    !['subject-missing', 'no-such-day', 'not-in-collection'].includes(reply.reason) &&
    !mannerOf(reply.question).chat
  );
}

/** Only where there are articles before or after what is quoted: whether they answer, asking will tell. */
async function timeRow(
  { words }: BotContext,
  id: string,
  reply: Reply,
  { nearestDays }: ButtonDeps,
): Promise<Row> {
  const days = canBeFollowed(reply) ? quotedDays(reply) : null;
  if (days === null || nearestDays === undefined) return [];
  const { before, after } = await nearestDays(days.from, days.to);
  return [
    ...(before === null ? [] : [InlineKeyboard.text(words('older-button'), againData(id, 'older'))]),
    ...(after === null ? [] : [InlineKeyboard.text(words('newer-button'), againData(id, 'newer'))]),
  ];
}

function dayRow({ words }: BotContext, id: string, reply: Reply): Row {
  const nearest = nearestDaysOf(reply);
  return (['before', 'after'] as const).flatMap((side) => {
    const day = nearest[side];
    if (!day) return [];
    return [
      InlineKeyboard.text(words('day-button', { day: dayText(day, words.locale) }), againData(id, side)),
    ];
  });
}

/** Whether days were asked about, of several questions in any. */
function namesDays(reply: Reply): boolean {
  if (reply.status === 'several') return reply.parts.some(namesDays);
  return reply.window !== null || (reply.status === 'not-found' && reply.noSuchDay !== undefined);
}

function lastRow(ctx: BotContext, id: string, reply: Reply, { linkable = false }: ButtonDeps): Row {
  const { words } = ctx;
  if (reply.status === 'not-found' && reply.reason === 'subject-missing') return [];
  const link = linkable ? deepLinkUrl(ctx.me.username, { kind: 'answer', id }) : null;
  const shared = link !== null && quotesOf(reply).length > 0;
  return [
    InlineKeyboard.text(words('vote-up-button'), voteData(id, 'up')),
    InlineKeyboard.text(words('vote-down-button'), voteData(id, 'down')),
    ...(shared
      ? [InlineKeyboard.url(words('share-button'), `https://t.me/share/url?url=${encodeURIComponent(link)}`)]
      : []),
  ];
}
