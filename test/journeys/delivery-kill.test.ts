// Sending that is killed at any point, over a Telegram that fails at random, loses nothing; what arrives twice is what was
// accepted and not yet noted, and is counted.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { createOutbox } from '../../src/store/outbox.js';
import { chance } from '../support/chance.js';
import { CHATS, expected, prepareDelivery, runDelivery, START } from '../support/delivery-kill.js';
import type { FakeTelegram } from '../support/fake-telegram/server.js';
import { failingTelegram, NO_FAULTS, runChild } from '../support/killed-child.js';

const RANDOM_KILLS = 8;
const NAMED = ['advanced', 'begun', 'asked', 'accepted', 'noted'];
/** Later than any process's time for what it had begun. */
const NEXT_START = START + 3_600_000;
/** Under way when a process is killed, see app/deliver. */
const IN_FLIGHT = 3;

let folder: string;
let fresh: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-delivery-'));
  fresh = join(folder, 'fresh.sqlite');
  await prepareDelivery(fresh);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process on the database `file`, killed at that step. */
const childOn = (file: string, telegram: FakeTelegram, deadly: number, name = '') =>
  runChild({ child: 'delivery-child', file, telegram, start: START, deadly, name });

/** How often each expected message arrived. */
function arrivals({ messages }: FakeTelegram): number[] {
  return expected.map(
    ({ chat, says }) =>
      messages.filter((message) => message.chat === chat && message.text.includes(says)).length,
  );
}

async function countsIn(file: string) {
  const db = openDatabase(file);
  const counts = await createOutbox(db).counts();
  db.close();
  return counts;
}

/** One kill and a run to the end after it; how many messages arrived twice. */
async function killedOnce(seed: number, deadly: number, name = ''): Promise<number> {
  const file = join(folder, `${name}-${deadly}.sqlite`);
  copyFileSync(fresh, file);
  const { telegram, silent } = await failingTelegram(CHATS, chance(seed));
  const { apiRoot, token } = telegram;
  try {
    expect((await childOn(file, telegram, deadly, name)).killed).toBe(true);
    await runDelivery(file, { apiRoot, token, start: NEXT_START, name: 'next', step: () => {} });
    const arrived = arrivals(telegram);
    expect(arrived.filter((times) => times === 0)).toEqual([]);
    const doubled = arrived.reduce((sum, times) => sum + times - 1, 0);
    const counts = await countsIn(file);
    expect(counts).toMatchObject({ pending: 0, sending: 0, dropped: 0 });
    expect(doubled).toBeLessThanOrEqual(silent + IN_FLIGHT);
    expect(doubled).toBeLessThanOrEqual(counts.resent);
    expect(telegram.messages).toHaveLength(expected.length + doubled);
    return doubled;
  } finally {
    await telegram.close();
  }
}

describe('sending killed with SIGKILL', () => {
  it('loses nothing at any point, and doubles only what was accepted and not noted', async () => {
    const whole = join(folder, 'whole.sqlite');
    copyFileSync(fresh, whole);
    const { telegram } = await failingTelegram(CHATS, NO_FAULTS);
    telegram.fail('sendMessage', { kind: 'internal' }, 3);
    const { steps, killed } = await childOn(whole, telegram, 0);
    expect({ killed, arrived: new Set(arrivals(telegram)) }).toEqual({
      killed: false,
      arrived: new Set([1]),
    });
    await telegram.close();
    expect(steps).toBeGreaterThan(200);
    const next = chance(42);
    const kills = Array.from({ length: RANDOM_KILLS }, (_, n) => ({
      seed: n + 1,
      deadly: 1 + Math.floor(next() * (steps - 1)),
      name: '',
    }));
    const named = NAMED.map((name, n) => ({ seed: 100 + n, deadly: 7, name }));
    const queue = [...named, ...kills];
    let doubled = 0;
    const worker = async () => {
      for (let kill = queue.shift(); kill !== undefined; kill = queue.shift())
        doubled += await killedOnce(kill.seed, kill.deadly, kill.name);
    };
    await Promise.all([worker(), worker()]);
    // The window was met: else the test would not tell whether it is counted.
    expect(doubled).toBeGreaterThan(0);
  }, 180_000);

  it('two processes on one list send each message once', async () => {
    const file = join(folder, 'two.sqlite');
    copyFileSync(fresh, file);
    const { telegram } = await failingTelegram(CHATS, NO_FAULTS);
    const both = await Promise.all([childOn(file, telegram, 0), childOn(file, telegram, 0)]);
    expect(both.map(({ killed }) => killed)).toEqual([false, false]);
    expect(new Set(arrivals(telegram))).toEqual(new Set([1]));
    await telegram.close();
  }, 60_000);
});
