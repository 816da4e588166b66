// The buttons of digests where more than one person reads: a group and its topics, and a channel.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestData } from '../../src/bot/digest-data.js';
import { QUESTION_THRESHOLDS } from '../../src/core/fitted-topics.js';
import type { Place } from '../../src/core/place.js';
import type { SubscriptionKind } from '../../src/core/subscription.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { createFollowScene, type FollowScene, followAtOnce } from '../support/follow-scene.js';
import { noteFound } from '../support/note-found.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
  await scene.ingest('a', 'Mẻ cá đầu mùa', 'Ngư dân Quảng Ngãi trúng đậm mẻ cá cơm đầu mùa.');
  await scene.ingest('b', 'Vở chèo cổ', 'Nhà hát kịch dựng lại vở chèo cổ sau ba thập kỷ.');
});
afterEach(() => scene.close());

/** Sends a digest to the place of what is found there: for a topic or question, and for everything. */
async function digestAt(place: Place, kind: SubscriptionKind = 'topic') {
  const ids = [
    await followAtOnce(scene, place, 'cá', { kind }),
    await followAtOnce(scene, place, '', { kind: 'everything' }),
  ];
  for (const [index, key] of ['a', 'b'].entries()) {
    const { title, outlet, url, date, eventDay, text } = (await scene.articles.byKey(key)) ?? expect.fail();
    const at = { caption: null, start: 0, end: text.length, passage: { start: 0, end: text.length } };
    const quote = { headline: title ?? '', title, outlet, url, date, eventDay, ...at, text, article: key };
    const item = { story: `article ${key}`, article: key, quote, score: 0.5 };
    await noteFound(scene, ids[index] ?? '', [item], scene.now);
  }
  const before = scene.telegram.messages.length;
  await scene.deliver();
  return { ids, digest: scene.telegram.messages[before] ?? expect.fail() };
}

test('in a group only admins are asked of which there is to be less, and the choice replies to the digest', async () => {
  const group = scene.telegram.group(-100, { forum: true });
  const topic = group.topic('Thời sự');
  const { digest } = await digestAt({ chat: -100, topic });
  const count = group.messages.length;
  const member = group.member(2);
  for (const button of ['Bớt tin như vầy', 'Giờ khác']) {
    const press = member.tap(digest, button);
    expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('quản trị viên');
  }
  expect(group.messages).toHaveLength(count);
  const admin = group.member(1, { status: 'administrator' });
  const press = admin.tap(digest, 'Bớt tin như vầy');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => group.messages.length > count);
  const which = group.messages.at(-1) ?? expect.fail();
  expect(buttonsOf(which)).toEqual(['cá', 'Tin khác']);
  expect([which.topic, which.replyTo]).toEqual([topic, digest.id]);
});

test('in a group whoever asks about a story is called by name to reply, and the answer is within that story', async () => {
  const group = scene.telegram.group(-100);
  const { digest } = await digestAt({ chat: -100, topic: null });
  const member = group.member(2);
  const press = member.tap(digest, 'Hỏi về một tin');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => group.messages.length === 2);
  const which = group.messages.at(-1) ?? expect.fail();
  const chosen = member.tap(which, '2');
  await scene.telegram.waitFor(() => chosen.answer);
  await scene.telegram.waitFor(() => group.messages.length === 3);
  const sent = scene.telegram.callsOf('sendMessage').at(-1)?.payload;
  expect(sent).toMatchObject({ text: expect.stringContaining('tg://user?id=2') });
});

test('in a channel nothing can be pressed, and a press of old or made up is told so by a pop-up alone', async () => {
  scene.telegram.channel(-200);
  await scene.chats.seen(-200, 'channel');
  const { digest, ids } = await digestAt({ chat: -200, topic: null });
  expect(buttonsOf(digest)).toEqual([]);
  const count = scene.telegram.messages.length;
  const reader = scene.telegram.user(2);
  for (const data of [digestData('ask', 'x'), digestData('tighten', ids[0] ?? '')]) {
    const press = reader.tapData(digest, data);
    expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('nhắn riêng');
  }
  expect(scene.telegram.messages).toHaveLength(count);
});

test('a question is made stricter by the steps of questions, as on its card', async () => {
  const user = scene.telegram.user(1);
  const { ids, digest } = await digestAt({ chat: 1, topic: null }, 'question');
  const press = user.tapData(digest, digestData('tighten', ids[0] ?? ''));
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('chỉ gửi những tin khớp hơn');
  expect((await scene.subscriptions.get(ids[0] ?? ''))?.threshold).toBe(QUESTION_THRESHOLDS[1]);
});

test('today is the day that it is in the place’s own zone', async () => {
  const user = scene.telegram.user(1);
  const place = { chat: 1, topic: null };
  await scene.ingest('c', 'Hôm trước ở Hà Nội', 'Giá thanh long ruột đỏ giảm mạnh hôm trước.', {
    date: '2025-10-24',
  });
  const [hanoi] = await user.ask('/diemtin hôm nay');
  expect(hanoi?.text).toContain('mẻ cá cơm');
  expect(hanoi?.text).not.toContain('thanh long');
  // Seven in the morning in Hanoi is the evening before in New York.
  await scene.digests.settle(place, { ...(await scene.digests.settings(place)), zone: 'America/New_York' });
  const [newYork] = await user.ask('/diemtin hôm nay');
  expect(newYork?.text).toContain('thanh long');
  expect(newYork?.text).not.toContain('mẻ cá cơm');
});
