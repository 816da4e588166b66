// Looking for what is followed: one question that cannot be looked for holds up no other, and two processes that look at
// once note nothing twice.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMatchSubscriptions } from '../../src/app/match-subscriptions.js';
import { keptInTurn } from '../../src/core/in-turn.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { answeredWith, articleSaying, quoteOf } from '../bot/sample.js';
import { foundItem } from '../contracts/digest-store.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

let db: Database;
let broken: string | null;

beforeEach(() => {
  db = memoryDatabase();
  broken = null;
});
afterEach(() => void db.close());

const QUESTION = 'Cầu dài 640 mét';

/** Matching with a question for each of `chats` and an article for each of `keys`; `asked` hears each question first. */
async function scene(
  chats: readonly number[],
  keys: readonly string[],
  asked: (question: string) => unknown,
) {
  const store = createArticleStore(db);
  const subscriptions = createSubscriptionStore(db);
  const digests = createDigestStore(db);
  const embedder = createHashedEmbedder();
  await store.setModel(model);
  for (const chat of chats) {
    const who = { chat, topic: null, person: chat, createdAt: 0, seen: 0 };
    const question = `${QUESTION}${'?'.repeat(chat)}`;
    await subscriptions.add({ ...AT_ONCE_TURN, ...who, kind: 'question', question }, 20);
  }
  for (const key of keys) await put(store, articleOf(key, { text: `${QUESTION}.`, date: null }));
  const match = createMatchSubscriptions({
    ...{ articles: store, subscriptions, digests, clock: () => 100 },
    stories: { storyOf: async () => null },
    embed: () => embedder.embedQuestion(QUESTION),
    model: () => embedder.model.fingerprint,
    async ask(question) {
      await asked(question);
      return answeredWith(question, [quoteOf(articleSaying(question), question)]);
    },
    topics: { read: async () => expect.fail(), vectorOf: () => expect.fail(), senseOf: () => expect.fail() },
    ...{ isGone: async () => false, turn: async () => {} },
  });
  const { signal } = new AbortController();
  return { store, digests, subscriptions, match: () => match(signal) };
}

test('a question that cannot be looked for stays for later, and all others are told of', async () => {
  const { digests, match } = await scene([1, 2, 3], ['mới'], (question) => {
    if (question === broken) throw new Error('cannot be looked for');
  });
  const toldChats = async () =>
    await keptInTurn([1, 2, 3], async (chat) => (await digests.waiting({ chat, topic: null })).length > 0);
  broken = `${QUESTION}?`;
  await expect(match()).rejects.toThrow('cannot be looked for');
  expect(await toldChats()).toEqual([2, 3]);
  await expect(match()).rejects.toThrow('cannot be looked for');
  broken = null;
  expect(await match()).toBe(1);
  expect(await toldChats()).toEqual([1, 2, 3]);
});

test('what another process found meanwhile is not found again, and what that has not looked at is', async () => {
  const place = { chat: 1, topic: null };
  let isOther = false;
  const { store, digests, subscriptions, match } = await scene([1], ['một', 'hai'], async () => {
    if (isOther) return;
    isOther = true;
    const [{ id } = expect.fail()] = await subscriptions.ofPlace(place);
    const both = await store.chunkIds();
    const looked = { from: 0, to: both[both.length / 2 - 1] ?? expect.fail() };
    expect(await digests.found(id, looked, [foundItem('một')], 90)).toBe(true);
    const done = (await digests.waiting(place)).map((item) => item.id);
    await digests.prepare({ place, messages: [], done, carried: [], told: [], turns: [] }, 95);
  });
  expect(await match()).toBe(1);
  expect((await digests.waiting(place)).map(({ article }) => article)).toEqual(['hai']);
});
