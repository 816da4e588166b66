// Opens what is kept of chats and of people.
import type { AccessList } from './core/access.js';
import type { AllowanceStore } from './core/allowance.js';
import type { Languages } from './core/languages.js';
import type { AnswerStore, StateStore, UpdateInbox } from './core/ports.js';
import type { QuestionLog } from './core/question-log.js';
import { createAccessList, createAllowanceStore } from './store/access.js';
import { createAnswerStore } from './store/answers.js';
import type { Database } from './store/database.js';
import { createLanguages } from './store/languages.js';
import { createQuestionLog } from './store/questions.js';
import { createStateStore } from './store/state.js';
import { createUpdateInbox } from './store/updates.js';

/** What is kept of chats and of people in an opened database. */
export interface Chats {
  readonly answers: AnswerStore;
  /** What buttons and further messages need to know later. */
  readonly state: StateStore;
  readonly inbox: UpdateInbox;
  readonly questions: QuestionLog;
  readonly accessList: AccessList;
  readonly allowances: AllowanceStore;
  readonly languages: Languages;
}

export function openChats(db: Database): Chats {
  return {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    inbox: createUpdateInbox(db),
    questions: createQuestionLog(db),
    accessList: createAccessList(db),
    allowances: createAllowanceStore(db),
    languages: createLanguages(db),
  };
}
