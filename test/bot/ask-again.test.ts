// Asking again by a button: at any time, or on the nearest day that has something.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { againData } from '../../src/bot/callback-data.js';
import type { CollectionAnswer, Reply } from '../../src/core/answer.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage, Press } from '../support/fake-telegram/world.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, firstQuote, notFoundWith } from './sample.js';

const WINDOW = { from: '2025-08-01', to: '2025-08-05', label: 'đầu tháng 8' };
const EMPTY = notFoundWith({
  reason: 'window-empty',
  window: WINDOW,
  nearest: { before: '2025-07-20', after: '2025-08-16' },
});

let scene: Scene;

beforeEach(async () => {
  scene = await createScene();
  scene.start();
});
afterEach(() => scene.close());

/** A first answer, then one without days to whatever is asked again. */
async function answeredFirst(first: Reply, language = 'vi') {
  scene.script((_question, options) =>
    options === undefined ? first : answeredWith('Phim thu bao nhiêu?', [firstQuote()]),
  );
  const user = scene.telegram.user(1, { language });
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  return { user, answer };
}

const answered = (press: Press) => scene.telegram.waitFor(() => press.answer);
const dataOf = (message: BotMessage, row: number, column: number) =>
  message.keyboard[row]?.[column]?.callback_data ?? expect.fail();

test('an answer with days can be had again without them, in reply to the first', async () => {
  const { user, answer } = await answeredFirst(answeredWith('Phim?', [firstQuote()], WINDOW));
  expect(buttonsOf(answer)).toEqual(['Nguồn', 'Theo dõi', 'Bỏ lọc thời gian', '👍', '👎']);
  const press = user.tap(answer, 'Bỏ lọc thời gian');
  expect(await answered(press)).toEqual({ text: '', alert: false });
  const again = await scene.telegram.waitFor(() => user.messages[1]);
  expect(scene.options).toEqual([undefined, { anyTime: true }]);
  expect(scene.asked[1]).toBe('Phim?');
  expect(again.replyTo).toBe(answer.id);
  expect(textsOf(again, 'blockquote')).toEqual([firstQuote().text]);
  expect(buttonsOf(again)).toEqual(['Nguồn', 'Theo dõi', '👍', '👎']);
});

test('days that have nothing are said to, with the nearest that have something as buttons', async () => {
  const { user, answer } = await answeredFirst(EMPTY);
  expect(answer.text).toContain('Không có bài nào trong khoảng thời gian bạn hỏi.');
  expect(answer.text).toContain('Những ngày gần nhất có bài: 20/7/2025 và 16/8/2025');
  expect(buttonsOf(answer)).toEqual([
    'Báo tôi khi có tin',
    'Xem ngày 20/7/2025',
    'Xem ngày 16/8/2025',
    'Bỏ lọc thời gian',
    '👍',
    '👎',
  ]);
  user.tap(answer, 'Xem ngày 16/8/2025');
  await scene.telegram.waitFor(() => user.messages[1]);
  user.tap(answer, 'Xem ngày 20/7/2025');
  await scene.telegram.waitFor(() => user.messages[2]);
  expect(scene.options).toEqual([undefined, { day: '2025-08-16' }, { day: '2025-07-20' }]);
});

test('one nearest day is offered alone, in English too', async () => {
  const { answer } = await answeredFirst(
    notFoundWith({ reason: 'window-empty', window: WINDOW, nearest: { before: null, after: '2025-08-16' } }),
    'en',
  );
  expect(answer.text).toContain('Nearest day with an article: 16 Aug 2025');
  expect(buttonsOf(answer)).toEqual([
    'Tell me when there is news',
    'See 16 Aug 2025',
    'Any time',
    '👍',
    '👎',
  ]);
});

test('a day that no calendar has is named, and can be passed over', async () => {
  const { user, answer } = await answeredFirst(
    notFoundWith({ reason: 'no-such-day', noSuchDay: 'ngày 30/2/2025' }),
  );
  expect(answer.text).toContain('Trong lịch không có “ngày 30/2/2025”.');
  expect(buttonsOf(answer)).toEqual(['Bỏ lọc thời gian', '👍', '👎']);
  user.tap(answer, 'Bỏ lọc thời gian');
  await scene.telegram.waitFor(() => user.messages[1]);
  expect(scene.options[1]).toEqual({ anyTime: true });
});

