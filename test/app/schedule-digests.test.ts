// Preparing digests with the real stores: one for a place, none where nothing waits, nothing twice, and no place in another's way.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ComposeDigest } from '../../src/app/compose-digest.js';
import { createScheduleDigests } from '../../src/app/schedule-digests.js';
import { DEFAULT_DIGEST_SETTINGS, type DigestStore } from '../../src/core/digest.js';
import { AT_ONCE_TURN, type Subscription } from '../../src/core/subscription.js';
import type { Database } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { foundItem } from '../contracts/digest-store.js';
import { memoryDatabase } from '../support/memory-database.js';
import { noteFound } from '../support/note-found.js';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);

let db: Database;
let now: number;
let gone: Set<number>;
let failing: Set<number>;
let failures: number[];
let composed: string[];

beforeEach(() => {
  db = memoryDatabase();
  now = at('2026-11-20T07:00');
  [gone, failing, failures, composed] = [new Set(), new Set(), [], []];
});
afterEach(() => void db.close());

/** One message of all that waits and was not told. */
const compose: ComposeDigest = async ({
  place,
  items,
  told,
  period,
  subscriptions,
  language,
  now: dueAt,
}) => {
  if (failing.has(place.chat)) throw new Error('a fault of our own');
  composed.push(`${place.chat} ${period} ${subscriptions.map(({ question }) => question).join('+')}`);
  const known = new Set((await told(items.map(({ story }) => story))).map(({ story }) => story));
  const fresh = items.filter(({ story }) => !known.has(story));
  const stories = [...new Set(fresh.map(({ story }) => story))];
  const payload = { stories };
  const item = `digest ${fresh[0]?.article}`;
  return {
    messages: stories.length === 0 ? [] : [{ ...place, period, item, language, payload, dueAt }],
    done: [...new Set(items.map(({ id }) => id))],
    carried: fresh.map(({ id }) => ({ item: id, lead: id, message: 0 })),
    told: stories.map((story) => ({ story, articles: [] })),
    fates: [],
  };
};

const stores = () => {
  return {
    digests: createDigestStore(db),
    subscriptions: createSubscriptionStore(db),
    outbox: createOutbox(db),
  };
};
function scheduling(over: Partial<DigestStore> = {}) {
  const { digests, ...others } = stores();
  return createScheduleDigests({
    ...{
      ...others,
      digests: { ...digests, ...over },
      compose,
      languageOf: async () => 'vi',
      isGone: async (chat) => gone.has(chat),
      clock: () => now,
    },
    ...{ turn: async () => {}, onFailure: (_, { chat }) => failures.push(chat) },
  });
}
const run = (signal = new AbortController().signal) => scheduling()(signal);

async function follow(chat: number, question: string, over: Partial<Subscription> = {}): Promise<string> {
  const who = { chat, topic: null, person: 1, kind: 'topic', question, createdAt: 0, seen: 0 } as const;
  return (await stores().subscriptions.add({ ...AT_ONCE_TURN, ...who, ...over }, 99)).id ?? expect.fail();
}
const DAILY = { frequency: 'daily', lastDay: '2026-11-19', nextAt: at('2026-11-20T07:00') } as const;
async function find(id: string, ...articles: string[]): Promise<void> {
  await noteFound(
    stores(),
    id,
    articles.map((article) => foundItem(article)),
    now,
  );
}
const sent = async () =>
  (await stores().outbox.due(Number.MAX_SAFE_INTEGER, 99)).map(({ chat, period, payload }) => [
    chat,
    period,
    (payload as { stories: string[] }).stories,
  ]);

test('all that is due at a place goes into one digest, and nothing is sent where nothing waits', async () => {
  const [one, two] = [await follow(1, 'Lúa', DAILY), await follow(1, 'Lũ')];
  await follow(2, 'Cầu', DAILY);
  await find(one, 'a');
  await find(two, 'b');
  expect(await run()).toEqual({ messages: 1, waitMs: 86_400_000 });
  expect(composed).toEqual(['1 2026-11-20 Lúa+Lũ']);
  expect(await sent()).toEqual([[1, '2026-11-20', ['story of a', 'story of b']]]);
  expect(await run()).toEqual({ messages: 0, waitMs: 86_400_000 });
  expect(await stores().subscriptions.ofPlace({ chat: 2, topic: null })).toMatchObject([
    { lastDay: '2026-11-20' },
  ]);
});

