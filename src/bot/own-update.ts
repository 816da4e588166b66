// Has nothing reach Telegram for an update that is no more this process's to handle, as after the machine was suspended.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareFn, Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import { AppError } from '../core/errors.js';
import type { BotContext } from './context.js';

/** Whether an update is still this process's to handle; rejects where nobody can tell. */
export type IsOurs = () => Promise<boolean>;

/** No update of Telegram's can have it. */
const IS_OURS = Symbol('is ours');
const UNNOTED = Symbol('unnoted');

interface AskedUpdate extends Update {
  readonly [IS_OURS]?: IsOurs;
  readonly [UNNOTED]?: Map<string, readonly number[]>;
}

/** A copy of the update for which `isOurs` is asked before whatever is sent. */
export function askedUpdate(update: Update, isOurs: IsOurs): Update {
  const asked: AskedUpdate = { ...update, [IS_OURS]: isOurs, [UNNOTED]: new Map() };
  return asked;
}

/** By answer, the messages that carry it where they could not be noted: for the next try of the same update, here and now. */
export function unnotedOf(update: Update): Map<string, readonly number[]> {
  return (update as AskedUpdate)[UNNOTED] ?? new Map();
}

/** Calls that show nobody anything. */
function showsNothing(method: string): boolean {
  return method.startsWith('get') || method === 'sendChatAction';
}

export interface OwnUpdates {
  /** To stand around whatever handles updates. */
  readonly middleware: MiddlewareFn<BotContext>;
  /** To be asked last before a call leaves, behind all that waits. Rejects calls for what is not ours with NOT_OURS. */
  readonly transformer: Transformer;
}

/**
 * By the work that an update set off, whether that update is still ours. One for all bots of the process: each further storage
 * that is used, once its bot is gone too, makes every promise of the process cost more.
 */
const handled = new AsyncLocalStorage<IsOurs>();

export function createOwnUpdates(): OwnUpdates {
  return {
    middleware(ctx, next) {
      const isOurs = (ctx.update as AskedUpdate)[IS_OURS];
      if (isOurs === undefined) return next();
      let isOver = false;
      // What a handler left running, as the taking in of an upload, is nobody else's to end.
      return handled
        .run(async () => isOver || (await isOurs()), next)
        .finally(() => {
          isOver = true;
        });
    },
    async transformer(prev, method, payload, signal) {
      const isOurs = handled.getStore();
      if (isOurs !== undefined && !showsNothing(method) && !(await isOurs()))
        throw new AppError('NOT_OURS', 'Another process has this update.');
      return prev(method, payload, signal);
    },
  };
}
