// Questions and their answers, as they arrive in Telegram.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleaned } from '../support/fake-telegram/cleaned.js';
import { buttonsOf, linksOf, textsOf } from '../support/fake-telegram/read-back.js';
import { createScene, gate, type Scene } from './harness.js';
import {
  answeredWith,
  articleSaying,
  captionQuote,
  firstQuote,
  notFoundWith,
  quoteOf,
  secondQuote,
} from './sample.js';

let scene: Scene;

beforeEach(async () => {
  scene = await createScene();
  scene.start();
});
afterEach(() => scene.close());

test.each([
  '/ask Phim thu bao nhiêu?',
  '/Ask Phim thu bao nhiêu?',
  '/HOI   Phim thu bao nhiêu?',
  '  Phim thu bao nhiêu?\n',
])('%j is a question', async (text) => {
  const [answer] = await scene.telegram.user(1).ask(text);
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?']);
  expect(textsOf(answer ?? expect.fail(), 'blockquote')).toEqual([firstQuote().text]);
});

test('an answer shows quote, outlet, headline and date in one link, with a button for the sources', async () => {
  const [answer = expect.fail()] = await scene.telegram.user(1).ask('Phim thu bao nhiêu?');
  expect(answer.text).toBe(
    'Phim thu 120 tỷ đồng sau hai tuần chiếu.\nBáo Ví Dụ · Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng · 16/8/2025',
  );
  expect(textsOf(answer, 'text_link')).toEqual([
    'Báo Ví Dụ · Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng · 16/8/2025',
  ]);
  expect(linksOf(answer)).toEqual(['https://vidu.example/phim-ben-cu?a=1&b=2']);
  expect(buttonsOf(answer)).toEqual(['Nguồn', 'Theo dõi', '👍', '👎']);
});

test('an answer in English keeps the quote and says the rest in English', async () => {
  scene.script((question) =>
    answeredWith(question, [secondQuote(), captionQuote()], {
      from: '2025-08-01',
      to: '2025-08-31',
      label: 'August',
    }),
  );
  const [answer = expect.fail()] = await scene.telegram
    .user(1, { language: 'en' })
    .ask('How long is the bridge?');
  expect(answer.text).toBe(
    [
      'Between 1 Aug 2025 and 31 Aug 2025',
      'Cầu dài 1.240 mét.\nUntitled article: “Cây cầu mới bắc qua sông Trà được thông xe ngày 29/5/2025. Cầu dài 1.240 mét.” · publication date unknown · event on 29 May 2025',
      'Photo caption:\ntrước rạp Đống Đa\nBáo Ví Dụ · Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng · 16 Aug 2025',
    ].join('\n\n'),
  );
  expect(buttonsOf(answer)).toEqual(['Sources', 'Follow', 'Any time', '👍', '👎']);
});

test('a not-found answer says so, why, and what is near, without sources', async () => {
  const { article, headline, outlet, url, date, eventDay } = firstQuote();
  scene.script(() =>
    notFoundWith({ rejected: [firstQuote()], near: [{ article, headline, outlet, url, date, eventDay }] }),
  );
  const [answer = expect.fail()] = await scene.telegram.user(1).ask('Ai viết nhạc phim?');
  expect(answer.text).toBe(
    [
      'Tôi không tìm thấy câu trả lời trong kho tin.',
      'Có bài gần với câu hỏi, nhưng không bài nào trả lời đúng điều bạn hỏi.',
      'Kho tin: 28/8/2024 – 25/10/2025',
      '',
      'Gần nhất (không phải câu trả lời):',
      '• Báo Ví Dụ · Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng · 16/8/2025',
    ].join('\n'),
  );
  expect(buttonsOf(answer)).toEqual(['Báo tôi khi có tin', '👍', '👎']);
});

test.each([
  ['vi', 'Bạn muốn hỏi gì?'],
  ['en', 'What would you like to ask?'],
])('/ask alone in %s asks for a question', async (language, beginning) => {
  const user = scene.telegram.user(1, { language });
  const [first, second] = [...(await user.ask('/ask')), ...(await user.ask('/hoi  '))];
  expect(first?.text.startsWith(beginning)).toBe(true);
  expect(second?.text).toBe(first?.text);
  expect(scene.asked).toEqual([]);
});

