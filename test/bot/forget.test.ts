// /xoa over the fake Telegram: asks once, deletes only on a yes, says what it was, and old buttons say kindly why not.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

let scene: Scene;
const open = () => memoryDatabase();
let db: ReturnType<typeof open>;

beforeEach(async () => {
  db = open();
  scene = await createScene(botStores(db));
  scene.start();
});
afterEach(async () => {
  await scene.close();
  db.close();
});

async function asked(language = 'vi') {
  const user = scene.telegram.user(1, { language });
  const [answer = expect.fail()] = await user.ask('Ai?');
  const [question = expect.fail()] = await user.ask('/xoa');
  return { user, answer, question };
}

test('it says what is kept and deletes nothing before a yes', async () => {
  const { user, answer, question } = await asked();
  expect(question.text).toContain('• 1 câu trả lời, kèm câu hỏi');
  expect(question.text).toContain('• 1 mục cài đặt');
  expect(buttonsOf(question)).toEqual(['Xóa hết', 'Thôi']);
  user.tap(question, 'Thôi');
  await scene.telegram.waitFor(() => question.edits === 1);
  expect(question.text).toBe('Tôi không xóa gì cả.');
  expect(buttonsOf(question)).toEqual([]);
  user.tap(answer, 'Nguồn');
  await scene.telegram.waitFor(() => user.messages.length === 3);
});

test('on a yes all is gone: it says what, and the old buttons say kindly that they are too old', async () => {
  const { user, answer, question } = await asked('en');
  user.tap(question, 'Delete all');
  await scene.telegram.waitFor(() => question.edits === 1);
  expect(question.text).toMatch(/^Deleted for good/u);
  expect(question.text).toContain('• 1 answer, with its question');
  expect(await botStores(db).answers.last({ chat: 1, topic: null })).toBeNull();
  const press = user.tap(answer, 'Sources');
  expect(await scene.telegram.waitFor(() => press.answer)).toEqual({
    text: 'This button is too old. Please ask again.',
    alert: true,
  });
  const again = await user.ask('Ai nữa?');
  expect(again[0]?.text).not.toBe('');
  expect(loudLines(scene.lines)).toEqual([]);
});

test('a choice of language is deleted with the rest', async () => {
  const user = scene.telegram.user(1);
  const [menu = expect.fail()] = await user.ask('/ngonngu');
  user.tap(menu, 'English');
  await scene.telegram.waitFor(() => menu.edits === 1);
  const [question = expect.fail()] = await user.ask('/forget');
  user.tap(question, 'Delete all');
  await scene.telegram.waitFor(() => question.edits === 1);
  expect((await user.ask('/start'))[0]?.text).toMatch(/^Chào bạn/u);
});

test('a second yes finds nothing but what the press itself left', async () => {
  const { user, question } = await asked();
  const data = question.keyboard.flat()[0]?.callback_data ?? '';
  user.tap(question, 'Xóa hết');
  await scene.telegram.waitFor(() => question.edits === 1);
  user.tapData(question, data);
  await scene.telegram.waitFor(() => question.edits === 2);
  expect(question.text).not.toContain('câu trả lời,');
});

test('in a group its admins have it forgotten, and of the answers only those given there', async () => {
  const group = scene.telegram.group(-100);
  const admin = group.member(5, { status: 'administrator' });
  await admin.ask('/ask Ai?');
  await scene.telegram.user(5).ask('Ai?');
  // The bot may have had a word of its own to say to a new group.
  const said = (text: string) =>
    scene.telegram.waitFor(() => group.messages.find((one) => one.text.includes(text)));
  group.member(6).send('/xoa');
  expect(buttonsOf(await said('chỉ quản trị viên mới đổi được'))).toEqual([]);
  admin.send('/xoa');
  const question = await said('Tôi đang giữ những điều này về chat này');
  const press = group.member(6).tap(question, 'Xóa hết');
  expect(await scene.telegram.waitFor(() => press.answer)).toMatchObject({ alert: true });
  expect(question.edits).toBe(0);
  admin.tap(question, 'Xóa hết');
  await scene.telegram.waitFor(() => question.edits === 1);
  const { answers } = botStores(db);
  expect(await answers.last({ chat: -100, topic: null })).toBeNull();
  expect(await answers.last({ chat: 5, topic: null })).not.toBeNull();
});

test('the menu of commands is everyone’s again', async () => {
  const user = scene.telegram.user(1);
  const [menu = expect.fail()] = await user.ask('/ngonngu');
  user.tap(menu, 'English');
  await scene.telegram.waitFor(() => scene.telegram.commands.has('1/en'));
  const [question = expect.fail()] = await user.ask('/xoa');
  user.tap(question, 'Delete all');
  await scene.telegram.waitFor(
    () => !scene.telegram.commands.has('1/') && !scene.telegram.commands.has('1/en'),
  );
});

test('a question typed inline is deleted too, and typed again it has a link that works', async () => {
  const user = scene.telegram.user(1);
  const typed = async () => {
    const query = user.askInline('giá vàng hôm nay');
    await scene.telegram.waitFor(() => query.answer);
    return query.answer?.button?.start_parameter ?? expect.fail();
  };
  const old = await typed();
  const [question = expect.fail()] = await user.ask('/xoa');
  expect(question.text).toContain('1 điều ghi nhớ cho các nút');
  user.tap(question, 'Xóa hết');
  await scene.telegram.waitFor(() => question.edits === 1);
  expect((await user.ask(`/start ${old}`))[0]?.text).toContain('không còn nữa');
  const asked = scene.asked.length;
  await user.ask(`/start ${await typed()}`);
  expect(scene.asked.slice(asked)).toEqual(['giá vàng hôm nay']);
});
