// Handles what was written into an inbox that several processes may share: a chat's updates in order and each once, whoever
// they were delivered to, and whoever dies over them.
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { atMost } from '../app/at-most.js';
import { pause } from '../app/pause.js';
import type { Clock, UpdateInbox, Wait } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import type { ClaimedUpdate, UpdateClaims } from '../core/update-claims.js';
import type { BotContext } from './context.js';
import { createHandling, isHeldUp, STARTS } from './handling.js';
import { abortable, createPatience } from './patience.js';
import { safeError } from './safe-error.js';

export interface WorkerOptions {
  readonly bot: Bot<BotContext>;
  readonly inbox: Pick<UpdateInbox, 'finish'>;
  readonly claims: UpdateClaims;
  readonly clock: Clock;
  readonly log: Logger;
  /** Which chats Telegram said to leave alone; the bot's own. */
  readonly pace?: Pick<SendPace, 'silentUntil'>;
  /** Lanes handled at the same time, without those that Telegram has wait. @default 64 */
  readonly lanesAtOnce?: number;
  /** How long `stop` waits for the updates being handled. @default 15 */
  readonly drainSeconds?: number;
  /** Resolves after `milliseconds`, or at once when the signal is aborted. */
  readonly wait?: Wait;
}

export interface Worker {
  /** Resolves once stopped; rejects with AppError CONFIG_INVALID when Telegram refuses the token. */
  readonly done: Promise<void>;
  /** Something was written down in that lane. */
  wake(lane: string): void;
  /** Begins nothing more and waits for what is being handled; the rest is for others, or for the next start. */
  stop(): Promise<void>;
}

/**
 * Most of handling is waiting for Telegram, and what needs this machine is limited where it is done (core/gate). With more lanes
 * one worker would keep from others what they have time for.
 */
const LANES_AT_ONCE = 64;
/** So often it looks for what other processes wrote down and could not handle; also what tells the server that it lives. */
const LOOK_MS = 1000;

