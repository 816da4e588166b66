// /trichdan: the last answer's citations in three formats, changed in place, copied by a tap.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { citationData } from '../../src/bot/research-data.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { readBibtex } from '../support/read-bibtex.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, firstQuote, notFoundWith, quoteOf, secondQuote } from './sample.js';

let scene: Scene;

beforeEach(async () => {
  scene = await createScene();
  scene.start();
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

/** What stands in the blocks that a tap copies. */
function blocksOf(message: BotMessage): string[] {
  return message.entities
    .filter(({ type }) => type === 'pre')
    .map(({ offset, length }) => message.text.slice(offset, offset + length));
}

async function cited(quotes = [firstQuote(), secondQuote()], language = 'vi', messages = 1) {
  scene.script((question) => answeredWith(question, quotes));
  const user = scene.telegram.user(1, { language });
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?', messages);
  const [message = expect.fail()] = await user.ask(language === 'en' ? '/cite' : '/trichdan');
  return { user, answer, message };
}

test('every quote is one block of text, with what is known of its article and nothing else', async () => {
  const { message } = await cited();
  expect(blocksOf(message)).toEqual([
    `“${firstQuote().text}” (Báo Ví Dụ, "Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng", 16/8/2025, https://vidu.example/phim-ben-cu?a=1&b=2)`,
    `“${secondQuote().text}” (không rõ ngày)`,
  ]);
  expect(buttonsOf(message)).toEqual(['✓ Văn bản', 'Markdown', 'BibTeX', 'Chép 1', 'Chép 2']);
});

test('the buttons change the format in place, and still do after a restart', async () => {
  const { user, message } = await cited();
  user.tap(message, 'BibTeX');
  await scene.telegram.waitFor(() => message.edits === 1);
  expect(blocksOf(message).map(readBibtex)).toMatchObject([
    { type: 'online', fields: { title: firstQuote().title, year: '2025', month: '8', day: '16' } },
    { type: 'article', fields: { year: 'n.d.', note: `“${secondQuote().text}”` } },
  ]);
  expect(new Set(blocksOf(message).map((block) => readBibtex(block).key)).size).toBe(2);
  scene.start();
  user.tap(message, 'Markdown');
  await scene.telegram.waitFor(() => message.edits === 2);
  expect(blocksOf(message)[0]).toMatch(/^> Phim thu 120 tỷ đồng .*\n>\n> — Báo Ví Dụ, \[Phim/u);
  expect(user.messages).toHaveLength(2);
});

test('a button copies the very citation where it is short, else the address, else nothing', async () => {
  const { user, message } = await cited();
  const copies = (of: BotMessage) => of.keyboard.flat().flatMap(({ copy_text }) => copy_text?.text ?? []);
  expect(copies(message)).toEqual(blocksOf(message));
  user.tap(message, 'BibTeX');
  await scene.telegram.waitFor(() => message.edits === 1);
  expect(buttonsOf(message)).toContain('Chép liên kết 1');
  expect(copies(message)).toEqual([firstQuote().url, blocksOf(message)[1]]);
});

test('long quotes turn page by page and join to the very words', async () => {
  const long = Array.from({ length: 700 }, (_, i) => `chữ ${i} & số`).join(' ');
  const { user, message } = await cited([firstQuote(), quoteOf(articleSaying(long), long)], 'vi', 4);
  expect(buttonsOf(message)).toEqual(expect.arrayContaining(['1/3', '›']));
  let all = blocksOf(message).join('');
  for (const edits of [1, 2]) {
    user.tap(message, '›');
    await scene.telegram.waitFor(() => message.edits === edits);
    all += blocksOf(message).join('');
  }
  expect(all).toContain(`“${long}”`);
  expect(buttonsOf(message)).not.toContain('›');
});

test('a reply means the answer replied to', async () => {
  const { user, answer } = await cited();
  scene.script((question) => answeredWith(question, [secondQuote()]));
  await user.ask('Cầu dài bao nhiêu?');
  const replied = await user.reply(answer, '/trichdan bibtex');
  expect(blocksOf(replied ?? expect.fail())).toHaveLength(2);
  expect(readBibtex(blocksOf(replied ?? expect.fail())[0] ?? '').type).toBe('online');
});

test('it speaks English, quotes and titles stay as they are', async () => {
  const { message } = await cited([firstQuote(), secondQuote()], 'en');
  expect(buttonsOf(message).slice(0, 3)).toEqual(['✓ Text', 'Markdown', 'BibTeX']);
  expect(blocksOf(message)[0]).toContain('16 Aug 2025');
  expect(blocksOf(message)[1]).toBe(`“${secondQuote().text}” (n.d.)`);
});

test('without an answer, or without a quote, it says so kindly', async () => {
  const user = scene.telegram.user(1);
  const [none = expect.fail()] = await user.ask('/trichdan');
  expect(none.text).toContain('Chưa có câu trả lời nào để lấy trích dẫn.');
  scene.script(() => notFoundWith());
  await user.ask('Không có?');
  const [empty = expect.fail()] = await user.ask('/trichdan');
  expect(empty.text).toContain('không trích bài nào');
});

test('buttons of another chat, and made-up data, are refused with a pop-up', async () => {
  const { message } = await cited();
  const stranger = scene.telegram.user(2);
  const [own = expect.fail()] = await stranger.ask('/start');
  for (const data of [message.keyboard[0]?.[1]?.callback_data ?? '', 'ct:gone:text:1', 'ct:x:word:1']) {
    const press = stranger.tapData(own, data);
    expect((await scene.telegram.waitFor(() => press.answer)).alert).toBe(true);
  }
  expect(Buffer.byteLength(citationData('x'.repeat(40), 'markdown', 999))).toBeLessThanOrEqual(64);
});
