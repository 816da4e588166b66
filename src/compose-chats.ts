// Opens what is kept of chats and of people.
import type { Forgetting } from './core/forgetting.js';
import type { Languages } from './core/languages.js';
import type { AnswerStore, StateStore, UpdateInbox } from './core/ports.js';
import { createAnswerStore } from './store/answers.js';
import type { Database } from './store/database.js';
import { createForgetting } from './store/forgetting.js';
import { createLanguages } from './store/languages.js';
import { createStateStore } from './store/state.js';
import { createUpdateInbox } from './store/updates.js';

/** What is kept of chats and of people in an opened database. */
export interface Chats {
  readonly answers: AnswerStore;
  /** What buttons and further messages need to know later. */
  readonly state: StateStore;
  readonly inbox: UpdateInbox;
  readonly languages: Languages;
  readonly forgetting: Forgetting;
}

export function openChats(db: Database): Chats {
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    inbox: createUpdateInbox(db),
    languages: createLanguages(db),
    forgetting: createForgetting(db),
  };
}
