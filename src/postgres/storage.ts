// A PostgreSQL database as one whole: every store of one server's database.
import type { Wait } from '../core/ports.js';
import type { Storage } from '../core/storage.js';
import { createPostgresAccessList, createPostgresAllowanceStore } from './access.js';
import { createPostgresAnswerStore } from './answers.js';
import { createPostgresArticleHistory } from './article-versions.js';
import { createPostgresArticleStore } from './articles.js';
import { createPostgresChannelStore, createPostgresChatStore } from './chats.js';
import { connectPostgres, type Postgres } from './connection.js';
import { createPostgresChatSettings, createPostgresCorrectionOutbox } from './corrections.js';
import { createPostgresDigestMessages } from './digest-messages.js';
import { createPostgresDigestStore } from './digests.js';
import { createPostgresEmbeddingQueue } from './embedding-queue.js';
import { createPostgresForgetting } from './forgetting.js';
import { createPostgresQuotedCheck } from './given-quotes.js';
import { markInUse } from './in-use.js';
import { createPostgresLanguages } from './languages.js';
import { createPostgresLeadership } from './leadership.js';
import { createLockSession } from './lock-session.js';
import { assertMigrated, migratePostgres } from './migrations.js';
import { assertWhole } from './moving.js';
import { asOpeningError } from './opening-error.js';
import { createPostgresOutbox } from './outbox.js';
import { createPostgresQuestionLog } from './questions.js';
import { postgresReaderSecret } from './reader-secret.js';
import { createPostgresSourceStore } from './sources.js';
import { createPostgresStateStore } from './state.js';
import { createStoredVectorIndex } from './stored-index.js';
import { createPostgresStoryStore } from './stories.js';
import { createPostgresSubscriptionStore } from './subscriptions.js';
import { createPostgresUpdateClaims } from './update-claims.js';
import { createPostgresUpdateInbox } from './updates.js';
import { createPostgresVoteStore } from './votes.js';
import { createPostgresWordSearch } from './word-search.js';

export interface PostgresStorageOptions {
  readonly readonly?: boolean;
  readonly wait: Wait;
  /** Hears that a connection that nobody used was lost. */
  readonly onIdleError?: (error: Error) => void;
}

/**
 * Connects to the server that `url` names and brings its tables up to date, unless `readonly`. Throws CONFIG_INVALID
 * where the address cannot be read, DATABASE_UNREADABLE where the server cannot be reached or its tables are of an older
 * version, DATABASE_TOO_NEW where a later version of the program was there, DATABASE_INCOMPLETE where a move into it is not
 * finished, DATABASE_IN_USE where it is being moved.
 */
export async function openPostgresStorage(
  url: string,
  { readonly = false, wait, onIdleError }: PostgresStorageOptions,
): Promise<Storage> {
  const db = connectPostgres(url, onIdleError === undefined ? {} : { onIdleError });
  let unmark = async (): Promise<void> => {};
  try {
    unmark = await markInUse(db, { wait });
    await (readonly ? assertMigrated(db) : migratePostgres(db));
    await assertWhole(db);
  } catch (error) {
    await unmark();
    await db.close();
    throw asOpeningError(error);
  }
  const storage = storageOf(db, wait);
  return {
    ...storage,
    close: async () => {
      await unmark();
      await storage.close();
    },
  };
}

/** Every store of an opened database whose tables are up to date. */
export function storageOf(db: Postgres, wait: PostgresStorageOptions['wait']): Storage {
  const leadership = createPostgresLeadership(createLockSession(db, { wait }), { wait });
  const claims = createPostgresUpdateClaims(createLockSession(db, { wait }));
  return {
    articles: createPostgresArticleStore(db),
    words: createPostgresWordSearch(db),
    history: createPostgresArticleHistory(db),
    stories: createPostgresStoryStore(db),
    sources: createPostgresSourceStore(db),
    wasQuoted: createPostgresQuotedCheck(db),
    readerSecret: (make) => postgresReaderSecret(db, make),
    answers: createPostgresAnswerStore(db),
    state: createPostgresStateStore(db),
    inbox: createPostgresUpdateInbox(db),
    claims,
    votes: createPostgresVoteStore(db),
    questions: createPostgresQuestionLog(db),
    accessList: createPostgresAccessList(db),
    allowances: createPostgresAllowanceStore(db),
    chats: createPostgresChatStore(db),
    channels: createPostgresChannelStore(db),
    subscriptions: createPostgresSubscriptionStore(db),
    digests: createPostgresDigestStore(db),
    digestMessages: createPostgresDigestMessages(db),
    outbox: createPostgresOutbox(db),
    languages: createPostgresLanguages(db),
    forgetting: createPostgresForgetting(db),
    chatSettings: createPostgresChatSettings(db),
    corrections: createPostgresCorrectionOutbox(db),
    index: createStoredVectorIndex(db),
    passages: createPostgresEmbeddingQueue(db),
    leadership,
    async size() {
      const [row] = await db.query<{ size: number }>('SELECT pg_database_size(current_database()) AS size');
      return row?.size ?? 0;
    },
    close: async () => {
      await claims.close();
      await leadership.close();
      await db.close();
    },
  };
}
