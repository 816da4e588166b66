// The sources of an answer: the button, its pages, /nguon, and presses that must not work.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Polling } from '../../src/bot/polling.js';
import { buttonsOf, linksOf, textsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage, Press } from '../support/fake-telegram/world.js';
import { createScene, loudLines, type Scene } from './harness.js';
import {
  ARTICLES,
  answeredWith,
  article,
  articleSaying,
  captionQuote,
  firstQuote,
  notFoundWith,
  quoteOf,
  secondQuote,
} from './sample.js';

let scene: Scene;
let polling: Polling;

beforeEach(async () => {
  scene = await createScene();
  scene.script((question) => answeredWith(question, [firstQuote(), secondQuote(), captionQuote()]));
  polling = scene.start();
});
afterEach(() => scene.close());

const answered = (press: Press) => scene.telegram.waitFor(() => press.answer);
const edited = (message: BotMessage, edits: number) => scene.telegram.waitFor(() => message.edits === edits);

async function opened(language = 'vi') {
  const user = scene.telegram.user(1, { language });
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  user.tap(answer, language === 'vi' ? 'Nguồn' : 'Sources');
  const page = await scene.telegram.waitFor(() => user.messages[1]);
  return { user, answer, page };
}

test('the button under an answer sends the first source as a reply to the answer', async () => {
  const { answer, page } = await opened();
  expect(page.replyTo).toBe(answer.id);
  expect(textsOf(page, 'bold')).toEqual([firstQuote().text]);
  const { passage } = firstQuote();
  expect(textsOf(page, 'blockquote')).toEqual([article('phim.txt').text.slice(passage.start, passage.end)]);
  expect(page.text).toContain('Báo Ví Dụ · Phim “Bến cũ”');
  expect(page.text.endsWith('16/8/2025')).toBe(true);
  expect(buttonsOf(page)).toEqual(['1/3', '›']);
  expect(answer.edits).toBe(0);
});

test('the arrows turn the pages of the one source message, there and back', async () => {
  const { user, page } = await opened('en');
  user.tap(page, '›');
  await edited(page, 1);
  expect(buttonsOf(page)).toEqual(['‹', '2/3', '›']);
  expect(textsOf(page, 'bold')).toEqual([secondQuote().text]);
  expect(page.text).toContain('publication date unknown · event on 29 May 2025');
  user.tap(page, '›');
  await edited(page, 2);
  expect(buttonsOf(page)).toEqual(['‹', '3/3']);
  expect(page.text.startsWith('Photo caption:\nKhán giả xếp hàng dài trước rạp Đống Đa.')).toBe(true);
  user.tap(page, '‹');
  await edited(page, 3);
  expect(textsOf(page, 'bold')).toEqual([secondQuote().text]);
  expect(user.messages).toHaveLength(2);
});

