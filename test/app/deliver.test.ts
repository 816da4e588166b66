// Sending from the list under the list's own clock: the pace, the order, and what each outcome leads to.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDeliver } from '../../src/app/deliver.js';
import type { DeliveryOutcome, Outbox, OutboxRow } from '../../src/core/outbox.js';
import { createSendPace, type SendPace } from '../../src/core/send-pace.js';
import type { Database } from '../../src/store/database.js';
import { createOutbox } from '../../src/store/outbox.js';
import { messageTo } from '../contracts/outbox.js';
import { memoryDatabase } from '../support/memory-database.js';

const T = 1_760_000_000_000;

let db: Database;
let outbox: Outbox;
let pace: SendPace;
let now: number;
let sends: Array<{ readonly item: string; readonly chat: number; readonly at: number }>;
let most: number;
let takes: number;
let answer: (row: OutboxRow) => DeliveryOutcome | Promise<DeliveryOutcome>;

beforeEach(() => {
  db = memoryDatabase();
  outbox = createOutbox(db);
  pace = createSendPace();
  now = T;
  sends = [];
  most = 0;
  takes = 0;
  answer = ({ id }) => ({ status: 'sent', message: id });
});
afterEach(() => void db.close());

/** Sends until nothing is left to send; time passes only where something is waited for. */
async function run(until = Number.POSITIVE_INFINITY): Promise<number | null> {
  let flying = 0;
  const deliver = createDeliver({
    outbox,
    pace,
    process: 'one',
    clock: () => now,
    sender: {
      async send(row) {
        most = Math.max(most, ++flying);
        sends.push({ item: row.item, chat: row.chat, at: now - T });
        pace.leaves(row.chat, now);
        await new Promise((resolve) => setImmediate(resolve));
        now += Math.floor(takes / flying);
        flying--;
        return answer(row);
      },
    },
    wait: async (milliseconds) => {
      now += milliseconds;
    },
  });
  for (;;) {
    const { waitMs } = await deliver(new AbortController().signal);
    if (waitMs === null || now + waitMs > until) return waitMs;
    now += waitMs;
  }
}

const put = (...messages: ReturnType<typeof messageTo>[]) => outbox.add(messages);
const items = () => sends.map(({ item }) => item);

test('thirty a second in all, one under way where that is enough, each once', async () => {
  const chats = Array.from({ length: 300 }, (_, n) => n + 1);
  await put(...chats.map((chat) => messageTo(chat, `to ${chat}`)));
  await run();
  expect(new Set(items()).size).toBe(300);
  expect(sends).toHaveLength(300);
  expect(most).toBe(1);
  // One after the other at thirty in 1,010 ms; the first few leave a tenth of a second ahead.
  expect(sends.at(-1)?.at).toBe(Math.ceil((299 * 1010) / 30) - 100);
});

test.each([
  [20, 1],
  [80, 3],
  [2000, 3],
])('while a send takes %i ms, %i are under way at the most', async (milliseconds, expected) => {
  takes = milliseconds;
  await put(...Array.from({ length: 30 }, (_, n) => messageTo(n + 1, `to ${n}`)));
  await run();
  expect(new Set(items()).size).toBe(30);
  expect(most).toBe(expected);
});

test('in order to each chat, one a second to a person and twenty a minute to a group, and nobody hides another', async () => {
  const many = (chat: number) => Array.from({ length: 45 }, (_, n) => messageTo(chat, `${chat} ${n}`));
  await put(...many(-7), ...many(8));
  await run();
  const to = (chat: number) => sends.filter((sent) => sent.chat === chat);
  expect(to(8).map(({ at }) => at)).toEqual(Array.from({ length: 45 }, (_, n) => n * 1000));
  expect(to(-7).map(({ item }) => item)).toEqual(many(-7).map(({ item }) => item));
  expect(to(-7)[20]?.at).toBe(60_000);
  expect(to(-7)[44]?.at).toBe(124_000);
});

