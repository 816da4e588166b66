// Forum topics: everything the bot says goes where it was asked, each topic has its own last answer, closed ones are left.
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageData } from '../../src/bot/callback-data.js';
import { botStores } from '../support/bot-stores.js';
import type { FakeGroup } from '../support/fake-telegram/group.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, firstQuote } from './sample.js';

const FORUM = -1001;

let scene: Scene;
let forum: FakeGroup;
let general: FakeUser;
let film: FakeUser;
let bridge: FakeUser;
let topics: { film: number; bridge: number };

beforeEach(async () => {
  scene = await createScene();
  scene.telegram.setPrivacy(false);
  forum = scene.telegram.group(FORUM, { forum: true });
  topics = { film: forum.topic('Phim'), bridge: forum.topic('Cầu', 'bot') };
  general = forum.member(1);
  film = general.inTopic(topics.film);
  bridge = general.inTopic(topics.bridge);
  scene.start();
});
afterEach(() => scene.close());

const placed = () => forum.messages.map(({ topic, text }) => ({ topic, begins: text.slice(0, 12) }));

test('an answer, its sources and a repeated question stay in the topic, also when the asker’s message is gone', async () => {
  scene.script((question) => ({ ...answeredWith(question, [firstQuote()]), window: AUGUST }));
  const [answer] = await film.ask('@trichdan_bot phim thu bao nhiêu?');
  film.tap(answer ?? expect.fail(), 'Nguồn');
  await scene.telegram.waitFor(() => forum.messages.length === 2);
  film.tap(answer ?? expect.fail(), 'Bỏ lọc thời gian');
  await scene.telegram.waitFor(() => forum.messages.length === 3);
  await film.ask('/nguon');
  expect(forum.messages.map(({ topic }) => topic)).toEqual(Array(4).fill(topics.film));
  const sent = scene.telegram.callsOf('sendMessage').map(({ payload }) => payload.message_thread_id);
  expect(sent).toEqual(Array(4).fill(topics.film));
});

test('the general topic is answered as the group itself', async () => {
  await general.ask('@trichdan_bot phim thu bao nhiêu?');
  expect(forum.messages.map(({ topic }) => topic)).toEqual([null]);
});

test('each topic has its own last answer', async () => {
  await film.ask('@trichdan_bot phim thu bao nhiêu?');
  await bridge.ask('@trichdan_bot cầu dài bao nhiêu?');
  await film.ask('@trichdan_bot còn chiếu tới bao giờ?');
  await general.ask('@trichdan_bot còn gì nữa?');
  const leaned = scene.earlier.map((earlier) => earlier?.answer.question ?? null);
  expect(leaned).toEqual([null, null, 'phim thu bao nhiêu?', null]);
});

test('talk in a topic that the bot opened is no reply to it', async () => {
  await scene.inbox.finished(bridge.send('Cầu này dài thật.'));
  expect(scene.asked).toEqual([]);
  await bridge.reply((await bridge.ask('/help'))[0] ?? expect.fail(), 'Cầu dài bao nhiêu?');
  expect(scene.asked).toEqual(['Cầu dài bao nhiêu?']);
});

test('a failure is told in the topic', async () => {
  scene.script(() => {
    throw new Error('the model is not ready');
  });
  await film.ask('/ask phim thu bao nhiêu?');
  expect(placed()).toEqual([{ topic: topics.film, begins: 'Xin lỗi, tôi' }]);
});

test.each([
  ['closed', (topic: number) => forum.closeTopic(topic)],
  ['deleted', (topic: number) => forum.deleteTopic(topic)],
])('a topic %s while the answer is looked for gets none, and no other topic does', async (_, shut) => {
  scene.script((question) => {
    shut(topics.film);
    return answeredWith(question, [firstQuote()]);
  });
  await scene.inbox.finished(film.send('/ask phim thu bao nhiêu?'));
  expect(forum.messages).toEqual([]);
  expect(loudLines(scene.lines)).toEqual([]);
  expect(scene.lines.map(({ msg }) => msg)).toContain('topic or chat takes no message of the bot');
  scene.script((question) => answeredWith(question, [firstQuote()]));
  await bridge.ask('/ask cầu dài bao nhiêu?');
  expect(forum.messages.map(({ topic }) => topic)).toEqual([topics.bridge]);
});

test('a button in a closed topic stops waiting, and nothing is said elsewhere', async () => {
  const [answer] = await film.ask('/ask phim thu bao nhiêu?');
  forum.closeTopic(topics.film);
  const press = film.tap(answer ?? expect.fail(), 'Nguồn');
  await scene.telegram.waitFor(() => press.answer);
  expect(forum.messages).toHaveLength(1);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('a group where the bot may not write is left in peace', async () => {
  const muted = scene.telegram.group(-1009, { bot: 'restricted', rights: { send: false } });
  await scene.inbox.finished(muted.member(1).send('/ask phim thu bao nhiêu?'));
  expect(muted.messages).toEqual([]);
  expect(loudLines(scene.lines)).toEqual([]);
});

test.each([
  [
    'a message that Telegram no longer shows the bot',
    { message_id: 3, date: 0, chat: { id: 1, type: 'private' } },
  ],
  ['no message at all', undefined],
])('a button under %s is met with a kind pop-up', async (_, message) => {
  const kept = botStores();
  const { id } = await kept.answers.save({ chat: 1, topic: null }, answeredWith('Phim?', [firstQuote()]), 1);
  const data = pageData(id, 1);
  const other = await createScene(kept);
  other.telegram.user(1);
  const from = { id: 1, is_bot: false, first_name: 'An' };
  const callback_query = { id: 'p', from, chat_instance: '1', data, ...(message && { message }) };
  await other.inbox.accept([{ update_id: 1, callback_query } as Update], 0);
  other.start();
  await other.inbox.finished(1);
  const [call] = other.telegram.callsOf('answerCallbackQuery');
  expect(call?.payload).toMatchObject({ show_alert: true, text: expect.stringMatching(/quá cũ/u) });
  expect(other.telegram.callsOf('editMessageText')).toEqual([]);
  expect(other.telegram.messages).toEqual([]);
  await other.close();
});

const AUGUST = { from: '2025-08-01', to: '2025-08-31', label: 'tháng 8' } as const;
