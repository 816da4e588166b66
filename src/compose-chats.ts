// Opens what is kept of chats and of people.
import type { ChannelStore, ChatStore } from './core/chat-ports.js';
import type { Outbox } from './core/outbox.js';
import type { AnswerStore, StateStore, UpdateInbox } from './core/ports.js';
import type { SubscriptionStore } from './core/subscription.js';
import { createAnswerStore } from './store/answers.js';
import { createChannelStore, createChatStore } from './store/chats.js';
import type { Database } from './store/database.js';
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
  };
}
