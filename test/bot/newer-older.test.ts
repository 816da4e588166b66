// The same question in time, by buttons: only what is newer or older than the quotes of an answer.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { againData } from '../../src/bot/callback-data.js';
import type { NearestDays, Reply } from '../../src/core/answer.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, article, firstQuote, notFoundWith, quoteOf, secondQuote } from './sample.js';

/** The sample's first quote is of 16/8/2025; the clock of the scene says 25/10/2025. */
const NEWER = { side: 'newer', from: '2025-08-17', to: '2025-10-25' } as const;
const OLDER = { side: 'older', from: '1900-01-01', to: '2025-08-15' } as const;
const WINDOW = { ...NEWER, label: '17/8/2025', published: true, only: 'newer' } as const;

const LOOKED_UP: Reply = {
  ...{ status: 'answered', question: 'Câu.', quotes: [firstQuote()], window: null, score: 1 },
  lookedUp: 'sentence',
};

let around: NearestDays;
let scene: Scene;

beforeEach(async () => {
  around = { before: '2025-05-29', after: '2025-10-01' };
  scene = await createScene({ nearestDays: async () => around });
  scene.start();
});
afterEach(() => scene.close());

async function answerTo(reply: Reply, again: Reply = reply) {
  scene.script((_question, options) => (options === undefined ? reply : again));
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  return { user, answer };
}

test('are offered where there are articles before or after, and nowhere else', async () => {
  const { answer } = await answerTo(answeredWith('Phim?', [firstQuote()]));
  expect(buttonsOf(answer)).toEqual(['Nguồn', 'Theo dõi', '‹ Cũ hơn', 'Mới hơn ›', '👍', '👎']);
  around = { before: '2025-05-29', after: null };
  expect(buttonsOf((await answerTo(answeredWith('Phim?', [firstQuote()]))).answer)).not.toContain(
    'Mới hơn ›',
  );
  around = { before: null, after: '2025-10-01' };
  expect(buttonsOf((await answerTo(answeredWith('Phim?', [firstQuote()]))).answer)).not.toContain('‹ Cũ hơn');
});

test.each<[string, Reply]>([
  ['a quote without any day', answeredWith('Cầu?', [{ ...secondQuote(), eventDay: null }])],
  ['a sentence that was looked up', LOOKED_UP],
  ['a no', notFoundWith()],
])('are not offered under %s', async (_, reply) => {
  const { answer } = await answerTo(reply);
  expect(buttonsOf(answer).filter((text) => /hơn/u.test(text))).toEqual([]);
});

test('ask the same question again for those days alone, in reply to the answer', async () => {
  const { user, answer } = await answerTo(answeredWith('Phim?', [firstQuote()]));
  user.tap(answer, 'Mới hơn ›');
  const newer = await scene.telegram.waitFor(() => user.messages[1]);
  user.tap(answer, '‹ Cũ hơn');
  await scene.telegram.waitFor(() => user.messages[2]);
  expect(newer.replyTo).toBe(answer.id);
  expect(scene.asked.slice(1)).toEqual(['Phim?', 'Phim?']);
  expect(scene.options.slice(1)).toEqual([{ published: NEWER }, { published: OLDER }]);
});

test('go on from the new answer, and out of its days', async () => {
  const later = {
    ...quoteOf(article('phim.txt'), 'Đạo diễn cảm ơn khán giả.'),
    date: { day: '2025-09-01', time: null, source: 'meta' as const },
  };
  const { user, answer } = await answerTo(
    answeredWith('Phim?', [firstQuote()]),
    answeredWith('Phim?', [later], WINDOW),
  );
  user.tap(answer, 'Mới hơn ›');
  const newer = await scene.telegram.waitFor(() => user.messages[1]);
  expect(newer.text).toContain('Trong khoảng 17/8/2025 – 25/10/2025');
  user.tap(newer, 'Mới hơn ›');
  await scene.telegram.waitFor(() => user.messages[2]);
  user.tap(newer, 'Bỏ lọc thời gian');
  await scene.telegram.waitFor(() => user.messages[3]);
  expect(scene.options.slice(2)).toEqual([
    { published: { ...NEWER, from: '2025-09-02' } },
    { anyTime: true },
  ]);
});

test.each([
  ['vi', 'newer', 'Mới hơn ›', 'Chưa có tin nào mới hơn trả lời câu hỏi này.'],
  ['en', 'older', '‹ Older', 'Nothing older answers this question.'],
] as const)(
  'in %s say when there is nothing %s, with what is nearest',
  async (language, only, button, said) => {
    const near = [{ ...firstQuote(), headline: 'Phim “Bến mới” khởi quay' }];
    scene.script((_question, options) =>
      options === undefined
        ? answeredWith('Phim?', [firstQuote()])
        : notFoundWith({ window: { ...WINDOW, only }, near, reason: 'not-answering' }),
    );
    const user = scene.telegram.user(1, { language });
    const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
    user.tap(answer, button);
    const nothing = await scene.telegram.waitFor(() => user.messages[1]);
    expect(nothing.text.startsWith(said)).toBe(true);
    expect(nothing.text).toContain('Phim “Bến mới” khởi quay');
  },
);

test('take a follow-up as it was understood and several questions together', async () => {
  const parts = [
    answeredWith('Phim thu gì năm 2024?', [firstQuote()]),
    { ...answeredWith('còn cầu?', [secondQuote()]), understood: 'Cầu dài bao nhiêu?' },
  ];
  const { user, answer } = await answerTo({
    ...{ status: 'several', question: 'Cả hai?', parts, left: 0, window: null, score: 1 },
  });
  user.tap(answer, '‹ Cũ hơn');
  await scene.telegram.waitFor(() => user.messages[1]);
  expect(scene.asked[1]).toBe('Phim thu gì năm 2024? Cầu dài bao nhiêu?');
  expect(scene.options[1]).toEqual({ published: { ...OLDER, to: '2025-05-28' } });
});

test('made-up data for an answer without days is refused with a pop-up', async () => {
  const { user, answer } = await answerTo(notFoundWith());
  const [id = ''] = /(?<=:)[\w-]{10}/u.exec(answer.keyboard[0]?.[0]?.callback_data ?? '') ?? [];
  const press = user.tapData(answer, againData(id, 'newer'));
  expect(await scene.telegram.waitFor(() => press.answer)).toMatchObject({ alert: true });
  expect(scene.asked).toHaveLength(1);
  expect(loudLines(scene.lines)).toEqual([]);
});
