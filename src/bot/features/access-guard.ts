// The gate before all features: keeps out who was shut out or is not listed, and holds everyone to what they may ask.
import { type MiddlewareFn, matchFilter } from 'grammy';
import {
  type AccessEntry,
  type AccessList,
  type AccessMode,
  admissionOf,
  type Caller,
} from '../../core/access.js';
import type { AllowanceStore, Rate } from '../../core/allowance.js';
import type { Clock, StateStore } from '../../core/ports.js';
import { begunBefore } from '../begun-before.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { costOf } from '../cost-of.js';

/** Who may use the bot, and how much. */
export interface Access {
  readonly mode: AccessMode;
  /** People and chats that the settings let in. */
  readonly allowed: readonly number[];
  readonly list: AccessList;
  readonly allowances: AllowanceStore;
  /** Questions of one person; 0 sets no limit. A group may ask `GROUP_TIMES` as many a minute. */
  readonly perMinute: number;
  readonly perDay: number;
}

export interface AccessDeps {
  /** Absent where everyone may ask without end. */
  readonly access?: Access | undefined;
  readonly isAdmin: (user: number) => boolean;
  readonly state: StateStore;
  readonly clock: Clock;
}

const GROUP_TIMES = 3;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long Telegram may answer inline queries of who is kept out by itself, seconds. */
const INLINE_CACHE = { refused: 300, limited: 10 };
const NOT_LISTED = 'not-listed';

const GUARDED = matchFilter<
  BotContext,
  'message' | 'edited_message' | 'channel_post' | 'callback_query' | 'inline_query'
>(['message', 'edited_message', 'channel_post', 'callback_query', 'inline_query']);

/** Stands behind what lets only the bot's own messages through. Admins pass always; what costs nothing is never limited. */
export function accessGuard({ access, isAdmin, state, clock }: AccessDeps): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (access === undefined || !GUARDED(ctx)) return next();
    const caller = callerOf(ctx);
    if (caller.person !== null && isAdmin(caller.person)) return next();
    const admission = await admissionOf(caller, { ...access, isAdmin });
    // Whatever a channel posts reaches the bot, and is seldom said to it.
    if (admission.kind !== 'admitted' && ctx.channelPost !== undefined) return;
    if (admission.kind === 'blocked') return refuseBlocked(ctx, admission.entry, access.list);
    if (admission.kind === 'not-listed') return refuseUnlisted(ctx, caller, state, clock());
    const limited = await limitOf(ctx, caller, access, clock());
    return limited === null ? next() : sayLimit(ctx, limited);
  };
}

/** Who asks: in a group, a channel or the group itself may speak in place of a person. */
function callerOf(ctx: BotContext): Caller {
  const chat = ctx.chatId ?? null;
  const speaker = (ctx.message ?? ctx.editedMessage)?.sender_chat?.id;
  const person = speaker ?? ctx.from?.id ?? null;
  return { person: person === chat && ctx.chat?.type !== 'private' ? null : person, chat };
}

/** Says it once where it is asked, in groups only of the group itself; silent ever after. */
async function refuseBlocked(ctx: BotContext, { id, told }: AccessEntry, list: AccessList): Promise<void> {
  const here = ctx.chat?.type === 'private' || id === ctx.chatId;
  const tells = here && !told;
  if (tells && ctx.inlineQuery === undefined) await list.tell(id);
  await refuse(ctx, tells ? ctx.words('blocked') : null);
}

/** Says it with the id that an admin needs, once a day. */
async function refuseUnlisted(
  ctx: BotContext,
  { person, chat }: Caller,
  state: StateStore,
  now: number,
): Promise<void> {
  const id = chat ?? person ?? 0;
  const toldAt = await state.get(NOT_LISTED, String(id));
  const tells = typeof toldAt !== 'number' || Math.abs(now - toldAt) >= DAY;
  if (tells && chat !== null) await state.put(NOT_LISTED, String(id), chat, now, now);
  const where = ctx.chat?.type === 'private' ? 'private' : 'group';
  await refuse(ctx, tells ? ctx.words('not-listed', { where, id: String(id) }) : null);
}

/** A sentence as HTML; without any, a press or a query is only ended. */
async function refuse(ctx: BotContext, sentence: string | null): Promise<void> {
  if (ctx.inlineQuery !== undefined) return noResults(ctx, INLINE_CACHE.refused);
  if (ctx.callbackQuery !== undefined)
    return answerPress(ctx, sentence === null ? undefined : plain(sentence));
  if (sentence !== null) await sendHtml(ctx, sentence);
}

interface Limit {
  readonly waitMs: number;
  readonly tell: boolean;
}

/** Takes what the update costs; null when there was enough. */
async function limitOf(
  ctx: BotContext,
  { person, chat }: Caller,
  access: Access,
  now: number,
): Promise<Limit | null> {
  const cost = costOf(ctx);
  // That it has to be begun anew is not the asker's doing.
  if (cost === 0 || begunBefore(ctx.update) !== null) return null;
  const { perMinute, perDay, allowances } = access;
  const minute = (most: number): Rate => ({ most, refillMs: MINUTE });
  const isGroup = ctx.chat !== undefined && ctx.chat.type !== 'private';
  const wanted = [
    ...(person === null || perMinute === 0
      ? []
      : [{ id: person, kind: 'person-minute' as const, rate: minute(perMinute) }]),
    ...(person === null || perDay === 0
      ? []
      : [{ id: person, kind: 'person-day' as const, rate: { most: perDay, refillMs: DAY } }]),
    ...(chat === null || !isGroup || perMinute === 0
      ? []
      : [{ id: chat, kind: 'chat-minute' as const, rate: minute(GROUP_TIMES * perMinute) }]),
  ];
  if (wanted.length === 0) return null;
  const { taken, ...limit } = await allowances.take(wanted, cost, now);
  return taken ? null : limit;
}

/** When to ask again, in the largest unit that is not too coarse. */
async function sayLimit(ctx: BotContext, { waitMs, tell }: Limit): Promise<void> {
  if (ctx.inlineQuery !== undefined) return noResults(ctx, INLINE_CACHE.limited);
  const [unit, length] =
    waitMs < 2 * MINUTE
      ? ['seconds', 1000]
      : waitMs < 120 * MINUTE
        ? ['minutes', MINUTE]
        : ['hours', 60 * MINUTE];
  const sentence = ctx.words('limit-reached', {
    unit: String(unit),
    count: Math.ceil(waitMs / Number(length)),
  });
  // A press is always answered: its pop-up is no message, and a button that does nothing is pressed again.
  if (ctx.callbackQuery !== undefined) return answerPress(ctx, plain(sentence));
  if (!tell) return;
  ctx.unanswered = true;
  await sendHtml(ctx, sentence);
}

async function noResults(ctx: BotContext, cacheSeconds: number): Promise<void> {
  await ctx.answerInlineQuery([], { cache_time: cacheSeconds, is_personal: true });
}

/** Pop-ups show no markup. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/gu, '');
}
