// /nguontin over the fake Telegram: who may, the list and its pages, what each button does, and adding an address.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createManageSources } from '../../src/app/manage-sources.js';
import { createTrySource } from '../../src/app/try-source.js';
import { registerCommands } from '../../src/bot/commands.js';
import { followedData } from '../../src/bot/followed-data.js';
import type { Polling } from '../../src/bot/polling.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import {
  createFollowing,
  entryOf,
  FEED,
  feedOf,
  fetched,
  httpStatus,
  jsonReader,
  pageOf,
  specOf,
} from '../support/live-sources.js';
import { createScene, loudLines, prompts, type Scene } from './harness.js';

const ADMIN = 7;
const admins = new Set<number>();

let following: ReturnType<typeof createFollowing>;
let scene: Scene;
let polling: Polling;

beforeEach(async () => {
  admins.clear();
  admins.add(ADMIN);
  following = createFollowing();
  const { sources, fetcher, follow } = following;
  const trySource = createTrySource({ fetcher, reader: jsonReader });
  const manage = createManageSources({ sources, follow, trySource });
  const isAdmin = (user: number): boolean => admins.has(user);
  scene = await createScene({ isAdmin, sourceAdmin: { manage, isAdmin } });
  polling = scene.start();
});
afterEach(async () => {
  await scene.close();
  following.close();
});

const HOME = 'https://bao.example/';
const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `bao-${n + 1}`);
const edited = (message: BotMessage, edits: number) => scene.telegram.waitFor(() => message.edits >= edits);

async function follow(count: number): Promise<void> {
  for (const id of names(count))
    await following.sources.add(specOf({ id, location: `${FEED}?${id}`, outlet: `Báo ${id}` }), 'chat');
}

async function opened(language = 'vi') {
  const admin = scene.telegram.user(ADMIN, { language });
  const [list = expect.fail()] = await admin.ask('/nguontin');
  return { admin, list };
}

/** The card of the first source, and a tap on one of its buttons. */
async function card(button: string) {
  const { admin, list } = await opened();
  admin.tap(list, buttonsOf(list)[0] ?? '');
  await edited(list, 1);
  admin.tap(list, button);
  await edited(list, 2);
  return { admin, list };
}

test('others are told whom it is for, with their own number, in private only', async () => {
  const [refused] = await scene.telegram.user(8).ask('/nguontin');
  expect(refused?.text).toContain('chỉ dành cho người quản trị');
  expect(refused?.text).toContain('Số định danh của bạn là 8;');
  const inGroup = scene.telegram.user(ADMIN, { group: -100 });
  inGroup.send('/nguontin');
  inGroup.send('/ask Ai?');
  await scene.telegram.waitFor(() => inGroup.messages.length > 0);
  expect(inGroup.messages).toHaveLength(1);
  expect(inGroup.messages[0]?.text).not.toContain('nguồn tin');
});

test('the list says of each source when it was fetched and what that brought, page by page', async () => {
  await follow(7);
  following.fetcher.answer(
    `${FEED}?bao-1`,
    fetched(feedOf([entryOf(1, { whole: true }), entryOf(2, { whole: true })])),
  );
  await following.follow('bao-1');
  const { admin, list } = await opened();
  expect(list.text).toContain('Đang theo dõi 7 nguồn tin');
  expect(list.text).toContain('1. Báo bao-1 – bao-1\nvừa xong: 2 tin, 2 mới');
  expect(list.text).toContain('chưa lấy lần nào');
  expect(buttonsOf(list).slice(-2)).toEqual(['1/2', '›']);
  admin.tap(list, '›');
  await edited(list, 1);
  expect(list.text).toContain('7. Báo bao-7 – bao-7');
  expect(buttonsOf(list)).toEqual(['6. Báo bao-6', '7. Báo bao-7', '‹', '2/2']);
});

test('without any source it says how to add one', async () => {
  const { list } = await opened('en');
  expect(list.text).toContain('/nguontin address');
});