/** Starts handling. The bot must be inited. */
export function startWorker(options: WorkerOptions): Worker {
  const { bot, inbox, claims, clock, log, pace } = options;
  const { lanesAtOnce = LANES_AT_ONCE, drainSeconds = 15, wait = pause } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const handling = createHandling({ bot, inbox, log, wait, signal, leaves: true });
  const patient = createPatience({ log, wait, signal });
  const running = new Map<string, Promise<void>>();
  /** What is being handled, by its lane. */
  const begun = new Map<string, number>();
  /** Lanes in which something was written down while their run here may have been about to end. */
  const woken = new Set<string>();
  /** Handled, and not yet marked so. */
  const unwritten = new Set<number>();
  let isMore = false;
  /** Lanes being looked for: what comes meanwhile finds no room that these may be about to take. */
  let soughtLanes = 0;
  let sleep = new AbortController();
  let fail = (_error: unknown): void => {};
  const failed = new Promise<never>((_, reject) => {
    fail = (error) => {
      stopping.abort();
      reject(error);
    };
  });
  failed.catch(() => {});

  const isWaiting = (lane: string): boolean => isHeldUp(lane, pace, clock() + drainSeconds * 1000);

  function room(): number {
    let busy = 0;
    for (const lane of running.keys()) if (!isWaiting(lane)) busy++;
    return Math.max(0, lanesAtOnce - busy - soughtLanes);
  }

  function begin(lane: string, isHeld: boolean): void {
    // A lane found by looking may be asked for already by what came meanwhile, which then finds it held.
    const before = running.get(lane) ?? Promise.resolve();
    const run: Promise<void> = before
      .then(() => runLane(lane, isHeld))
      .catch((error: unknown) =>
        log.warn({ err: safeError(error) }, 'a chat is left until the database answers'),
      )
      .finally(() => {
        if (running.get(lane) !== run) return;
        running.delete(lane);
        if (woken.delete(lane)) wake(lane);
        if (isMore && room() >= lanesAtOnce / 2) sleep.abort();
      });
    running.set(lane, run);
  }

  async function runLane(lane: string, isHeld: boolean): Promise<void> {
    let mine = isHeld || (await claims.claimLane(lane));
    while (mine) {
      let isLeft = false;
      try {
        await emptyLane(lane);
      } finally {
        begun.delete(lane);
        isLeft = await claims.release(lane);
      }
      // What another process wrote down in the last moment found the lane held.
      mine = isLeft && !signal.aborted && (await claims.claimLane(lane));
    }
  }

  async function emptyLane(lane: string): Promise<void> {
    while (!signal.aborted) {
      const one = await claims.next(lane);
      if (one === null) return;
      begun.set(lane, one.update.update_id);
      if (signal.aborted) return claims.acquit(lane, one.update.update_id);
      if (!(await handle(lane, one))) return left(lane, one);
      begun.delete(lane);
    }
  }

  /** False when it is not for this process to handle, now or any more. */
  async function handle(lane: string, one: ClaimedUpdate): Promise<boolean> {
    const { begunBefore, hasNext } = one;
    const update = one.update as Update;
    const { update_id } = update;
    const isOurs = (): Promise<boolean> => claims.isOurs(lane, one);
    // Nobody waits any more for what was typed over; it would only keep what was typed last waiting.
    if (unwritten.has(update_id) || (update.inline_query !== undefined && hasNext)) {
      await finish(update_id);
      return true;
    }
    if (begunBefore > STARTS) {
      await handling.giveUp(update, () => finish(update_id), isOurs);
      return true;
    }
    const before = begunBefore > 0 ? 'again' : null;
    for (;;) {
      const handled = await handling.handle(update, before, isOurs);
      if (handled === 'left') return false;
      if (handled === 'done') break;
      // Once Telegram answers again, what could not be told may be tried again.
      const me = await patient(() => bot.api.getMe(abortable(signal))).catch(fail);
      if (!me) return false;
    }
    await finish(update_id);
    return true;
  }

  async function finish(updateId: number): Promise<void> {
    if (await handling.finish(updateId)) return void unwritten.delete(updateId);
    unwritten.add(updateId);
    await wait(LOOK_MS, signal);
  }

  /** Where it is still this process's, as at a stop, what kept it from its end was no fault of its own. */
  async function left(lane: string, one: ClaimedUpdate): Promise<void> {
    const { update_id } = one.update;
    log.info({ update_id }, 'update left to whoever has it');
    if (await claims.isOurs(lane, one).catch(() => false))
      await claims.acquit(lane, update_id).catch(() => {});
  }

  function wake(lane: string): void {
    if (signal.aborted) return;
    if (running.has(lane)) woken.add(lane);
    else if (room() > 0) begin(lane, false);
    else isMore = true;
  }

  async function look(): Promise<void> {
    while (!signal.aborted) {
      sleep = new AbortController();
      const most = room();
      isMore = most === 0;
      soughtLanes = most;
      try {
        const lanes = await claims.claim(most, [...running.keys()]);
        for (const lane of lanes) begin(lane, true);
        soughtLanes = 0;
        if (isMore && room() > 0) sleep.abort();
        isMore ||= lanes.length === most;
      } catch (error) {
        if (!signal.aborted) log.warn({ err: safeError(error) }, 'the inbox cannot be read, trying again');
      } finally {
        soughtLanes = 0;
      }
      await wait(LOOK_MS, AbortSignal.any([signal, sleep.signal]));
    }
  }

  async function run(): Promise<void> {
    try {
      await Promise.race([look(), failed]);
    } finally {
      stopping.abort();
      const ending = [...running].filter(([lane]) => !isWaiting(lane)).map(([, ended]) => ended);
      await atMost(drainSeconds * 1000, Promise.all(ending));
      await acquit();
      await claims.close().catch(() => {});
    }
  }

  /** That Telegram has a chat wait is no fault of what is to be said there. */
  async function acquit(): Promise<void> {
    for (const [lane, updateId] of begun)
      if (isWaiting(lane)) await claims.acquit(lane, updateId).catch(() => {});
  }

  const done = run();
  return {
    done,
    wake,
    stop() {
      stopping.abort();
      return done.catch(() => {});
    },
  };
}
