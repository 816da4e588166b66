// Digests whose making and sending is killed at any point, over a Telegram that fails at random: nothing is lost, and what
// arrives twice is the one message that was accepted and not yet noted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chance } from '../support/chance.js';
import { type Ending, type Kill, killDigests, NAMED } from '../support/digest-kill.js';
import { prepareDigests } from '../support/digest-scene.js';

const RANDOM_KILLS = 12;

let folder: string;
let fresh: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-digest-kill-'));
  fresh = join(folder, 'fresh.sqlite');
  await prepareDigests(fresh);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function all(kills: readonly Kill[]): Promise<Array<Kill & Ending>> {
  const queue = [...kills];
  const endings: Array<Kill & Ending> = [];
  const worker = async () => {
    for (let kill = queue.shift(); kill !== undefined; kill = queue.shift())
      endings.push({ ...kill, ...(await killDigests(fresh, folder, kill)) });
  };
  await Promise.all([worker(), worker()]);
  return endings;
}

describe('digests killed with SIGKILL', () => {
  it('lose nothing at any point, and double only what was accepted and not noted', async () => {
    const whole = await killDigests(fresh, folder, { seed: 0, deadly: 0, name: '' });
    expect(whole).toMatchObject({ killed: false, lost: 0, doubled: 0, open: 0, dropped: 0, messages: 0 });
    expect(whole.waiting).toBe(0);
    expect(whole.steps).toBeGreaterThan(200);
    const next = chance(7);
    const random = Array.from({ length: RANDOM_KILLS }, (_, n) => ({
      ...{ seed: n % 2 === 0 ? 0 : n, name: '' },
      deadly: 1 + Math.floor(next() * (whole.steps - 1)),
    }));
    const named = NAMED.flatMap((name) => [1, 2].map((deadly) => ({ seed: 0, deadly, name })));
    const endings = await all([...named, ...random]);
    expect(endings.filter(({ killed, lost, open }) => !killed || lost + open > 0)).toEqual([]);
    expect(endings.filter(({ dropped, waiting }) => dropped + waiting > 0)).toEqual([]);
    expect(endings.filter(({ doubled, silent }) => doubled > silent + 1)).toEqual([]);
    expect(endings.filter(({ doubled, resent }) => doubled > resent)).toEqual([]);
    const doubledAt = (point: string) =>
      endings.filter(({ name }) => name === point).map(({ doubled }) => doubled);
    // The window was met, and is the only one: else the test would not tell whether it is counted.
    expect(doubledAt('accepted')).toEqual([1, 1]);
    for (const point of NAMED.filter((name) => name !== 'accepted')) expect(doubledAt(point)).toEqual([0, 0]);
  }, 400_000);

  it('are prepared and sent once by two processes at the same time', async () => {
    const both = await killDigests(fresh, folder, { seed: 0, deadly: 0, name: 'two' }, 2);
    // One may be a day ahead of the other, and take a message back whose news then goes into its own.
    expect(both).toMatchObject({ killed: false, lost: 0, doubled: 0, open: 0, waiting: 0, messages: 0 });
  }, 60_000);
});
