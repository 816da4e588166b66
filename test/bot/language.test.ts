// The language of a chat: by Telegram's, by /ngonngu, over a restart, and quotes that are never translated.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerCommands } from '../../src/bot/commands.js';
import type { Polling } from '../../src/bot/polling.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, prompts, type Scene } from './harness.js';
import { firstQuote } from './sample.js';

let scene: Scene;
let polling: Polling;
const open = () => memoryDatabase();
let db: ReturnType<typeof open>;

beforeEach(async () => {
  db = open();
  scene = await createScene(botStores(db));
  polling = scene.start();
});
afterEach(async () => {
  await scene.close();
  db.close();
});

async function choose(button: string, language = 'vi') {
  const user = scene.telegram.user(1, { language });
  const [menu = expect.fail()] = await user.ask('/ngonngu');
  const before = buttonsOf(menu);
  const press = user.tap(menu, button);
  await scene.telegram.waitFor(() => press.answer !== null && menu.edits === 1);
  return { user, menu, before };
}

test('/ngonngu ticks the present language, and a tap on the other changes the message in place', async () => {
  const { user, menu, before } = await choose('English');
  expect(before).toEqual(['✓ Tiếng Việt', 'English']);
  expect(buttonsOf(menu)).toEqual(['Tiếng Việt', '✓ English']);
  expect(menu.text).toMatch(/^I am speaking English here\./u);
  const [greeting] = await user.ask('/start');
  expect(greeting?.text).toMatch(/^Hello!/u);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('/language is the same command, and someone whose Telegram is English may choose Vietnamese', async () => {
  const user = scene.telegram.user(2, { language: 'en' });
  const [menu = expect.fail()] = await user.ask('/language');
  user.tap(menu, 'Tiếng Việt');
  await scene.telegram.waitFor(() => menu.edits === 1);
  expect((await user.ask('/start'))[0]?.text).toMatch(/^Chào bạn/u);
});

test('a tap on the language that is chosen already is no error', async () => {
  const user = scene.telegram.user(1);
  const [menu = expect.fail()] = await user.ask('/ngonngu');
  const press = user.tap(menu, '✓ Tiếng Việt');
  expect(await scene.telegram.waitFor(() => press.answer)).toEqual({ text: '', alert: false });
  await user.ask('/start');
  expect(menu.edits).toBe(0);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('the choice outlives a restart, and the quote stays as it stands in the article', async () => {
  const { user } = await choose('English');
  await polling.stop();
  scene.start();
  const [answer = expect.fail()] = await user.ask('Ai?');
  expect(textsOf(answer, 'blockquote')).toEqual([firstQuote().text]);
  expect(buttonsOf(answer)).toContain('Sources');
});

test('the menu of commands follows the choice, in that chat only, and still does after a restart', async () => {
  await registerCommands(scene.api, prompts);
  await choose('English');
  const { commands } = scene.telegram;
  await scene.telegram.waitFor(() => commands.has('1/en'));
  for (const key of ['1/', '1/en']) expect(commands.get(key)).toEqual(commands.get('en'));
  expect(commands.get('')?.map(({ command }) => command)).toContain('nguon');
  await registerCommands(scene.api, prompts, [1], botStores(db).languages.chosen);
  expect(commands.get('1/')?.slice(0, 2)).toEqual(commands.get('en')?.slice(0, 2));
});

test('who chose a language in private is answered in it in a group that chose none', async () => {
  await choose('English');
  const member = scene.telegram.user(1, { group: -100 });
  const other = scene.telegram.user(2, { group: -100 });
  expect((await member.ask('/help'))[0]?.text).toMatch(/^How to use me/u);
  expect((await other.ask('/help'))[0]?.text).toMatch(/^Cách dùng/u);
});

test('made-up data of a language button is refused kindly', async () => {
  const user = scene.telegram.user(1);
  const [menu = expect.fail()] = await user.ask('/ngonngu');
  const press = user.tapData(menu, 'l:fr');
  expect(await scene.telegram.waitFor(() => press.answer)).toMatchObject({ alert: true });
});

describe('in a group', () => {
  async function chosenBy(status: 'administrator' | 'member') {
    const group = scene.telegram.group(-100);
    const member = group.member(5, { language: 'vi', status });
    const [menu = expect.fail()] = await member.ask('/ngonngu');
    const press = member.tap(menu, 'English');
    await scene.telegram.waitFor(() => press.answer !== null && (status === 'member' || menu.edits === 1));
    return { group, press };
  }

  test('its admins choose for everyone in it, whatever each one’s Telegram speaks', async () => {
    const { group } = await chosenBy('administrator');
    const [help] = await group.member(6, { language: 'vi' }).ask('/help');
    expect(help?.text).toMatch(/^How to use me/u);
    const inPrivate = scene.telegram.user(6);
    expect((await inPrivate.ask('/start'))[0]?.text).toMatch(/^Chào bạn/u);
  });

  test('nobody else does', async () => {
    const { group, press } = await chosenBy('member');
    expect(press.answer).toMatchObject({ alert: true });
    expect((await group.member(6).ask('/help'))[0]?.text).toMatch(/^Cách dùng/u);
  });
});

test('a channel is spoken to in the language of who let the bot in, until it chooses', async () => {
  const channel = scene.telegram.channel(-200, { bot: 'left' });
  scene.telegram.user(7, { language: 'en' });
  channel.setBot('administrator', { by: 7 });
  await scene.telegram.user(8).ask('/start');
  const stores = botStores(db);
  expect(await stores.languages.of(-200)).toBe('en');
  expect(await stores.languages.chosen(-200)).toBeNull();
});

test('a channel that is connected hears the language of who connected it', async () => {
  const channel = scene.telegram.channel(-300, { username: 'tinmoi' });
  channel.setMember(9, 'administrator');
  await scene.telegram.user(9, { language: 'en' }).ask('/channel @tinmoi');
  expect(await botStores(db).languages.of(-300)).toBe('en');
});

test('/ngonngu posted in a channel shows the choice, and its admins make it', async () => {
  const channel = scene.telegram.channel(-300, { bot: 'administrator' });
  channel.setMember(9, 'administrator');
  channel.post('/ngonngu');
  const menu = await scene.telegram.waitFor(() => channel.messages[0]);
  const press = scene.telegram.user(8).tap(menu, 'English');
  expect(await scene.telegram.waitFor(() => press.answer)).toMatchObject({ alert: true });
  const english = scene.telegram.user(7, { language: 'en' }).tap(menu, 'English');
  await scene.telegram.waitFor(() => english.answer);
  expect(await botStores(db).languages.of(-300)).toBe('vi');
  scene.telegram.user(9).tap(menu, 'English');
  await scene.telegram.waitFor(() => menu.edits === 1);
  expect(buttonsOf(menu)).toEqual(['Tiếng Việt', '✓ English']);
  expect(await botStores(db).languages.chosen(-300)).toBe('en');
});
