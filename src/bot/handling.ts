// What becomes of an update, however it came: handled, tried again while its user could not be told of a failure, or given up.
import { type Bot, BotError, GrammyError, HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { UpdateInbox } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import { chatOfLane } from '../core/update-lane.js';
import { type BegunBefore, markBegun } from './begun-before.js';
import type { BotContext } from './context.js';
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

export interface Handling {
  /**
   * False when it is to be tried again once Telegram answers: its user could not be told that it failed. Rejects, where
   * `leaves` is set, with what failed before anybody could be told and is not Telegram: it is to be left for later.
   */
  handle(update: Update, begun: BegunBefore | null): Promise<boolean>;
  /** Tells of it once `finished` was called: whatever telling of it brings about, it is told once. */
  giveUp(update: Update, finished: () => Promise<unknown>): Promise<void>;
  /** Marks an update as finished; true when that was written down. */
  finish(updateId: number): Promise<boolean>;
}

export interface HandlingOptions {
  readonly bot: Pick<Bot<BotContext>, 'handleUpdate'>;
  readonly inbox: Pick<UpdateInbox, 'finish'>;
  readonly log: Logger;
  /** Whether what failed because the database is away is left for when it answers. @default false */
  readonly leaves?: boolean;
}

export function createHandling({ bot, inbox, log, leaves = false }: HandlingOptions): Handling {
  const attempts = new Map<number, number>();

  async function finish(updateId: number): Promise<boolean> {
    try {
      await inbox.finish(updateId);
      return true;
    } catch (error) {
      log.error({ err: safeError(error), update_id: updateId }, 'update handled but not marked as finished');
      return false;
    }
  }

  return {
    async handle(update, begun) {
      const { update_id } = update;
      const before = begun ?? (attempts.has(update_id) ? 'again' : null);
      try {
        await bot.handleUpdate(before === null ? update : markBegun(update, before));
      } catch (error) {
        const cause = causeOf(error);
        if (leaves && !(cause instanceof GrammyError || cause instanceof HttpError)) throw cause;
        const attempt = (attempts.get(update_id) ?? 0) + 1;
        log.warn({ err: safeError(causeOf(error)), update_id, attempt }, 'user not told of the failure');
        if (attempt < ATTEMPTS) {
          attempts.set(update_id, attempt);
          return false;
        }
      }
      attempts.delete(update_id);
      return true;
    },
    async giveUp(update, finished) {
      const { update_id } = update;
      log.error({ update_id }, 'update given up: it was left unfinished too often');
      await finished();
      await bot.handleUpdate(markBegun(update, 'given-up')).catch((error: unknown) => {
        log.warn({ err: safeError(causeOf(error)), update_id }, 'user not told of the failure');
      });
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

/** Waits for `work`, but no longer than that. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}

function causeOf(error: unknown): unknown {
  return error instanceof BotError ? error.error : error;
}
