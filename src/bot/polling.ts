// Takes updates from Telegram by long polling: written down first, confirmed second, handled third, so that an update
// is neither lost nor handled twice when the process stops or is killed.
import { type Bot, BotError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { z } from 'zod';
import { hoursInMs, UPDATES_KEPT_HOURS } from '../core/kept.js';
import type { Clock, StateStore, UpdateInbox } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import { markBegun } from './begun-before.js';
import type { BotContext } from './context.js';
import { createLanes } from './lanes.js';
import { abortable, createPatience, pauseUnlessAborted, type Wait } from './patience.js';
import { safeError } from './safe-error.js';

export interface PollingOptions {
  readonly bot: Bot<BotContext>;
  readonly inbox: UpdateInbox;
  readonly clock: Clock;
  readonly log: Logger;
  /** Remembers how often what was left unfinished was begun. */
  readonly state: Pick<StateStore, 'get' | 'put' | 'remove'>;
  /** Which chats Telegram said to leave alone; the bot's own. */
  readonly pace?: Pick<SendPace, 'silentUntil'>;
  /** How long Telegram may hold a request open; below the bot's request limit of 60. */
  readonly timeoutSeconds?: number;
  /** How long `stop` waits for the updates being handled. */
  readonly drainSeconds?: number;
  /** Resolves after `milliseconds`, or at once when the signal is aborted. */
  readonly wait?: Wait;
  /** Called once Telegram has accepted the token, before any update is handled. */
  readonly onReady?: () => void;
}

export interface Polling {
  /** Resolves once stopped; rejects with AppError CONFIG_INVALID when Telegram refuses the token. */
  readonly done: Promise<void>;
  /** Stops taking updates and waits for those being handled; what was not handled stays in the inbox. */
  stop(): Promise<void>;
}

const REMEMBER_MS = hoursInMs(UPDATES_KEPT_HOURS);
const PRUNE_EVERY_MS = 3_600_000;
/**
 * No more are fetched while this many wait (some 20 MB); they are safe at Telegram meanwhile. More than one chat can send
 * while Telegram has it wait, as then nobody else would be heard.
 */
const MOST_WAITING = 10_000;
/** At how many starts an update is tried again that was begun and not finished: one that ends the process must not do so for ever. */
const STARTS = 2;
const BEGUN = 'update-begun';
/** How often an update whose failure could not be told to the user is tried before it is given up. */
const ATTEMPTS = 3;
const GOODBYE_SECONDS = 5;

/** Starts polling. Updates that an earlier process left unfinished are handled first. */
export function startPolling(options: PollingOptions): Polling {
  const { bot, inbox, clock, log, state, pace, timeoutSeconds = 30, drainSeconds = 15 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const lanes = createLanes();
  const patient = createPatience({ log, wait: options.wait ?? pauseUnlessAborted, signal });
  const attempts = new Map<number, number>();
  /** What an earlier process left, by how often it was begun at a start; and of that what runs now, by its lane. */
  const left = new Map<number, number>();
  const begun = new Map<number, string | number>();
  const again: Update[] = [];
  /** The newest inline query of each person who waits for one. */
  const typed = new Map<number, number>();
  let offset = 0;
  let prunedAt = Number.NEGATIVE_INFINITY;

  function dispatch(updates: ReadonlyArray<{ update_id: number }>): void {
    for (const update of updates as Update[]) {
      const typing = update.inline_query?.from.id;
      if (typing !== undefined) typed.set(typing, Math.max(update.update_id, typed.get(typing) ?? 0));
      lanes.push(laneOf(update), () => handle(update));
    }
  }

  async function handle(update: Update): Promise<void> {
    const { update_id, inline_query } = update;
    const newest = inline_query === undefined ? undefined : typed.get(inline_query.from.id);
    // Nobody waits any more for what was typed over; it would only keep what was typed last waiting.
    if (newest !== undefined && newest > update_id) return finish(update_id);
    if (inline_query !== undefined) typed.delete(inline_query.from.id);
    const starts = left.get(update_id);
    if (starts !== undefined && starts >= STARTS) return giveUp(update);
    if (starts !== undefined) {
      await count(update_id, starts + 1);
      begun.set(update_id, laneOf(update));
    }
    const isAgain = starts !== undefined || attempts.has(update_id);
    try {
      await bot.handleUpdate(isAgain ? markBegun(update, 'again') : update);
    } catch (error) {
      const attempt = (attempts.get(update_id) ?? 0) + 1;
      log.warn({ err: safeError(causeOf(error)), update_id, attempt }, 'user not told of the failure');
      if (attempt < ATTEMPTS) {
        attempts.set(update_id, attempt);
        again.push(update);
        return;
      }
    }
    attempts.delete(update_id);
    await finish(update_id);
  }

  /** Finished first: whatever telling of it brings about, it is told once. */
  async function giveUp(update: Update): Promise<void> {
    const { update_id } = update;
    log.error({ update_id }, 'update given up: it was left unfinished too often');
    await finish(update_id);
    await bot.handleUpdate(markBegun(update, 'given-up')).catch((error: unknown) => {
      log.warn({ err: safeError(causeOf(error)), update_id }, 'user not told of the failure');
    });
  }

  async function count(updateId: number, starts: number): Promise<void> {
    try {
      await state.put(BEGUN, String(updateId), 0, starts, clock());
    } catch (error) {
      log.error({ err: safeError(error), update_id: updateId }, 'not noted how often an update was begun');
    }
  }

  /** That Telegram has a chat wait is no fault of what is to be said there. */
  async function acquit(): Promise<void> {
    for (const [updateId, lane] of begun) {
      const starts = left.get(updateId);
      if (starts !== undefined && isHeldUp(lane)) await count(updateId, starts);
    }
  }

  /** Whether the chat is to be left alone for longer than stopping may take. */
  function isHeldUp(lane: string | number): boolean {
    return typeof lane === 'number' && (pace?.silentUntil(lane) ?? 0) > clock() + drainSeconds * 1000;
  }

  async function finish(updateId: number): Promise<void> {
    try {
      await inbox.finish(updateId);
      begun.delete(updateId);
      if (left.delete(updateId)) await state.remove(BEGUN, String(updateId));
    } catch (error) {
      log.error({ err: safeError(error), update_id: updateId }, 'update handled but not marked as finished');
    }
  }

  async function begin(): Promise<void> {
    if (!bot.isInited()) {
      const me = await patient(() => bot.api.getMe(abortable(signal)));
      if (me === null) return;
      bot.botInfo = me;
    }
    await patient(() => bot.api.deleteWebhook({ drop_pending_updates: false }, abortable(signal)));
    if (signal.aborted) return;
    options.onReady?.();
    const unfinished = await inbox.unfinished();
    for (const { update_id } of unfinished)
      left.set(update_id, startsSchema.parse(await state.get(BEGUN, String(update_id))));
    dispatch(unfinished);
  }

  async function poll(): Promise<void> {
    const request = { offset, limit: 100, timeout: timeoutSeconds, allowed_updates: ALLOWED };
    const fresh = await patient(async () => {
      const updates = await bot.api.getUpdates(request, abortable(signal));
      // Written down before the offset moves: Telegram forgets what is below it.
      const accepted = await inbox.accept(updates, clock());
      offset = updates.length === 0 ? offset : Math.max(...updates.map(({ update_id }) => update_id)) + 1;
      return accepted;
    });
    if (fresh !== null) dispatch(fresh);
    // Telegram answers again, so what could not be told may be tried again.
    dispatch(again.splice(0));
    if (clock() - prunedAt >= PRUNE_EVERY_MS) {
      prunedAt = clock();
      await inbox.prune(prunedAt - REMEMBER_MS);
    }
    await lanes.below(MOST_WAITING);
  }

  async function run(): Promise<void> {
    try {
      await begin();
      while (!signal.aborted) await poll();
    } finally {
      stopping.abort();
      await atMost(drainSeconds * 1000, lanes.close(isHeldUp));
      await acquit();
    }
    if (offset > 0) await confirm();
  }

  // Everything below the offset is in the inbox already; what this request returns is not taken, hence not confirmed.
  async function confirm(): Promise<void> {
    const deadline = AbortSignal.timeout(GOODBYE_SECONDS * 1000);
    const request = { offset, limit: 1, timeout: 0 };
    await bot.api.getUpdates(request, abortable(deadline)).catch((error: unknown) => {
      log.info({ err: safeError(error) }, 'offset not confirmed, updates will be sent again and dropped');
    });
  }

  const done = run();
  return {
    done,
    stop() {
      stopping.abort();
      void lanes.close();
      return done.catch(() => {});
    },
  };
}

const startsSchema = z.int().catch(0);

const ALLOWED = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;

/** What belongs to one chat is handled in order; an inline query belongs to whoever types it. */
function laneOf(update: Update): string | number {
  const { update_id, message, edited_message, channel_post, callback_query: press } = update;
  const chat = (message ?? edited_message ?? channel_post ?? press?.message ?? update.my_chat_member)?.chat
    .id;
  if (chat !== undefined) return chat;
  const typing = update.inline_query?.from.id;
  return typing === undefined ? (press?.from.id ?? `update ${update_id}`) : `inline ${typing}`;
}

function causeOf(error: unknown): unknown {
  return error instanceof BotError ? error.error : error;
}

async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}
