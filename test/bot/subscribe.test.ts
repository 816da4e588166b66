// What /theodoi shows before one follows, how it is tightened, and what the choice of a time begins.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FollowedTopic, TopicPreview } from '../../src/app/preview-topic.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { firstQuote, secondQuote } from './sample.js';

const LAN = { chat: 1, topic: null };
const STEPS = [0.3, 0.5, 0.7];
/** Saturday 25 October 2025, 07:00 in Vietnam. */
const SEVEN = Date.UTC(2025, 9, 25);

let stores: ReturnType<typeof botStores>;
let scene: Scene;
let lan: FakeUser;
let previewed: Array<readonly [FollowedTopic, number | null]>;
let now: number;

/** What matches a topic: two articles, one when it is tight. */
function preview(threshold: number | null): TopicPreview {
  const at = STEPS.indexOf(threshold ?? 0.5);
  const quotes = at === 2 ? [firstQuote()] : [firstQuote(), secondQuote()];
  const latest = quotes.map((quote) => ({ story: quote.article, article: quote.article, quote, score: 0.8 }));
  const thresholds = { looser: STEPS[at - 1] ?? null, tighter: STEPS[at + 1] ?? null, now: STEPS[at] ?? 0 };
  return { latest, matching: latest.length, thresholds };
}

