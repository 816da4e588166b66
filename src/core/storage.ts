// All that is kept, as one whole: every store of one database, whichever database it is.
import type { AccessList } from './access.js';
import type { AllowanceStore } from './allowance.js';
import type { ArticleHistory } from './article-history.js';
import type { ArticleStore, WordSearch } from './article-store.js';
import type { ChannelStore, ChatStore } from './chat-ports.js';
import type { ChatSettings, CorrectionOutbox } from './correction-ports.js';
import type { DigestStore } from './digest.js';
import type { DigestMessages } from './digest-message.js';
import type { EmbeddingQueue } from './embedding-queue.js';
import type { Forgetting } from './forgetting.js';
import type { Languages } from './languages.js';
import type { Leadership } from './leadership.js';
import type { Outbox } from './outbox.js';
import type { AnswerStore, StateStore, UpdateInbox, VectorIndex } from './ports.js';
import type { QuestionLog } from './question-log.js';
import type { SourceStore } from './source-store.js';
import type { StoryStore } from './story-store.js';
import type { SubscriptionStore } from './subscription.js';
import type { UpdateClaims } from './update-claims.js';
import type { VoteStore } from './votes.js';

/** What is kept of articles. */
export interface CollectionStorage {
  readonly articles: ArticleStore;
  readonly words: WordSearch;
  readonly history: ArticleHistory;
  readonly stories: StoryStore;
  readonly sources: SourceStore;
  /** Whether anybody was given a quote of the article of that key that still stands as it was given. */
  wasQuoted(key: string): Promise<boolean>;
  /** What addresses of reader pages are sealed with: `make(bytes)` the first time, the same ever after. */
  readerSecret(make: (bytes: number) => Buffer): Promise<Buffer>;
}

/** What is kept of chats and of people. */
export interface ChatStorage {
  readonly answers: AnswerStore;
  readonly state: StateStore;
  readonly inbox: UpdateInbox;
  /** Which of the inbox's updates this process handles, where it is sent them. */
  readonly claims: UpdateClaims;
  readonly votes: VoteStore;
  readonly questions: QuestionLog;
  readonly accessList: AccessList;
  readonly allowances: AllowanceStore;
  readonly chats: ChatStore;
  readonly channels: ChannelStore;
  readonly subscriptions: SubscriptionStore;
  readonly digests: DigestStore;
  readonly digestMessages: DigestMessages;
  readonly outbox: Outbox;
  readonly languages: Languages;
  readonly forgetting: Forgetting;
  readonly chatSettings: ChatSettings;
  readonly corrections: CorrectionOutbox;
}

export interface Storage extends CollectionStorage, ChatStorage {
  /** Which of the processes that have the database open does what only one may do. */
  readonly leadership: Leadership;
  /** The vectors' own index where the database keeps one; null where the process builds its own of them. */
  readonly index: VectorIndex | null;
  /** Passages that other machines may embed too; null where one machine alone works with the database. */
  readonly passages: EmbeddingQueue | null;
  /** Bytes that the database takes. */
  size(): Promise<number>;
  close(): Promise<void>;
}
