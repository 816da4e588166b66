// Takes updates from Telegram by long polling: written down first, confirmed second, handled third, so that an update
// is neither lost nor handled twice when the process stops or is killed.
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { z } from 'zod';
import { atMost } from '../app/at-most.js';
import { pause } from '../app/pause.js';
import { hoursInMs, UPDATES_KEPT_HOURS } from '../core/kept.js';
import type { Clock, StateStore, UpdateInbox, Wait } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import { laneOf } from '../core/update-lane.js';
import type { BotContext } from './context.js';
import { ALLOWED_UPDATES, createHandling, isHeldUp as isChatHeldUp, STARTS } from './handling.js';
import { createLanes } from './lanes.js';
import { abortable, createPatience } from './patience.js';
import { safeError } from './safe-error.js';
import { introduce } from './webhook.js';

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
const BEGUN = 'update-begun';
const GOODBYE_SECONDS = 5;

/** Starts polling. Updates that an earlier process left unfinished are handled first. */
export function startPolling(options: PollingOptions): Polling {
  const { bot, inbox, clock, log, state, pace, timeoutSeconds = 30, drainSeconds = 15 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const lanes = createLanes();
  const { wait = pause } = options;
  const patient = createPatience({ log, wait, signal });
  const handling = createHandling({ bot, inbox, log, wait, signal });
  /** What an earlier process left, by how often it was begun at a start; and of that what runs now, by its lane. */
  const left = new Map<number, number>();
  const begun = new Map<number, string>();
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
    if (starts !== undefined && starts >= STARTS) return handling.giveUp(update, () => finish(update_id));
    if (starts !== undefined) {
      await count(update_id, starts + 1);
      begun.set(update_id, laneOf(update));
    }
    const handled = await handling.handle(update, starts === undefined ? null : 'again');
    if (handled === 'untold') again.push(update);
    else if (handled === 'done') await finish(update_id);
    else if (starts !== undefined) await count(update_id, starts);
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
  function isHeldUp(lane: string): boolean {
    return isChatHeldUp(lane, pace, clock() + drainSeconds * 1000);
  }

  async function finish(updateId: number): Promise<void> {
    if (await handling.finish(updateId)) await forget(updateId);
  }

  async function forget(updateId: number): Promise<void> {
    begun.delete(updateId);
    if (!left.delete(updateId)) return;
    try {
      await state.remove(BEGUN, String(updateId));
    } catch (error) {
      log.error(
        { err: safeError(error), update_id: updateId },
        'not forgotten how often an update was begun',
      );
    }
  }

  async function begin(): Promise<void> {
    if (!(await introduce(bot, patient, signal))) return;
    await patient(() => bot.api.deleteWebhook({ drop_pending_updates: false }, abortable(signal)));
    if (signal.aborted) return;
    options.onReady?.();
    const unfinished = await inbox.unfinished();
    for (const { update_id } of unfinished)
      left.set(update_id, startsSchema.parse(await state.get(BEGUN, String(update_id))));
    dispatch(unfinished);
  }

  async function poll(): Promise<void> {
    const request = { offset, limit: 100, timeout: timeoutSeconds, allowed_updates: ALLOWED_UPDATES };
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
