// Where the bot is: rights in groups, the hint on privacy mode, being removed and blocked, groups that get another id.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Polling } from '../../src/bot/polling.js';
import { createChatStore } from '../../src/store/chats.js';
import type { Database } from '../../src/store/database.js';
import { botStores } from '../support/bot-stores.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, firstQuote } from './sample.js';

const HINT = /^Nhờ quản trị viên của nhóm/u;

let db: Database;
let scene: Scene;
let polling: Polling;

beforeEach(async () => {
  db = memoryDatabase();
  scene = await createScene(botStores(db));
  polling = scene.start();
});
afterEach(async () => {
  await scene.close();
  db.close();
});

const store = () => createChatStore(db);
const hints = (messages: ReadonlyArray<{ text: string }>) => messages.filter(({ text }) => HINT.test(text));

test('only admins of a group change its settings, others get a kind pop-up', async () => {
  const group = scene.telegram.group(-1001);
  const member = group.member(1);
  const admin = group.member(2, { status: 'administrator' });
  const [choice] = await member.ask('/dinhchinh');
  const refused = member.tap(choice ?? expect.fail(), 'Tắt');
  await scene.telegram.waitFor(() => refused.answer);
  expect(refused.answer).toMatchObject({ alert: true, text: expect.stringContaining('quản trị viên') });
  expect(refused.answer?.text.length).toBeLessThanOrEqual(200);
  expect(await botStores(db).settings.corrections(-1001)).toBe('reply');
  const allowed = admin.tap(choice ?? expect.fail(), 'Tắt');
  await scene.telegram.waitFor(() => allowed.answer && choice?.edits === 1);
  expect(await botStores(db).settings.corrections(-1001)).toBe('off');
});

test('an admin is known as one also where Telegram does not show members', async () => {
  const group = scene.telegram.group(-1001);
  const [choice] = await group.member(1).ask('/dinhchinh');
  scene.telegram.fail('getChatMember', { kind: 'refused', code: 400, description: 'CHAT_ADMIN_REQUIRED' }, 2);
  const refused = group.member(1).tap(choice ?? expect.fail(), 'Tắt');
  await scene.telegram.waitFor(() => refused.answer);
  expect(refused.answer?.alert).toBe(true);
  const owner = group.member(3, { status: 'creator' }).tap(choice ?? expect.fail(), 'Tắt');
  await scene.telegram.waitFor(() => owner.answer);
  expect(owner.answer?.alert).toBe(false);
});

test('a group that the bot is added to hears once, in itself, how mentions can reach it', async () => {
  const group = scene.telegram.group(-1001, { bot: 'left' });
  group.addBot(1);
  await scene.telegram.waitFor(() => group.messages.length > 0);
  const [hint] = group.messages;
  expect(hint?.text).toMatch(HINT);
  for (const words of ['@trichdan_bot', '@BotFather', '/setprivacy', 'Disable', '/ask'])
    expect(hint?.text).toContain(words);
  await group.member(1).ask('/ask Phim?');
  await scene.inbox.finished(group.setBot('kicked'));
  await scene.inbox.finished(group.setBot('member'));
  await scene.inbox.finished(group.setBot('administrator'));
  await group.member(1).ask('/ask Phim?');
  expect(hints(group.messages)).toHaveLength(1);
});

test('a group the bot has long been in gets the hint after its first answer, once, also over a restart', async () => {
  const group = scene.telegram.group(-1001);
  const messages = await group.member(1).ask('/ask Phim?', 2);
  expect(messages.map(({ text }) => HINT.test(text))).toEqual([false, true]);
  await polling.stop();
  scene.start();
  await group.member(1).ask('/ask Phim?');
  await group.member(1).ask('/ask Phim?');
  expect(hints(group.messages)).toHaveLength(1);
});

test('no hint where mentions reach the bot, nor in private chats and channels', async () => {
  const asAdmin = scene.telegram.group(-1001, { bot: 'left' });
  await scene.inbox.finished(asAdmin.setBot('administrator'));
  await asAdmin.member(1).ask('/ask Phim?');
  await scene.inbox.finished(scene.telegram.channel(-1002).setBot('administrator'));
  const user = scene.telegram.user(7);
  await scene.inbox.finished(scene.telegram.block(7));
  await scene.inbox.finished(scene.telegram.block(7, false));
  await user.ask('Phim?');
  await user.ask('Phim?');
  expect(hints(scene.telegram.messages)).toEqual([]);
  scene.telegram.setPrivacy(false);
  const all = await createScene();
  all.telegram.setPrivacy(false);
  all.start();
  const open = all.telegram.group(-1003);
  await open.member(1).ask('/ask Phim?');
  await open.member(1).ask('/ask Phim?');
  expect(hints(open.messages)).toEqual([]);
  await all.close();
});

test('a hint that cannot be sent is no failure', async () => {
  const group = scene.telegram.group(-1001, { bot: 'left', forum: true });
  group.closeGeneral();
  group.addBot(1);
  const topic = group.topic('Hỏi đáp');
  await group.member(1).inTopic(topic).ask('/ask Phim?');
  expect(loudLines(scene.lines)).toEqual([]);
  expect(hints(group.messages)).toEqual([]);
});

