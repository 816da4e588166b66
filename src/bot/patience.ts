// What polling does when Telegram does not answer as hoped: wait as told, wait longer and longer, or give up.
import { GrammyError } from 'grammy';
import type { Logger } from 'pino';
import { AppError, isCausedBy } from '../core/errors.js';
import type { Wait } from '../core/ports.js';
import { safeError } from './safe-error.js';

/** Repeats `request` until it succeeds; null once the signal is aborted. */
export type Patience = <T>(request: () => Promise<T>) => Promise<T | null>;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Makes the repeater. 429 waits the seconds Telegram names; anything else that may pass waits 0.5 s, doubled up to
 * 30 s. The returned function rejects with AppError CONFIG_INVALID when Telegram refuses the token (401, 404), or where
 * `request` does.
 */
export function createPatience(deps: { log: Logger; wait: Wait; signal: AbortSignal }): Patience {
  const { log, wait, signal } = deps;
  return async (request) => {
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await request();
      } catch (error) {
        if (signal.aborted) break;
        if (error instanceof AppError && error.code === 'CONFIG_INVALID') throw error;
        if (isTokenRefused(error))
          throw new AppError('CONFIG_INVALID', 'Telegram refuses BOT_TOKEN: it is wrong or was revoked.');
        const told = error instanceof GrammyError ? error.parameters.retry_after : undefined;
        const milliseconds = told === undefined ? pause : told * 1000;
        log.warn({ err: safeError(error), wait_ms: milliseconds }, troubleOf(error));
        await wait(milliseconds, signal);
      }
    }
    return null;
  };
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

function troubleOf(error: unknown): string {
  if (error instanceof GrammyError && error.error_code === 409)
    return 'another process polls Telegram with the same BOT_TOKEN; stop one of them';
  if (isCausedBy(error, 'DATABASE_AWAY')) return 'the database is away, trying again';
  return 'taking updates from Telegram failed, trying again';
}

type GrammySignal = NonNullable<Parameters<import('grammy').RawApi['getMe']>[0]>;

/** A signal as grammY's types want it: theirs are those of the abort-controller package, ours are Node's. */
export function abortable(signal: AbortSignal): GrammySignal {
  return signal as GrammySignal;
}
