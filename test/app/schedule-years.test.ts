// Two years of digests in forty zones through the real store, with hours and zones changed on the way: each day once.
import { expect, test } from 'vitest';
import type { ComposeDigest } from '../../src/app/compose-digest.js';
import { createScheduleDigests } from '../../src/app/schedule-digests.js';
import { DEFAULT_DIGEST_SETTINGS } from '../../src/core/digest.js';
import { inTurn } from '../../src/core/in-turn.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { scheduleOf, turnBegun } from '../../src/core/subscription-turn.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { foundItem } from '../contracts/digest-store.js';
import { chance } from '../support/chance.js';
import { memoryDatabase } from '../support/memory-database.js';
import { noteFound } from '../support/note-found.js';

const START = Date.UTC(2025, 0, 1);
const END = Date.UTC(2027, 0, 1);
const DAY_MS = 86_400_000;
const ZONES = Intl.supportedValuesOf('timeZone')
  .filter((_, n) => n % 10 === 0)
  .slice(0, 40);

test('every period is prepared once, whatever hour and zone it is moved to', async () => {
  expect(ZONES).toHaveLength(40);
  const db = memoryDatabase();
  const [digests, subscriptions, next] = [createDigestStore(db), createSubscriptionStore(db), chance(11)];
  const days = new Map<number, string[]>();
  const moved = new Set<string>();
  let now = START;
  let articles = 0;
  const sentNow = new Set<number>();
  const compose: ComposeDigest = async ({ place, items, period }) => {
    days.get(place.chat)?.push(period);
    sentNow.add(place.chat);
    return { messages: [], done: items.map(({ id }) => id), carried: [], told: [], fates: [] };
  };
  const schedule = createScheduleDigests({
    ...{
      digests,
      subscriptions,
      compose,
      languageOf: async () => 'vi',
      isGone: async () => false,
      clock: () => now,
    },
    turn: async () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  const hour = () => `${String(Math.floor(next() * 24)).padStart(2, '0')}:${next() < 0.5 ? '00' : '30'}`;
  const ids = await inTurn(ZONES, async (zone, chat) => {
    const place = { chat: chat + 1, topic: null };
    const settings = { ...DEFAULT_DIGEST_SETTINGS, zone };
    const timed = {
      frequency: chat % 4 === 0 ? 'daily' : 'weekly',
      time: hour(),
      weekday: 1 + (chat % 7),
    } as const;
    const turn = turnBegun(scheduleOf(timed, settings), null, now);
    const who = { ...place, person: 1, kind: 'topic', question: 'x', createdAt: 0, seen: 0 } as const;
    await digests.settle(place, settings);
    days.set(place.chat, []);
    return (await subscriptions.add({ ...AT_ONCE_TURN, ...who, ...timed, ...turn }, 9)).id ?? expect.fail();
  });
  for (const id of ids) await noteFound({ digests, subscriptions }, id, [foundItem(`${articles++}`)], now);
  while (now < END) {
    sentNow.clear();
    await schedule(new AbortController().signal);
    for (const id of [...sentNow].sort((a, b) => a - b).map((chat) => ids[chat - 1] ?? expect.fail())) {
      const { chat, topic, lastDay } = (await subscriptions.get(id)) ?? expect.fail();
      expect(await digests.waiting({ chat, topic })).toEqual([]);
      await noteFound({ digests, subscriptions }, id, [foundItem(`${articles++}`)], now);
      if (next() < 0.03) await subscriptions.change(id, { time: hour(), nextAt: 0 });
      if (next() > 0.01) continue;
      moved.add(`${chat} ${lastDay}`);
      const zone = ZONES[Math.floor(next() * ZONES.length)] ?? 'UTC';
      await digests.settle({ chat, topic }, { ...DEFAULT_DIGEST_SETTINGS, zone });
    }
    now = Math.max(now + 60_000, (await digests.nextDue()) ?? END);
  }
  for (const [chat, periods] of days) {
    const every = (chat - 1) % 4 === 0 ? 1 : 7;
    expect(periods.length).toBeGreaterThan(((END - START) / DAY_MS / every) * 0.98 - 2);
    for (const [n, day] of periods.entries()) {
      const before = periods[n - 1];
      if (before === undefined) continue;
      const gap = (Date.parse(day) - Date.parse(before)) / DAY_MS;
      // Over the date line a day that has come is later by one more; it is one digest all the same.
      const most = moved.has(`${chat} ${before}`) ? every * 2 : every;
      expect([chat, before, day, gap >= every && gap <= most]).toEqual([chat, before, day, true]);
    }
  }
  expect(moved.size).toBeGreaterThan(20);
  db.close();
}, 240_000);