test.each([
  ['blocked by a person', 7],
  ['removed from a group', -1001],
  ['removed from a channel', -1002],
])('once %s the bot knows, and knows when it is let in again', async (_, chat) => {
  const user = scene.telegram.user(7);
  const group = scene.telegram.group(-1001, { bot: 'administrator' });
  const channel = scene.telegram.channel(-1002);
  const leave = () => {
    if (chat === 7) return scene.telegram.block(7);
    return (chat === -1001 ? group : channel).setBot('kicked');
  };
  const back = () => {
    if (chat === 7) return scene.telegram.block(7, false);
    return (chat === -1001 ? group : channel).setBot('administrator');
  };
  await scene.inbox.finished(leave());
  expect(await store().isGone(chat)).toBe(true);
  await scene.inbox.finished(back());
  expect(await store().isGone(chat)).toBe(false);
  expect(user.messages).toEqual([]);
});

test('a chat that turns an answer away is gone until it is heard from again', async () => {
  scene.telegram.fail('sendMessage', { kind: 'blocked' });
  const user = scene.telegram.user(7);
  await scene.inbox.finished(user.send('Phim?'));
  expect(await store().isGone(7)).toBe(true);
  expect(loudLines(scene.lines)).toEqual([]);
  await user.ask('Phim?');
  expect(await store().isGone(7)).toBe(false);
});

test('what a group chose and was told goes with it when it becomes a supergroup', async () => {
  const group = scene.telegram.group(-5, { type: 'group', bot: 'administrator' });
  await group.member(1).ask('/ask Phim thu bao nhiêu?');
  await botStores(db).settings.setCorrections(-5, 'off');
  const moved = group.upgrade(-1005);
  await moved.member(1).ask('/ask còn chiếu tới bao giờ?');
  expect(scene.earlier.at(-1)?.answer.question).toBe('Phim thu bao nhiêu?');
  const [choice] = await moved.member(1).ask('/dinhchinh');
  expect(choice?.text).toContain('đang tắt');
  expect(await store().kindOf(-1005)).toBe('supergroup');
  expect(await store().kindOf(-5)).toBeNull();
});

test('a move that Telegram tells by refusing a message is followed too, in no reply to a number of the old group', async () => {
  const group = scene.telegram.group(-5, { type: 'group', bot: 'administrator' });
  const moved = scene.telegram.group(-1005, { bot: 'administrator' });
  await botStores(db).settings.setCorrections(-5, 'off');
  scene.telegram.fail('sendMessage', { kind: 'migrated', to: -1005 });
  await scene.inbox.finished(group.member(1).send('/ask Phim thu bao nhiêu?'));
  expect([group.messages.length, moved.messages.length]).toEqual([0, 1]);
  expect(scene.telegram.callsOf('sendMessage').at(-1)?.payload).not.toHaveProperty('reply_parameters');
  const { answers, settings } = botStores(db);
  expect((await answers.ofMessage(-1005, moved.messages[0]?.id ?? 0))?.answer.question).toBe(
    'Phim thu bao nhiêu?',
  );
  expect(await settings.corrections(-1005)).toBe('off');
  expect(loudLines(scene.lines)).toEqual([]);
});

test('a group that moves while its question is being answered gets the answer once', async () => {
  const group = scene.telegram.group(-5, { type: 'group', bot: 'administrator' });
  let moved = group;
  scene.script((question) => {
    moved = group.upgrade(-1005);
    return answeredWith(question, [firstQuote()]);
  });
  await scene.inbox.finished(group.member(1).send('/ask Phim thu bao nhiêu?'));
  expect([group.messages.length, moved.messages.length]).toEqual([0, 1]);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('who looks up a chat or a member that there is not makes no chat gone, and keeps nothing of it', async () => {
  const an = scene.telegram.user(1);
  const foreign = scene.telegram.channel(-1_009_999, { bot: 'left' });
  await scene.inbox.finished(an.forward(foreign.post('Cầu đã thông xe.')).update ?? 0);
  await an.ask('/start kenh_77');
  const group = scene.telegram.group(-1001);
  const [choice = expect.fail()] = await group.member(1).ask('/dinhchinh');
  scene.telegram.fail('getChatMember', {
    kind: 'refused',
    code: 400,
    description: 'Bad Request: user not found',
  });
  const press = group.member(2).tap(choice, 'Tắt');
  await scene.telegram.waitFor(() => press.answer);
  for (const chat of [-1_009_999, -77, -1001]) expect(await store().isGone(chat)).toBe(false);
  expect(db.prepare('SELECT chat FROM chats ORDER BY chat').pluck().all()).toEqual([-1001]);
});

test('a command for another bot does not bring the hint', async () => {
  const group = scene.telegram.group(-1001);
  await scene.inbox.finished(group.member(1).send('/weather Huế'));
  expect(group.messages).toEqual([]);
  await group.member(1).ask('/ask Phim thu bao nhiêu?', 2);
  expect(hints(group.messages)).toHaveLength(1);
});
