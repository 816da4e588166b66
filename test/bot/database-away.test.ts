// The database fails while a question is handled: it is handled again, and nobody is told of a failure that passed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, firstQuote, quoteOf } from './sample.js';

const SORRY = /^Xin lỗi, tôi gặp trục trặc/u;
const away = () => new AppError('DATABASE_AWAY', 'The database cannot be used now (SQLITE_BUSY).');
const wait = async () => {};

/** The store of answers, of which methods can be made to fail so often. */
const failing = { save: 0, sent: 0 };
/** The which message from now on the database keeps from being sent, as where it cannot say whose the update is; 0 for none. */
let refused = 0;
let scene: Scene;
beforeEach(async () => {
  Object.assign(failing, { save: 0, sent: 0 });
  refused = 0;
  const db = memoryDatabase();
  const answers = createAnswerStore(db);
  scene = await createScene({
    answers: {
      ...answers,
      async save(...given) {
        if (failing.save-- > 0) throw away();
        return answers.save(...given);
      },
      async sent(...given) {
        if (failing.sent-- > 0) throw away();
        return answers.sent(...given);
      },
    },
    wait,
  });
  scene.start({
    wait,
    onBot: (bot) =>
      bot.api.config.use((prev, method, payload, signal) => {
        if (method === 'sendMessage' && refused > 0 && --refused === 0) throw away();
        return prev(method, payload, signal);
      }),
  });
});
afterEach(() => scene.close());

test('a question is answered once, and nothing is said of the tries that failed', async () => {
  failing.save = 3;
  const user = scene.telegram.user(1);
  const update = user.send('Câu?');
  await scene.inbox.finished(update);
  expect(user.messages.map(({ text }) => text)).toEqual([expect.stringContaining(firstQuote().text)]);
  expect(scene.asked).toHaveLength(4);
});

test('what comes after it in its chat waits for it', async () => {
  scene.script((question) => {
    if (question === 'Trước?' && scene.asked.length === 1) throw away();
    return answeredWith(question, [firstQuote()]);
  });
  const user = scene.telegram.user(1);
  user.send('Trước?');
  await scene.inbox.finished(user.send('Sau?'));
  expect(scene.asked).toEqual(['Trước?', 'Trước?', 'Sau?']);
});

test.each(['vi', 'en'])('with the fourth failure it is told, once and in %s', async (language) => {
  failing.save = 4;
  const user = scene.telegram.user(1, { language });
  await scene.inbox.finished(user.send('Câu?'));
  expect(user.messages.map(({ text }) => text)).toEqual([
    language === 'vi' ? expect.stringMatching(SORRY) : expect.stringMatching(/^Sorry, something went wrong/u),
  ]);
  expect(await scene.inbox.unfinishedIds()).toEqual([]);
});

/** Every question is answered in several messages; their sentences. */
function answeredInParts(): readonly string[] {
  const words = Array.from({ length: 4 }, (_, i) => `Câu ${i} ${'dài '.repeat(600)}hết.`);
  const quotes = words.map((text) => quoteOf(articleSaying(text), text));
  scene.script((question) => answeredWith(question, quotes));
  return words;
}

test('an answer that was sent whole is followed by nothing where only the note of it fails', async () => {
  const words = answeredInParts();
  failing.sent = Number.POSITIVE_INFINITY;
  const user = scene.telegram.user(1);
  await scene.inbox.finished(user.send('Dài?'));
  const texts = user.messages.map(({ text }) => text);
  for (const text of words) expect(texts.filter((one) => one.includes(text.slice(0, 9)))).toHaveLength(1);
  expect(texts.filter((text) => SORRY.test(text))).toEqual([]);
  expect(new Set(loudLines(scene.lines).map(({ msg }) => msg))).toEqual(new Set(['sent, and not noted']));
  expect(scene.asked).toEqual(['Dài?']);
});

test('of an answer in parts none is sent twice, though the first could be neither noted nor followed by the next', async () => {
  const words = answeredInParts();
  refused = 2;
  failing.sent = 1;
  const user = scene.telegram.user(1);
  await scene.inbox.finished(user.send('Dài?'));
  const texts = user.messages.map(({ text }) => text);
  for (const text of words) expect(texts.filter((one) => one.includes(text.slice(0, 9)))).toHaveLength(1);
  expect(scene.asked).toEqual(['Dài?']);
});
