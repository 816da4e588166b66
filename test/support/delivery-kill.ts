// A delivery to kill: chats that follow questions, articles that answer them, announcements, and one whole run of sending.
import { join } from 'node:path';
import { createDeliver } from '../../src/app/deliver.js';
import { createMatchSubscriptions } from '../../src/app/match-subscriptions.js';
import { createTopicReader } from '../../src/app/read-topics.js';
import { createUnhurriedApi } from '../../src/bot/connection.js';
import { createOutboxSender } from '../../src/bot/send-outbox.js';
import type { Answer } from '../../src/core/answer.js';
import { quoteOf } from '../../src/core/choose-quotes.js';
import { pagesOf } from '../../src/core/digest-page.js';
import { createSendPace } from '../../src/core/send-pace.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createLogger } from '../../src/log.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatStore } from '../../src/store/chats.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createDigestMessages } from '../../src/store/digest-messages.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { articleOf, model, put } from './articles.js';
import { createExactIndex } from './exact-index.js';
import { createHashedEmbedder } from './hashed-embedder.js';

/** A moment at which a process may be killed: around every statement and request, or one of those with a name. */
export type Step = (name?: string) => void;

export const CHATS = [1, 2, 3, -4, 5, 6];
const QUESTIONS = ['Cầu dài bao nhiêu?', 'Lúa giá bao nhiêu?', 'Lũ dâng bao nhiêu?'];
const ANNOUNCEMENTS = ['Báo tin một', 'Báo tin hai'];
export const START = Date.UTC(2025, 9, 25, 5);

/** What each chat is to hear, each once. */
export const expected: ReadonlyArray<{ readonly chat: number; readonly says: string }> = CHATS.flatMap(
  (chat) => [...QUESTIONS, ...ANNOUNCEMENTS].map((says) => ({ chat, says })),
);

/** A database in which everything is still to be found and sent. */
export async function prepareDelivery(file: string): Promise<void> {
  const db = openDatabase(file);
  const store = createArticleStore(db);
  await store.setModel(model);
  const text = 'Cầu dài 640 mét. Lúa giá 7 nghìn đồng. Lũ dâng 3 mét.';
  await put(store, articleOf('tin', { text, captions: [], date: null, eventDay: null }));
  const subscriptions = createSubscriptionStore(db);
  for (const chat of CHATS)
    for (const question of QUESTIONS) {
      const who = { chat, topic: null, person: null };
      await subscriptions.add(
        { ...AT_ONCE_TURN, kind: 'question', ...who, question, createdAt: START, seen: 0 },
        9,
      );
    }
  await createOutbox(db).add(
    CHATS.flatMap((chat) =>
      ANNOUNCEMENTS.map((text, n) => ({
        ...{ chat, topic: null, language: 'vi' as const, period: 'announcement', item: `a${n}` },
        ...{ payload: { kind: 'announcement', text }, dueAt: START },
      })),
    ),
  );
  db.close();
}

/** Answers every question by the first sentence of the article, as asking would. */
function answering(db: Database): (question: string, chunks: readonly number[]) => Promise<Answer> {
  const store = createArticleStore(db);
  return async (question, ids) => {
    const quotes = (await store.chunks(ids)).map(({ article }) => {
      const span = { start: 0, end: article.text.indexOf('.') + 1 };
      return quoteOf(article, null, span, { start: 0, end: article.text.length });
    });
    return { status: 'answered', question, quotes, window: null, score: 1 };
  };
}

/**
 * Finds and sends all there is. Time passes only where something is waited for, and begins at `start`. `step` is called
 * before and after what the outside can see.
 */
export async function runDelivery(
  file: string,
  {
    apiRoot,
    token,
    start,
    name,
    step,
  }: { apiRoot: string; token: string; start: number; name: string; step: Step },
): Promise<void> {
  const db = openDatabase(file);
  let now = start;
  const clock = () => now;
  const log = createLogger('silent');
  const pace = createSendPace();
  const [store, answers, outbox] = [createArticleStore(db), createAnswerStore(db), createOutbox(db)];
  const embedder = createHashedEmbedder();
  const answer = answering(db);
  const subscriptions = createSubscriptionStore(db);
  const digests = createDigestStore(db);
  /** Composing digests is killed elsewhere: here each article found is a message. */
  async function prepareEach(chat: number): Promise<void> {
    const place = { chat, topic: null };
    const questions = new Map((await subscriptions.ofPlace(place)).map(({ id, question }) => [id, question]));
    for (const { id, subscription, article, quote, score } of await digests.waiting(place)) {
      const title = questions.get(subscription) ?? '';
      const group = { subscription, kind: 'question', title, updates: [null] } as const;
      const found = { status: 'answered', question: title, quotes: [quote], window: null, score } as const;
      const answer = (await answers.save(place, { ...found, digest: [group] }, now)).id;
      const [page] = pagesOf({ occasion: { kind: 'at-once' }, more: 0, rest: null, shown: 0 }, [1]);
      const payload = { kind: 'digest', answer, page };
      const message = { ...place, language: 'vi', period: 'at-once', payload, dueAt: now } as const;
      const carried = [{ item: id, lead: id, message: 0 }];
      const messages = [{ ...message, item: `digest 1/1 ${subscription} ${article}` }];
      await digests.prepare({ place, messages, done: [id], carried, told: [], turns: [] }, now);
    }
  }
  const match = createMatchSubscriptions({
    ...{ articles: store, subscriptions, clock, model: () => 'm', isGone: async () => false },
    // Each question's article counts as a story of its own, else a chat would hear of one alone.
    stories: { storyOf: async () => null },
    digests: {
      async found(...found) {
        const noted = await digests.found(...found);
        step('advanced');
        return noted;
      },
    },
    topics: createTopicReader({
      ...{ words: createWordSearch(db), embedder, clock },
      ...{ articles: store, index: createExactIndex() },
    }),
    ask: async (question, { only = [] }) => answer(question, only),
    embed: embedder.embedQuestion,
    turn: async () => {},
  });
  const api = createUnhurriedApi({ token, client: { apiRoot }, clock, log, pace });
  const sending: typeof api.sendMessage = async (...message) => {
    step('asked');
    const sent = await api.sendMessage(...message);
    step('accepted');
    return sent;
  };
  const prompts = loadPrompts(join(projectRoot, 'prompts'), 'bot');
  const deliver = createDeliver({
    outbox: {
      ...outbox,
      async begin(...begun) {
        const taken = await outbox.begin(...begun);
        step('begun');
        return taken;
      },
      async sent(...noted) {
        await outbox.sent(...noted);
        step('noted');
      },
    },
    sender: createOutboxSender({
      ...{ api: { sendMessage: sending }, answers, prompts, log },
      ...{ articles: createArticleStore(db), messages: createDigestMessages(db) },
      chats: createChatStore(db),
    }),
    ...{ pace, clock, process: name },
    wait: async (milliseconds) => {
      await new Promise(setImmediate);
      now += milliseconds;
    },
  });
  const { signal } = new AbortController();
  await match(signal);
  for (const chat of CHATS) await prepareEach(chat);
  for (;;) {
    const { waitMs } = await deliver(signal);
    if (waitMs === null) break;
    now += waitMs;
  }
  db.close();
}
