// Preparing digests when the clock was wrong, the disk is full, or quiet hours came between.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ComposeDigest } from '../../src/app/compose-digest.js';
import { createManageSubscriptions } from '../../src/app/manage-subscriptions.js';
import { createScheduleDigests } from '../../src/app/schedule-digests.js';
import { DEFAULT_DIGEST_SETTINGS, type PreparedDigest } from '../../src/core/digest.js';
import type { Subscription } from '../../src/core/subscription.js';
import type { Database } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { foundItem } from '../contracts/digest-store.js';
import { memoryDatabase } from '../support/memory-database.js';
import { noteFound } from '../support/note-found.js';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const PLACE = { chat: 1, topic: null };

let db: Database;
let now: number;
let passages: number;

beforeEach(() => {
  db = memoryDatabase();
  [now, passages] = [at('2026-11-20T06:00'), 0];
});
afterEach(() => void db.close());

const stores = () => ({ digests: createDigestStore(db), subscriptions: createSubscriptionStore(db) });
const compose: ComposeDigest = async ({ place, items, period, language, now: dueAt }) => ({
  messages: [{ ...place, period, item: `digest ${items[0]?.article}`, language, payload: {}, dueAt }],
  done: items.map(({ id }) => id),
  carried: [],
  told: [],
  fates: [],
});
async function run(): Promise<{ messages: number; waitMs: number | null }> {
  const schedule = createScheduleDigests({
    ...{ ...stores(), compose, languageOf: async () => 'vi', isGone: async () => false, clock: () => now },
    turn: async () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  return schedule(new AbortController().signal);
}
const manage = () =>
  createManageSubscriptions({
    ...{
      ...stores(),
      clock: () => now,
      lastPassage: async () => 0,
      subscriptionsPerChat: 9,
      onChange: () => {},
    },
  });
async function follow(frequency: Subscription['frequency']): Promise<string> {
  const wish = { kind: 'everything', question: '', person: 1, frequency, time: '07:00', weekday: 1 } as const;
  return (await manage().add(PLACE, wish)).id ?? expect.fail();
}
async function find(id: string): Promise<void> {
  passages++;
  await noteFound(stores(), id, [foundItem(`a${passages}`)], now);
}
/** Runs at this moment, with something to say; gives how many messages came of it. */
async function comes(id: string, local: string): Promise<number> {
  now = at(local);
  await find(id);
  return (await run()).messages;
}

test.each(['daily', 'weekdays'] as const)(
  '%s: a clock that was years ahead once silences nobody, and no day comes twice',
  async (frequency) => {
    const id = await follow(frequency);
    expect(await comes(id, '2026-11-20T07:00')).toBe(1);
    expect(await comes(id, '2030-05-10T08:00')).toBe(1);
    expect(await comes(id, '2026-11-20T08:00')).toBe(0);
    expect(await comes(id, '2026-11-20T23:00')).toBe(0);
    expect(await comes(id, '2026-11-23T07:00')).toBe(1);
    expect(await comes(id, '2026-11-23T09:00')).toBe(0);
    expect(await comes(id, '2026-11-24T07:00')).toBe(1);
  },
);

test('a clock that was three days ahead, or is still, repeats nothing and silences for no longer than a day', async () => {
  const id = await follow('daily');
  expect(await comes(id, '2026-11-23T12:00')).toBe(1);
  expect(await comes(id, '2026-11-20T06:30')).toBe(0);
  expect(await comes(id, '2026-11-20T07:00')).toBe(1);
  expect(await comes(id, '2026-11-21T07:00')).toBe(1);
  expect(await comes(id, '2026-11-21T07:01')).toBe(0);
});

test('weekly: a clock that was ahead by months is forgotten', async () => {
  const id = await follow('weekly');
  expect(await comes(id, '2027-03-01T07:00')).toBe(1);
  now = at('2026-11-20T12:00');
  await run();
  expect(await stores().subscriptions.get(id)).toMatchObject({ nextAt: at('2026-11-23T07:00') });
  expect(await comes(id, '2026-11-23T07:00')).toBe(1);
});

test('what comes at once is not held until the morning of another year', async () => {
  const id = await follow('at-once');
  await manage().settle(PLACE, { quiet: { from: '22:00', to: '06:00' } });
  expect(await comes(id, '2028-11-20T23:00')).toBe(0);
  expect(await comes(id, '2026-11-20T12:00')).toBe(1);
});

test('a clock that is behind the subscriptions themselves, as before it was ever set, changes no turn', async () => {
  const id = await follow('daily');
  await comes(id, '2026-11-20T07:00');
  const before = await stores().subscriptions.get(id);
  now = 1000;
  expect((await run()).messages).toBe(0);
  expect(await stores().subscriptions.get(id)).toEqual(before);
});

test('a digest whose hour lies in quiet hours comes at it, but days late not in the middle of the night', async () => {
  const id = await follow('daily');
  await manage().time(id, { time: '23:00' });
  await manage().settle(PLACE, { ...DEFAULT_DIGEST_SETTINGS, quiet: { from: '22:00', to: '06:00' } });
  expect(await comes(id, '2026-11-20T23:00')).toBe(1);
  expect(await comes(id, '2026-11-22T03:00')).toBe(0);
  expect(await run()).toEqual({ messages: 0, waitMs: 3 * 3_600_000 });
  expect(await comes(id, '2026-11-22T06:00')).toBe(1);
  expect(await comes(id, '2026-11-22T23:00')).toBe(1);
});

test('a disk that fills up while digests are prepared leaves none of them half prepared', async () => {
  const ids = [await follow('at-once')];
  await find(ids[0] ?? '');
  const { digests } = stores();
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages + 3}`);
  const made = ['fits', 'x'.repeat(100_000)].map((text, n): PreparedDigest => {
    const place = { chat: 1 + n, topic: null };
    const message = {
      ...place,
      period: 'at-once',
      item: 'a',
      language: 'vi',
      payload: { text },
      dueAt: now,
    } as const;
    return { place, turns: [], done: [], carried: [], told: [], messages: [message] };
  });
  await expect(digests.prepareAll(made, now)).rejects.toThrow();
  expect(await createOutbox(db).counts()).toMatchObject({ pending: 0 });
});