test('a source is paused and followed again', async () => {
  await follow(1);
  const { admin, list } = await card('Tạm dừng');
  expect((await following.sources.get('bao-1'))?.paused).toBe('asked');
  expect(list.text).toContain('⏸ tạm dừng');
  admin.tap(list, 'Theo dõi lại');
  await edited(list, 3);
  expect((await following.sources.get('bao-1'))?.paused).toBe(null);
});

test('a source is removed only after a second tap', async () => {
  await follow(1);
  const { admin, list } = await card('Bỏ');
  expect(await following.sources.get('bao-1')).not.toBe(null);
  expect(buttonsOf(list)).toEqual(['Bỏ hẳn', 'Giữ lại']);
  admin.tap(list, 'Bỏ hẳn');
  await edited(list, 3);
  expect(await following.sources.get('bao-1')).toBe(null);
  expect(list.text).toContain('Các bài đã lấy vẫn ở lại trong kho tin');
});

test('a source is fetched at once, and the card says what came', async () => {
  await follow(1);
  following.fetcher.answer(`${FEED}?bao-1`, fetched(feedOf([entryOf(1, { whole: true })])));
  const { list } = await card('Lấy ngay');
  expect(list.text).toContain('Vừa lấy xong: 1 tin, 1 mới');
  expect(await following.keys()).toHaveLength(1);
});

test('a source is tried out without storing anything, and a failure is said in words', async () => {
  await follow(1);
  following.fetcher.answer(`${FEED}?bao-1`, httpStatus(503));
  const { admin, list } = await card('Thử');
  expect(list.text).toContain('Không dùng được địa chỉ này: máy chủ báo lỗi (503).');
  following.fetcher.answer(`${FEED}?bao-1`, fetched(feedOf([entryOf(1)], { title: 'Tin <mới> & lạ' })));
  admin.tap(list, 'Thử');
  await edited(list, 3);
  expect(list.text).toContain('Tin <mới> & lạ');
  expect(list.text).toContain('1 tin, 0 tin có toàn văn · mới nhất: 1/10/2026');
  expect(await following.keys()).toEqual([]);
});

test('an address is followed after a look at what it brings and a yes', async () => {
  following.fetcher.answer(FEED, fetched(feedOf([entryOf(1), entryOf(2)])));
  const admin = scene.telegram.user(ADMIN);
  const [preview = expect.fail()] = await admin.ask(`/nguontin ${FEED}`);
  expect(preview.text).toContain('Báo Mẫu');
  expect(preview.text).toContain('• Hội nghị lần thứ 1 khai mạc');
  expect(await following.sources.list()).toEqual([]);
  admin.tap(preview, 'Theo dõi');
  await edited(preview, 1);
  expect(await following.sources.list()).toMatchObject([
    { spec: { id: 'bao', location: FEED }, origin: 'chat' },
  ]);
  const [again = expect.fail()] = await admin.ask(`/nguontin ${FEED}`);
  admin.tap(again, 'Theo dõi');
  await edited(again, 1);
  expect(again.text).toBe('Địa chỉ này đã được theo dõi rồi.');
});

test('a front page leads to the feed that it announces, and a no leaves all as it was', async () => {
  const html = `<link rel="alternate" type="application/rss+xml" href="${FEED}">`;
  const body = new TextEncoder().encode(
    `{"failure":"not-a-feed","detail":${JSON.stringify(html)}}`.replaceAll('\\"', "'"),
  );
  following.fetcher.answer(HOME, fetched(pageOf(1), { body, url: HOME }));
  following.fetcher.answer(FEED, fetched(feedOf([entryOf(1)])));
  const admin = scene.telegram.user(ADMIN);
  const [preview = expect.fail()] = await admin.ask('/nguontin bao.example');
  expect(preview.text).toContain(FEED);
  const data = preview.keyboard.flat().find(({ text }) => text === 'Theo dõi')?.callback_data ?? '';
  admin.tap(preview, 'Thôi');
  await edited(preview, 1);
  expect(await following.sources.list()).toEqual([]);
  const press = admin.tapData(preview, data);
  expect((await scene.telegram.waitFor(() => press.answer)).alert).toBe(true);
});

