// Replies to what the bot asks about subscriptions: said again, edited, in groups by whom it asked, in channels by a post.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { botStores } from '../support/bot-stores.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

let stores: ReturnType<typeof botStores>;
let scene: Scene;

beforeEach(async () => {
  stores = botStores(memoryDatabase());
  scene = await createScene({ ...stores });
  scene.start();
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

async function followed(chat: number, topic: number | null = null): Promise<string> {
  const one = { ...AT_ONCE_TURN, chat, topic, person: 1, kind: 'topic', question: 'gạo' } as const;
  const { id } = await stores.subscriptions.add({ ...one, frequency: 'daily', createdAt: 0, seen: 0 }, 9);
  return id ?? expect.fail();
}

type Room = { readonly messages: readonly BotMessage[] };

/** The question that a press brings. */
async function asked(user: FakeUser, room: Room, under: BotMessage, data: string): Promise<BotMessage> {
  user.tapData(under, data);
  return scene.telegram.waitFor(() => room.messages.find(({ text }) => text.includes('Trả lời tin này')));
}

const timeOf = async (id: string) => (await stores.subscriptions.get(id))?.time;

test('another hour may be said again to the same question', async () => {
  const id = await followed(1);
  const lan = scene.telegram.user(1);
  const [list = expect.fail()] = await lan.ask('/danhsach');
  const question = await asked(lan, lan, list, `m:h:${id}:ask`);
  for (const [said, time] of [
    ['9 giờ tối', '21:00'],
    ['19h', '19:00'],
  ] as const) {
    await lan.reply(question, said);
    expect(await timeOf(id)).toBe(time);
  }
  expect(scene.asked).toEqual([]);
});

test('a reply that was not understood is understood once it is edited, and so is a topic', async () => {
  const id = await followed(1);
  const lan = scene.telegram.user(1);
  const [list = expect.fail()] = await lan.ask('/danhsach');
  const question = await asked(lan, lan, list, `m:h:${id}:ask`);
  const said = lan.write('25:00', { replyTo: question });
  await scene.inbox.finished(said.update ?? 0);
  await scene.inbox.finished(lan.edit(said, '5:00'));
  expect(await timeOf(id)).toBe('05:00');
  const topic = lan.write('/theodoi -thể thao');
  await scene.inbox.finished(topic.update ?? 0);
  await scene.inbox.finished(lan.edit(topic, '/theodoi bóng đá -thể thao'));
  expect(lan.messages.at(-1)?.text).toContain('Theo dõi: bóng đá -thể thao');
});

test('in a group only who pressed is asked to reply', async () => {
  const group = scene.telegram.group(-100);
  const admin = group.member(1, { status: 'administrator' });
  const [list = expect.fail()] = await admin.ask('/danhsach');
  const question = await asked(admin, group, list, 'm:z:-:ask');
  expect(question.text).toMatch(/^User 1: Bạn đang ở múi giờ nào/u);
  const { payload } = scene.telegram.callsOf('sendMessage').at(-1) ?? expect.fail();
  expect(payload.reply_markup).toMatchObject({ force_reply: true, selective: true });
  await admin.reply(question, 'Cộng hòa Séc');
  expect((await stores.digests.settings({ chat: -100, topic: null })).zone).toBe('Europe/Prague');
});

test('in a channel a post in reply is heard', async () => {
  const channel = scene.telegram.channel(-1009, { title: 'Tin nhanh' });
  channel.setMember(1, 'administrator');
  const id = await followed(-1009);
  channel.post('/danhsach');
  const list = await scene.telegram.waitFor(() => channel.messages[0]);
  const presser = scene.telegram.user(1);
  const question = await asked(presser, channel, list, `m:h:${id}:ask`);
  await scene.inbox.finished(channel.post('6:30', { replyTo: question }).update ?? 0);
  expect(await timeOf(id)).toBe('06:30');
});

test('quiet hours end by a word', async () => {
  const lan = scene.telegram.user(1);
  const place = { chat: 1, topic: null };
  await stores.digests.settle(place, { zone: 'Asia/Tokyo', quiet: { from: '22:00', to: '06:00' }, most: 5 });
  const [list = expect.fail()] = await lan.ask('/danhsach');
  const question = await asked(lan, lan, list, 'm:q:-:ask');
  expect((await lan.reply(question, 'Tắt'))?.text).toContain('Giờ yên lặng: không có');
  expect(await stores.digests.settings(place)).toEqual({ zone: 'Asia/Tokyo', quiet: null, most: 5 });
});

test('in a channel an admin who may not post changes nothing', async () => {
  const channel = scene.telegram.channel(-1009, { title: 'Tin nhanh' });
  const id = await followed(-1009);
  channel.post('/danhsach');
  const list = await scene.telegram.waitFor(() => channel.messages[0]);
  channel.setMember(1, 'administrator', { post: false });
  const press = scene.telegram.user(1).tapData(list, `m:r:${id}:off`);
  expect((await scene.telegram.waitFor(() => press.answer)).text).toContain('có quyền đăng bài');
  expect((await stores.subscriptions.get(id))?.paused).toBe(false);
});
