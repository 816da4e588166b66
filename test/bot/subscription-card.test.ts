// The list, the card of a subscription, its hours, and what a place settled: every button and every reply.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TopicPreview } from '../../src/app/preview-topic.js';
import { unfollowData } from '../../src/bot/follow-data.js';
import { AT_ONCE_TURN, type NewSubscription } from '../../src/core/subscription.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

const LAN = { chat: 1, topic: null };
/** Saturday 25 October 2025, 07:00 in Vietnam. */
const SEVEN = Date.UTC(2025, 9, 25);
const HOUR = 3600_000;

let stores: ReturnType<typeof botStores>;
let scene: Scene;
let lan: FakeUser;
let now: number;
let ends: TopicPreview['thresholds'];

beforeEach(async () => {
  now = SEVEN + HOUR;
  stores = botStores(memoryDatabase());
  ends = { looser: 0.3, tighter: 0.7, now: 0.5 };
  const previewTopic = async () => ({ latest: [], matching: 0, thresholds: ends });
  scene = await createScene({ ...stores, previewTopic, clock: () => now });
  scene.start();
  lan = scene.telegram.user(1);
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

async function followed(question: string, over: Partial<NewSubscription> = {}): Promise<string> {
  const made = {
    ...AT_ONCE_TURN,
    kind: 'topic',
    ...LAN,
    person: 1,
    question,
    createdAt: now,
    seen: 0,
  } as const;
  return (await stores.subscriptions.add({ ...made, ...over }, 30)).id ?? expect.fail();
}

async function tapped(message: BotMessage, button: string): Promise<void> {
  const before = message.edits;
  lan.tap(message, button);
  await scene.telegram.waitFor(() => message.edits > before);
}

async function asked(message: BotMessage, button: string): Promise<BotMessage> {
  const before = lan.messages.length;
  lan.tap(message, button);
  await scene.telegram.waitFor(() => lan.messages.length > before);
  return lan.messages[before] ?? expect.fail();
}

const of = async (id: string) => (await stores.subscriptions.get(id)) ?? expect.fail();

test('the list leads to cards, cards to hours, and every change says when the next comes', async () => {
  await followed('gạo');
  const id = await followed('cà phê');
  const [page = expect.fail()] = await lan.ask('/danhsach');
  expect(page.text).toContain('2. cà phê — ngay khi có');
  await tapped(page, '2. cà phê');
  await tapped(page, 'Đổi giờ');
  expect(buttonsOf(page)).not.toContain('07:00');
  await tapped(page, 'Mỗi ngày');
  // What has come today already is not made up for.
  expect(page.text).toContain('Tin kế tiếp: Chủ Nhật 26/10/2025, 07:00');
  await tapped(page, '+1 giờ');
  expect(await of(id)).toMatchObject({ time: '08:00', lastDay: '2025-10-25', nextAt: SEVEN + 25 * HOUR });
  await tapped(page, 'Mỗi tuần');
  await tapped(page, 'Thứ 4');
  expect(page.text).toContain('Gửi thứ Tư hằng tuần lúc 08:00.');
  expect(page.text).toContain('thứ Tư 29/10/2025, 08:00');
  await tapped(page, 'Ngay khi có');
  expect(await of(id)).toMatchObject({ frequency: 'at-once', nextAt: null });
  await tapped(page, '‹ Trở lại');
  await tapped(page, '‹ Danh sách');
  expect(page.text).toContain('Đang theo dõi 2 mục');
});

test('a paused one is shown as paused, and goes on with the next day', async () => {
  const id = await followed('gạo', { frequency: 'daily', lastDay: '2025-10-20', nextAt: SEVEN });
  const [page = expect.fail()] = await lan.ask('/danhsach');
  await tapped(page, '1. gạo');
  await tapped(page, 'Tạm dừng');
  expect((await of(id)).paused).toBe(true);
  expect(page.text).toContain('Đang tạm dừng.');
  await tapped(page, 'Bật lại');
  expect(await of(id)).toMatchObject({ paused: false, lastDay: '2025-10-25', nextAt: SEVEN + 24 * HOUR });
});

test('tighter and looser change the threshold of the one', async () => {
  const id = await followed('gạo');
  const [page = expect.fail()] = await lan.ask('/danhsach');
  await tapped(page, '1. gạo');
  const tighter = lan.tap(page, 'Chặt hơn');
  await scene.telegram.waitFor(async () => (await of(id)).threshold === 0.7);
  // The list of what matches stays as it is, so it is said that something changed.
  expect((await scene.telegram.waitFor(() => tighter.answer)).text).toContain('bài phải khớp hơn');
  const looser = lan.tap(page, 'Rộng hơn');
  await scene.telegram.waitFor(async () => (await of(id)).threshold === 0.3);
  expect((await scene.telegram.waitFor(() => looser.answer)).text).toContain('chưa có thêm bài nào');
});

test('a step that there is no more is said to be none', async () => {
  const id = await followed('gạo');
  const [page = expect.fail()] = await lan.ask('/danhsach');
  await tapped(page, '1. gạo');
  ends = { looser: null, tighter: null, now: 0.5 };
  const press = lan.tap(page, 'Rộng hơn');
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('rộng nhất');
  expect((await of(id)).threshold).toBeNull();
});

test('a question has the same two buttons, and shows no articles that would only be about it', async () => {
  const id = await followed('Giá gạo bao nhiêu?', { kind: 'question' });
  const [page = expect.fail()] = await lan.ask('/danhsach');
  await tapped(page, '1. Giá gạo bao nhiêu?');
  expect(page.text).not.toContain('Chưa có bài nào');
  const press = lan.tap(page, 'Chặt hơn');
  await scene.telegram.waitFor(async () => (await of(id)).threshold === 0.7);
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('trả lời chắc chắn hơn');
});

test('another hour by a reply, again when it was no hour, and a question is still a question', async () => {
  const id = await followed('gạo', { frequency: 'daily', lastDay: '2025-10-25', nextAt: SEVEN + 24 * HOUR });
  const [page = expect.fail()] = await lan.ask('/danhsach');
  await tapped(page, '1. gạo');
  await tapped(page, 'Đổi giờ');
  const question = await asked(page, 'Giờ khác…');
  expect((await lan.reply(question, 'sớm'))?.text).toContain('chưa hiểu giờ này');
  expect((await lan.reply(question, '9 giờ tối'))?.text).toContain('Gửi mỗi ngày lúc 21:00.');
  expect(await of(id)).toMatchObject({ time: '21:00', lastDay: '2025-10-25', nextAt: SEVEN + 38 * HOUR });
  expect(scene.asked).toEqual([]);
  await lan.reply(question, 'Giá gạo bao nhiêu?');
  expect(scene.asked).toEqual(['Giá gạo bao nhiêu?']);
});

test('zone, quiet hours and how many are the place’s, and move what is due', async () => {
  const id = await followed('gạo', { frequency: 'daily', lastDay: '2025-10-25', nextAt: SEVEN + 24 * HOUR });
  const [page = expect.fail()] = await lan.ask('/danhsach');
  await tapped(page, 'Giờ và múi giờ');
  expect(page.text).toContain('Múi giờ: giờ Việt Nam');
  await tapped(page, 'Tokyo');
  expect((await of(id)).nextAt).toBe(SEVEN + 22 * HOUR);
  await tapped(page, '22:00–06:00');
  await tapped(page, '20 tin');
  expect(await stores.digests.settings(LAN)).toEqual({
    ...{ zone: 'Asia/Tokyo', quiet: { from: '22:00', to: '06:00' }, most: 20 },
  });
  const zone = await asked(page, 'Múi giờ khác…');
  expect((await lan.reply(zone, 'Sao Hỏa'))?.text).toContain('không biết múi giờ này');
  expect((await lan.reply(zone, 'Paris'))?.text).toContain('giờ Paris');
  const quiet = await asked(page, 'Khác…');
  expect((await lan.reply(quiet, '22:00-6:30'))?.text).toContain('22:00 đến 06:30');
  await tapped(page, 'Không yên lặng');
  expect(await stores.digests.settings(LAN)).toEqual({ zone: 'Europe/Paris', quiet: null, most: 20 });
});

test('more is followed by a reply with a topic', async () => {
  const [page = expect.fail()] = await lan.ask('/danhsach');
  const question = await asked(page, 'Theo dõi thêm');
  const shown = (await lan.reply(question, 'giá gạo')) ?? expect.fail();
  expect(shown.text).toContain('Theo dõi: giá gạo');
  await tapped(shown, 'Ngay khi có');
  expect(await stores.subscriptions.ofPlace(LAN)).toMatchObject([{ question: 'giá gạo', kind: 'topic' }]);
});

test('the buttons of digests open a card and the hours in a message of their own, only for the place', async () => {
  const id = await followed('gạo');
  const [digest = expect.fail()] = await lan.ask('/start');
  for (const [act, words] of [
    ['card', 'Thôi theo dõi'],
    ['when', 'Mỗi tuần'],
  ] as const) {
    const before = lan.messages.length;
    lan.tapData(digest, unfollowData(act, id));
    await scene.telegram.waitFor(() => lan.messages.length > before);
    expect(buttonsOf(lan.messages[before] ?? expect.fail())).toContain(words);
  }
  const stranger = scene.telegram.user(2);
  const [other = expect.fail()] = await stranger.ask('/start');
  for (const data of [unfollowData('card', id), `m:o:${id}:daily`, `m:h:${id}:0600`, `m:r:${id}:off`]) {
    const press = stranger.tapData(other, data);
    expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('không còn được theo dõi');
  }
  expect(await of(id)).toMatchObject({ frequency: 'at-once', time: '07:00', paused: false });
});

test('a long list has pages, and every one of it a card', async () => {
  for (let n = 1; n <= 20; n++) await followed(`chủ đề ${n} ${'dài '.repeat(60)}`);
  await followed('cuối');
  const [page = expect.fail()] = await lan.ask('/danhsach');
  expect(buttonsOf(page)).not.toContain('21. cuối');
  await tapped(page, '›');
  expect(page.text).toContain('21. cuối');
  await tapped(page, '‹');
  expect(buttonsOf(page)).toContainEqual(expect.stringMatching(/^1\. chủ đề 1 /u));
});
