// Links into the private chat: a shared answer, a question, an article, and those that lead nowhere.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deepLinkPayload } from '../../src/core/deep-link.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, article, firstQuote, notFoundWith } from './sample.js';

let scene: Scene;
let stores: ReturnType<typeof botStores>;

beforeEach(async () => {
  stores = botStores(memoryDatabase());
  scene = await createScene({
    ...stores,
    linkable: true,
    article: async (key) => (key === 'phim.txt' ? { ...firstQuote(), article: key } : null),
  });
  scene.start();
});
afterEach(() => scene.close());

/** The payload of the link that the share button hands on. */
function sharedBy(message: BotMessage): string {
  const button = message.keyboard.flat().find(({ text }) => /Chia sẻ|Share/u.test(text));
  const shared = new URL(button?.url ?? expect.fail('no share button'));
  expect(shared.origin + shared.pathname).toBe('https://t.me/share/url');
  const link = new URL(shared.searchParams.get('url') ?? '');
  expect(link.origin + link.pathname).toBe('https://t.me/trichdan_bot');
  return link.searchParams.get('start') ?? '';
}

test('a shared answer is shown to whoever opens it, with its question and not who asked, and is theirs', async () => {
  const first = {
    ...answeredWith('còn năm nay?', [firstQuote()]),
    understood: 'Phim thu bao nhiêu năm nay?',
  };
  scene.script(() => first);
  const [answer = expect.fail()] = await scene.telegram.user(1).ask('còn năm nay?');
  const reader = scene.telegram.user(2);
  const [seen = expect.fail()] = await reader.ask(`/start ${sharedBy(answer)}`);
  expect(seen.text.split('\n')[0]).toBe('Câu hỏi: Phim thu bao nhiêu năm nay?');
  expect(textsOf(seen, 'blockquote')).toEqual([firstQuote().text]);
  expect(seen.text).not.toContain('Tôi hiểu là');
  expect(buttonsOf(seen)).toEqual(['Nguồn', 'Theo dõi', '👍', '👎', 'Chia sẻ']);
  expect(scene.asked).toHaveLength(1);
  reader.tap(seen, 'Nguồn');
  expect((await scene.telegram.waitFor(() => reader.messages[1])).text).toContain(firstQuote().text);
  await reader.reply(seen, 'ở đâu?');
  expect(scene.earlier[1]?.answer.question).toBe('Phim thu bao nhiêu năm nay?');
});

test('only answers with quotes can be shared', async () => {
  scene.script(() => notFoundWith());
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  expect(buttonsOf(answer)).toEqual(['Báo tôi khi có tin', '👍', '👎']);
  const { id } = (await stores.answers.last({ chat: 1, topic: null })) ?? expect.fail();
  await scene.telegram.user(2).ask(`/start a-${id}`, 2);
  expect(scene.telegram.user(2).messages[0]?.text).toMatch(/^Liên kết này đã hết hạn/u);
});

test('a question of a link is asked at once, leaning on nothing', async () => {
  await stores.state.put('question-link', 'abc', 5, { question: 'Cầu dài bao nhiêu?' }, 0);
  const user = scene.telegram.user(1);
  await user.ask('Phim thu bao nhiêu?');
  await user.ask(`/start ${deepLinkPayload({ kind: 'question', id: 'abc' })}`);
  expect([scene.asked[1], scene.earlier[1]]).toEqual(['Cầu dài bao nhiêu?', null]);
});

test('an article of a link is named, and may be asked about', async () => {
  const payload = deepLinkPayload({ kind: 'article', key: 'phim.txt' });
  const [shown = expect.fail()] = await scene.telegram.user(1, { language: 'en' }).ask(`/start ${payload}`);
  expect(shown.text).toContain(article('phim.txt').title ?? '');
  expect(shown.text).toContain('What would you like to know about this article?');
  expect(scene.asked).toEqual([]);
});

test.each(['a-gone', 'q-gone', 't-Z29uZQ', 'whatever', 'a-__________', '💥', 'a-x b'])(
  'a link that leads nowhere (%s) is said to, and greeted',
  async (payload) => {
    const [sorry, hello] = await scene.telegram.user(1).ask(`/start ${payload}`, 2);
    expect(sorry?.text).toBe('Liên kết này đã hết hạn hoặc không còn nữa.');
    expect(hello?.text).toMatch(/^Chào bạn!/u);
    expect(loudLines(scene.lines)).toEqual([]);
  },
);

test.each(['/start', '/start inline'])('%s greets', async (text) => {
  const user = scene.telegram.user(1);
  const [hello] = await user.ask(text);
  await user.ask('Phim?');
  expect(hello?.text).toMatch(/^Chào bạn!/u);
  expect(user.messages).toHaveLength(2);
});

test('in a group a link only greets', async () => {
  await stores.state.put('question-link', 'abc', 5, { question: 'Cầu dài bao nhiêu?' }, 0);
  const [hello] = await scene.telegram.user(1, { group: -100 }).ask('/start@trichdan_bot q-abc');
  expect(hello?.text).toMatch(/^Chào bạn!/u);
  expect(scene.asked).toEqual([]);
});

test('a question that was kept by something else is no question', async () => {
  await stores.state.put('question-link', 'abc', 5, { question: 7 }, 0);
  const [sorry] = await scene.telegram.user(1).ask('/start q-abc', 2);
  expect(sorry?.text).toMatch(/^Liên kết này/u);
  expect(scene.asked).toEqual([]);
});

test('a bot that nobody else can reach shares nothing', async () => {
  const alone = await createScene();
  alone.start();
  const [answer = expect.fail()] = await alone.telegram.user(1).ask('Phim?');
  expect(buttonsOf(answer)).not.toContain('Chia sẻ');
  await alone.close();
});
