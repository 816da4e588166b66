// Opens what is kept of chats and of people, and has it forgotten in time.

import type { Logger } from 'pino';
import { createForgetOld } from './app/forget-old.js';
import type { TakeUploads } from './app/take-uploads.js';
import { pauseUnlessAborted } from './bot/patience.js';
import type { Config } from './config.js';
import { type AccessList, isKeptOut } from './core/access.js';
import type { AllowanceStore } from './core/allowance.js';
import type { ChannelStore, ChatStore } from './core/chat-ports.js';
import type { DigestStore } from './core/digest.js';
import type { DigestMessages } from './core/digest-message.js';
import type { Forgetting } from './core/forgetting.js';
import {
  ALLOWANCE_DAYS,
  COUNTED_DAYS,
  daysInMs,
  hoursInMs,
  STATE_KEPT_DAYS,
  UPDATES_KEPT_HOURS,
} from './core/kept.js';
import type { Languages } from './core/languages.js';
import type { Outbox } from './core/outbox.js';
import type { AnswerStore, Clock, StateStore, UpdateInbox } from './core/ports.js';
import type { QuestionLog } from './core/question-log.js';
import type { SubscriptionStore } from './core/subscription.js';
import type { VoteStore } from './core/votes.js';
import { type DailyLoop, startDailyLoop } from './jobs/daily-loop.js';
import { createAccessList, createAllowanceStore } from './store/access.js';
import { createAnswerStore } from './store/answers.js';
import { createChannelStore, createChatStore } from './store/chats.js';
import type { Database } from './store/database.js';
import { createDigestMessages } from './store/digest-messages.js';
import { createDigestStore } from './store/digests.js';
import { createForgetting } from './store/forgetting.js';
import { createLanguages } from './store/languages.js';
import { createOutbox } from './store/outbox.js';
import { createQuestionLog } from './store/questions.js';
import { createStateStore } from './store/state.js';
import { createSubscriptionStore } from './store/subscriptions.js';
import { createUpdateInbox } from './store/updates.js';
import { createVoteStore } from './store/votes.js';

/** What is kept of chats and of people in an opened database. */
export interface Chats {
  readonly answers: AnswerStore;
  /** What buttons and further messages need to know later. */
  readonly state: StateStore;
  readonly inbox: UpdateInbox;
  readonly votes: VoteStore;
  readonly questions: QuestionLog;
  readonly accessList: AccessList;
  /** Whether those who run the bot shut the chat out, so that nothing is sent to it unasked. */
  readonly isKeptOut: (chat: number) => Promise<boolean>;
  readonly allowances: AllowanceStore;
  readonly chats: ChatStore;
  readonly channels: ChannelStore;
  readonly subscriptions: SubscriptionStore;
  readonly digests: DigestStore;
  readonly digestMessages: DigestMessages;
  readonly outbox: Outbox;
  readonly languages: Languages;
  readonly forgetting: Forgetting;
}

type AccessSettings = Pick<Config, 'BOT_TOKEN' | 'ACCESS' | 'ALLOWED_IDS' | 'ADMIN_IDS'>;

export function openChats(db: Database, config: AccessSettings): Chats {
  const accessList = createAccessList(db);
  const { BOT_TOKEN: token, ACCESS: mode, ALLOWED_IDS: allowed = [], ADMIN_IDS: admins = [] } = config;
  const rules = { mode, allowed, isAdmin: (user: number) => admins.includes(user), list: accessList };
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    inbox: createUpdateInbox(db),
    votes: createVoteStore(db),
    questions: createQuestionLog(db),
    accessList,
    // Without a token everyone is an admin, on the local page.
    isKeptOut: async (chat) => token !== undefined && (await isKeptOut(chat, rules)),
    allowances: createAllowanceStore(db),
    chats: createChatStore(db),
    channels: createChannelStore(db),
    subscriptions: createSubscriptionStore(db),
    digests: createDigestStore(db),
    digestMessages: createDigestMessages(db),
    outbox: createOutbox(db),
    languages: createLanguages(db),
    forgetting: createForgetting(db),
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
  return startDailyLoop({ run, wait: pauseUnlessAborted, log, name: 'forgetting what is old' });
}
