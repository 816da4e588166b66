// /dongthoigian: what is told of a subject in the order of days, its pages, and what it says when there is nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { timelineData } from '../../src/bot/research-data.js';
import { buttonsOf, linksOf, textsOf } from '../support/fake-telegram/read-back.js';
import { loudLines } from './harness.js';
import { createResearchBot, published, type ResearchBot } from './research-scene.js';
import { answeredWith, firstQuote } from './sample.js';

let scene: ResearchBot;

beforeEach(async () => {
  scene = await createResearchBot();
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

/** Articles about the price of gold on some days, and others that only come to mention it. */
async function gold() {
  const told = (text: string, day: string | null, over = {}) =>
    scene.add(`vàng ${day} ${text.length}`, {
      title: `Giá vàng hôm nay: ${text.slice(0, 20)}`,
      text: `${text}\n\nThị trường chờ tin mới.`,
      date: day === null ? null : published(day),
      ...over,
    });
  await told('Giá vàng miếng giảm còn 164 triệu đồng một lượng.', '2025-10-20');
  await told('Giá vàng miếng tăng lên 150 triệu đồng một lượng.', '2025-08-05');
  await told('Giá vàng miếng lập đỉnh vì cầu tăng ở Huế.', '2025-09-30', { eventDay: '2025-09-28' });
  await told('Giá vàng miếng từng đứng yên một thời gian dài ở Vinh.', null);
  await scene.add('xe', {
    title: 'Xe buýt đổi tuyến',
    text: `Tuyến xe buýt số 5 đổi đường từ hôm nay.\n\n${'Hành khách được báo trước. '.repeat(25)}\n\nCó người nói chuyện giá vàng trên xe.`,
    date: published('2025-09-01'),
  });
}

test('quotes stand in the order of days, by the event where one is named, undated ones last', async () => {
  await gold();
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian giá vàng');
  expect(textsOf(message, 'bold')).toEqual([
    'Dòng thời gian: giá vàng',
    '5/8/2025',
    '28/9/2025',
    '20/10/2025',
    'Không rõ ngày',
  ]);
  expect(textsOf(message, 'blockquote')).toEqual([
    'Giá vàng miếng tăng lên 150 triệu đồng một lượng.',
    'Giá vàng miếng lập đỉnh vì cầu tăng ở Huế.',
    'Giá vàng miếng giảm còn 164 triệu đồng một lượng.',
    'Giá vàng miếng từng đứng yên một thời gian dài ở Vinh.',
  ]);
  expect(message.text).toContain('· 4 mốc');
  expect(message.text).not.toContain('xe buýt');
  expect(buttonsOf(message)).toEqual(['Nguồn']);
});

test('the days named in the text are kept to and shown', async () => {
  await gold();
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian giá vàng tháng 8/2025');
  expect(textsOf(message, 'blockquote')).toEqual(['Giá vàng miếng tăng lên 150 triệu đồng một lượng.']);
  expect(message.text).toContain('Trong khoảng 1/8/2025 – 31/8/2025');
});

test('one story counts once a day', async () => {
  const text = 'Cầu Sông Lô ở Phú Thọ được thông xe sáng nay. Cầu dài 520 mét, rộng 12 mét, nối hai bờ.';
  for (const [key, outlet] of [
    ['a', 'Báo Một'],
    ['b', 'Báo Hai'],
  ] as const)
    await scene.add(key, { title: 'Thông xe cầu Sông Lô', text, outlet, date: published('2025-08-18') });
  await scene.groupStories();
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian cầu Sông Lô');
  expect(textsOf(message, 'blockquote')).toHaveLength(1);
  expect(message.text).toContain('2 báo đưa tin');
});

test('the same words of one day stand there once, of two days twice', async () => {
  const text = 'Giá cà phê Đắk Lắk tăng lên 120 triệu đồng một tấn.';
  for (const [key, day] of [
    ['a', '2025-08-18'],
    ['b', '2025-08-18'],
    ['c', '2025-08-19'],
  ] as const)
    await scene.add(key, { title: `Cà phê ${key}`, text, date: published(day) });
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian giá cà phê Đắk Lắk');
  expect(textsOf(message, 'bold').slice(1)).toEqual(['18/8/2025', '19/8/2025']);
});

describe('more than a page', () => {
  const DAYS = Array.from({ length: 23 }, (_, i) => `2025-08-${String(i + 1).padStart(2, '0')}`);

  async function long() {
    for (const [i, day] of DAYS.entries())
      await scene.add(day, {
        title: `Mực nước sông Hồng ngày thứ ${i}`,
        text: `Mực nước sông Hồng hôm ấy đo được ${i + 100} cm tại trạm ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i]}.`,
        date: published(day),
      });
    const user = scene.telegram.user(1);
    const [message = expect.fail()] = await user.ask('/dongthoigian mực nước sông Hồng');
    return { user, message };
  }

  test('is turned in place, and still after a restart', async () => {
    const { user, message } = await long();
    expect(buttonsOf(message)).toEqual(['1/3', '›', 'Nguồn']);
    const first = textsOf(message, 'blockquote');
    expect(first).toHaveLength(10);
    user.tap(message, '›');
    await scene.telegram.waitFor(() => message.edits === 1);
    expect(buttonsOf(message)).toEqual(['‹', '2/3', '›', 'Nguồn']);
    scene.start();
    user.tap(message, '›');
    await scene.telegram.waitFor(() => message.edits === 2);
    expect(buttonsOf(message)).toEqual(['‹', '3/3', 'Nguồn']);
    expect(textsOf(message, 'blockquote')).toHaveLength(3);
    expect(textsOf(message, 'bold').at(-1)).toBe('23/8/2025');
    expect(user.messages).toHaveLength(1);
  });

  test('turns only in the chat where it was asked', async () => {
    const { message } = await long();
    const stranger = scene.telegram.user(2);
    const [own = expect.fail()] = await stranger.ask('/start');
    const press = stranger.tapData(own, message.keyboard[0]?.[1]?.callback_data ?? '');
    expect((await scene.telegram.waitFor(() => press.answer)).alert).toBe(true);
    expect(own.edits).toBe(0);
  });
});

test('without a subject it takes that of the answer replied to, else of the last one', async () => {
  await gold();
  scene.script((question) => answeredWith(question, [firstQuote()]));
  const user = scene.telegram.user(1);
  const [first = expect.fail()] = await user.ask('giá vàng miếng ra sao?');
  await user.ask('xe buýt đổi tuyến nào?');
  const last = await user.ask('/dongthoigian');
  expect(last[0]?.text).toContain('Dòng thời gian: xe buýt đổi tuyến nào');
  const replied = await user.reply(first, '/dongthoigian');
  expect(replied?.text).toContain('Dòng thời gian: giá vàng miếng ra sao');
});

test('with nothing to go by it says how to ask, in both languages', async () => {
  const [vi = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian');
  expect(vi.text).toContain('/dongthoigian giá vàng tháng 8');
  const [en = expect.fail()] = await scene.telegram.user(2, { language: 'en' }).ask('/timeline');
  expect(en.text).toContain('A timeline of what?');
  const [days = expect.fail()] = await scene.telegram.user(3).ask('/dongthoigian tháng 8/2025');
  expect(days.text).toBe(vi.text);
  const [long = expect.fail()] = await scene.telegram.user(4).ask(`/dongthoigian ${'dài '.repeat(200)}`);
  expect(long.text).toContain('tối đa 500');
});

test('what the collection does not have is said to be missing, with what is near', async () => {
  await gold();
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian giá cà phê Brazil');
  expect(message.text).toContain('Không có bài nào nói về chuyện này.');
  expect(message.text).toContain('Gần nhất (không phải câu trả lời):');
  expect(textsOf(message, 'blockquote')).toEqual([]);
  expect(buttonsOf(message)).toEqual([]);
});

test('in a topic of a group it answers there, in reply', async () => {
  await gold();
  const group = scene.telegram.group(-1001, { forum: true });
  const topic = group.topic('Kinh tế');
  const [message = expect.fail()] = await group.member(5).inTopic(topic).ask('/dongthoigian giá vàng');
  expect(message.topic).toBe(topic);
  expect(message.replyTo).not.toBeNull();
  expect(textsOf(message, 'blockquote')).toHaveLength(4);
});

test('button data fits into 64 bytes', () => {
  expect(Buffer.byteLength(timelineData('x'.repeat(48), 999))).toBeLessThanOrEqual(64);
});

test('each quote leads to its passage, on the paper’s page or on the reader page', async () => {
  const flood = { date: published('2025-09-30'), title: 'Lũ ở Mường Lát' };
  await scene.add('có', {
    ...flood,
    text: 'Trận lũ ở Mường Lát làm ngập đường.',
    url: 'https://bao.example/lu',
  });
  await scene.add('không', { ...flood, text: 'Trận lũ ở Mường Lát cuốn trôi cầu.', url: null });
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/dongthoigian lũ Mường Lát');
  expect(linksOf(message).map((link) => link.replace(/text=.*/u, 'text='))).toEqual(
    expect.arrayContaining(['https://bao.example/lu#:~:text=', 'https://doc.example/doc/kh%C3%B4ng']),
  );
  const answer = await scene.telegram.user(1).ask('/kiemchung Trận lũ ở Mường Lát làm ngập đường.');
  expect(linksOf(answer[0] ?? expect.fail())[0]).toContain('#:~:text=');
  expect(textsOf(answer[0] ?? expect.fail(), 'bold')).toEqual(['✓ Có nguyên văn trong kho tin.']);
  const both = await scene.telegram.user(1).ask('/sosanh lũ Mường Lát: tháng 9, tháng 10');
  expect(linksOf(both[0] ?? expect.fail()).join()).toContain('#:~:text=');
});