test('the page number changes nothing, and is answered without an error', async () => {
  const { user, page } = await opened();
  const press = user.tap(page, '1/3');
  expect(await answered(press)).toEqual({ text: '', alert: false });
  await user.ask('/start');
  expect(page.edits).toBe(0);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('a single source has no page buttons', async () => {
  scene.script((question) => answeredWith(question, [firstQuote()]));
  const { page } = await opened();
  expect(page.keyboard).toEqual([]);
});

test('an article that changed is said to have changed, and is not quoted', async () => {
  scene.keep([articleSaying('Bài đã viết lại hoàn toàn.', { key: 'phim.txt' }), ...ARTICLES.slice(1)]);
  const { page } = await opened();
  expect(page.text.startsWith('Bài này đã thay đổi hoặc không còn trong kho tin')).toBe(true);
  expect(page.text).toContain('16/8/2025');
  expect(page.text).not.toContain(firstQuote().text);
  expect(buttonsOf(page)).toEqual(['1/3', '›']);
});

test('a passage longer than a message keeps the whole quote and shortens what is around it', async () => {
  const source = articleSaying(`${'trước '.repeat(900)}CÂU TRÍCH NGUYÊN VĂN${' sau'.repeat(1200)}`);
  scene.keep([source]);
  scene.script((question) => answeredWith(question, [quoteOf(source, 'CÂU TRÍCH NGUYÊN VĂN', null, 6000)]));
  const { page } = await opened();
  expect(textsOf(page, 'bold')).toEqual(['CÂU TRÍCH NGUYÊN VĂN']);
  const [passage = ''] = textsOf(page, 'blockquote');
  expect(passage.startsWith('…')).toBe(true);
  expect(passage.endsWith('…')).toBe(true);
  expect(source.text).toContain(passage.slice(1, -1));
  expect(page.text.length).toBeGreaterThan(3900);
});

test('/nguon shows the sources of the last answer in this chat', async () => {
  const user = scene.telegram.user(1);
  const other = scene.telegram.user(2);
  await user.ask('Phim thu bao nhiêu?');
  const [page = expect.fail()] = await user.ask('/nguon');
  expect(textsOf(page, 'bold')).toEqual([firstQuote().text]);
  expect(buttonsOf(page)).toEqual(['1/3', '›']);
  const [none] = await other.ask('/Nguon');
  expect(none?.text).toMatch(/^Chưa có câu trả lời nào/);
});

test('/nguon after a not-found says that there are no sources', async () => {
  const user = scene.telegram.user(1, { language: 'en' });
  await user.ask('Phim thu bao nhiêu?');
  scene.script(() => notFoundWith());
  await user.ask('Ai viết nhạc?');
  const [reply] = await user.ask('/nguon');
  expect(reply?.text).toBe('I found no answer last time, so there are no sources to show.');
});

test('a button works after a restart', async () => {
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  await polling.stop();
  scene.start();
  const press = user.tap(answer, 'Nguồn');
  expect(await answered(press)).toEqual({ text: '', alert: false });
  await scene.telegram.waitFor(() => user.messages.length === 2);
});

test('another chat’s button is refused with a pop-up and shows nothing', async () => {
  const { answer } = await opened();
  const stranger = scene.telegram.user(2);
  const [own = expect.fail()] = await stranger.ask('/start');
  const press = stranger.tapData(own, answer.keyboard[0]?.[0]?.callback_data ?? expect.fail());
  expect(await answered(press)).toEqual({
    text: 'Nút này đã quá cũ. Bạn hỏi lại giúp tôi nhé.',
    alert: true,
  });
  expect(stranger.messages).toHaveLength(1);
});

test.each(['s:unknown:1', 's:answer-1:9', 's:answer-1', 'x', 's:answer-1:1; drop', 's::0'])(
  'made-up button data %j is refused with a pop-up',
  async (data) => {
    const user = scene.telegram.user(1);
    const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
    expect((await answered(user.tapData(answer, data))).alert).toBe(true);
    expect(user.messages).toHaveLength(1);
  },
);

test('a press too old to be answered still turns the page', async () => {
  const { user, page } = await opened();
  scene.telegram.fail('answerCallbackQuery', { kind: 'reset' });
  user.tap(page, '›');
  await edited(page, 1);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('the source page leads to the passage as the answer does, from the answer that was kept', async () => {
  const passageUrl = 'https://vidu.example/phim-ben-cu#:~:text=Phim';
  scene.script((question) => answeredWith(question, [{ ...firstQuote(), passageUrl }]));
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  expect(linksOf(answer)).toEqual([passageUrl]);
  const [page = expect.fail()] = await user.ask('/nguon');
  expect(linksOf(page)).toEqual([passageUrl]);
});

test('/nguon in reply to an answer shows the sources of that answer, not of the last one', async () => {
  scene.script((question) => answeredWith(question, [question === 'Phim?' ? firstQuote() : secondQuote()]));
  const user = scene.telegram.user(1);
  const [first = expect.fail()] = await user.ask('Phim?');
  await user.ask('Cầu?');
  expect((await user.reply(first, '/nguon'))?.text).toContain(firstQuote().text);
  expect((await user.ask('/nguon'))[0]?.text).toContain(secondQuote().text);
});
