// A bot over the fake Telegram with real asking, stories and stores behind it: what chats follow is looked for and sent.
import { createAsk } from '../../src/app/ask.js';
import { createChooseStories } from '../../src/app/choose-stories.js';
import { createCite } from '../../src/app/cite.js';
import { createComposeDigest } from '../../src/app/compose-digest.js';
import { createDeliver } from '../../src/app/deliver.js';
import { createGroupStories } from '../../src/app/group-stories.js';
import { createIngest } from '../../src/app/ingest.js';
import { createMatchSubscriptions } from '../../src/app/match-subscriptions.js';
import { createTopicReader } from '../../src/app/read-topics.js';
import { createScheduleDigests } from '../../src/app/schedule-digests.js';
import { createTellStories } from '../../src/app/tell-stories.js';
import { followData } from '../../src/bot/callback-data.js';
import { createUnhurriedApi } from '../../src/bot/connection.js';
import { createBot } from '../../src/bot/create-bot.js';
import { startPolling } from '../../src/bot/polling.js';
import { createDigestLayOut } from '../../src/bot/render-digest.js';
import { createOutboxSender } from '../../src/bot/send-outbox.js';
import type { Place } from '../../src/core/place.js';
import { createSendPace } from '../../src/core/send-pace.js';
import type { RawArticle } from '../../src/core/source-item.js';
import { AT_ONCE_TURN, type Subscription } from '../../src/core/subscription.js';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createStoryStore } from '../../src/store/stories.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { capturedLog, type LogLine, prompts } from '../bot/harness.js';
import { botStores } from './bot-stores.js';
import { createExactIndex } from './exact-index.js';
import { type FakeTelegram, startFakeTelegram } from './fake-telegram/server.js';
import type { BotMessage } from './fake-telegram/world.js';
import { createHashedEmbedder } from './hashed-embedder.js';
import { memoryDatabase } from './memory-database.js';
import { createMemoryInbox } from './memory-inbox.js';
import { plainExtract, rawOf, streamOf } from './raw-articles.js';

export interface FollowScene extends ReturnType<typeof botStores> {
  readonly telegram: FakeTelegram;
  readonly lines: LogLine[];
  /** Milliseconds since 1970, as everything in the scene sees it. */
  now: number;
  /** Questions asked of the collection on behalf of subscriptions. */
  readonly looked: string[];
  /** Takes an article in: its title and body. */
  ingest(key: string, title: string, text: string, over?: Partial<RawArticle>): Promise<void>;
  /** Chats that are shut out. */
  readonly shut: Set<number>;
  /** Looks for what is new; gives how many articles were found. */
  match(until?: AbortSignal): Promise<number>;
  /** Looks for what is new and sends what is due. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** Later than every passage, so that nothing is found for whoever has seen it but what a test says. */
export const SEEN = 1_000_000;

/** Has a place follow a topic at once, or what `over` says, beyond any limit; gives the subscription's id. */
export async function followAtOnce(
  scene: FollowScene,
  place: Place,
  question: string,
  over: Partial<Subscription> = {},
): Promise<string> {
  const one = { ...AT_ONCE_TURN, ...place, person: 1, kind: 'topic', question, seen: SEEN } as const;
  const { id } = await scene.subscriptions.add({ ...one, createdAt: scene.now - 1000, ...over }, 20);
  if (id === null) throw new Error(`“${question}” cannot be followed.`);
  return id;
}

export const NOON = Date.UTC(2025, 9, 25, 5);
const ADMIN = 900;
/** Scores of the hashed embedder's answers lie well on either side of it. */
const THRESHOLD = 0.3;

/** A scene with its bot polling; person 900 is an admin, and a chat may follow three questions. */
export async function createFollowScene(): Promise<FollowScene> {
  const telegram = await startFakeTelegram();
  const db = memoryDatabase();
  const store = createArticleStore(db);
  const stories = createStoryStore(db);
  const { log, lines } = capturedLog();
  const [embedder, index, pace] = [createHashedEmbedder(), createExactIndex(), createSendPace()];
  const clock = () => scene.now;
  const looked: string[] = [];
  const shut = new Set<number>();
  const grouping = createGroupStories({ articles: store, stories, pause: async () => {} });
  const words = createWordSearch(db);
  const ask = createAsk({ store, words, stories, embedder, index, clock, threshold: THRESHOLD });
  const onStored = grouping.place;
  const ingest = createIngest({ store, embedder, index, clock, extract: plainExtract, onStored });
  const kept = { ...botStores(db), subscriptionsPerChat: 3, isAdmin: (user: number) => user === ADMIN };
  const connection = { token: telegram.token, client: { apiRoot: telegram.apiRoot }, clock, log, pace };
  const bot = createBot({
    ...connection,
    ...kept,
    isKeptOut: async (chat) => shut.has(chat),
    ask: (question) => ask(question),
    cite: createCite({ articles: store, history: createArticleHistory(db) }),
    lastPassage: () => store.lastChunkId(),
    prompts,
  });
  const polling = startPolling({ bot, inbox: createMemoryInbox(), state: kept.state, clock, log });
  const api = createUnhurriedApi({ ...connection, chats: kept.chats });
  const match = createMatchSubscriptions({
    ...{ articles: store, stories, clock },
    ...{ subscriptions: kept.subscriptions, digests: kept.digests },
    isGone: async (chat) => (await kept.chats.isGone(chat)) || shut.has(chat),
    topics: createTopicReader({ words, embedder, index, articles: store, clock }),
    ask(question, options) {
      looked.push(question);
      return ask(question, options);
    },
    embed: embedder.embedQuestion,
    model: () => embedder.model.fingerprint,
    turn: async () => {},
  });
  const tellStories = createTellStories(stories);
  const schedule = createScheduleDigests({
    ...{ digests: kept.digests, subscriptions: kept.subscriptions, clock, isGone: kept.chats.isGone },
    compose: createComposeDigest({
      choose: createChooseStories({ articles: store, stories }),
      present: (reply) => tellStories(reply),
      keep: async (...given) => (await kept.answers.save(...given)).id,
      layOut: createDigestLayOut(prompts),
    }),
    languageOf: kept.languages.of,
    turn: async () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  const deliver = createDeliver({
    ...{ outbox: kept.outbox, pace, clock, process: 'scene' },
    sender: createOutboxSender({ ...kept, api, isKeptOut: async (chat) => shut.has(chat), prompts, log }),
    wait: async (milliseconds) => {
      scene.now += milliseconds;
    },
  });
  const { signal } = new AbortController();

  const scene: FollowScene = {
    ...kept,
    telegram,
    lines,
    looked,
    shut,
    now: NOON,
    async ingest(key, title, text, over = {}) {
      const report = await ingest(
        streamOf([rawOf(key, { text: `${title}\n${text}`, date: '2025-10-25', ...over })]),
      );
      if (report.counts.new + report.counts.changed !== 1) throw new Error(`${key} was not taken in.`);
    },
    match: (until = signal) => match(until),
    async deliver() {
      await match(signal);
      await schedule(signal);
      await deliver(signal);
    },
    async close() {
      await polling.stop();
      await telegram.close();
      db.close();
    },
  };
  return scene;
}

/** What the button that follows an answer's question sends. */
export function followButton(message: BotMessage): string {
  const data = message.keyboard.flat().map(({ callback_data }) => callback_data ?? '');
  const [, id = ''] = /^s:([\w-]+):/u.exec(data.find((one) => one.startsWith('s:')) ?? '') ?? [];
  return followData(id);
}
