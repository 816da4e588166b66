// The embedded database as one whole: every store of one SQLite file.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { alwaysLeader } from '../core/leadership.js';
import type { Storage } from '../core/storage.js';
import { createAccessList, createAllowanceStore } from './access.js';
import { createAnswerStore } from './answers.js';
import { createArticleHistory } from './article-versions.js';
import { createArticleStore } from './articles.js';
import { createChannelStore, createChatStore } from './chats.js';
import { chunksInTurns } from './chunks-in-turns.js';
import { createChatSettings, createCorrectionOutbox } from './corrections.js';
import { type Database, openDatabase, sizeOf } from './database.js';
import { createDigestMessages } from './digest-messages.js';
import { createDigestStore } from './digests.js';
import { createForgetting } from './forgetting.js';
import { createQuotedCheck } from './given-quotes.js';
import { createLanguages } from './languages.js';
import { createOutbox } from './outbox.js';
import { promised } from './promised.js';
import { createQuestionLog } from './questions.js';
import { readerSecret } from './reader-secret.js';
import { openReadingThread, type ReadingThread, type ReadingThreadOptions } from './reading-thread.js';
import { createSourceStore } from './sources.js';
import { createStateStore } from './state.js';
import { createStoryStore } from './stories.js';
import { createSubscriptionStore } from './subscriptions.js';
import { createUpdateClaims } from './update-claims.js';
import { createUpdateInbox } from './updates.js';
import { createVoteStore } from './votes.js';
import { createWordSearch } from './word-search.js';

export interface SqliteStorageOptions {
  readonly readonly?: boolean;
  /** Where given, what takes long for a question is read in a thread of its own; hears of that thread's deaths. */
  readonly onReadingDeath?: ReadingThreadOptions['onDeath'];
}

/** Opens `file`, or an empty database in memory with `:memory:`; rejects as openDatabase throws. */
export async function openSqliteStorage(
  file: string,
  { onReadingDeath: onDeath, ...options }: SqliteStorageOptions = {},
): Promise<Storage> {
  const db = openDatabase(file, options);
  const thread = onDeath === undefined ? null : openReadingThread(db, { onDeath });
  const close = async (): Promise<void> => {
    await thread?.close();
    db.close();
  };
  try {
    return {
      ...(await createStores(db, thread)),
      ...promised<Pick<Storage, 'size'>>({ size: () => sizeOf(db) }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Every store, a few at a time: to prepare the statements of all takes some tens of milliseconds. */
async function createStores(
  db: Database,
  thread: ReadingThread | null,
): Promise<Omit<Storage, 'size' | 'close'>> {
  await nextTurn();
  const articles = createArticleStore(db, nextTurn as () => Promise<void>);
  await nextTurn();
  const ofContent = {
    articles: { ...articles, chunks: chunksInTurns(articles.chunks), ...thread?.articles },
    words: thread?.words ?? createWordSearch(db),
    history: createArticleHistory(db),
    stories: createStoryStore(db),
    sources: createSourceStore(db),
    wasQuoted: createQuotedCheck(db),
  };
  await nextTurn();
  const ofPeople = {
    answers: createAnswerStore(db),
    state: createStateStore(db),
    inbox: createUpdateInbox(db),
    claims: createUpdateClaims(db),
    votes: createVoteStore(db),
    questions: createQuestionLog(db),
    accessList: createAccessList(db),
    allowances: createAllowanceStore(db),
  };
  await nextTurn();
  return {
    ...ofContent,
    ...ofPeople,
    readerSecret: (make) => readerSecret(db, make),
    chats: createChatStore(db),
    channels: createChannelStore(db),
    subscriptions: createSubscriptionStore(db),
    digests: createDigestStore(db),
    digestMessages: createDigestMessages(db),
    outbox: createOutbox(db),
    languages: createLanguages(db),
    forgetting: createForgetting(db),
    chatSettings: createChatSettings(db),
    corrections: createCorrectionOutbox(db),
    index: null,
    passages: null,
    leadership: alwaysLeader(),
  };
}