test('a chat that has to wait waits as told with all that is to go there, and no other does', async () => {
  await put(messageTo(1, 'a'), messageTo(1, 'b'), messageTo(2, 'c'));
  let refused = 0;
  answer = ({ chat, id }) => {
    if (chat !== 1 || refused++ > 0) return { status: 'sent', message: id };
    pace.told(1, 3_600_000, now);
    return { status: 'later', afterMs: 3_600_000 };
  };
  await run();
  expect(sends.map(({ item, at }) => [item, at])).toEqual([
    ['a', 0],
    ['c', 0],
    ['a', 3_600_000],
    ['b', 3_601_000],
  ]);
});

test('what is in doubt is sent three times more, all after growing pauses, and a poisoned one is given up', async () => {
  await put(messageTo(1, 'doubt'), messageTo(2, 'poison'), messageTo(2, 'after'));
  answer = ({ item, id }) => {
    if (item === 'doubt') return { status: 'uncertain' };
    return item === 'poison' ? { status: 'later', afterMs: null } : { status: 'sent', message: id };
  };
  await run();
  expect(sends.filter(({ item }) => item === 'doubt').map(({ at }) => at)).toEqual([0, 2000, 6000, 14_000]);
  const poison = sends.filter(({ item }) => item === 'poison').map(({ at }) => at);
  expect(poison.slice(0, 4)).toEqual([0, 2000, 6000, 14_000]);
  expect(poison).toHaveLength(40);
  expect(items().at(-1)).toBe('after');
  expect(await outbox.counts()).toMatchObject({ unknown: 1, dropped: 1, sent: 1, resent: 3, pending: 0 });
});

test('nothing more goes to a chat that is gone', async () => {
  await put(messageTo(1, 'a'), messageTo(1, 'b'), messageTo(2, 'c'));
  answer = ({ chat, id }) => (chat === 1 ? { status: 'gone' } : { status: 'sent', message: id });
  await run();
  expect(items()).toEqual(['a', 'c']);
  expect(await outbox.counts()).toMatchObject({ dropped: 2, sent: 1 });
});

test('what is due later is sent then, and a late start catches up', async () => {
  await put(
    messageTo(1, 'tomorrow', { dueAt: T + 86_400_000 }),
    messageTo(1, 'yesterday', { dueAt: T - 86_400_000 }),
  );
  expect(await run(T)).toBe(86_400_000);
  expect(items()).toEqual(['yesterday']);
  await run();
  expect(sends.at(-1)).toMatchObject({ item: 'tomorrow', at: 86_400_000 });
});

test('answers that leave meanwhile go first', async () => {
  await put(messageTo(1, 'a'));
  for (let chat = 100; chat < 130; chat++) pace.leaves(chat, now);
  await run();
  expect(sends).toEqual([{ item: 'a', chat: 1, at: 1010 }]);
});

test('what a killed process left is taken up when its time is over', async () => {
  await put(messageTo(1, 'a'));
  const [row] = await outbox.due(now, 1);
  await outbox.begin(row?.id ?? 0, 'killed', now + 120_000);
  await run();
  expect(items()).toEqual([]);
  now += 120_001;
  await run();
  expect(items()).toEqual(['a']);
  expect(await outbox.counts()).toMatchObject({ sent: 1, resent: 1 });
});

test('what fails while the next is begun is heard, and nothing else ends by it', async () => {
  takes = 80;
  await put(...Array.from({ length: 9 }, (_, n) => messageTo(n + 1, `to ${n}`)));
  const { begin, sent } = outbox;
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  outbox = {
    ...outbox,
    async begin(...row) {
      for (let turns = 0; turns < 5; turns++) await turn();
      return begin(...row);
    },
    async sent(id, ...rest) {
      if (id === 5) throw new Error('disk on fire');
      return sent(id, ...rest);
    },
  };
  await expect(run()).rejects.toThrow('disk on fire');
  outbox = { ...outbox, sent };
  now += 200_000;
  await run();
  expect(await outbox.counts()).toMatchObject({ pending: 0, sending: 0, sent: 9 });
});
