// What becomes of an update, however it came: handled, tried again while its user could not be told of a failure or the
// database is away, left to another process, or given up.
import { type Bot, BotError, GrammyError, HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import { isCausedBy } from '../core/errors.js';
import type { UpdateInbox, Wait } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import { chatOfLane } from '../core/update-lane.js';
import { type BegunBefore, markBegun } from './begun-before.js';
import type { BotContext } from './context.js';
import { isForOthers } from './error-boundary.js';
import { askedUpdate, type IsOurs } from './own-update.js';
import { createPatience } from './patience.js';
import { safeError } from './safe-error.js';

/** Everything the bot handles, whether it asks for updates or is sent them. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;

/** At how many starts an update is tried again that was begun and not finished: one that ends the process must not do so for ever. */
export const STARTS = 2;
/** How often an update whose failure could not be told to the user is tried before it is given up. */
const ATTEMPTS = 3;
/** Pauses after the database failed, ms, as long as those for Telegram (retry.ts); with the fourth failure an update is given up. */
const AWAY_MS = [500, 2000, 5000];

/**
 * `done`; `untold`: to be tried again once Telegram answers, as its user could not be told that it failed; `left`: another
 * process has it, or the next start.
 */
export type Handled = 'done' | 'untold' | 'left';

export interface Handling {
  /**
   * Tries an update, some times more where the database fails, and tells its user when all were in vain. `isOurs` is asked
   * before whatever is sent, and after a failure until it can tell. Rejects, where `leaves` is set, with what failed before
   * anybody could be told and is neither Telegram nor the database: it is to be left for later.
   */
  handle(update: Update, begun: BegunBefore | null, isOurs?: IsOurs): Promise<Handled>;
  /** Tells of it once `finished` was called: whatever telling of it brings about, it is told once. */
  giveUp(update: Update, finished: () => Promise<unknown>, isOurs?: IsOurs): Promise<void>;
  /** Marks an update as finished; true when that was written down. */
  finish(updateId: number): Promise<boolean>;
}

export interface HandlingOptions {
  readonly bot: Pick<Bot<BotContext>, 'handleUpdate'>;
  readonly inbox: Pick<UpdateInbox, 'finish'>;
  readonly log: Logger;
  /** How pauses are passed. */
  readonly wait: Wait;
  /** Aborted when nothing is to be tried again. */
  readonly signal: AbortSignal;
  /** Whether what failed before anybody could be told is left for others. @default false */
  readonly leaves?: boolean;
}

export function createHandling(options: HandlingOptions): Handling {
  const { bot, inbox, log, wait, signal, leaves = false } = options;
  const attempts = new Map<number, number>();
  const patient = createPatience({ log, wait, signal });

  async function finish(updateId: number): Promise<boolean> {
    try {
      await inbox.finish(updateId);
      return true;
    } catch (error) {
      log.error({ err: safeError(error), update_id: updateId }, 'update handled but not marked as finished');
      return false;
    }
  }

  /** What its handler threw; null when it came to its end. */
  async function tried(update: Update, begun: BegunBefore | null): Promise<{ cause: unknown } | null> {
    try {
      await bot.handleUpdate(begun === null ? update : markBegun(update, begun));
      return null;
    } catch (error) {
      return { cause: causeOf(error) };
    }
  }

  function untold(updateId: number, cause: unknown): Handled {
    if (leaves && !(cause instanceof GrammyError || cause instanceof HttpError)) throw cause;
    const attempt = (attempts.get(updateId) ?? 0) + 1;
    log.warn({ err: safeError(cause), update_id: updateId, attempt }, 'user not told of the failure');
    if (attempt >= ATTEMPTS) return 'done';
    attempts.set(updateId, attempt);
    return 'untold';
  }

  async function handle(update: Update, begun: BegunBefore | null, isOurs: IsOurs): Promise<Handled> {
    const { update_id } = update;
    for (let failures = 0; ; failures++) {
      const isAgain = failures > 0 || attempts.has(update_id);
      const failed = await tried(update, begun ?? (isAgain ? 'again' : null));
      if (failed === null) return 'done';
      const { cause } = failed;
      if (isForOthers(cause)) return 'left';
      if (!isCausedBy(cause, 'DATABASE_AWAY')) return untold(update_id, cause);
      log.error({ err: safeError(cause), update_id }, 'update not handled, the database being away');
      const pause = AWAY_MS[failures];
      if (pause === undefined) {
        const silenced = await tried(update, 'failed');
        if (silenced === null) return 'done';
        return isForOthers(silenced.cause) ? 'left' : untold(update_id, silenced.cause);
      }
      await wait(pause, signal);
      if (!(await patient(isOurs))) return 'left';
    }
  }

  return {
    async handle(update, begun, isOurs = async () => true) {
      let isLost = false;
      const asked = async (): Promise<boolean> => {
        const ours = await isOurs();
        isLost ||= !ours;
        return ours;
      };
      const handled = await handle(askedUpdate(update, asked), begun, asked);
      // A handler may pass over that a call of its was refused.
      if (handled === 'done' && isLost) return 'left';
      if (handled !== 'untold') attempts.delete(update.update_id);
      return handled;
    },
    async giveUp(update, finished, isOurs = async () => true) {
      const { update_id } = update;
      log.error({ update_id }, 'update given up: it was left unfinished too often');
      await finished();
      const failed = await tried(askedUpdate(update, isOurs), 'given-up');
      if (failed !== null)
        log.warn({ err: safeError(failed.cause), update_id }, 'user not told of the failure');
    },
    finish,
  };
}

/** Whether Telegram has the chat of a lane left alone beyond `until`, ms since 1970. */
export function isHeldUp(
  lane: string,
  pace: Pick<SendPace, 'silentUntil'> | undefined,
  until: number,
): boolean {
  const chat = chatOfLane(lane);
  return chat !== null && (pace?.silentUntil(chat) ?? 0) > until;
}

function causeOf(error: unknown): unknown {
  return error instanceof BotError ? error.error : error;
}
