// Looking for what is followed: one question that cannot be looked for holds up no other.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMatchSubscriptions } from '../../src/app/match-subscriptions.js';
import { keptInTurn } from '../../src/core/in-turn.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createArticleStore } from '../../src/store/articles.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { answeredWith, articleSaying, quoteOf } from '../bot/sample.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';

let db: Database;
let broken: string | null;

beforeEach(() => {
  db = openDatabase(':memory:');
  broken = null;
});
afterEach(() => void db.close());

test('a question that cannot be looked for stays for later, and all others are told of', async () => {
  const store = createArticleStore(db);
  const subscriptions = createSubscriptionStore(db);
  const digests = createDigestStore(db);
  const embedder = createHashedEmbedder();
  await store.setModel(model);
  const QUESTION = 'Cầu dài 640 mét';
  for (const chat of [1, 2, 3]) {
    const who = { chat, topic: null, person: chat, createdAt: 0, seen: 0 };
    const question = `${QUESTION}${'?'.repeat(chat)}`;
    await subscriptions.add({ ...AT_ONCE_TURN, ...who, kind: 'question', question }, 20);
  }
  await put(store, articleOf('mới', { text: `${QUESTION}.`, date: null }));
  const match = createMatchSubscriptions({
    ...{ articles: store, subscriptions, digests, clock: () => 100 },
    stories: { storyOf: async () => null },
    embed: () => embedder.embedQuestion(QUESTION),
    model: () => embedder.model.fingerprint,
    async ask(question) {
      if (question === broken) throw new Error('cannot be looked for');
      return answeredWith(question, [quoteOf(articleSaying(question), question)]);
    },
    topics: { read: async () => expect.fail(), vectorOf: () => expect.fail(), senseOf: () => expect.fail() },
    ...{ isGone: async () => false, turn: async () => {} },
  });
  const { signal } = new AbortController();
  const toldChats = async () =>
    await keptInTurn([1, 2, 3], async (chat) => (await digests.waiting({ chat, topic: null })).length > 0);
  broken = `${QUESTION}?`;
  await expect(match(signal)).rejects.toThrow('cannot be looked for');
  expect(await toldChats()).toEqual([2, 3]);
  await expect(match(signal)).rejects.toThrow('cannot be looked for');
  broken = null;
  expect(await match(signal)).toBe(1);
  expect(await toldChats()).toEqual([1, 2, 3]);
});
