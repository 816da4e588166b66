// What is paused while the bot is gone, and how whoever lets it in again is asked to take it up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { botStores } from '../support/bot-stores.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

/** Saturday 25 October 2025, 07:00 in Vietnam. */
const SEVEN = Date.UTC(2025, 9, 25);
const DAY = 24 * 3600_000;

let stores: ReturnType<typeof botStores>;
let scene: Scene;
let now: number;

beforeEach(async () => {
  now = SEVEN;
  stores = botStores(memoryDatabase());
  scene = await createScene({ ...stores, clock: () => now });
  scene.start();
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

async function daily(chat: number, question: string, topic: number | null = null): Promise<string> {
  const turn = { frequency: 'daily', lastDay: '2025-10-25', nextAt: SEVEN + DAY } as const;
  const made = { ...AT_ONCE_TURN, ...turn, chat, topic, person: 1, createdAt: now, seen: 0 };
  return (await stores.subscriptions.add({ ...made, kind: 'topic', question }, 9)).id ?? expect.fail();
}

const paused = async (id: string) => (await stores.subscriptions.get(id))?.paused;

test('blocked, everything waits; on return one question, and a yes takes up what a person had not paused', async () => {
  const [gạo, cà] = [await daily(1, 'gạo'), await daily(1, 'cà phê')];
  await stores.subscriptions.change(cà, { paused: true });
  const lan = scene.telegram.user(1);
  await lan.ask('/start');
  scene.telegram.block(1);
  await scene.telegram.waitFor(() => paused(gạo));
  now += 3 * DAY + 60_000;
  scene.telegram.block(1, false);
  await scene.telegram.waitFor(() => lan.messages.length === 2);
  await lan.ask('/start');
  const asked = lan.messages.filter(({ text }) => text.includes('đã tạm dừng 1 mục'));
  expect(asked).toHaveLength(1);
  lan.tap(asked[0] ?? expect.fail(), 'Bật lại hết');
  await scene.telegram.waitFor(() => asked[0]?.edits === 1);
  expect(await stores.subscriptions.get(gạo)).toMatchObject({
    ...{ paused: false, lastDay: '2025-10-28', nextAt: SEVEN + 4 * DAY },
  });
  expect(await paused(cà)).toBe(true);
});

test('a chat that refused what was sent is asked after its next message', async () => {
  const id = await daily(1, 'gạo');
  await stores.chats.gone(1, now);
  expect(await paused(id)).toBe(true);
  const lan = scene.telegram.user(1);
  const [, asked] = await lan.ask('/start', 2);
  expect(asked?.text).toContain('Bật lại nhé?');
  await lan.ask('/help');
  expect(lan.messages.filter(({ text }) => text.includes('Bật lại nhé?'))).toHaveLength(1);
});

test('a group that became a supergroup goes on by itself, though leaving the old one was noted first', async () => {
  const [id, other] = [await daily(-5, 'gạo'), await daily(-5, 'cà phê')];
  await stores.subscriptions.change(other, { paused: true });
  await stores.chats.gone(-5, now);
  await stores.chats.moved(-5, -100_5);
  expect([await paused(id), await paused(other)]).toEqual([false, true]);
  expect(await stores.subscriptions.get(id)).toMatchObject({ chat: -100_5, nextAt: SEVEN + DAY });
});

test('a group hears of it when the bot is back, and only its admins take it up', async () => {
  const group = scene.telegram.group(-100, { privacy: false });
  const admin = group.member(1, { status: 'administrator' });
  const id = await daily(-100, 'gạo');
  group.setBot('kicked');
  await scene.telegram.waitFor(() => paused(id));
  group.setBot('member');
  await scene.telegram.waitFor(() => group.messages.some(({ text }) => text.includes('Bật lại nhé?')));
  const asked = group.messages.find(({ text }) => text.includes('Bật lại nhé?')) ?? expect.fail();
  const refused = group.member(2).tap(asked, 'Bật lại hết');
  await scene.telegram.waitFor(() => refused.answer);
  expect(await paused(id)).toBe(true);
  admin.tap(asked, 'Bật lại hết');
  await scene.telegram.waitFor(async () => (await paused(id)) === false);
});

test('in a channel nothing is said: who put the bot back is asked in private', async () => {
  const channel = scene.telegram.channel(-1009, { title: 'Tin', username: 'tinnhanh' });
  channel.setMember(1, 'administrator');
  const lan = scene.telegram.user(1);
  await lan.ask('/kenh @tinnhanh');
  const id = await daily(-1009, 'gạo');
  channel.setBot('kicked', { by: 1 });
  await scene.telegram.waitFor(() => paused(id));
  channel.setBot('administrator', { by: 1 });
  await scene.telegram.waitFor(() => lan.messages.length === 2);
  expect(channel.messages).toEqual([]);
  lan.tap(lan.messages[1] ?? expect.fail(), 'Bật lại hết');
  await scene.telegram.waitFor(async () => (await paused(id)) === false);
});