beforeEach(async () => {
  now = SEVEN + 60_000;
  previewed = [];
  stores = botStores(memoryDatabase());
  scene = await createScene({
    ...{ ...stores, subscriptionsPerChat: 2, lastPassage: async () => 12, clock: () => now },
    async previewTopic(topic, threshold) {
      previewed.push([topic, threshold]);
      return preview(threshold);
    },
  });
  scene.start();
  lan = scene.telegram.user(1);
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

async function tapped(user: FakeUser, message: BotMessage, button: string) {
  const before = message.edits;
  const press = user.tap(message, button);
  await scene.telegram.waitFor(() => message.edits > before);
  return press;
}

test('a topic shows what it would bring, tighter and looser in place, and begins as it was shown', async () => {
  const [shown = expect.fail()] = await lan.ask('/theodoi "phim Việt" -ca nhạc');
  expect(shown.text).toContain('Theo dõi: "phim Việt" -ca nhạc');
  expect(shown.text).toContain('2 bài khớp, mới nhất trước:');
  expect(buttonsOf(shown)).toEqual([
    ...['Chặt hơn', 'Rộng hơn', 'Ngay khi có', 'Mỗi ngày', 'Ngày làm việc', 'Mỗi tuần'],
  ]);
  await tapped(lan, shown, 'Chặt hơn');
  expect(shown.text).toContain('1 bài khớp');
  expect(buttonsOf(shown)).not.toContain('Chặt hơn');
  await tapped(lan, shown, 'Mỗi ngày');
  expect(shown.text).toContain('Gửi mỗi ngày lúc 07:00.');
  expect(shown.text).toContain('Tin kế tiếp: Chủ Nhật 26/10/2025, 07:00 (giờ Việt Nam)');
  const [one] = await stores.subscriptions.ofPlace(LAN);
  expect(one).toMatchObject({
    ...{ kind: 'topic', question: '"phim Việt" -ca nhạc', threshold: 0.7, person: 1, seen: 12 },
    ...{ frequency: 'daily', lastDay: '2025-10-25', nextAt: SEVEN + 24 * 3600_000, paused: false },
  });
  expect(previewed.map(([, threshold]) => threshold)).toEqual([null, 0.7]);
});

test('a press that adds nothing to the list says so', async () => {
  const [shown = expect.fail()] = await lan.ask('/theodoi gạo');
  for (const [button, said] of [
    ['Rộng hơn', /chưa có thêm bài nào/u],
    ['Chặt hơn', /bài phải khớp hơn/u],
    ['Chặt hơn', /^$/u],
  ] as const) {
    const press = lan.tap(shown, button);
    expect((await scene.telegram.waitFor(() => press.answer)).text ?? '').toMatch(said);
  }
});

test('alone it is everything new, at once', async () => {
  const [shown = expect.fail()] = await lan.ask('/follow');
  expect(shown.text).toContain('Theo dõi: Tất cả tin mới');
  expect(previewed).toEqual([]);
  await tapped(lan, shown, 'Ngay khi có');
  expect(await stores.subscriptions.ofPlace(LAN)).toMatchObject([
    { kind: 'everything', question: '', frequency: 'at-once', nextAt: null, threshold: null },
  ]);
});

test('what is no topic, and what is too long for one, is not looked for', async () => {
  const [none, long] = [await lan.ask('/theodoi -thể thao'), await lan.ask(`/theodoi ${'a'.repeat(201)}`)];
  expect(none[0]?.text).toContain('chưa thấy chủ đề nào');
  expect(long[0]?.text).toContain('tối đa 200 ký tự');
  expect(previewed).toEqual([]);
});

test('the same topic is followed once, and no more than allowed', async () => {
  for (const topic of ['gạo', 'gạo', 'cà phê']) {
    const [shown = expect.fail()] = await lan.ask(`/theodoi ${topic}`);
    await tapped(lan, shown, 'Mỗi tuần');
  }
  expect((await stores.subscriptions.ofPlace(LAN)).map(({ question }) => question)).toEqual([
    'gạo',
    'cà phê',
  ]);
  const [shown = expect.fail()] = await lan.ask('/theodoi tiêu');
  const press = lan.tap(shown, 'Mỗi tuần');
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('đã theo dõi 2 mục');
});

test('what another chat tried, or was forgotten, begins nothing', async () => {
  const [shown = expect.fail()] = await lan.ask('/theodoi gạo');
  const data = shown.keyboard.flat().find(({ text }) => text === 'Mỗi ngày')?.callback_data ?? '';
  const stranger = scene.telegram.user(2);
  const [own = expect.fail()] = await stranger.ask('/start');
  const foreign = stranger.tapData(own, data);
  expect((await scene.telegram.waitFor(() => foreign.answer)).text).toContain('quá cũ');
  await stores.state.prune(now + 1);
  const late = lan.tap(shown, 'Mỗi ngày');
  expect((await scene.telegram.waitFor(() => late.answer)).text).toContain('quá cũ');
  expect(await stores.subscriptions.places()).toEqual([]);
});

test('in a group only its admins follow, each topic of a forum on its own', async () => {
  const group = scene.telegram.group(-100, { forum: true });
  const topic = group.topic('Gạo');
  group.member(2).inTopic(topic).send('/theodoi gạo');
  await scene.telegram.waitFor(() => group.messages.length === 1);
  expect(group.messages[0]?.text).toContain('quản trị viên');
  const admin = group.member(1, { status: 'administrator' }).inTopic(topic);
  admin.send('/theodoi gạo');
  const found = () => group.messages.find(({ keyboard }) => keyboard.length > 0);
  const shown = await scene.telegram.waitFor(found);
  const refused = group.member(2).tap(shown, 'Mỗi ngày');
  await scene.telegram.waitFor(() => refused.answer);
  expect(await stores.subscriptions.places()).toEqual([]);
  await tapped(admin, shown, 'Mỗi ngày');
  expect(await stores.subscriptions.places()).toEqual([{ chat: -100, topic }]);
});

test('whoever connected a channel follows for it from the private chat, as long as they are its admin', async () => {
  const channel = scene.telegram.channel(-1009, { title: 'Tin nhanh', username: 'tinnhanh' });
  channel.setMember(1, 'administrator');
  const [no] = await lan.ask('/theodoi @tinnhanh gạo');
  expect(no?.text).toContain('chưa nối kênh');
  await lan.ask('/kenh @tinnhanh');
  const [shown = expect.fail()] = await lan.ask('/theodoi @tinnhanh gạo');
  expect(shown.text).toContain('cho kênh Tin nhanh: gạo');
  await tapped(lan, shown, 'Mỗi ngày');
  expect(await stores.subscriptions.places()).toEqual([{ chat: -1009, topic: null }]);
  const [list = expect.fail()] = await lan.ask('/danhsach @tinnhanh');
  expect(list.text).toContain('Kênh Tin nhanh đang theo dõi 1 mục');
  await tapped(lan, list, '1. gạo');
  await tapped(lan, list, 'Đổi giờ');
  await tapped(lan, list, '18:00');
  expect((await stores.subscriptions.ofPlace({ chat: -1009, topic: null }))[0]?.time).toBe('18:00');
  channel.setMember(1, 'member');
  const refused = lan.tap(list, '12:00');
  expect((await scene.telegram.waitFor(() => refused.answer)).text).toContain('Chỉ quản trị viên');
  expect((await stores.subscriptions.ofPlace({ chat: -1009, topic: null }))[0]?.time).toBe('18:00');
});
