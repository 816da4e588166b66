// /sosanh: two papers or two times beside each other, and how it helps when it cannot tell what is meant.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareData } from '../../src/bot/research-data.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import { loudLines } from './harness.js';
import { createResearchBot, published, type ResearchBot } from './research-scene.js';
import { answeredWith, firstQuote } from './sample.js';

let scene: ResearchBot;

const OLDER = 'Trận lũ ở Mường Lát làm 12 người chết, nước rút chậm.';
const NEWER = 'Trận lũ ở Mường Lát làm 15 người chết, đường vào bản còn ngập.';

beforeEach(async () => {
  scene = await createResearchBot();
  const flood = (key: string, text: string, outlet: string, day: string) =>
    scene.add(key, { title: 'Lũ ở Mường Lát', text, outlet, date: published(day) });
  await flood('a', OLDER, 'vnexpress.net', '2025-07-20');
  await flood('b', NEWER, 'tuoitre.vn', '2025-07-21');
  await flood('c', 'Trận lũ ở Mường Lát đã rút, dân về nhà dọn bùn.', 'tuoitre.vn', '2025-08-02');
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

const compare = async (text: string) => {
  const [message = expect.fail()] = await scene.telegram.user(1).ask(`/sosanh ${text}`);
  return message;
};

test.each([
  'lũ Mường Lát: VnExpress, Tuổi Trẻ',
  'lũ Mường Lát VNE và báo Tuổi Trẻ',
  'vnexpress.net so với TTO về lũ Mường Lát',
])('two papers stand one after the other, each with its own quotes: %s', async (text) => {
  const message = await compare(text);
  expect(textsOf(message, 'bold')).toEqual(['So sánh: lũ Mường Lát', 'VnExpress', 'Tuổi Trẻ']);
  const quotes = textsOf(message, 'blockquote');
  expect(quotes[0]).toBe(OLDER);
  expect(quotes.slice(1).sort()).toEqual(['Trận lũ ở Mường Lát đã rút, dân về nhà dọn bùn.', NEWER].sort());
  expect(buttonsOf(message)).toEqual(['Nguồn']);
});

test('figures that the two give differently for one thing are named', async () => {
  const message = await compare('lũ Mường Lát: VnExpress, Tuổi Trẻ');
  expect(message.text).toContain(
    'Hai bên nêu số khác nhau: 12 người (bài ngày 20/7/2025) – 15 người (bài ngày 21/7/2025).',
  );
});

test('two times are kept apart', async () => {
  const message = await compare('lũ Mường Lát tháng 7 với tháng 8');
  expect(textsOf(message, 'bold')).toEqual([
    'So sánh: lũ Mường Lát',
    'Thời gian: tháng 7',
    'Thời gian: tháng 8',
  ]);
  const quotes = textsOf(message, 'blockquote');
  expect(quotes.slice(0, 2).sort()).toEqual([OLDER, NEWER].sort());
  expect(quotes[2]).toBe('Trận lũ ở Mường Lát đã rút, dân về nhà dọn bùn.');
});

test('a side that has nothing is named, and a paper that is not in the collection', async () => {
  const time = await compare('lũ Mường Lát tháng 7 với tháng 9');
  expect(time.text).toContain('Thời gian: tháng 9\nKho tin không có bài nào nói về chuyện này.');
  const paper = await compare('lũ Mường Lát: Tuổi Trẻ, Nhân Dân');
  expect(paper.text).toContain('Nhân Dân\nKho tin không có bài nào của báo này.');
});

test('papers alone take the subject of the last answer', async () => {
  scene.script((question) => answeredWith(question, [firstQuote()]));
  await scene.telegram.user(1).ask('Lũ Mường Lát ra sao?');
  const message = await compare('VnExpress và Tuổi Trẻ');
  expect(textsOf(message, 'bold')[0]).toBe('So sánh: Lũ Mường Lát ra sao');
  expect(textsOf(message, 'blockquote')).toContain(OLDER);
});

test('what is not understood gets examples, and buttons for the papers of the last answer', async () => {
  const [first, second] = [firstQuote(), firstQuote()];
  const quotes = [
    { ...first, outlet: 'vnexpress.net' },
    { ...second, outlet: 'Tuổi Trẻ' },
  ];
  scene.script((question) => answeredWith(question, quotes));
  const user = scene.telegram.user(1);
  await user.ask('lũ Mường Lát');
  const [how = expect.fail()] = await user.ask('/sosanh lũ Mường Lát');
  expect(how.text).toContain('Tôi chưa rõ bạn muốn so sánh hai bên nào.');
  expect(how.text).toContain('/sosanh giá vàng tháng 7 với tháng 8');
  expect(buttonsOf(how)).toEqual(['VnExpress – Tuổi Trẻ']);
  const before = user.messages.length;
  user.tap(how, 'VnExpress – Tuổi Trẻ');
  const message = await scene.telegram.waitFor(() => user.messages[before]);
  expect(textsOf(message, 'bold')).toEqual(['So sánh: lũ Mường Lát', 'VnExpress', 'Tuổi Trẻ']);
  expect(message.replyTo).toBe(how.id);
});

test('empty, overlong and without a subject, it says so kindly, in English too', async () => {
  const [en = expect.fail()] = await scene.telegram.user(2, { language: 'en' }).ask('/compare');
  expect(en.text).toContain('Give me a subject and two newspapers');
  expect((await compare('')).text).toContain('Bạn cho tôi một chủ đề và hai báo');
  expect((await compare('VnExpress, Tuổi Trẻ')).text).toContain('Bạn muốn so sánh về chuyện gì?');
  expect((await compare('dài '.repeat(200))).text).toContain('tối đa 500');
});

test('the button of another chat is refused with a pop-up', async () => {
  const user = scene.telegram.user(3);
  const [own = expect.fail()] = await user.ask('/start');
  const press = user.tapData(own, compareData('gone', 0, 1));
  expect((await scene.telegram.waitFor(() => press.answer)).alert).toBe(true);
  expect(Buffer.byteLength(compareData('x'.repeat(48), 0, 1))).toBeLessThanOrEqual(64);
});
