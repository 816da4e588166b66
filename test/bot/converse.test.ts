// A conversation as it arrives in Telegram: what a message may lean on, and how each kind of reply reads.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CollectionAnswer } from '../../src/core/answer.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { createScene, type Scene } from './harness.js';
import { answeredWith, firstQuote, notFoundWith, secondQuote } from './sample.js';

let scene: Scene;

beforeEach(async () => {
  scene = await createScene();
  scene.start();
});
afterEach(() => scene.close());

const about: CollectionAnswer = {
  status: 'collection',
  question: 'Kho có gì?',
  topic: 'overview',
  articles: 3060,
  outlet: null,
  about: null,
  span: { from: '2024-08-28', to: '2025-10-25' },
  outlets: [
    { outlet: 'Báo <Ví Dụ>', articles: 3059 },
    { outlet: null, articles: 1 },
  ],
  listed: [firstQuote()],
  nearest: [],
  window: null,
  score: 1,
};

async function replyTo(reply: Parameters<Scene['script']>[0], language = 'vi') {
  scene.script(reply);
  return scene.telegram.user(1, { language }).ask('Câu hỏi?');
}

test('a message is answered with the chat’s last answer at hand, and none of another chat’s', async () => {
  const user = scene.telegram.user(1);
  await user.ask('Phim thu bao nhiêu?');
  await user.ask('ở đâu?');
  await scene.telegram.user(2).ask('ở đâu?');
  expect(scene.earlier.map((one) => one?.answer.question ?? null)).toEqual([
    null,
    'Phim thu bao nhiêu?',
    null,
  ]);
  expect(scene.earlier[1]?.at).toBe(Date.UTC(2025, 9, 25));
});

test('a reply to an older answer leans on that one, by the button under it', async () => {
  const user = scene.telegram.user(1);
  const [older = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  await user.ask('Cầu dài bao nhiêu?');
  await user.reply(older, 'ở đâu?');
  expect(scene.earlier.at(-1)?.answer.question).toBe('Phim thu bao nhiêu?');
});

test.each([
  ['the page of its sources', (user: FakeUser, older: BotMessage) => opened(user, older)],
  ['its sources by command', (user: FakeUser, older: BotMessage) => replied(user, older, '/nguon')],
  ['its citations', (user: FakeUser, older: BotMessage) => replied(user, older, '/trichdan')],
])('so does a reply to %s', async (_, show) => {
  const user = scene.telegram.user(1);
  const [older = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  await user.ask('Cầu dài bao nhiêu?');
  const page = await show(user, older);
  await user.ask('Sông dài bao nhiêu?');
  await user.reply(page, 'ở đâu?');
  expect(scene.earlier.at(-1)?.answer.question).toBe('Phim thu bao nhiêu?');
});

async function replied(user: FakeUser, to: BotMessage, text: string): Promise<BotMessage> {
  return (await user.reply(to, text)) ?? expect.fail();
}

async function opened(user: FakeUser, answer: BotMessage): Promise<BotMessage> {
  const before = user.messages.length;
  user.tap(answer, 'Nguồn');
  return scene.telegram.waitFor(() => user.messages[before]);
}

test('so does a reply to a no that has only buttons for other days', async () => {
  const user = scene.telegram.user(1);
  const window = { from: '2025-03-01', to: '2025-03-31', label: 'tháng 3' };
  scene.script((question) => notFoundWith({ question, reason: 'window-empty', window }));
  const [older = expect.fail()] = await user.ask('Phim thu bao nhiêu tháng 3?');
  await user.ask('Cầu dài bao nhiêu?');
  await user.reply(older, 'ở đâu?');
  expect(scene.earlier.at(-1)?.answer.question).toBe('Phim thu bao nhiêu tháng 3?');
});

test('an answer shows what the question was taken to mean', async () => {
  const answer = { ...answeredWith('còn Úc?', [firstQuote()]), understood: 'Úc thu <bao nhiêu>?' };
  const [message = expect.fail()] = await replyTo(() => answer);
  expect(message.text.split('\n')[0]).toBe('Tôi hiểu là: Úc thu <bao nhiêu>?');
  const [english = expect.fail()] = await replyTo(() => answer, 'en');
  expect(english.text.split('\n')[0]).toBe('I took it as: Úc thu <bao nhiêu>?');
});

test('a follow-up to nothing is asked back in one sentence', async () => {
  const [message = expect.fail()] = await replyTo(() => notFoundWith({ reason: 'subject-missing' }));
  expect(message.text).toMatch(/^Bạn đang hỏi tiếp về ai hay về chuyện gì\?/u);
  expect(message.text).not.toContain('Kho tin:');
});

test('several answers stand each under its question, with the buttons for all of them once', async () => {
  const parts = [answeredWith('Một?', [firstQuote()]), notFoundWith(), answeredWith('Ba?', [secondQuote()])];
  const [message = expect.fail()] = await replyTo((question) => ({
    status: 'several',
    question,
    parts,
    left: 2,
    window: null,
    score: 0.9,
  }));
  expect(textsOf(message, 'bold')).toEqual(['Một?', 'Câu hỏi?', 'Ba?']);
  expect(textsOf(message, 'blockquote')).toEqual([firstQuote().text, secondQuote().text]);
  expect(message.text).toContain('còn 2 câu nữa');
  expect(buttonsOf(message)).toEqual(['Nguồn', 'Theo dõi', '👍', '👎']);
});

test('the collection is described without a quote, and can be judged', async () => {
  const [message = expect.fail()] = await replyTo(() => about);
  expect(message.text).toBe(
    [
      'Có 3.060 bài.\nKho tin: 28/8/2024 – 25/10/2025',
      'Các báo trong kho tin:\n• Báo <Ví Dụ>: 3.059 bài\n• không rõ báo nào: 1 bài',
      'Mới nhất:\n• Báo Ví Dụ · Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng · 16/8/2025',
    ].join('\n\n'),
  );
  expect(buttonsOf(message)).toEqual(['👍', '👎']);
});

test('/nguon after an answer about the collection says that nothing was quoted', async () => {
  await replyTo(() => about);
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/nguon');
  expect(message.text).toMatch(/^Lần trước tôi trả lời từ chính danh sách bài/);
});

test('days without an article name the nearest that have one', async () => {
  const window = { from: '2025-03-01', to: '2025-03-31', label: 'tháng 3/2025' };
  const none = { ...about, topic: 'days', articles: 0, outlets: [], listed: [], window } as const;
  const [message = expect.fail()] = await replyTo(() => ({ ...none, nearest: ['2024-08-28', '2025-05-29'] }));
  expect(message.text).toBe(
    'Không có bài nào.\nTrong khoảng 1/3/2025 – 31/3/2025\nNgày gần nhất có bài: 28/8/2024 · 29/5/2025',
  );
});

test('a pasted text is found with a word on how, or is not in the collection', async () => {
  const found = { ...answeredWith('Phim thu', [firstQuote()]), lookedUp: 'sentence' } as const;
  const [message = expect.fail()] = await replyTo(() => found);
  expect(message.text.split('\n')[0]).toBe('Câu này có trong kho tin, ở bài:');
  const [no = expect.fail()] = await replyTo(() => notFoundWith({ reason: 'not-in-collection' }));
  expect(no.text).toMatch(/^Không có trong kho tin/u);
});
