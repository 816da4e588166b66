// In groups: what the bot takes as said to it, what it leaves alone, and who may change a group's settings.
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeGroup } from '../support/fake-telegram/group.js';
import type { FakeUser, Said } from '../support/fake-telegram/user.js';
import { createScene, loudLines, type Scene } from './harness.js';

const BOT = { id: 4242, is_bot: true, first_name: 'Trích Dẫn', username: 'trichdan_bot' };
const AN = { id: 1, is_bot: false, first_name: 'An', language_code: 'vi' };
const AN_ALONE = { id: 1, type: 'private', first_name: 'An' };
const GROUP = { id: -1001, type: 'supergroup', title: 'Nhóm' };
const CHANNEL = { id: -1009, type: 'channel', title: 'Kênh của An' };
const fromBot = { message_id: 5, date: 1, chat: GROUP, from: BOT, text: 'Chào bạn!' };
const command = (text: string) => ({ text, entities: [{ type: 'bot_command', offset: 0, length: 4 }] });

let scene: Scene;
let group: FakeGroup;
let an: FakeUser;
let binh: FakeUser;

beforeEach(async () => {
  scene = await createScene();
  scene.telegram.setPrivacy(false);
  group = scene.telegram.group(-1001, { type: 'supergroup' });
  an = group.member(1);
  binh = group.member(2);
  scene.start();
});
afterEach(() => scene.close());

/** Resolves once the bot has done with it, whatever it did. */
async function handled(said: Said): Promise<void> {
  expect(said.update).not.toBeNull();
  await scene.inbox.finished(said.update ?? 0);
}

/** What a bot makes of messages that the fake's people cannot write, from An in the group unless they say otherwise. */
function replay(...messages: object[]) {
  const head = { date: 1, chat: GROUP, from: AN };
  return replayed(
    messages.map((message, at) => ({ message: { ...head, message_id: 900 + at, ...message } })),
  );
}

async function replayed(updates: readonly object[]) {
  const other = await createScene();
  other.telegram.group(-1001, { bot: 'administrator' });
  other.telegram.user(1);
  const numbered = updates.map((update, at) => ({ update_id: at + 1, ...update }) as Update);
  await other.inbox.accept(numbered, 0);
  other.start();
  for (const { update_id } of numbered) await other.inbox.finished(update_id);
  const { asked, lines } = other;
  const told = other.telegram.messages.map(({ text }) => text);
  await other.close();
  return { asked, told, lines };
}

test.each([
  ['@trichdan_bot phim thu bao nhiêu?', 'phim thu bao nhiêu?'],
  ['@TrichDan_Bot: phim thu bao nhiêu?', 'phim thu bao nhiêu?'],
  ['Này @trichdan_bot, phim thu bao nhiêu?', 'Này, phim thu bao nhiêu?'],
  ['Phim thu bao nhiêu? @trichdan_bot', 'Phim thu bao nhiêu?'],
  ['😀 @trichdan_bot phim @trichdan_bot thu bao nhiêu?', '😀 phim thu bao nhiêu?'],
])('%j is a question, without the mention', async (text, question) => {
  await handled(an.write(text));
  expect(scene.asked).toEqual([question]);
  expect(an.messages).toHaveLength(1);
});

test('whoever picks the bot from the list mentions it by its id', async () => {
  const text = 'Trích Dẫn ơi, phim thu bao nhiêu?';
  const entities = [{ type: 'text_mention', offset: 0, length: 9, user: BOT }];
  const { asked } = await replay({ text, entities }, { text });
  expect(asked).toEqual(['ơi, phim thu bao nhiêu?']);
});

test('talk, another bot’s name and other people’s replies are left alone', async () => {
  const talk = an.write('Phim thu bao nhiêu?');
  for (const said of [
    talk,
    an.write('@trichdan_bot2 phim thu bao nhiêu?'),
    an.write('a@trichdan_bot.vn'),
    an.write('/help@another_bot @trichdan_bot'),
    an.write('/weather Huế'),
    an.write('/weather@trichdan_bot Huế'),
    binh.write('Tôi không biết', { replyTo: talk }),
  ])
    await handled(said);
  await scene.inbox.finished(an.sendOther('photo'));
  expect(scene.asked).toEqual([]);
  expect(group.messages).toEqual([]);
});

test('a reply to the bot is a question, also when what it replies to is no answer', async () => {
  const [help] = await an.ask('/help');
  await binh.reply(help ?? expect.fail(), 'Phim thu bao nhiêu?');
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?']);
});

test('a mention alone asks about the message it replies to, and by itself for a question', async () => {
  const claim = an.write('Phim thu 120 tỷ đồng sau hai tuần chiếu.');
  await handled(binh.write('@trichdan_bot', { replyTo: claim }));
  await handled(binh.write('/ask', { replyTo: claim }));
  await handled(binh.write('@trichdan_bot ???', { replyTo: claim }));
  expect(scene.asked).toEqual(Array(3).fill('Phim thu 120 tỷ đồng sau hai tuần chiếu.'));
  expect(scene.earlier).toEqual([null, null, null]);
  await handled(binh.write('@trichdan_bot'));
  expect(group.messages.at(-1)?.text).toMatch(/^Bạn muốn hỏi gì\?/u);
});

