// Channels: connected by an admin of them in one of three ways, listed, and disconnected, with rights looked at each time.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createChannelStore } from '../../src/store/chats.js';
import type { Database } from '../../src/store/database.js';
import { botStores } from '../support/bot-stores.js';
import type { FakeChannel } from '../support/fake-telegram/group.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

const CHANNEL = -1_001_234;

let db: Database;
let now: number;
let scene: Scene;
let channel: FakeChannel;
let an: FakeUser;

beforeEach(async () => {
  db = memoryDatabase();
  now = Date.UTC(2025, 9, 25);
  scene = await createScene({ ...botStores(db), clock: () => now });
  channel = scene.telegram.channel(CHANNEL, { title: 'Tin <mới> & nhanh', username: 'tinmoi' });
  channel.setMember(1, 'administrator');
  an = scene.telegram.user(1);
  scene.start();
});
afterEach(async () => {
  await scene.close();
  db.close();
});

const store = () => createChannelStore(db);

test('/kenh in private explains how, and lists nothing at first', async () => {
  const [told] = await an.ask('/kenh');
  expect(told?.text).toMatch(/^Bạn chưa nối kênh nào\./u);
  expect(told?.text).toContain('@trichdan_bot');
  expect(told?.keyboard).toEqual([]);
  const [english] = await scene.telegram.user(3, { language: 'en' }).ask('/channel');
  expect(english?.text).toMatch(/^You have not connected any channel\./u);
});

test.each([
  ['its name', () => an.send('/kenh @tinmoi')],
  ['its name without the sign', () => an.send('/kenh tinmoi')],
  ['a post sent on to the bot', () => an.forward(channel.post('Cầu đã thông xe.')).update ?? 0],
  ['the link under /kenh posted in it', () => an.start('kenh_1001234')],
  ['/kenh posted in it, sent on to the bot', () => an.forward(channel.post('/kenh')).update ?? 0],
])('an admin connects a channel by %s', async (_, act) => {
  await scene.inbox.finished(act());
  expect(an.messages.map(({ text }) => text)).toEqual([
    'Đã nối kênh Tin <mới> & nhanh. Bấm nút dưới đây để chọn tin đăng vào kênh. Muốn ngắt thì gõ /kenh.',
  ]);
  expect(await store().channelsOf(1)).toEqual([{ chat: CHANNEL, title: 'Tin <mới> & nhanh' }]);
  expect(scene.asked).toEqual([]);
});

test('/kenh posted in the channel connects it, and its link makes it somebody’s', async () => {
  channel.post('/kenh');
  await scene.telegram.waitFor(() => channel.messages.length > 0);
  expect(await store().isConnected(CHANNEL)).toBe(true);
  const button = channel.messages[0]?.keyboard[0]?.[0];
  const payload = /^https:\/\/t\.me\/trichdan_bot\?start=([\w-]+)$/u.exec(button?.url ?? '')?.[1];
  await scene.inbox.finished(scene.telegram.user(2).start(payload));
  expect(await store().channelsOf(2)).toEqual([]);
  await scene.inbox.finished(an.start(payload));
  expect(await store().channelsOf(1)).toHaveLength(1);
});

test('other posts, and commands to other bots, are left alone', async () => {
  for (const text of ['Cầu đã thông xe?', '/kenh@another_bot', '/ask Cầu?', '@trichdan_bot cầu?'])
    await scene.inbox.finished(channel.post(text).update ?? 0);
  expect(channel.messages).toEqual([]);
  expect(scene.asked).toEqual([]);
  expect(await store().isConnected(CHANNEL)).toBe(false);
});

test.each([
  ['who is no admin there', () => channel.setMember(1, 'member')],
  ['who was one', () => channel.setMember(1, 'left')],
  ['who is one but may not post', () => channel.setMember(1, 'administrator', { post: false })],
])('a person %s cannot connect it', async (_, change) => {
  change();
  const [told] = await an.ask('/kenh @tinmoi');
  expect(told?.text).toMatch(/^Chỉ quản trị viên có quyền đăng bài/u);
  await an.ask('/start kenh_1001234');
  expect(await store().isConnected(CHANNEL)).toBe(false);
});

test.each(['member', 'left'] as const)(
  'whoever guesses the id of a channel and is "%s" there hears nothing of it',
  async (status) => {
    channel.setMember(1, status);
    const [guessed] = await an.ask('/start kenh_1001234');
    const [absent] = await an.ask('/start kenh_9');
    expect(guessed?.text).toBe(absent?.text);
    expect(guessed?.text).not.toContain('Tin <mới>');
    await scene.inbox.finished(channel.setBot('administrator', { rights: { post: false } }));
    const [again] = await an.ask('/start kenh_1001234');
    expect(again?.text).toBe(absent?.text);
  },
);

test('a channel where the bot may not post is not connected, and its admin is told what to do', async () => {
  await scene.inbox.finished(channel.setBot('administrator', { rights: { post: false } }));
  const [told] = await an.ask('/kenh @tinmoi');
  expect(told?.text).toMatch(/^Tôi chưa được đăng bài trong kênh Tin <mới> & nhanh\./u);
  await scene.inbox.finished(channel.post('/kenh').update ?? 0);
  expect(await store().isConnected(CHANNEL)).toBe(false);
  expect(loudLines(scene.lines)).toEqual([]);
});

