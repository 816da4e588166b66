// Sending while something is out of order: Telegram away, the database locked, a clock set wrong, quiet hours begun meanwhile.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDeliver } from '../../src/app/deliver.js';
import { createHoldInQuiet } from '../../src/app/hold-in-quiet.js';
import { DEFAULT_DIGEST_SETTINGS } from '../../src/core/digest.js';
import type { DeliveryOutcome, Outbox, OutboxRow } from '../../src/core/outbox.js';
import { createSendPace, type SendPace } from '../../src/core/send-pace.js';
import type { Database } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { messageTo } from '../contracts/outbox.js';
import { memoryDatabase } from '../support/memory-database.js';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const T = at('2026-11-20T07:00');
const HOUR_MS = 3_600_000;

let db: Database;
let outbox: Outbox;
let pace: SendPace;
let now: number;
let sends: Array<{ readonly chat: number; readonly at: number }>;
let probes: number;
let isAway: () => boolean;
let answer: (row: OutboxRow) => DeliveryOutcome;

beforeEach(() => {
  db = memoryDatabase();
  outbox = createOutbox(db);
  pace = createSendPace();
  [now, sends, probes, isAway] = [T, [], 0, () => false];
  answer = ({ id }) => ({ status: 'sent', message: id });
});
afterEach(() => void db.close());

function delivering(over: Partial<Parameters<typeof createDeliver>[0]> = {}) {
  return createDeliver({
    ...{
      outbox,
      pace,
      process: 'one',
      clock: () => now,
      heldUntil: createHoldInQuiet(createDigestStore(db)),
    },
    sender: {
      async send(row) {
        sends.push({ chat: row.chat, at: now });
        pace.leaves(row.chat, now);
        return answer(row);
      },
    },
    isReachable: async () => {
      probes++;
      return !isAway();
    },
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    ...over,
  });
}

/** Sends until nothing is left to send; time passes only where something is waited for. */
async function run(deliver = delivering(), until = Number.POSITIVE_INFINITY): Promise<void> {
  for (;;) {
    const { waitMs } = await deliver(new AbortController().signal);
    if (waitMs === null || now + waitMs > until) return;
    now += waitMs;
  }
}
const counts = () => outbox.counts();
const forMany = (count: number) =>
  outbox.add(Array.from({ length: count }, (_, n) => messageTo(n + 1, 'a', { dueAt: T })));

test.each<DeliveryOutcome>([{ status: 'later', afterMs: null }, { status: 'uncertain' }])(
  'an outage of hours ($status) uses up nobody’s tries: all arrives when Telegram is back, and little is asked meanwhile',
  async (trouble) => {
    const back = T + 5 * HOUR_MS;
    isAway = () => now < back;
    answer = ({ id }) => (isAway() ? trouble : { status: 'sent', message: id });
    await forMany(50);
    await run();
    expect(await counts()).toMatchObject({ sent: 50, dropped: 0, unknown: 0 });
    expect(sends.filter((send) => send.at < back).length).toBeLessThanOrEqual(3);
    expect(probes).toBeLessThan(700);
    expect(now).toBeLessThan(back + 60_000);
  },
);

test('a message that Telegram fails at while it answers holds up nobody else', async () => {
  await forMany(3);
  answer = ({ chat, id }) =>
    chat === 1 ? { status: 'later', afterMs: null } : { status: 'sent', message: id };
  await run();
  expect(await counts()).toMatchObject({ sent: 2, dropped: 1 });
  expect(sends.slice(0, 3).map(({ chat }) => chat)).toEqual([1, 2, 3]);
});

test('a message that Telegram took is not sent again because the database was locked then', async () => {
  await forMany(2);
  let locked = 3;
  const sent: Outbox['sent'] = async (...noted) => {
    if (locked-- > 0) throw new Error('SQLITE_BUSY');
    await outbox.sent(...noted);
  };
  await run(delivering({ outbox: { ...outbox, sent } }));
  now += HOUR_MS;
  await run();
  expect(sends).toHaveLength(2);
  expect(await counts()).toMatchObject({ sent: 2, resent: 0 });
});

test('a fault of the database never ends the process, whoever is under way', async () => {
  await forMany(2);
  let begun = 0;
  const begin: Outbox['begin'] = async (...row) => {
    if (++begun === 2) throw new Error('SQLITE_FULL');
    return outbox.begin(...row);
  };
  const failing = delivering({
    outbox: { ...outbox, begin },
    sender: { send: () => Promise.reject(new Error('a fault of our own')) },
  });
  await expect(failing(new AbortController().signal)).rejects.toThrow();
  await new Promise(setImmediate);
});

test('a clock that was ahead leaves nothing on the list for years, and one set back stops nobody', async () => {
  const ahead = T + 4 * 365 * 24 * HOUR_MS;
  await outbox.add([
    messageTo(1, 'prepared ahead', { dueAt: ahead }),
    messageTo(2, 'under way', { dueAt: T }),
  ]);
  const [row = expect.fail()] = await outbox.due(T, 1);
  await outbox.begin(row.id, 'killed', ahead + 120_000);
  for (let chat = 100; chat < 130; chat++) pace.leaves(chat, ahead);
  pace.told(1, 60_000, ahead);
  await run();
  expect(await counts()).toMatchObject({ sent: 2, resent: 1 });
  expect(now - T).toBeLessThan(HOUR_MS);
});

test('what was held up waits for the end of quiet hours that began meanwhile, but not what someone asked for', async () => {
  const quiet = { from: '22:00', to: '06:00' };
  await createDigestStore(db).settle({ chat: 1, topic: null }, { ...DEFAULT_DIGEST_SETTINGS, quiet });
  const dueAt = at('2026-11-20T21:30');
  await outbox.add(
    ['2026-11-20', 'at-once', 'asked'].map((period) => messageTo(1, period, { period, dueAt })),
  );
  now = at('2026-11-20T23:00');
  await run(delivering(), at('2026-11-21T05:59'));
  expect(sends).toEqual([{ chat: 1, at: at('2026-11-20T23:00') }]);
  expect(await counts()).toMatchObject({ sent: 1, pending: 2 });
  now = at('2026-11-21T06:00');
  await run();
  expect(sends.slice(1).map((send) => send.at)).toEqual([now - 1000, now]);
});

test('what is late by minutes goes, and so does what was to come in quiet hours', async () => {
  const settings = { ...DEFAULT_DIGEST_SETTINGS, quiet: { from: '22:00', to: '06:00' } };
  await createDigestStore(db).settle({ chat: 1, topic: null }, settings);
  await createDigestStore(db).settle({ chat: 2, topic: null }, settings);
  await outbox.add([
    messageTo(1, 'a', { period: '2026-11-20', dueAt: at('2026-11-20T21:58') }),
    messageTo(2, 'a', { period: '2026-11-20', dueAt: at('2026-11-20T22:00') }),
  ]);
  now = at('2026-11-20T22:05');
  await run();
  expect(now).toBeLessThan(at('2026-11-20T22:10'));
  expect(await counts()).toMatchObject({ sent: 2 });
});
