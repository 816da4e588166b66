// Two that prepare and two that send at once from one PostgreSQL, as two processes would: each item once, and none lost.
import { expect, it } from 'vitest';
import type { PreparedDigest } from '../../src/core/digest.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createPostgresDigestMessages } from '../../src/postgres/digest-messages.js';
import { createPostgresDigestStore } from '../../src/postgres/digests.js';
import { createPostgresOutbox } from '../../src/postgres/outbox.js';
import { createPostgresSubscriptionStore } from '../../src/postgres/subscriptions.js';
import { foundItem } from '../contracts/digest-store.js';
import { messageTo } from '../contracts/outbox.js';
import { noteFound } from '../support/note-found.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const database = testPostgres();
const CHATS = [1, 2, 3, 4, 5, 6];
const ITEMS = ['a', 'b', 'c'];

async function open() {
  const db = await database();
  return {
    outbox: createPostgresOutbox(db),
    subscriptions: createPostgresSubscriptionStore(db),
    digests: createPostgresDigestStore(db),
    messages: createPostgresDigestMessages(db),
  };
}
type Stores = Awaited<ReturnType<typeof open>>;

/** What the place is to be told now: each item by a message of its own. */
async function made({ digests, subscriptions }: Stores, chat: number): Promise<PreparedDigest> {
  const place = { chat, topic: null };
  const waiting = await digests.waiting(place);
  const turns = (await subscriptions.ofPlace(place)).map(({ id, lastDay, nextAt }) => {
    return { subscription: id, from: { lastDay, nextAt }, lastDay: '2026-01-02', nextAt: 9000 };
  });
  return {
    ...{ place, turns, done: waiting.map(({ id }) => id) },
    messages: waiting.map(({ article }, n) =>
      messageTo(chat, `digest ${n + 1}/${waiting.length} ${article}`),
    ),
    carried: waiting.map(({ id }, message) => ({ item: id, lead: id, message })),
    told: waiting.map(({ story, article }) => ({ story, articles: [article] })),
  };
}

/** Sends all that is due until nothing is, and notes what each message told. */
async function send({ outbox, messages }: Stores, process: string, heard: string[]): Promise<void> {
  for (let rows = await outbox.due(9000, 20); rows.length > 0; rows = await outbox.due(9000, 20))
    for (const { id, chat } of rows) {
      if (!(await outbox.begin(id, process, 99_000))) continue;
      const { stories } = await messages.standing(id, { part: 1, parts: 1 });
      heard.push(...stories.map(({ article }) => `${chat} ${article}`));
      await outbox.sent(id, 77, 9000);
    }
}

it(`${POSTGRES} has each item told once, whoever prepares and sends`, async () => {
  const stores = await open();
  for (const chat of CHATS) {
    const who = {
      chat,
      topic: null,
      person: chat,
      kind: 'topic',
      question: 'Lúa',
      createdAt: 1,
      seen: 0,
    } as const;
    const { id } = await stores.subscriptions.add(
      { ...AT_ONCE_TURN, ...who, frequency: 'daily', nextAt: 1000 },
      9,
    );
    await noteFound(
      stores,
      id ?? '',
      ITEMS.map((article) => foundItem(article)),
      5,
    );
  }
  // Both read before either writes, and in opposite orders.
  const plans = await Promise.all(
    [CHATS, CHATS.toReversed()].map((chats) => Promise.all(chats.map((chat) => made(stores, chat)))),
  );
  const prepared = await Promise.all(plans.map((plan) => stores.digests.prepareAll(plan, 2000)));
  expect(prepared.flat()).toHaveLength(CHATS.length);
  expect(await stores.outbox.counts()).toMatchObject({ pending: CHATS.length * ITEMS.length });
  const heard: string[] = [];
  await Promise.all(['one', 'two'].map((process) => send(stores, process, heard)));
  expect(heard.toSorted()).toEqual(CHATS.flatMap((chat) => ITEMS.map((item) => `${chat} ${item}`)));
  expect(await stores.outbox.counts()).toMatchObject({ sent: CHATS.length * ITEMS.length, resent: 0 });
});

it(`${POSTGRES} loses nothing of what is sent, taken back, and ended at once`, async () => {
  const stores = await open();
  const place = { chat: 1, topic: null };
  const who = { ...place, person: 1, kind: 'topic', createdAt: 1, seen: 0 } as const;
  const [one, two] = [
    await stores.subscriptions.add({ ...AT_ONCE_TURN, ...who, question: 'Lúa' }, 9),
    await stores.subscriptions.add({ ...AT_ONCE_TURN, ...who, question: 'Lũ' }, 9),
  ];
  for (const article of ITEMS) await noteFound(stores, one.id ?? '', [foundItem(article)], 5);
  await noteFound(stores, two.id ?? '', [foundItem('d')], 5);
  const first = { ...(await made(stores, 1)), turns: [] };
  expect(await stores.digests.prepare(first, 2000)).toBe(true);
  const rows = (await stores.digests.unsent(place)).map(({ message }) => message);
  const items = await stores.digests.unsent(place);
  const again = {
    ...{ place, turns: [], told: [], messages: [messageTo(1, 'digest 1/1 z')], takenBack: rows },
    done: items.flatMap((message) => message.items.map(({ id }) => id)),
    carried: items.flatMap((message) => message.items.map(({ id }) => ({ item: id, lead: id, message: 0 }))),
  };
  const heard: string[] = [];
  const [isTaken] = await Promise.all([
    stores.digests.prepare(again, 2000),
    send(stores, 'one', heard),
    stores.subscriptions.remove(two.id ?? ''),
    stores.subscriptions.change(one.id ?? '', { paused: true }),
  ]);
  await send(stores, 'two', heard);
  const left = (await stores.digests.waiting(place)).map(({ article }) => `1 ${article}`);
  const known = new Set([...heard, ...left]);
  expect([...heard, ...left].length, `taken back: ${isTaken}`).toBe(known.size);
  expect([...known].filter((name) => name !== '1 d').toSorted()).toEqual(ITEMS.map((item) => `1 ${item}`));
});
