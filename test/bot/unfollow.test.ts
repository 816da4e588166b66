// What /huy ends: all, one by its name, or what a channel follows; and what following again says of what is paused.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

const LAN = { chat: 1, topic: null };
const CHANNEL = { chat: -1009, topic: null };

let stores: ReturnType<typeof botStores>;
let scene: Scene;
let lan: FakeUser;

beforeEach(async () => {
  stores = botStores(memoryDatabase());
  scene = await createScene({ ...stores });
  scene.start();
  lan = scene.telegram.user(1);
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

async function followed(question: string, place = LAN): Promise<string> {
  const one = { ...AT_ONCE_TURN, ...place, person: 1, kind: 'topic', question } as const;
  return (await stores.subscriptions.add({ ...one, createdAt: 0, seen: 0 }, 9)).id ?? expect.fail();
}

async function tapped(message: BotMessage, button: string): Promise<void> {
  const before = message.edits;
  lan.tap(message, button);
  await scene.telegram.waitFor(() => message.edits > before);
}

const left = async (place = LAN) =>
  (await stores.subscriptions.ofPlace(place)).map(({ question }) => question);

test('a name ends the one that is meant, and no other', async () => {
  for (const topic of ['giá vàng', 'giá gạo', 'Interpol']) await followed(topic);
  const [which = expect.fail()] = await lan.ask('/huy gia');
  expect(buttonsOf(which)).toEqual(['giá vàng', 'giá gạo', 'Giữ lại']);
  await tapped(which, 'giá gạo');
  expect(await left()).toEqual(['giá vàng', 'Interpol']);
  const [none] = await lan.ask('/huy <thể thao>');
  expect(none?.text).toContain('không có mục nào là “<thể thao>”');
  const [all = expect.fail()] = await lan.ask('/huy tất cả');
  expect(all.text).toContain('cả 2 mục');
  await tapped(all, 'Thôi theo dõi hết');
  expect(await left()).toEqual([]);
});

test('what a channel follows is ended from the private chat of who connected it, and nothing else with it', async () => {
  const channel = scene.telegram.channel(-1009, { title: 'Tin nhanh', username: 'tinnhanh' });
  channel.setMember(1, 'administrator');
  await lan.ask('/kenh @tinnhanh');
  await followed('gạo', CHANNEL);
  await followed('Interpol');
  const [question = expect.fail()] = await lan.ask('/huy @tinnhanh');
  expect(question.text).toBe('Thôi theo dõi mục duy nhất của kênh Tin nhanh?');
  channel.setMember(1, 'member');
  const refused = lan.tap(question, 'Thôi theo dõi hết');
  expect((await scene.telegram.waitFor(() => refused.answer)).text).toContain('Chỉ quản trị viên');
  channel.setMember(1, 'administrator');
  await tapped(question, 'Thôi theo dõi hết');
  expect([await left(CHANNEL), await left()]).toEqual([[], ['Interpol']]);
});

test('what is followed again but for its capitals is the same, and is said to be paused', async () => {
  const id = await followed('Interpol');
  await stores.subscriptions.change(id, { paused: true });
  const [shown = expect.fail()] = await lan.ask('/theodoi  INTERPOL\u200b ');
  const press = lan.tap(shown, 'Ngay khi có');
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('đang tạm dừng: “Interpol”');
  expect(await left()).toEqual(['Interpol']);
});

test.each(['/theodoi tất cả', '/theodoi Tất cả tin mới', '/follow everything'])(
  '%s is everything',
  async (text) => {
    const [shown] = await lan.ask(text);
    expect(shown?.text).toMatch(/^Theo dõi: Tất cả tin mới/u);
  },
);
