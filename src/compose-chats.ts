// Opens what is kept of chats and of people, and has it forgotten in time.
import type { Logger } from 'pino';
import { createForgetOld } from './app/forget-old.js';
import { pauseUnlessAborted } from './bot/patience.js';
import type { Config } from './config.js';
import type { ChannelStore, ChatStore } from './core/chat-ports.js';
import type { Forgetting } from './core/forgetting.js';
import { daysInMs, hoursInMs, STATE_KEPT_DAYS, UPDATES_KEPT_HOURS } from './core/kept.js';
import type { Languages } from './core/languages.js';
import type { Outbox } from './core/outbox.js';
import type { AnswerStore, Clock, StateStore, UpdateInbox } from './core/ports.js';
import type { SubscriptionStore } from './core/subscription.js';
import { type DailyLoop, startDailyLoop } from './jobs/daily-loop.js';
import { createAnswerStore } from './store/answers.js';
import { createChannelStore, createChatStore } from './store/chats.js';
import type { Database } from './store/database.js';
import { createForgetting } from './store/forgetting.js';
import { createLanguages } from './store/languages.js';
import { createOutbox } from './store/outbox.js';
import { createStateStore } from './store/state.js';
import { createSubscriptionStore } from './store/subscriptions.js';
import { createUpdateInbox } from './store/updates.js';

/** What is kept of chats and of people in an opened database. */
export interface Chats {
  readonly answers: AnswerStore;
  /** What buttons and further messages need to know later. */
  readonly state: StateStore;
  readonly inbox: UpdateInbox;
  readonly chats: ChatStore;
  readonly channels: ChannelStore;
  readonly subscriptions: SubscriptionStore;
  readonly outbox: Outbox;
  readonly languages: Languages;
  readonly forgetting: Forgetting;
}

export function openChats(db: Database): Chats {
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    inbox: createUpdateInbox(db),
    chats: createChatStore(db),
    channels: createChannelStore(db),
    subscriptions: createSubscriptionStore(db),
    outbox: createOutbox(db),
    languages: createLanguages(db),
    forgetting: createForgetting(db),
  };
}

/** Forgets what has been kept for its time, now and once a day, and frees the files of what people had deleted. */
export function startForgettingOld(
  { answers, state, inbox, outbox, subscriptions, forgetting }: Chats,
  config: Config,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): DailyLoop {
  const forgetOld = createForgetOld(
    [
      { store: answers, keptMs: daysInMs(config.ANSWERS_KEPT) },
      { store: state, keptMs: daysInMs(STATE_KEPT_DAYS) },
      { store: inbox, keptMs: hoursInMs(UPDATES_KEPT_HOURS) },
      { store: outbox, keptMs: daysInMs(config.ANSWERS_KEPT) },
      { store: subscriptions, keptMs: daysInMs(config.ANSWERS_KEPT) },
    ],
    clock,
  );
  const run = (): void => {
    forgetOld();
    forgetting.sweep();
  };
  return startDailyLoop({ run, wait: pauseUnlessAborted, log, name: 'forgetting what is old' });
}