test('a question of 500 characters is taken, one of 501 is kindly refused', async () => {
  const user = scene.telegram.user(1);
  await user.ask('a'.repeat(500));
  const [refusal] = await user.ask('a'.repeat(501));
  expect(scene.asked).toEqual(['a'.repeat(500)]);
  expect(refusal?.text).toBe(
    'Câu hỏi hơi dài: 501 ký tự, tôi chỉ nhận tối đa 500. Bạn rút gọn giúp tôi nhé.',
  );
});

test('typing is shown before the answer is found', async () => {
  const { open, opened } = gate();
  scene.script(async (question) => {
    await opened;
    return answeredWith(question, [firstQuote()]);
  });
  const user = scene.telegram.user(1);
  user.send('Phim thu bao nhiêu?');
  const typing = await scene.telegram.waitFor(() => scene.telegram.callsOf('sendChatAction')[0]);
  expect(typing.payload).toMatchObject({ chat_id: 1, action: 'typing' });
  expect(user.messages).toEqual([]);
  open();
  await scene.telegram.waitFor(() => user.messages.length === 1);
});

test('a typing sign that Telegram refuses does not touch the answer', async () => {
  scene.telegram.fail('sendChatAction', { kind: 'too-many', retryAfter: 0 }, 5);
  const user = scene.telegram.user(1);
  const [answer] = await user.ask('Phim thu bao nhiêu?');
  for (let n = 0; n < 5; n++) await user.ask('/start');
  expect(answer?.text).toContain('120 tỷ đồng');
  expect(scene.telegram.callsOf('sendChatAction')).toHaveLength(1);
});

const AWKWARD = [
  'Một <b>đậm</b> & "nháy" \'đơn\' &amp; &lt; 5 < 6 > 4',
  'Gia đình 👨‍👩‍👧‍👦 và cờ 🇻🇳, da 👍🏽, chữ ghép e\u0301\u0323',
  'العربية مع 123 ועברית \u202Eoverride\u202C kết thúc',
  'Hai dòng\n\nvà\tmột tab, khoảng  đôi',
  '<blockquote expandable>giả</blockquote><a href="x">',
];

// Telegram drops direction controls and makes spaces of tabs whatever a bot does; see fake-telegram/cleaned.ts.
test.each(AWKWARD)('the quote %j arrives exactly', async (words) => {
  const source = articleSaying(`Mở đầu. ${words} Kết.`);
  scene.script((question) => answeredWith(question, [quoteOf(source, words)]));
  const [answer = expect.fail()] = await scene.telegram.user(1).ask('Câu nào?');
  expect(textsOf(answer, 'blockquote')).toEqual([cleaned(words)]);
});

test('many quotes go into several messages, cut between quotes, with the buttons under the last', async () => {
  const quotes = Array.from({ length: 9 }, (_, n) => {
    const words = `Đoạn ${n} ${'từ ngữ '.repeat(130)}hết.`;
    return quoteOf(articleSaying(words, { key: `${n}.txt` }), words);
  });
  scene.script((question) => answeredWith(question, quotes));
  const messages = await scene.telegram.user(1).ask('Những gì?', 3);
  expect(messages.flatMap((message) => textsOf(message, 'blockquote'))).toEqual(
    quotes.map(({ text }) => text),
  );
  expect(messages.map(buttonsOf)).toEqual([[], [], ['Nguồn', 'Theo dõi', '👍', '👎']]);
});

test('a quote longer than a message is split at spaces and loses nothing', async () => {
  const words = `${'Năm tháng trôi qua rất chậm '.repeat(400)}rồi hết.`;
  scene.script((question) => answeredWith(question, [quoteOf(articleSaying(words), words)]));
  const messages = await scene.telegram.user(1).ask('Chuyện gì?', 3);
  const pieces = messages.flatMap((message) => textsOf(message, 'blockquote'));
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.join('')).toBe(words);
  for (const piece of pieces.slice(0, -1)) expect(piece.endsWith(' ')).toBe(true);
  expect(messages.at(-1)?.text).toContain('16/8/2025');
});
