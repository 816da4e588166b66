// Inline mode: quotes to send in any chat, from memory when they were found before, and never late.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { quotesOf, type Reply } from '../../src/core/answer.js';
import type { InlineAnswer, InlineQuestion } from '../support/fake-telegram/inline.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import { createScene, gate, loudLines, type Scene } from './harness.js';
import { answeredWith, firstQuote, notFoundWith, secondQuote } from './sample.js';

let scene: Scene;
/** Ends the wait for an answer that is not ready. */
let late: ReturnType<typeof gate>;
let now: number;

/** As a wait does, it ends with its signal. */
const untilLate = (_: number, signal: AbortSignal): Promise<void> =>
  Promise.race([
    late.opened,
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
  ]);

beforeEach(async () => {
  late = gate();
  now = Date.UTC(2025, 9, 25);
  scene = await createScene({ wait: untilLate, clock: () => now });
  scene.start();
});
afterEach(() => scene.close());

const answerTo = (question: InlineQuestion): Promise<InlineAnswer> =>
  scene.telegram.waitFor(() => question.answer);
const inline = (user: FakeUser, query: string) => answerTo(user.askInline(query));
const someone = (id = 1, language = 'vi') => scene.telegram.user(id, { language });

test('a question gives its quotes to choose from, each with source and date', async () => {
  scene.script((question) => answeredWith(question, [firstQuote(), secondQuote()]));
  const { results, personal, cacheTime } = await inline(someone(), '  Phim thu   bao nhiêu? ');
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?']);
  expect(scene.earlier).toEqual([null]);
  expect(results.map(({ title, description }) => [title, description])).toEqual([
    [firstQuote().headline, 'Phim thu 120 tỷ đồng sau hai tuần chiếu. · Báo Ví Dụ · 16/8/2025'],
    [secondQuote().headline, 'Cầu dài 1.240 mét. · 29/5/2025'],
  ]);
  expect(results[0]?.text).toContain(firstQuote().text);
  expect(results[0]?.text).toContain('Báo Ví Dụ');
  expect(results[0]?.entities.some(({ type }) => type === 'blockquote')).toBe(true);
  expect([personal, cacheTime]).toEqual([true, 300]);
});

test('at most five are given', async () => {
  const quotes = Array.from({ length: 7 }, () => firstQuote());
  scene.script((question) => answeredWith(question, quotes));
  expect((await inline(someone(), 'Phim thu bao nhiêu?')).results).toHaveLength(5);
});

test('the message sent leads into the private chat, where the question is asked', async () => {
  const user = someone();
  const question = user.askInline('Phim thu bao nhiêu?');
  await answerTo(question);
  const sent = user.pick(question, 0);
  const [button] = sent.keyboard.flat();
  expect(button?.text).toBe('Hỏi tiếp');
  const link = new URL(button?.url ?? '');
  expect(link.origin + link.pathname).toBe('https://t.me/trichdan_bot');
  const friend = scene.telegram.user(2);
  const before = friend.messages.length;
  friend.start(link.searchParams.get('start') ?? '');
  await scene.telegram.waitFor(() => friend.messages.length > before);
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?', 'Phim thu bao nhiêu?']);
});

test('what is sent from the results is no question, though it is sent to the bot', async () => {
  const user = someone();
  const question = user.askInline('Phim thu bao nhiêu?');
  await answerTo(question);
  user.pick(question, 0);
  await user.ask('Cầu dài bao nhiêu?');
  expect(scene.asked).toEqual(['Phim thu bao nhiêu?', 'Cầu dài bao nhiêu?']);
});

test.each(['', '   ', 'phim'])('%j is answered with a hint and asks nothing', async (query) => {
  const { results, button } = await inline(someone(1, 'en'), query);
  expect([results, button]).toEqual([
    [],
    { text: 'Type a question about the news to find quotes', start_parameter: 'inline' },
  ]);
  expect(scene.asked).toEqual([]);
});

