// Opens what is kept of chats and of people.
import type { AnswerStore, StateStore, UpdateInbox } from './core/ports.js';
import type { VoteStore } from './core/votes.js';
import { createAnswerStore } from './store/answers.js';
import type { Database } from './store/database.js';
import { createStateStore } from './store/state.js';
import { createUpdateInbox } from './store/updates.js';
import { createVoteStore } from './store/votes.js';

/** What is kept of chats and of people in an opened database. */
export interface Chats {
  readonly answers: AnswerStore;
  /** What buttons and further messages need to know later. */
  readonly state: StateStore;
  readonly inbox: UpdateInbox;
  readonly votes: VoteStore;
}

export function openChats(db: Database): Chats {
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    inbox: createUpdateInbox(db),
    votes: createVoteStore(db),
  };
}