test('a question leans on what the same person asked before, on others’ answers only in reply', async () => {
  const [first] = await an.ask('@trichdan_bot phim thu bao nhiêu?');
  await an.ask('@trichdan_bot còn chiếu tới bao giờ?');
  await binh.ask('@trichdan_bot cầu dài bao nhiêu?');
  await binh.reply(first ?? expect.fail(), 'ai đạo diễn?');
  const asked = scene.earlier.map((earlier) => earlier?.answer.question ?? null);
  expect(asked).toEqual([null, 'phim thu bao nhiêu?', null, 'phim thu bao nhiêu?']);
});

test('what somebody else asks in between does not part a follow-up from its question', async () => {
  await an.ask('/ask phim thu bao nhiêu?');
  await binh.ask('/ask cầu dài bao nhiêu?');
  const said = an.write('/ask còn chiếu tới bao giờ?');
  await handled(said);
  await binh.ask('/ask ở đâu?');
  await scene.inbox.finished(an.edit(said, '/ask ai đạo diễn?'));
  const leaned = scene.earlier.slice(2).map((earlier) => earlier?.answer.question);
  expect(leaned).toEqual(['phim thu bao nhiêu?', 'cầu dài bao nhiêu?', 'phim thu bao nhiêu?']);
});

test.each(['/ask @trichdan_bot phim thu bao nhiêu?', '/ask phim thu bao nhiêu? @TrichDan_bot'])(
  '%j asks without the bot’s name',
  async (text) => {
    await handled(an.write(text));
    expect(scene.asked).toEqual(['phim thu bao nhiêu?']);
  },
);

test('in a private chat the bot’s name is no word of the question either', async () => {
  const alone = scene.telegram.user(3);
  await alone.ask('@trichdan_bot phim thu bao nhiêu?');
  await alone.ask('ai@trichdan_bot.vn là ai?');
  expect(scene.asked).toEqual(['phim thu bao nhiêu?', 'ai@trichdan_bot.vn là ai?']);
  expect((await alone.ask('@trichdan_bot'))[0]?.text).toMatch(/^Bạn muốn hỏi gì\?/u);
});

test('what people send by the bot’s inline mode is not answered, in groups or in private', async () => {
  const message = { text: 'Phim thu 120 tỷ', via_bot: BOT, reply_to_message: fromBot };
  const { asked, told } = await replay(message, { ...message, chat: AN_ALONE });
  expect([asked, told]).toEqual([[], []]);
});

test('a post of the linked channel, other bots and chats of others are not answered', async () => {
  await handled(an.write('/ask Phim?', { as: 'linked-channel' }));
  expect(scene.asked).toEqual([]);
  const { asked, told } = await replay(
    { ...command('/ask Phim?'), from: { id: 99, is_bot: true, first_name: 'Bot khác' } },
    { ...command('/ask Phim?'), business_connection_id: 'b' },
    { ...command('/ask Phim?'), guest_query_id: 'g' },
  );
  expect([asked, told]).toEqual([[], []]);
});

test('updates of kinds the bot knows nothing of pass without a word', async () => {
  const head = { message_id: 9, date: 1, chat: AN_ALONE, from: AN };
  const { asked, told, lines } = await replayed([
    { business_message: { ...head, text: 'Phim?', business_connection_id: 'b' } },
    { guest_message: { ...head, text: 'Phim?', guest_query_id: 'g' } },
    { edited_channel_post: { ...head, chat: CHANNEL, text: 'Phim?' } },
    { poll: { id: 'p' } },
    { kind_of_next_year: { id: 1 } },
  ]);
  expect([asked, told]).toEqual([[], []]);
  expect(loudLines(lines)).toEqual([]);
});

test('anonymous admins and those who speak as a channel are answered like anyone', async () => {
  await handled(an.write('/ask Phim thu bao nhiêu?', { as: 'anonymous' }));
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?']);
  const from = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
  const { asked } = await replay({ ...command('/ask Cầu dài bao nhiêu?'), from, sender_chat: CHANNEL });
  expect(asked).toEqual(['Cầu dài bao nhiêu?']);
});

test('a voice message in reply to the bot gets a plain sentence, a sticker none', async () => {
  const file = { file_id: 'f', file_unique_id: 'u', duration: 1, width: 1, height: 1 };
  const voice = await replay({ voice: file, reply_to_message: fromBot });
  const sticker = await replay({ sticker: file, reply_to_message: fromBot });
  expect(voice.told).toEqual(['Tôi chỉ đọc được chữ. Bạn nhắn câu hỏi bằng chữ nhé.']);
  expect(sticker.told).toEqual([]);
});
