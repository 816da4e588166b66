// Announcements: shown first, sent after a yes to every place that follows something or is a connected channel, once.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { createFollowScene, type FollowScene } from '../support/follow-scene.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
});
afterEach(() => scene.close());

const TEXT = 'Bot nghỉ từ 22 giờ <để bảo trì> & nâng cấp.';

async function follow(chat: number, topic: number | null = null): Promise<void> {
  const { now: createdAt } = scene;
  await scene.subscriptions.add(
    { ...AT_ONCE_TURN, kind: 'question', chat, topic, person: null, question: 'Lúa?', createdAt, seen: 0 },
    9,
  );
}

test('what was shown goes to every place once, in its language, and progress is counted', async () => {
  const admin = scene.telegram.user(900);
  const [vietnamese, english] = [scene.telegram.user(1), scene.telegram.user(2, { language: 'en' })];
  const channel = scene.telegram.channel(-1009);
  await follow(1);
  await follow(2);
  await scene.languages.choose(2, 'en');
  await scene.channels.connect({ chat: -1009, title: 'Kênh' }, 900, scene.now);
  const [preview = expect.fail()] = await admin.ask(`/thongbao ${TEXT}`);
  expect(preview.text).toContain('3 nơi');
  expect(preview.text).toContain(TEXT);
  expect(buttonsOf(preview)).toEqual(['Gửi', 'Thôi']);
  const press = admin.tap(preview, 'Gửi');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => preview.edits === 1);
  const again = admin.tapData(preview, preview.keyboard.flat()[0]?.callback_data ?? 'u:y:900-1');
  await scene.telegram.waitFor(() => again.answer);
  expect(await scene.outbox.counts()).toMatchObject({ pending: 3, sent: 0 });
  await scene.deliver();
  expect(vietnamese.messages.map(({ text }) => text)).toEqual([`Thông báo\n${TEXT}`]);
  expect(english.messages.map(({ text }) => text)).toEqual([`Announcement\n${TEXT}`]);
  expect(channel.messages.map(({ text }) => text)).toEqual([`Thông báo\n${TEXT}`]);
  expect(await scene.outbox.counts()).toMatchObject({ pending: 0, sent: 3 });
});

test('each topic that follows something is told in the topic, and a chat that is gone or shut out is left out', async () => {
  const admin = scene.telegram.user(900);
  const group = scene.telegram.group(-100, { forum: true });
  const topic = group.topic('Kinh tế');
  await follow(-100, topic);
  await follow(5);
  await scene.chats.gone(5, scene.now);
  await follow(6);
  scene.shut.add(6);
  const [preview = expect.fail()] = await admin.ask(`/announce ${TEXT}`);
  expect(preview.text).toContain('1 nơi');
  admin.tap(preview, 'Gửi');
  await scene.telegram.waitFor(() => preview.edits === 1);
  await scene.deliver();
  expect(scene.telegram.callsOf('sendMessage').at(-1)?.payload).toMatchObject({
    chat_id: -100,
    message_thread_id: topic,
  });
});

test('only admins announce, nothing empty or too long is taken, and a no sends nothing', async () => {
  const stranger = scene.telegram.user(1);
  const [no = expect.fail()] = await stranger.ask(`/thongbao ${TEXT}`);
  expect(no.text).toContain('chỉ dành cho người quản trị');
  const admin = scene.telegram.user(900);
  await follow(1);
  expect((await admin.ask('/thongbao'))[0]?.text).toContain('Bạn muốn báo gì?');
  expect((await admin.ask(`/thongbao ${'&'.repeat(3501)}`))[0]?.text).toContain('3.500');
  const [preview = expect.fail()] = await admin.ask(`/thongbao ${'&'.repeat(3500)}`);
  admin.tap(preview, 'Thôi');
  await scene.telegram.waitFor(() => preview.edits === 1);
  const forged = stranger.tapData(no, 'u:y:900-1');
  expect((await scene.telegram.waitFor(() => forged.answer)).text).toContain('người quản trị');
  expect(await scene.outbox.counts()).toMatchObject({ pending: 0, sent: 0 });
});

test('what is being sent can be sent no further and not be taken back, by whatever button', async () => {
  const [admin, reader] = [scene.telegram.user(900), scene.telegram.user(1)];
  await follow(1);
  const [preview = expect.fail()] = await admin.ask(`/thongbao ${TEXT}`);
  const [, withdraw = ''] = preview.keyboard.flat().map((button) => button.callback_data ?? '');
  admin.tap(preview, 'Gửi');
  await scene.telegram.waitFor(() => preview.edits === 1);
  const press = admin.tapData(preview, withdraw);
  await scene.telegram.waitFor(() => press.answer);
  expect(preview.text).toContain('Đang gửi tới 1 nơi');
  await scene.deliver();
  expect(reader.messages).toHaveLength(1);
});