test('the same question is answered from memory, whoever asks, until it is too old', async () => {
  await inline(someone(1), 'Phim thu bao nhiêu?');
  await inline(someone(2), 'phim thu  bao nhiêu?');
  expect(scene.asked).toHaveLength(1);
  now += 5 * 60_000 + 1;
  await inline(someone(1), 'Phim thu bao nhiêu?');
  expect(scene.asked).toHaveLength(2);
});

test('the link belongs to whoever asked, also when the answer is from memory', async () => {
  const starts = [];
  for (const id of [1, 2, 1]) {
    const { button } = await inline(someone(id), 'Phim thu bao nhiêu?');
    starts.push(button?.start_parameter);
  }
  expect(new Set(starts).size).toBe(2);
  expect(starts[2]).toBe(starts[0]);
});

test('what is not ready in time is answered empty, not to be kept, and then from memory', async () => {
  const { open, opened } = gate();
  scene.script(async (question) => {
    await opened;
    return answeredWith(question, [firstQuote()]);
  });
  const user = someone();
  late.open();
  const empty = await inline(user, 'Phim thu bao nhiêu?');
  expect([empty.results, empty.cacheTime, empty.button?.text]).toEqual([
    [],
    0,
    'Đang tìm… Bấm để xem trong chat với bot',
  ]);
  expect(empty.button?.start_parameter).toMatch(/^q-/u);
  late = gate();
  open();
  expect((await inline(user, 'Phim thu bao nhiêu?')).results).toHaveLength(1);
  expect(scene.asked).toHaveLength(1);
});

test.each<[string, Reply, string]>([
  ['a no', notFoundWith(), 'Không có trong kho tin. Bấm để xem tin gần nhất'],
  [
    'an answer about the collection',
    {
      ...{ status: 'collection', question: 'Kho?', topic: 'count', articles: 3, outlet: null, about: null },
      ...{ span: null, outlets: [], listed: [], nearest: [], window: null, score: 1 },
    },
    'Bấm để xem câu trả lời trong chat với bot',
  ],
])('%s offers nothing to send, but the private chat', async (_, reply, text) => {
  scene.script(() => reply);
  const { results, button } = await inline(someone(), 'Phim thu bao nhiêu?');
  expect(quotesOf(reply)).toEqual([]);
  expect([results, button?.text]).toEqual([[], text]);
  expect(button?.start_parameter).toMatch(/^q-[\w-]{1,62}$/u);
});

test('a question that fails is asked anew the next time', async () => {
  scene.script(() => Promise.reject(new Error('broken')));
  const user = someone();
  const { button, cacheTime } = await inline(user, 'Phim thu bao nhiêu?');
  expect([button?.text, cacheTime]).toEqual(['Có lỗi, bạn thử lại giúp tôi nhé', 0]);
  scene.script((question) => answeredWith(question, [firstQuote()]));
  expect((await inline(user, 'Phim thu bao nhiêu?')).results).toHaveLength(1);
  expect(scene.asked).toHaveLength(2);
  expect(JSON.stringify(scene.lines)).not.toContain('Phim thu');
});

test('an answer that comes too late for Telegram is no error', async () => {
  const { open, opened } = gate();
  scene.script(async (question) => {
    await opened;
    return answeredWith(question, [firstQuote()]);
  });
  const user = someone();
  user.askInline('Phim thu bao nhiêu?');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  scene.telegram.clock.advance(11_000);
  open();
  await scene.telegram.waitFor(() => scene.telegram.callsOf('answerInlineQuery').length === 1);
  await user.ask('/start');
  expect(loudLines(scene.lines)).toEqual([]);
});

test('what is typed over before its turn is neither looked up nor kept waiting for', async () => {
  const { open, opened } = gate();
  scene.script(async (question) => {
    if (question === 'phim t') await opened;
    return answeredWith(question, [firstQuote()]);
  });
  const user = someone();
  user.askInline('phim t');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  for (const query of ['phim th', 'phim thu', 'phim thu b']) user.askInline(query);
  const last = user.askInline('phim thu bao');
  await inline(someone(2), 'cầu dài');
  open();
  await answerTo(last);
  expect(scene.asked).toEqual(['phim t', 'cầu dài', 'phim thu bao']);
  await expect.poll(() => scene.inbox.unfinished()).toEqual([]);
});
