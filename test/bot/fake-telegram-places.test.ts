// The fake Telegram's groups, forums and channels: what of them reaches the bot, and where it may write.
import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { refusal } from '../support/refusal.js';

let telegram: FakeTelegram;
let api: Api;
let offset = 0;
beforeEach(async () => {
  telegram = await startFakeTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.apiRoot });
  offset = 0;
});
afterEach(() => telegram.close());

/** What has come since the last time. */
async function updates(): Promise<Update[]> {
  const fresh = await api.getUpdates({ offset });
  offset = Math.max(offset, ...fresh.map(({ update_id }) => update_id + 1));
  return fresh;
}

async function texts(): Promise<Array<string | undefined>> {
  return (await updates()).map(({ message, channel_post }) => (message ?? channel_post)?.text);
}

test('privacy mode lets through commands, replies to the bot and service messages, but no mention', async () => {
  const group = telegram.group(-1001);
  const member = group.member(5);
  const { message_id } = await api.sendMessage(-1001, 'Chào cả nhà');
  const [mine = expect.fail()] = group.messages;
  expect(mine.id).toBe(message_id);
  member.send('nói chuyện');
  member.send('@trichdan_bot phim gì?');
  member.send('/ask phim gì?');
  member.send('/ask@trichdan_bot phim gì?');
  member.send('/ask@TrichDan_Bot hoa thường');
  member.send('/ask@other_bot phim gì?');
  const said = member.write('một câu');
  expect(said.update).toBeNull();
  group.member(6).send('trả lời người', { replyTo: said });
  group.member(6).send('trả lời bot', { replyTo: mine });
  group.join(7);
  expect(await texts()).toEqual([
    '/ask phim gì?',
    '/ask@trichdan_bot phim gì?',
    '/ask@TrichDan_Bot hoa thường',
    'trả lời bot',
    undefined,
  ]);
});

test('without privacy mode, or as an administrator, the bot is given everything', async () => {
  expect((await api.getMe()).can_read_all_group_messages).toBe(false);
  telegram.group(-1001).setBot('administrator');
  telegram.group(-1001).member(5).send('một');
  telegram.setPrivacy(false);
  expect((await api.getMe()).can_read_all_group_messages).toBe(true);
  telegram.group(-1002).member(5).send('@trichdan_bot hai');
  const [promoted, first, second] = await updates();
  expect(promoted?.my_chat_member?.new_chat_member.status).toBe('administrator');
  expect(first?.message?.text).toBe('một');
  expect(second?.message?.entities).toEqual([{ type: 'mention', offset: 0, length: 13 }]);
});

test('a forum message names its topic, and what answers it stands there', async () => {
  const forum = telegram.group(-1001, { forum: true });
  const topic = forum.topic('Thể thao');
  const member = forum.member(5).inTopic(topic);
  const asked = member.write('/ask phim?');
  const update = (await updates()).find(({ update_id }) => update_id === asked.update);
  expect(update?.message).toMatchObject({
    is_topic_message: true,
    message_thread_id: topic,
    reply_to_message: { message_id: topic, forum_topic_created: { name: 'Thể thao' } },
  });
  await api.sendMessage(-1001, 'theo lời nhắn', { reply_parameters: { message_id: asked.id } });
  await api.sendMessage(-1001, 'theo chủ đề', { message_thread_id: topic });
  await api.sendMessage(-1001, 'chung');
  expect(forum.messages.map((message) => message.topic)).toEqual([topic, topic, null]);
  expect(await refusal(api.sendMessage(-1001, 'x', { message_thread_id: 999 }))).toContain(
    '400 Bad Request: message thread not found',
  );
  expect(
    await refusal(
      api.sendMessage(-1001, 'x', {
        message_thread_id: forum.topic('Khác'),
        reply_parameters: { message_id: asked.id },
      }),
    ),
  ).toContain('message to be replied not found');
});

test('a closed topic takes nothing from a mere member', async () => {
  const forum = telegram.group(-1001, { forum: true });
  const topic = forum.topic('Thể thao');
  forum.closeTopic(topic);
  const send = () => api.sendMessage(-1001, 'x', { message_thread_id: topic });
  expect(await refusal(send())).toBe('400 Bad Request: TOPIC_CLOSED');
  forum.closeGeneral();
  expect(await refusal(api.sendMessage(-1001, 'x'))).toBe('400 Bad Request: TOPIC_CLOSED');
  forum.setBot('administrator');
  await send();
  forum.deleteTopic(topic);
  expect(await refusal(send())).toContain('message thread not found');
});

