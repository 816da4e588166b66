// Telegram's rules, one by one, as chats see them: who waits, who does not, and what becomes of what is refused.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, firstQuote } from './sample.js';

let scene: Scene;
let waits: Array<{ readonly milliseconds: number; readonly over: () => void }>;
let onWait: () => void;

beforeEach(async () => {
  waits = [];
  onWait = () => {};
  scene = await createScene({
    waitOut: (milliseconds) =>
      new Promise((over) => {
        waits.push({ milliseconds, over });
        onWait();
      }),
  });
  scene.start();
});
afterEach(async () => {
  for (const { over } of waits) over();
  await scene.close();
});

/** Resolves when so many have been told to wait. */
const waiting = (count: number) =>
  new Promise<void>((resolve) => {
    onWait = () => void (waits.length >= count && resolve());
    onWait();
  });
const refuse = (method: string, description: string, code = 400) =>
  scene.telegram.fail(method, { kind: 'refused', code, description });

test('thirty chats that Telegram has wait keep nobody else waiting, and each is answered in its time', async () => {
  const users = Array.from({ length: 30 }, (_, n) => scene.telegram.user(100 + n));
  for (const user of users) {
    scene.telegram.fail('sendMessage', { kind: 'too-many', retryAfter: user.chat }, 1, user.chat);
    user.send('Câu?');
  }
  await waiting(30);
  const other = scene.telegram.user(1);
  for (let n = 1; n <= 3; n++) await other.ask(`Câu ${n}?`);
  expect(other.messages).toHaveLength(3);
  expect(users.flatMap(({ messages }) => messages)).toEqual([]);
  expect(waits.map(({ milliseconds }) => milliseconds / 1000).sort()).toEqual(
    users.map(({ chat }) => chat).sort(),
  );
  for (const { over } of waits.splice(0)) over();
  await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 1));
  expect(scene.asked).toHaveLength(33);
});

test('what else is to go to a chat that waits is not tried before, and comes in order', async () => {
  scene.telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 60 });
  const user = scene.telegram.user(1);
  user.send('Câu một?');
  await waiting(1);
  user.send('Câu hai?');
  await scene.telegram.user(2).ask('Câu ba?');
  expect(scene.telegram.callsOf('sendMessage')).toHaveLength(2);
  waits[0]?.over();
  // The bot's clock stands still, so the chat is still to be left alone for the second answer.
  await waiting(2);
  waits[1]?.over();
  await scene.telegram.waitFor(() => user.messages.length === 2);
  expect(scene.asked).toEqual(['Câu một?', 'Câu ba?', 'Câu hai?']);
});

test('markup that Telegram does not take is left out once, the words arrive, and the log has none of them', async () => {
  scene.script((question) => answeredWith(question, [firstQuote()]));
  refuse('sendMessage', 'Bad Request: can\'t parse entities: Unsupported start tag "bí mật"');
  const [answer = expect.fail()] = await scene.telegram.user(1).ask('Câu?');
  expect(answer.text).toContain('120 tỷ');
  expect(answer.text).not.toMatch(/<blockquote|&lt;/u);
  expect(answer.entities).toEqual([]);
  expect(answer.keyboard.flat().length).toBeGreaterThan(0);
  expect(loudLines(scene.lines).map(({ level, msg }) => [level, msg])).toEqual([
    ['error', 'Telegram refused the markup of a message; its words are sent alone'],
  ]);
  expect(JSON.stringify(scene.lines)).not.toMatch(/bí mật|120 tỷ/u);
});

test('markup refused again is a failure, told in one sentence', async () => {
  for (let n = 0; n < 2; n++) refuse('sendMessage', 'Bad Request: ENTITIES_TOO_LONG');
  const [sorry] = await scene.telegram.user(1).ask('Câu?');
  expect(sorry?.text).toContain('trục trặc');
});

test('an answer to a message that is gone comes without a reply', async () => {
  refuse('sendMessage', 'Bad Request: message to be replied not found');
  const member = scene.telegram.user(5, { group: -100 });
  const [answer] = await member.ask('/ask Câu?');
  expect(answer?.replyTo).toBeNull();
  expect(loudLines(scene.lines)).toEqual([]);
});

test.each(['Bad Request: TOPIC_CLOSED', 'Bad Request: message thread not found'])(
  'nobody is told anything after %s, and nothing is tried elsewhere',
  async (description) => {
    refuse('sendMessage', description);
    const member = scene.telegram.user(5, { group: -100 });
    member.send('/ask Câu?');
    await scene.telegram.waitFor(() => scene.telegram.callsOf('sendMessage').length === 1);
    await scene.telegram.user(1).ask('Câu?');
    expect(scene.telegram.callsOf('sendMessage')).toHaveLength(2);
    expect(loudLines(scene.lines)).toEqual([]);
  },
);

test.each(['Bad Request: message to edit not found', "Bad Request: message can't be edited"])(
  'after %s the page comes in a new message',
  async (description) => {
    const user = scene.telegram.user(1);
    const [choice = expect.fail()] = await user.ask('/dinhchinh');
    refuse('editMessageText', description);
    user.tap(choice, 'Tắt');
    await scene.telegram.waitFor(() => user.messages.length === 2);
    expect(user.messages[1]?.text).toContain('đang tắt');
    expect(loudLines(scene.lines)).toEqual([]);
  },
);

test('an edit that changes nothing and a press too old to be answered are no failures', async () => {
  const user = scene.telegram.user(1);
  const [choice = expect.fail()] = await user.ask('/dinhchinh');
  refuse('editMessageText', 'Bad Request: message is not modified: the same');
  refuse('answerCallbackQuery', 'Bad Request: query is too old and response timeout expired');
  user.tap(choice, 'Tắt');
  await scene.telegram.waitFor(() => scene.telegram.callsOf('editMessageText').length === 1);
  await user.ask('Câu?');
  expect(user.messages).toHaveLength(2);
  expect(loudLines(scene.lines)).toEqual([]);
});
