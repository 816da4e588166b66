// Following in groups: for a topic of its own, changed by admins only, and kept when the group moves or a topic goes.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeGroup } from '../support/fake-telegram/group.js';
import { createFollowScene, type FollowScene, followButton } from '../support/follow-scene.js';

let scene: FollowScene;
let group: FakeGroup;

const QUESTION = 'Cầu Sông Lô dài bao nhiêu mét?';
const NEWS = ['Cầu Sông Lô nối dài', 'Cầu Sông Lô nay dài 640 mét sau khi nối thêm nhịp.'] as const;

beforeEach(async () => {
  scene = await createFollowScene();
  await scene.ingest('cầu', 'Khánh thành cầu', 'Cầu Sông Lô dài 520 mét, rộng 12 mét, khánh thành sáng nay.');
  group = scene.telegram.group(-100, { forum: true });
});
afterEach(() => scene.close());

async function askedIn(topic: number | null) {
  const admin = group.member(1, { status: 'administrator' });
  const before = group.messages.length;
  (topic === null ? admin : admin.inTopic(topic)).send(`/ask ${QUESTION}`);
  await scene.telegram.waitFor(() => group.messages.length > before);
  return { admin, answer: group.messages[before] ?? expect.fail() };
}

test('only an admin follows and ends, and what comes goes to the topic it was asked in', async () => {
  const topic = group.topic('Cầu đường');
  const { admin, answer } = await askedIn(topic);
  const member = group.member(2);
  const refused = member.tapData(answer, followButton(answer));
  await scene.telegram.waitFor(() => refused.answer);
  expect(await scene.subscriptions.ofPlace({ chat: -100, topic })).toEqual([]);
  const press = admin.tapData(answer, followButton(answer));
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain(QUESTION);
  await scene.ingest('mới', ...NEWS);
  await scene.deliver();
  expect(scene.telegram.callsOf('sendMessage').at(-1)?.payload).toMatchObject({
    chat_id: -100,
    message_thread_id: topic,
  });
  const news = group.messages.at(-1) ?? expect.fail();
  expect(news.text).toContain('640 mét');
  const no = member.tap(news, 'Thôi theo dõi');
  await scene.telegram.waitFor(() => no.answer);
  expect(await scene.subscriptions.ofPlace({ chat: -100, topic })).toHaveLength(1);
  const yes = admin.tap(news, 'Thôi theo dõi');
  await scene.telegram.waitFor(() => yes.answer);
  expect(await scene.subscriptions.ofPlace({ chat: -100, topic })).toEqual([]);
});

test('the news of a topic that was closed wait until it is opened, and hold up no other place', async () => {
  const topic = group.topic('Cầu đường');
  const { admin, answer } = await askedIn(topic);
  const press = admin.tapData(answer, followButton(answer));
  await scene.telegram.waitFor(() => press.answer);
  const user = scene.telegram.user(7);
  const [other = expect.fail()] = await user.ask(QUESTION);
  const second = user.tapData(other, followButton(other));
  await scene.telegram.waitFor(() => second.answer);
  group.closeTopic(topic);
  await scene.ingest('mới', ...NEWS);
  await scene.deliver();
  expect(await scene.outbox.counts()).toMatchObject({ dropped: 1, sent: 1, pending: 0 });
  expect(user.messages.at(-1)?.text).toContain('640 mét');
  const place = { chat: -100, topic };
  expect(await scene.digests.waiting(place)).toHaveLength(1);
  // Meanwhile it is not tried again and again.
  scene.now += 60_000;
  await scene.deliver();
  expect(await scene.outbox.counts()).toMatchObject({ dropped: 1, pending: 0 });
  group.closeTopic(topic, false);
  scene.now += 3_600_000;
  await scene.deliver();
  expect(group.messages.at(-1)).toMatchObject({ topic, text: expect.stringContaining('640 mét') });
  scene.now += 3_600_000;
  await scene.deliver();
  expect(await scene.outbox.counts()).toMatchObject({ dropped: 1, sent: 2, pending: 0 });
  expect(await scene.digests.waiting(place)).toEqual([]);
});

test('a group that moves takes what it follows along, also what was found before', async () => {
  const small = scene.telegram.group(-55, { type: 'group' });
  const admin = small.member(1, { status: 'administrator' });
  admin.send(`/ask ${QUESTION}`);
  await scene.telegram.waitFor(() => small.messages.length === 1);
  const answer = small.messages[0] ?? expect.fail();
  const press = admin.tapData(answer, followButton(answer));
  await scene.telegram.waitFor(() => press.answer);
  await scene.ingest('mới', ...NEWS);
  expect(await scene.match()).toBe(1);
  scene.telegram.fail('sendMessage', { kind: 'migrated', to: -1009 });
  const supergroup = scene.telegram.group(-1009);
  await scene.deliver();
  expect(supergroup.messages.map(({ text }) => text)).toEqual([expect.stringContaining('640 mét')]);
  expect(await scene.outbox.counts()).toMatchObject({ sent: 1, pending: 0 });
  expect(await scene.subscriptions.ofPlace({ chat: -1009, topic: null })).toHaveLength(1);
});
