// The commands, what is said to everything that is not a question, and the menu.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerCommands } from '../../src/bot/commands.js';
import type { Polling } from '../../src/bot/polling.js';
import { createScene, prompts, type Scene } from './harness.js';

let scene: Scene;
let polling: Polling;

beforeEach(async () => {
  scene = await createScene();
  polling = scene.start();
});
afterEach(() => scene.close());

test('/start greets in Vietnamese, and in English when Telegram is in English', async () => {
  const [vietnamese] = await scene.telegram.user(1).ask('/start');
  const [english] = await scene.telegram.user(2, { language: 'en-GB' }).ask('/start');
  const [german] = await scene.telegram.user(3, { language: 'de' }).ask('/start');
  expect(vietnamese?.text).toMatch(/^Chào bạn!/);
  expect(english?.text).toMatch(/^Hello!/);
  expect(german?.text).toBe(vietnamese?.text);
});

test.each(['vi', 'en'])('/help in %s names every command of the menu', async (language) => {
  await registerCommands(scene.api, prompts);
  const menu = scene.telegram.commands.get(language === 'vi' ? '' : 'en') ?? [];
  const [help] = await scene.telegram.user(1, { language }).ask('/help');
  expect(menu.map(({ command }) => command)).toContain(language === 'vi' ? 'nguon' : 'sources');
  expect(menu.map(({ command }) => command)).not.toContain('thongke');
  for (const { command, description } of menu) expect(help?.text).toContain(`/${command} – ${description}`);
});

test.each(['vi', 'en'])(
  'groups are shown in %s what works in groups, in the menu and by /help',
  async (language) => {
    await registerCommands(scene.api, prompts);
    const menu = scene.telegram.commands.get(`all_group_chats/${language === 'vi' ? '' : 'en'}`) ?? [];
    const names = menu.map(({ command }) => command);
    expect(names).toContain(language === 'vi' ? 'nguon' : 'sources');
    for (const alone of ['kenh', 'channel', 'thongke', 'nguontin']) expect(names).not.toContain(alone);
    const [help] = await scene.telegram.user(1, { group: -100, language }).ask('/help');
    for (const { command, description } of menu) expect(help?.text).toContain(`/${command} – ${description}`);
    expect(help?.text).not.toMatch(/^\/(?:kenh|channel) –/mu);
    expect(help?.text).toMatch(/^\/xoa – .*nhóm này$|^\/forget – .*this group$/mu);
  },
);

test('a group that chooses a language keeps to what works in groups', async () => {
  const group = scene.telegram.group(-100);
  const admin = group.member(1, { status: 'administrator' });
  const [menu = expect.fail()] = await admin.ask('/ngonngu');
  admin.tap(menu, 'English');
  const shown = await scene.telegram.waitFor(() => scene.telegram.commands.get('-100/en'));
  expect(shown.map(({ command }) => command)).not.toContain('channel');
});

test('in a group /start tells how to ask there', async () => {
  const [hello] = await scene.telegram.user(1, { group: -100 }).ask('/start@trichdan_bot');
  expect(hello?.text).toContain('/ask');
  expect(hello?.text).not.toContain('cứ nhắn câu hỏi');
});

test('/help tells of inline mode only where it is switched on', async () => {
  const user = scene.telegram.user(1);
  expect((await user.ask('/help'))[0]?.text).toContain('Trong chat khác');
  await polling.stop();
  scene.telegram.setInline(false);
  polling = scene.start();
  expect((await user.ask('/help'))[0]?.text).not.toContain('Trong chat khác');
});

test('the menu is described in Vietnamese for everyone and in English for English', async () => {
  expect(prompts.render('vi', 'command-ask')).not.toBe(prompts.render('en', 'command-ask'));
});

test.each(['photo', 'voice', 'sticker', 'location'] as const)(
  'a %s in a private chat is met with one plain sentence',
  async (kind) => {
    const user = scene.telegram.user(1);
    user.sendOther(kind);
    const [reply] = await scene.telegram.waitFor(() => user.messages.length > 0 && user.messages);
    expect(reply?.text).toBe('Tôi chỉ đọc được chữ. Bạn nhắn câu hỏi bằng chữ nhé.');
  },
);

test('an album of pictures is met with one sentence, not one per picture', async () => {
  const user = scene.telegram.user(1);
  user.sendOther('photo', { album: 'a' });
  user.sendOther('photo', { album: 'a' });
  user.sendOther('photo', { album: 'b' });
  await user.ask('/start', 3);
  const only = user.messages.filter(({ text }) => text.startsWith('Tôi chỉ đọc được chữ'));
  expect(only).toHaveLength(2);
});

test('the pictures of an album that a restart parts are met with one sentence all the same', async () => {
  const user = scene.telegram.user(1);
  user.sendOther('photo', { album: 'a' });
  await scene.telegram.waitFor(() => user.messages.length === 1);
  await polling.stop();
  scene.start();
  user.sendOther('photo', { album: 'a' });
  await user.ask('/start');
  expect(user.messages).toHaveLength(2);
});

test('an unknown command in a private chat is said to be unknown, not searched for', async () => {
  const [reply] = await scene.telegram.user(1, { language: 'en' }).ask('/weather Huế');
  expect(reply?.text).toBe('I don’t know this command. Send /help to see the commands.');
  expect(scene.asked).toEqual([]);
});

test('in a group only commands are answered, as replies; talk, pictures and others’ commands are not', async () => {
  const member = scene.telegram.user(5, { group: -100 });
  member.send('Hôm nay có gì mới không?');
  member.sendOther('photo');
  member.send('/weather');
  member.send('/ask@another_bot ai?');
  member.send('/ASK@TrichDan_bot Phim thu bao nhiêu?');
  await scene.telegram.waitFor(() => member.messages.length > 0);
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?']);
  expect(member.messages).toHaveLength(1);
  expect(member.messages[0]?.replyTo).not.toBeNull();
});
