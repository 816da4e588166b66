// Faults of Telegram in the middle of something: what was begun is ended, in the right chat, and nobody else waits.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createScene, gate, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, firstQuote, quoteOf } from './sample.js';

let scene: Scene;
let now: number;
/** What was waited for, in milliseconds; time passes so. */
let waits: number[];

beforeEach(async () => {
  waits = [];
  now = Date.UTC(2025, 9, 25);
  scene = await createScene({
    clock: () => now,
    waitOut: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  });
  scene.start();
});
afterEach(() => scene.close());

/** An answer of two messages. */
function twoParts(question: string) {
  const text = 'Lúa gạo xuất khẩu tăng đều qua các năm. '.repeat(95).trim();
  const quotes = [1, 2].map((part) => quoteOf(articleSaying(`${part} ${text}`), `${part} ${text}`));
  return answeredWith(question, [...quotes, firstQuote()]);
}
const TOLD_TO_WAIT = (retryAfter: number) => ({ kind: 'too-many', retryAfter }) as const;

test.each([
  ['/ngonngu', 'English', 'speaking English'],
  ['/xoa', 'Thôi', 'không xóa gì'],
])('what %s asked comes in a new message where its own was deleted', async (command, button, says) => {
  const user = scene.telegram.user(1);
  await user.ask('Câu?');
  const [menu = expect.fail()] = await user.ask(command);
  scene.telegram.fail('editMessageText', {
    kind: 'refused',
    code: 400,
    description: 'Bad Request: message to edit not found',
  });
  const label = menu.keyboard.flat().find(({ text }) => text.includes(button))?.text ?? expect.fail();
  user.tap(menu, label);
  await scene.telegram.waitFor(() => user.messages.length === 3);
  expect(user.messages[2]?.text).toContain(says);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('a press that Telegram lets nobody answer for an hour does what it says at once', async () => {
  const user = scene.telegram.user(1);
  const [choice = expect.fail()] = await user.ask('/dinhchinh');
  scene.telegram.fail('answerCallbackQuery', TOLD_TO_WAIT(3600));
  user.tap(choice, 'Tắt');
  await scene.telegram.waitFor(() => choice.edits === 1);
  expect(waits).toEqual([]);
  scene.telegram.fail('answerCallbackQuery', TOLD_TO_WAIT(3), 2);
  const again = user.tap(choice, 'Trả lời ngay');
  await scene.telegram.waitFor(() => again.answer);
  expect(waits).toEqual([3000, 3000]);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('an edit waits as it is told, as often as it is told', async () => {
  const user = scene.telegram.user(1);
  const [choice = expect.fail()] = await user.ask('/dinhchinh');
  scene.telegram.fail('editMessageText', TOLD_TO_WAIT(40), 3);
  user.tap(choice, 'Tắt');
  await scene.telegram.waitFor(() => choice.edits === 1);
  expect(waits).toEqual([40_000, 40_000, 40_000]);
});

test('a chat that is to be left alone is shown no typing sign either', async () => {
  await scene.close();
  const held = gate();
  scene = await createScene({ clock: () => now, waitOut: () => held.opened });
  scene.start();
  const user = scene.telegram.user(1);
  scene.telegram.fail('sendMessage', TOLD_TO_WAIT(60));
  user.send('Câu một?');
  user.send('Câu hai?');
  await scene.telegram.waitFor(() => scene.telegram.callsOf('sendMessage').length === 1);
  const typing = scene.telegram.callsOf('sendChatAction').length;
  held.open();
  await scene.telegram.waitFor(() => user.messages.length === 2);
  expect(scene.telegram.callsOf('sendChatAction')).toHaveLength(typing);
});

test('a group that becomes a supergroup between two parts of an answer has the rest there, once and in order', async () => {
  scene.script(twoParts);
  scene.telegram.setPrivacy(false);
  const group = scene.telegram.group(-55, { type: 'group' });
  group.member(1).send('/ask Câu?');
  await scene.telegram.waitFor(() => group.messages.length === 1);
  const moved = group.upgrade(-1009);
  await scene.telegram.waitFor(() => moved.messages.length === 1);
  expect(group.messages.map(({ text }) => text.slice(0, 5))).toEqual(['1 Lúa']);
  const rest = moved.messages[0] ?? expect.fail();
  expect(rest.text).toContain('2 Lúa');
  const press = moved.member(1).tap(rest, 'Nguồn');
  await scene.telegram.waitFor(() => press.answer);
  expect(press.answer?.text).toBe('');
  expect(loudLines(scene.lines)).toEqual([]);
});

test('two groups that name each other as where they went are not followed for ever', async () => {
  scene.telegram.group(-1009);
  const member = scene.telegram.group(-55, { type: 'group' }).member(1);
  for (let n = 0; n < 20; n++)
    scene.telegram.fail('sendMessage', { kind: 'migrated', to: n % 2 === 0 ? -1009 : -55 });
  member.send('/ask Câu?');
  await scene.telegram.waitFor(() => loudLines(scene.lines).length > 0);
  expect(scene.telegram.callsOf('sendMessage').length).toBeLessThan(10);
});

test('somebody who blocks the bot between two parts is noted, and nobody else notices', async () => {
  scene.script(twoParts);
  const user = scene.telegram.user(1);
  user.send('Câu?');
  await scene.telegram.waitFor(() => user.messages.length === 1);
  scene.telegram.block(1);
  const other = scene.telegram.user(2);
  await other.ask('Câu?', 2);
  expect(user.messages).toHaveLength(1);
  expect(scene.lines.map(({ msg }) => msg)).toContain('chat cannot be written to');
  expect(loudLines(scene.lines)).toEqual([]);
});

test('an edit of the question and a press that come together are handled in the order in which they came', async () => {
  const user = scene.telegram.user(1);
  const said = user.write('Câu cũ?');
  await scene.telegram.waitFor(() => user.messages.length === 1);
  const [answer = expect.fail()] = user.messages;
  const held = gate();
  scene.script(async (question) => {
    await held.opened;
    return answeredWith(question, [quoteOf(articleSaying(question), question)]);
  });
  user.edit(said, 'Câu mới?');
  const press = user.tap(answer, 'Nguồn');
  await scene.telegram.waitFor(() => scene.asked.length === 2);
  expect(press.answer).toBeNull();
  held.open();
  await scene.telegram.waitFor(() => press.answer);
  expect(answer.text).toContain('Câu mới?');
  expect(answer.edits).toBe(1);
});

test('an answer whose old message has a number that Telegram does not know is given anew', async () => {
  const user = scene.telegram.user(1);
  const said = user.write('Câu cũ?');
  await scene.telegram.waitFor(() => user.messages.length === 1);
  scene.telegram.fail('editMessageText', {
    kind: 'refused',
    code: 400,
    description: 'Bad Request: MESSAGE_ID_INVALID',
  });
  user.edit(said, 'Câu mới?');
  await scene.telegram.waitFor(() => scene.telegram.messages.length === 2);
  expect(scene.telegram.messages[1]?.text).toContain('120 tỷ');
  expect(loudLines(scene.lines)).toEqual([]);
});

test('timelines, comparisons and checks take turns with questions', async () => {
  await scene.close();
  const held = gate();
  let most = 0;
  let running = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await held.opened;
    running--;
    throw new Error('only its turn matters');
  };
  scene = await createScene({ questionsAtOnce: 2, timeline: work, compare: work, check: work });
  scene.script(work);
  scene.start();
  const texts = ['/dongthoigian lũ', '/sosanh lũ: Báo A, Báo B', '/kiemchung Lũ dâng 3 mét.', 'Lũ dâng?'];
  const users = texts.map((text, n) => {
    const user = scene.telegram.user(n + 1);
    user.send(text);
    return user;
  });
  await scene.telegram.waitFor(() => scene.telegram.callsOf('sendChatAction').length === 4);
  held.open();
  await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 1));
  expect(most).toBe(2);
});