test.each(['/kenh @khongco', '/kenh @nhomchat', '/kenh <b>', '/start kenh_9'])(
  '%s names no channel, and that is said',
  async (text) => {
    scene.telegram.group(-1009, { username: 'nhomchat' });
    const [told] = await an.ask(text);
    expect(told?.text).toMatch(/^Tôi không thấy kênh nào như vậy/u);
  },
);

test('a forwarded post that cannot connect anything is looked up like any text, unless /kenh was asked before', async () => {
  const other = scene.telegram.channel(-1_009_999, { title: 'Báo khác', bot: 'left' });
  const post = other.post('Cầu đã thông xe.');
  await scene.inbox.finished(an.forward(post).update ?? 0);
  expect(scene.asked).toEqual(['Cầu đã thông xe.']);
  await an.ask('/kenh');
  await scene.inbox.finished(an.forward(post).update ?? 0);
  expect(an.messages.at(-1)?.text).toMatch(/^Tôi chưa được đăng bài trong kênh Báo khác\./u);
  now += 61 * 60_000;
  await scene.inbox.finished(an.forward(post).update ?? 0);
  expect(scene.asked).toHaveLength(2);
});

test('a post of a channel that is connected already is looked up', async () => {
  await an.ask('/kenh @tinmoi');
  await scene.inbox.finished(an.forward(channel.post('Cầu đã thông xe.')).update ?? 0);
  expect(scene.asked).toEqual(['Cầu đã thông xe.']);
});

test('/kenh lists what the person connected, and a button disconnects it', async () => {
  const second = scene.telegram.channel(-1_005_678, { title: 'Kênh hai', username: 'kenhhai' });
  second.setMember(1, 'creator');
  await an.ask('/kenh @tinmoi');
  await an.ask('/kenh @kenhhai');
  const [list] = await an.ask('/kenh');
  expect(list?.keyboard.map(([button]) => button?.text)).toEqual([
    ...['Tin cho Tin <mới> & nhanh', 'Ngắt Tin <mới> & nhanh', 'Tin cho Kênh hai', 'Ngắt Kênh hai'],
  ]);
  an.tap(list ?? expect.fail(), 'Ngắt Tin <mới> & nhanh');
  await scene.telegram.waitFor(() => list?.edits === 1);
  expect(list?.keyboard.map(([button]) => button?.text)).toEqual(['Tin cho Kênh hai', 'Ngắt Kênh hai']);
  an.tap(list ?? expect.fail(), 'Ngắt Kênh hai');
  await scene.telegram.waitFor(() => list?.edits === 2);
  expect([list?.text, list?.keyboard]).toEqual(['Bạn chưa nối kênh nào.', []]);
  expect([await store().isConnected(CHANNEL), await store().isConnected(-1_005_678)]).toEqual([false, false]);
});

test('rights are looked at anew at every press: who is no admin any more, or never was, disconnects nothing', async () => {
  await an.ask('/kenh @tinmoi');
  const [list] = await an.ask('/kenh');
  channel.setMember(1, 'member');
  const presses = [an.tap(list ?? expect.fail(), 'Ngắt Tin <mới> & nhanh')];
  channel.setMember(2, 'administrator');
  const stranger = scene.telegram.user(2);
  const [own] = await stranger.ask('/kenh');
  presses.push(stranger.tapData(own ?? expect.fail(), `k:${CHANNEL}`));
  for (const press of presses) {
    await scene.telegram.waitFor(() => press.answer);
    expect(press.answer?.alert).toBe(true);
  }
  expect(await store().channelsOf(1)).toHaveLength(1);
});

test('a channel that threw the bot out can be taken off the list', async () => {
  await an.ask('/kenh @tinmoi');
  await scene.inbox.finished(channel.setBot('kicked'));
  const [list] = await an.ask('/kenh');
  an.tap(list ?? expect.fail(), 'Ngắt Tin <mới> & nhanh');
  await scene.telegram.waitFor(() => list?.edits === 1);
  expect(await store().channelsOf(1)).toEqual([]);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('in a group /kenh points to the private chat', async () => {
  const [told] = await scene.telegram.group(-1002, { bot: 'administrator' }).member(1).ask('/kenh');
  expect(told?.text).toBe('Lệnh này dùng trong chat riêng với tôi.');
});

test('once nobody has a channel connected, nothing that it follows is posted there any more', async () => {
  const { subscriptions } = botStores(db);
  const place = { chat: CHANNEL, topic: null };
  const one = { ...AT_ONCE_TURN, ...place, kind: 'topic', question: 'gạo', person: 1 } as const;
  await subscriptions.add({ ...one, createdAt: now, seen: 0 }, 9);
  channel.setMember(2, 'administrator');
  const binh = scene.telegram.user(2);
  for (const user of [an, binh]) await user.ask('/kenh @tinmoi');
  for (const [user, paused] of [
    [an, false],
    [binh, true],
  ] as const) {
    const [list = expect.fail()] = await user.ask('/kenh');
    const press = user.tap(list, 'Ngắt Tin <mới> & nhanh');
    const told = (await scene.telegram.waitFor(() => press.answer)).text ?? '';
    expect(told.includes('tạm dừng 1 mục')).toBe(paused);
    expect(await subscriptions.ofPlace(place)).toMatchObject([{ question: 'gạo', paused }]);
  }
});

test('it is said how a channel gets digests', async () => {
  const [told] = await an.ask('/kenh');
  expect(told?.text).toContain('điểm tin về những gì bạn chọn');
  expect(told?.text).not.toContain('chưa tự đăng');
});