test('what was told does not come again, and an outage ends in one digest', async () => {
  const id = await follow(1, 'Lúa', DAILY);
  await find(id, 'a');
  await run();
  now = at('2026-11-27T21:00');
  await find(id, 'a', 'b');
  expect(await run()).toEqual({ messages: 1, waitMs: 10 * 3_600_000 });
  await stores().outbox.drop(1, now);
  expect(await sent()).toEqual([[1, '2026-11-27', ['story of b']]]);
});

test('a clock that goes back brings nothing again', async () => {
  const id = await follow(1, 'Lúa', DAILY);
  await find(id, 'a');
  await run();
  now = at('2026-11-20T06:00');
  await find(id, 'b');
  expect((await run()).messages).toBe(0);
  now = at('2026-11-20T07:00');
  expect((await run()).messages).toBe(0);
  now = at('2026-11-21T07:00');
  expect((await run()).messages).toBe(1);
});

test('quiet hours hold what comes at once to their end, and changing them lets it go', async () => {
  const id = await follow(1, 'Lúa');
  const place = { chat: 1, topic: null };
  await stores().digests.settle(place, { ...DEFAULT_DIGEST_SETTINGS, quiet: { from: '22:00', to: '06:00' } });
  now = at('2026-11-20T23:00');
  await find(id, 'a');
  expect(await run()).toEqual({ messages: 0, waitMs: 7 * 3_600_000 });
  expect(composed).toEqual([]);
  await stores().digests.settle(place, DEFAULT_DIGEST_SETTINGS);
  expect(await run()).toEqual({ messages: 1, waitMs: null });
  expect(await sent()).toEqual([[1, 'at-once', ['story of a']]]);
});

test('chats that are gone and places that fail keep what waits, hold up nobody, and are not tried without end', async () => {
  for (const chat of [1, 2, 3]) await find(await follow(chat, 'Lúa', chat === 2 ? {} : DAILY), 'a');
  gone.add(1);
  failing.add(2);
  expect(await run()).toEqual({ messages: 1, waitMs: 600_000 });
  expect(failures).toEqual([2]);
  expect((await run()).messages).toBe(0);
  expect(failures).toEqual([2]);
  gone.clear();
  failing.clear();
  now += 600_000;
  expect(await run()).toMatchObject({ messages: 1 });
  now += 3_000_000;
  expect(await run()).toMatchObject({ messages: 1 });
  expect((await sent()).map(([chat]) => chat).sort()).toEqual([1, 2, 3]);
});

test('two processes at once prepare each digest once', async () => {
  for (let chat = 1; chat <= 70; chat++) await find(await follow(chat, 'Lúa', DAILY), 'a');
  const both = await Promise.all([run(), run()]);
  expect(both.reduce((sum, { messages }) => sum + messages, 0)).toBe(70);
  expect(await stores().outbox.counts()).toMatchObject({ pending: 70 });
});

test('what another process prepares while this one looks at the place is not taken back', async () => {
  const { digests } = stores();
  const [one, two] = [await follow(1, 'Lúa', DAILY), await follow(1, 'Lũ')];
  await find(one, 'a');
  await find(two, 'b');
  let isFirst = true;
  const slow = scheduling({
    async waiting(place) {
      const waiting = await digests.waiting(place);
      if (isFirst) {
        isFirst = false;
        await run();
      }
      return waiting;
    },
  });
  await slow(new AbortController().signal);
  expect(await stores().outbox.counts()).toMatchObject({ pending: 1, dropped: 0 });
  expect(await sent()).toEqual([[1, '2026-11-20', ['story of a', 'story of b']]]);
  expect(composed).toHaveLength(1);
});

test('stopped between places it leaves the others due', async () => {
  const stopping = new AbortController();
  for (let chat = 1; chat <= 70; chat++) await find(await follow(chat, 'Lúa', DAILY), 'a');
  const running = run(stopping.signal);
  while ((await stores().outbox.counts()).pending === 0) await null;
  stopping.abort();
  const { messages } = await running;
  expect(messages).toBeGreaterThan(0);
  expect(messages).toBeLessThan(70);
  expect((await run()).messages).toBe(70 - messages);
});