test.each([
  ['left', '403 Forbidden: bot is not a member of the supergroup chat'],
  ['kicked', '403 Forbidden: bot was kicked from the supergroup chat'],
  ['restricted', '400 Bad Request: not enough rights to send text messages to the chat'],
] as const)('a bot that is %s may not write in a supergroup', async (status, words) => {
  const group = telegram.group(-1001);
  group.setBot(status, { rights: { send: false } });
  expect(await refusal(api.sendMessage(-1001, 'x'))).toBe(words);
  const [{ my_chat_member: change } = expect.fail()] = await updates();
  expect([change?.old_chat_member.status, change?.new_chat_member.status]).toEqual(['member', status]);
});

test('a bot that is put into a group is told twice: as a member and by the service message', async () => {
  const group = telegram.group(-1001, { bot: 'left' });
  group.addBot(9);
  const [change, service] = await updates();
  expect(change?.my_chat_member).toMatchObject({ from: { id: 9 }, new_chat_member: { status: 'member' } });
  expect(service?.message?.new_chat_members).toMatchObject([{ id: 4242 }]);
});

test('a group that became a supergroup says so, and sends what comes later to the new id', async () => {
  const group = telegram.group(-5, { type: 'group' });
  group.member(5, { status: 'creator' });
  const became = group.upgrade(-1005);
  const error = await api.sendMessage(-5, 'x').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: -1005 } });
  await api.sendMessage(-1005, 'x');
  expect(became.messages).toHaveLength(1);
  const [before, after] = await updates();
  expect(before?.message).toMatchObject({ chat: { id: -5 }, migrate_to_chat_id: -1005 });
  expect(after?.message).toMatchObject({ chat: { id: -1005 }, migrate_from_chat_id: -5 });
  expect(await api.getChatAdministrators(-1005)).toMatchObject([{ status: 'creator', user: { id: 5 } }]);
});

test('a channel is written to by an administrator who may post, by its name too', async () => {
  const channel = telegram.channel(-1009, { username: 'kenh_tin', title: 'Kênh tin' });
  await api.sendMessage('@kenh_tin', 'x');
  expect(channel.messages).toHaveLength(1);
  expect(await api.getChatMember(-1009, 4242)).toMatchObject({ can_post_messages: true });
  channel.setBot('administrator', { rights: { post: false } });
  expect(await refusal(api.sendMessage(-1009, 'x'))).toBe(
    '400 Bad Request: need administrator rights in the channel chat',
  );
  channel.setBot('left');
  expect(await refusal(api.sendMessage(-1009, 'x'))).toBe(
    '403 Forbidden: bot is not a member of the channel chat',
  );
  expect(await refusal(api.getChat('@khong_co'))).toContain('chat not found');
});

test('posts of a channel arrive, and are forwarded with where they come from', async () => {
  const channel = telegram.channel(-1009);
  const post = channel.post('/ask phim?');
  telegram.user(5).forward(post);
  const [posted, forwarded] = await updates();
  expect(posted?.channel_post).toMatchObject({ text: '/ask phim?', sender_chat: { id: -1009 } });
  expect(posted?.channel_post?.from).toBeUndefined();
  expect(forwarded?.message?.forward_origin).toMatchObject({
    type: 'channel',
    chat: { id: -1009 },
    message_id: post.id,
  });
});

test('an anonymous administrator and a linked channel do not write as themselves', async () => {
  const member = telegram.group(-1001).member(5);
  member.send('/ask a', { as: 'anonymous' });
  member.send('/ask b', { as: 'linked-channel' });
  const [hidden, linked] = await updates();
  expect(hidden?.message).toMatchObject({ from: { is_bot: true }, sender_chat: { id: -1001 } });
  expect(linked?.message).toMatchObject({ is_automatic_forward: true, sender_chat: { type: 'channel' } });
});

test('messages of two supergroups may have the same number', async () => {
  telegram.group(-1001);
  telegram.group(-1002);
  const first = await api.sendMessage(-1001, 'a');
  const second = await api.sendMessage(-1002, 'b');
  expect(second.message_id).toBe(first.message_id);
  await api.editMessageText(-1002, second.message_id, 'c');
  expect(telegram.messages.map(({ text }) => text)).toEqual(['a', 'c']);
});
