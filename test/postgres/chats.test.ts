// What is kept of chats and people, on PostgreSQL.
import { createPostgresAccessList, createPostgresAllowanceStore } from '../../src/postgres/access.js';
import { createPostgresAnswerStore } from '../../src/postgres/answers.js';
import { createPostgresChannelStore, createPostgresChatStore } from '../../src/postgres/chats.js';
import {
  createPostgresChatSettings,
  createPostgresCorrectionOutbox,
} from '../../src/postgres/corrections.js';
import { createPostgresForgetting } from '../../src/postgres/forgetting.js';
import { createPostgresLanguages } from '../../src/postgres/languages.js';
import { createPostgresQuestionLog } from '../../src/postgres/questions.js';
import { createPostgresStateStore } from '../../src/postgres/state.js';
import { createPostgresUpdateInbox } from '../../src/postgres/updates.js';
import { createPostgresVoteStore } from '../../src/postgres/votes.js';
import { accessContract } from '../contracts/access.js';
import { answerStoreContract } from '../contracts/answer-store.js';
import { chatStoreContract } from '../contracts/chat-store.js';
import { forgettingContract } from '../contracts/forgetting.js';
import { languagesContract } from '../contracts/languages.js';
import { movedChatsContract } from '../contracts/moved-chats.js';
import { questionLogContract } from '../contracts/question-log.js';
import { stateStoreContract } from '../contracts/state-store.js';
import { voteStoreContract } from '../contracts/vote-store.js';
import { model } from '../support/articles.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

answerStoreContract(POSTGRES, async () => {
  const db = await open();
  return {
    answers: createPostgresAnswerStore(db),
    write: async (json) => void (await db.run('UPDATE answers SET answer = $1', [json])),
    close: db.close,
  };
});

stateStoreContract(POSTGRES, async () => {
  const db = await open();
  return { state: createPostgresStateStore(db), close: db.close };
});

languagesContract(POSTGRES, async () => {
  const db = await open();
  return { languages: createPostgresLanguages(db), close: db.close };
});

questionLogContract(POSTGRES, async () => {
  const db = await open();
  return { log: createPostgresQuestionLog(db), close: db.close };
});

voteStoreContract(POSTGRES, async () => {
  const db = await open();
  await db.run("INSERT INTO meta (key, value) VALUES ('model', $1), ('change', '4')", [
    JSON.stringify(model),
  ]);
  return {
    votes: createPostgresVoteStore(db),
    answers: createPostgresAnswerStore(db),
    model: `${model.name} ${model.fingerprint}`,
    change: 4,
    close: db.close,
  };
});

accessContract(POSTGRES, async () => {
  const db = await open();
  const stores = () => ({
    list: createPostgresAccessList(db),
    allowances: createPostgresAllowanceStore(db),
  });
  let now = stores();
  return {
    get list() {
      return now.list;
    },
    get allowances() {
      return now.allowances;
    },
    reopen: () => {
      now = stores();
    },
    close: db.close,
  };
});

chatStoreContract(POSTGRES, async () => {
  const db = await open();
  return {
    chats: createPostgresChatStore(db),
    channels: createPostgresChannelStore(db),
    close: db.close,
  };
});

movedChatsContract(POSTGRES, async () => {
  const db = await open();
  return {
    chats: createPostgresChatStore(db),
    channels: createPostgresChannelStore(db),
    answers: createPostgresAnswerStore(db),
    state: createPostgresStateStore(db),
    settings: createPostgresChatSettings(db),
    languages: createPostgresLanguages(db),
    votes: createPostgresVoteStore(db),
    questions: createPostgresQuestionLog(db),
    access: createPostgresAccessList(db),
    allowances: createPostgresAllowanceStore(db),
    corrections: createPostgresCorrectionOutbox(db),
    putDown: async (chat, answer) =>
      void (await db.run(
        `INSERT INTO corrections (chat, answer, key, version, kind, created_at)
         VALUES ($1, $2, 'a', 1, 'changed', 1)`,
        [chat, answer],
      )),
    close: db.close,
  };
});

forgettingContract(POSTGRES, async () => {
  const db = await open();
  return {
    forgetting: createPostgresForgetting(db),
    answers: createPostgresAnswerStore(db),
    state: createPostgresStateStore(db),
    settings: createPostgresChatSettings(db),
    languages: createPostgresLanguages(db),
    inbox: createPostgresUpdateInbox(db),
    close: db.close,
  };
});