test('an address that was tried is followed by its button after a restart, and only once', async () => {
  following.fetcher.answer(FEED, fetched(feedOf([entryOf(1)])));
  const admin = scene.telegram.user(ADMIN);
  const [preview = expect.fail()] = await admin.ask(`/nguontin ${FEED}`);
  const [button = expect.fail()] = preview.keyboard.flat();
  await polling.stop();
  scene.start();
  admin.tap(preview, button.text);
  await edited(preview, 1);
  expect(await following.sources.list()).toMatchObject([{ spec: { location: FEED }, origin: 'chat' }]);
  const press = admin.tapData(preview, button.callback_data ?? '');
  expect(await scene.telegram.waitFor(() => press.answer)).toEqual({
    text: 'Nút này đã quá cũ. Bạn gửi lại địa chỉ giúp tôi nhé.',
    alert: true,
  });
});

test('a button of what was never tried follows nothing', async () => {
  following.fetcher.answer(FEED, fetched(feedOf([entryOf(1)])));
  const admin = scene.telegram.user(ADMIN);
  const [preview = expect.fail()] = await admin.ask(`/nguontin ${FEED}`);
  for (const key of ['1', 'f'.repeat(16)]) {
    const press = admin.tapData(preview, followedData('add', key));
    expect((await scene.telegram.waitFor(() => press.answer)).alert).toBe(true);
  }
  expect(await following.sources.list()).toEqual([]);
});

test('rights are looked at anew at every press', async () => {
  await follow(1);
  const { admin, list } = await opened();
  admins.clear();
  const press = admin.tap(list, buttonsOf(list)[0] ?? '');
  expect(await scene.telegram.waitFor(() => press.answer)).toEqual({
    text: 'Nút này chỉ dành cho người quản trị bot.',
    alert: true,
  });
  const stranger = scene.telegram.user(8);
  const [own = expect.fail()] = await stranger.ask('/start');
  const made = stranger.tapData(own, followedData('drop', 'bao-1'));
  expect((await scene.telegram.waitFor(() => made.answer)).alert).toBe(true);
  expect(await following.sources.get('bao-1')).not.toBe(null);
});

test.each(['n:c:khong-co', 'n:q:bao-1', 'n:c:', `n:c:${'x'.repeat(41)}`, 'n:c:../etc'])(
  'made-up button data %j is refused with a pop-up',
  async (data) => {
    await follow(1);
    const { admin, list } = await opened();
    const press = admin.tapData(list, data);
    expect((await scene.telegram.waitFor(() => press.answer)).alert).toBe(true);
    expect(loudLines(scene.lines)).toEqual([]);
  },
);

test('the longest id fits into a button with everything that a button can do', () => {
  const longest = Buffer.byteLength(followedData('remove', 'x'.repeat(40)));
  expect(longest).toBeLessThanOrEqual(64);
});

test('the command stands in the menu and the help of admins only', async () => {
  const admin = scene.telegram.user(ADMIN);
  // The second has never written to the bot: Telegram knows no such chat.
  await registerCommands(scene.api, prompts, [ADMIN, 99]);
  const menu = (key: string): string[] =>
    (scene.telegram.commands.get(key) ?? []).map(({ command }) => command);
  expect(menu('')).not.toContain('nguontin');
  expect(menu(`${ADMIN}/`).slice(0, menu('').length + 1)).toEqual([...menu(''), 'nguontin']);
  expect(menu(`${ADMIN}/en`).slice(0, menu('en').length + 1)).toEqual([...menu('en'), 'feeds']);
  const [help] = await admin.ask('/help');
  expect(help?.text).toContain('/nguontin – Quản lý các nguồn tin');
  const [other] = await scene.telegram.user(8).ask('/help');
  expect(other?.text).not.toContain('/nguontin');
});
