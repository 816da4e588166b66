// Opens what is kept of chats and of people, and has it forgotten in time.

import type { Logger } from 'pino';
import { createForgetOld } from './app/forget-old.js';
import { pause } from './app/pause.js';
import type { TakeUploads } from './app/take-uploads.js';
import type { Config } from './config.js';
import { isKeptOut } from './core/access.js';
import {
  ALLOWANCE_DAYS,
  COUNTED_DAYS,
  daysInMs,
  hoursInMs,
  STATE_KEPT_DAYS,
  UPDATES_KEPT_HOURS,
} from './core/kept.js';
import type { Clock } from './core/ports.js';
import type { ChatStorage } from './core/storage.js';
import { type DailyLoop, startDailyLoop } from './jobs/daily-loop.js';
/** What is kept of chats and of people, and whom of them the settings let in. */
export interface Chats extends Omit<ChatStorage, 'chatSettings' | 'corrections'> {
  /** Whether those who run the bot shut the chat out, so that nothing is sent to it unasked. */
  readonly isKeptOut: (chat: number) => Promise<boolean>;
}

type AccessSettings = Pick<Config, 'BOT_TOKEN' | 'ACCESS' | 'ALLOWED_IDS' | 'ADMIN_IDS'>;

export function openChats(storage: ChatStorage, config: AccessSettings): Chats {
  const { BOT_TOKEN: token, ACCESS: mode, ALLOWED_IDS: allowed = [], ADMIN_IDS: admins = [] } = config;
  const rules = { mode, allowed, isAdmin: (user: number) => admins.includes(user), list: storage.accessList };
  return {
    ...storage,
    // Without a token everyone is an admin, on the local page.
    isKeptOut: async (chat) => token !== undefined && (await isKeptOut(chat, rules)),
  };
}

/** Forgets what has been kept for its time, now and once a day, and frees the files of what people had deleted. */
export async function startForgettingOld(
  { chats, uploads }: { readonly chats: Chats; readonly uploads: Pick<TakeUploads, 'prune'> },
  config: Config,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Promise<DailyLoop> {
  const { answers, state, inbox, questions, allowances, outbox, subscriptions, forgetting } = chats;
  const forgetOld = createForgetOld(
    [
      { store: answers, keptMs: daysInMs(config.ANSWERS_KEPT) },
      { store: state, keptMs: daysInMs(STATE_KEPT_DAYS) },
      { store: { prune: questions.anonymise }, keptMs: daysInMs(config.QUESTIONS_KEPT) },
      { store: questions, keptMs: daysInMs(Math.max(config.QUESTIONS_KEPT, COUNTED_DAYS)) },
      { store: allowances, keptMs: daysInMs(ALLOWANCE_DAYS) },
      { store: inbox, keptMs: hoursInMs(UPDATES_KEPT_HOURS) },
      { store: outbox, keptMs: daysInMs(config.ANSWERS_KEPT) },
      { store: subscriptions, keptMs: daysInMs(config.ANSWERS_KEPT) },
    ],
    clock,
  );
  const run = async (): Promise<void> => {
    await forgetOld();
    await forgetting.sweep();
    uploads.prune().catch((error: unknown) => log.error({ err: error }, 'old uploads not thrown away'));
  };
  return startDailyLoop({ run, wait: pause, log, name: 'forgetting what is old' });
}
