// What a bot under test keeps: the real stores, in a database in memory unless another is given.
import { randomUUID } from 'node:crypto';
import type { BotDeps } from '../../src/bot/create-bot.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { DigestStore } from '../../src/core/digest.js';
import type { DigestMessages } from '../../src/core/digest-message.js';
import type { StoryStore } from '../../src/core/story-store.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChannelStore, createChatStore } from '../../src/store/chats.js';
import { createChatSettings } from '../../src/store/corrections.js';
import type { Database } from '../../src/store/database.js';
import { createDigestMessages } from '../../src/store/digest-messages.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createForgetting } from '../../src/store/forgetting.js';
import { createLanguages } from '../../src/store/languages.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createStateStore } from '../../src/store/state.js';
import { createStoryStore } from '../../src/store/stories.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { createVoteStore } from '../../src/store/votes.js';
import { digestRequestsOn } from './digest-requests.js';
import { memoryDatabase } from './memory-database.js';
import { researchOn } from './research-stores.js';

export interface BotStores extends Omit<BotDeps, 'token' | 'prompts' | 'clock' | 'log' | 'ask' | 'cite'> {
  readonly digests: DigestStore;
  readonly messages: DigestMessages;
  readonly articles: ArticleStore;
  readonly stories: StoryStore;
}

/** The parts of a bot that keep something; nobody is an admin. */
export function botStores(db: Database = memoryDatabase()): BotStores {
  const stores = {
    articles: createArticleStore(db),
    stories: createStoryStore(db),
    answers: createAnswerStore(db),
    digests: createDigestStore(db),
    subscriptions: createSubscriptionStore(db),
  };
  const { timeline, compare, citations, check } = researchOn(db, stores);
  const previewTopic: BotDeps['previewTopic'] = async () => ({
    latest: [],
    matching: 0,
    thresholds: { looser: null, tighter: null, now: 0.5 },
  });
  return {
    ...stores,
    ...digestRequestsOn(stores, previewTopic),
    ...{ timeline, compare, citations, check },
    state: createStateStore(db),
    votes: createVoteStore(db),
    newId: () => randomUUID(),
    chats: createChatStore(db),
    channels: createChannelStore(db),
    messages: createDigestMessages(db),
    previewTopic,
    outbox: createOutbox(db),
    onOutbox: () => {},
    lastPassage: async () => 0,
    subscriptionsPerChat: 20,
    settings: createChatSettings(db),
    languages: createLanguages(db),
    forgetting: createForgetting(db),
    keptDays: { answers: 90, questions: 90 },
    isAdmin: () => false,
  };
}