test('a no without days can be followed and judged', async () => {
  const { answer } = await answeredFirst(notFoundWith());
  expect(buttonsOf(answer)).toEqual(['Báo tôi khi có tin', '👍', '👎']);
});

test('the button of another chat is refused with a pop-up and asks nothing', async () => {
  const { answer } = await answeredFirst(EMPTY);
  const stranger = scene.telegram.user(2);
  const [own = expect.fail()] = await stranger.ask('/start');
  const press = stranger.tapData(own, dataOf(answer, 1, 0));
  expect(await answered(press)).toEqual({
    text: 'Nút này đã quá cũ. Bạn hỏi lại giúp tôi nhé.',
    alert: true,
  });
  expect(scene.asked).toHaveLength(1);
});

test.each(['w:gone:any', 'w:answer-1:before', 'w:answer-1:never', 'w:answer-1'])(
  'old or made-up button data %j is refused with a pop-up',
  async (data) => {
    const { user, answer } = await answeredFirst(answeredWith('Phim?', [firstQuote()], WINDOW));
    expect((await answered(user.tapData(answer, data))).alert).toBe(true);
    expect(scene.asked).toHaveLength(1);
    expect(loudLines(scene.lines)).toEqual([]);
  },
);

test('button data fits into 64 bytes with the longest id', () => {
  expect(Buffer.byteLength(againData('x'.repeat(48), 'before'))).toBeLessThanOrEqual(64);
});

test('a follow-up is asked again as it was understood, leaning on nothing', async () => {
  const first = {
    ...answeredWith('còn năm 2024?', [firstQuote()], WINDOW),
    understood: 'Phim thu gì năm 2024?',
  };
  const { user, answer } = await answeredFirst(first);
  user.tap(answer, 'Bỏ lọc thời gian');
  await scene.telegram.waitFor(() => user.messages[1]);
  expect([scene.asked[1], scene.earlier[1], scene.options[1]]).toEqual([
    'Phim thu gì năm 2024?',
    null,
    { anyTime: true },
  ]);
});

test('several questions are asked again together, each as it was understood', async () => {
  const parts = [
    answeredWith('Phim thu gì năm 2024?', [firstQuote()], WINDOW),
    { ...notFoundWith({ question: 'còn năm 2025?' }), understood: 'Phim thu gì năm 2025' },
  ];
  const several = { status: 'several', question: 'Cả hai?', parts, left: 0, window: null, score: 1 } as const;
  const { user, answer } = await answeredFirst(several);
  expect(buttonsOf(answer)).toEqual(['Nguồn', 'Theo dõi', 'Bỏ lọc thời gian', '👍', '👎']);
  user.tap(answer, 'Bỏ lọc thời gian');
  await scene.telegram.waitFor(() => user.messages[1]);
  expect(scene.asked[1]).toBe('Phim thu gì năm 2024? Phim thu gì năm 2025?');
});

test('the list of days without an article leads to the nearest days and to all', async () => {
  const none: CollectionAnswer = {
    status: 'collection',
    question: 'tin đầu tháng 8',
    topic: 'days',
    articles: 0,
    outlet: null,
    about: null,
    span: null,
    outlets: [],
    listed: [],
    nearest: ['2025-08-16'],
    window: WINDOW,
    score: 1,
  };
  const { user, answer } = await answeredFirst(none);
  expect(buttonsOf(answer)).toEqual(['Xem ngày 16/8/2025', 'Bỏ lọc thời gian', '👍', '👎']);
  user.tap(answer, 'Xem ngày 16/8/2025');
  await scene.telegram.waitFor(() => user.messages[1]);
  expect([scene.asked[1], scene.options[1]]).toEqual(['tin đầu tháng 8', { day: '2025-08-16' }]);
});
