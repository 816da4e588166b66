// When something fails: one plain sentence for the user, one log line without anybody's words and without the token.
import { inspect } from 'node:util';
import { HttpError } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { safeError } from '../../src/bot/safe-error.js';
import { AppError } from '../../src/core/errors.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { ARTICLES, answeredWith, article, firstQuote } from './sample.js';

let scene: Scene;
/** What was waited for, in milliseconds. */
let waits: number[];

beforeEach(async () => {
  waits = [];
  scene = await createScene({ waitOut: async (milliseconds) => void waits.push(milliseconds) });
  scene.start();
});
afterEach(() => scene.close());

const SORRY = {
  vi: 'Xin lỗi, tôi gặp trục trặc nên chưa làm được việc này. Bạn thử lại sau ít phút nhé.',
  en: 'Sorry, something went wrong and I could not do this. Please try again in a few minutes.',
};
const loud = () => loudLines(scene.lines);

test.each(['vi', 'en'] as const)(
  'a failed question gets one sentence in %s and one log line',
  async (language) => {
    scene.script((question) => {
      throw new AppError('EMBEDDING_FAILED', `No vector for ${question}`, new Error(`inner ${question}`));
    });
    const user = scene.telegram.user(1, { language });
    const question = 'Bí mật riêng của tôi là gì?';
    user.send(question);
    await user.ask('/start', 2);
    expect(user.messages[0]?.text).toBe(SORRY[language]);
    expect(loud()).toHaveLength(1);
    expect(loud()[0]).toMatchObject({
      msg: 'update failed',
      update_id: expect.any(Number),
      err: {
        type: 'AppError',
        code: 'EMBEDDING_FAILED',
        message: 'No vector for …',
        cause: { type: 'Error', message: '(message left out)' },
      },
    });
    expect(JSON.stringify(scene.lines)).not.toContain('Bí mật');
    expect(JSON.stringify(scene.lines)).not.toContain(scene.telegram.token);
  },
);

test('a failed press gets one pop-up, and once it was answered one sentence', async () => {
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Câu?');
  scene.keep([
    {
      ...article('phim.txt'),
      get key(): string {
        throw new Error('disk failure');
      },
    },
  ]);
  const press = user.tap(answer, 'Nguồn');
  expect(await scene.telegram.waitFor(() => press.answer)).toEqual({ text: SORRY.vi, alert: true });
  expect(loud()).toHaveLength(1);

  scene.keep(ARTICLES);
  scene.telegram.fail('sendMessage', { kind: 'internal' }, 4);
  const again = user.tap(answer, 'Nguồn');
  await scene.telegram.waitFor(() => user.messages.at(-1)?.text === SORRY.vi);
  expect(again.answer).toEqual({ text: '', alert: false });
  expect(user.messages).toHaveLength(2);
  expect(loud()).toHaveLength(2);
});

test('a user who blocked the bot is noted without alarm, and not written to again', async () => {
  scene.telegram.fail('sendMessage', { kind: 'blocked' });
  const user = scene.telegram.user(1);
  user.send('Câu?');
  await user.ask('/start');
  expect(user.messages).toHaveLength(1);
  expect(loud()).toEqual([]);
  expect(scene.lines.map(({ msg }) => msg)).toEqual(['chat cannot be written to']);
});

test('an answer refused with 429 is sent once Telegram allows it, however long that is', async () => {
  scene.telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 3600 });
  scene.telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 7 }, 4);
  const [answer] = await scene.telegram.user(1).ask('Câu?');
  expect(answer?.text).toContain('120 tỷ');
  expect(scene.telegram.callsOf('sendMessage')).toHaveLength(6);
  expect(waits).toHaveLength(5);
  expect(waits[0]).toBe(3_600_000);
  expect(loud()).toEqual([]);
});

test('server errors are waited out a few times, longer each time', async () => {
  scene.telegram.fail('sendMessage', { kind: 'internal' }, 3);
  const user = scene.telegram.user(1);
  await user.ask('Câu?');
  expect(user.messages).toHaveLength(1);
  expect(waits).toEqual([500, 2000, 5000]);
});

test('an answer that could not leave is sent again, once', async () => {
  scene.telegram.fail('sendMessage', { kind: 'unsent' });
  const user = scene.telegram.user(1);
  await user.ask('Câu?');
  expect(user.messages).toHaveLength(1);
  expect(loud()).toEqual([]);
});

test('a connection lost after Telegram took the answer costs a repetition, never the answer', async () => {
  scene.telegram.fail('sendMessage', { kind: 'reset' });
  const user = scene.telegram.user(1);
  const messages = await user.ask('Câu?', 2);
  expect(messages[0]?.text).toBe(messages[1]?.text);
  expect(scene.asked).toHaveLength(1);
});

test('a group that became a supergroup is answered there', async () => {
  const member = scene.telegram.user(5, { group: -100 });
  const moved = scene.telegram.user(5, { group: -200 });
  scene.telegram.fail('sendMessage', { kind: 'migrated', to: -200 });
  member.send('/ask Câu?');
  await scene.telegram.waitFor(() => moved.messages.length === 1);
  expect(loud()).toEqual([]);
});

test('a failure that cannot be told stays unfinished and is tried again when Telegram answers', async () => {
  const finished: number[] = [];
  const { finish } = scene.inbox;
  scene.inbox.finish = async (id) => {
    finished.push(id);
    await finish(id);
  };
  let failures = 1;
  scene.script((question) => {
    if (failures-- > 0) throw new Error('the model is not ready');
    return answeredWith(question, [firstQuote()]);
  });
  scene.telegram.fail('sendMessage', { kind: 'internal' }, 4);
  const user = scene.telegram.user(1);
  const update = user.send('Câu?');
  const other = scene.telegram.user(2);
  await scene.telegram.waitFor(() => scene.telegram.callsOf('sendMessage').length === 4);
  expect(await scene.inbox.unfinishedIds()).toEqual([update]);
  const nudge = other.send('/start');
  await scene.inbox.finished(update);
  await scene.inbox.finished(nudge);
  expect(finished.filter((id) => id === update)).toHaveLength(1);
  expect(scene.asked).toEqual(['Câu?', 'Câu?']);
  expect(user.messages[0]?.text).toContain('120 tỷ');
});

test('a failed request is described without the token that its address contains', () => {
  const token = '123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr';
  const inner = Object.assign(new Error(`request to https://api.telegram.org/bot${token}/getMe failed`), {
    code: 'ECONNRESET',
  });
  const error = new HttpError("Network request for 'getMe' failed!", inner);
  expect(inspect(error)).toContain(token);
  const safe = safeError(error);
  expect(inspect(safe)).not.toContain(token);
  expect(safe).toMatchObject({ name: 'HttpError', cause: { code: 'ECONNRESET' } });
  expect(inspect(safeError(new AppError('CONFIG_INVALID', `bad ${token}`)))).not.toContain(token);
  expect(inspect(safeError('thrown text'))).not.toContain('thrown text');
});

test('a stack is logged as places only, even when the message looks like one', () => {
  const { stack = '' } = safeError(new Error('line one\n    at secret words\nline three'));
  expect(stack).not.toMatch(/secret words|line/);
  expect(stack).toContain('errors.test.ts');
});
