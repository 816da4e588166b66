// What people think of an answer, by its thumbs.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { botStores } from '../support/bot-stores.js';
import type { BotMessage, Press } from '../support/fake-telegram/world.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

let scene: Scene;
let stores: ReturnType<typeof botStores>;

beforeEach(async () => {
  stores = botStores(memoryDatabase());
  scene = await createScene(stores);
  scene.start();
});
afterEach(() => scene.close());

const said = (press: Press) => scene.telegram.waitFor(() => press.answer);
const kept = async () => (await stores.votes.list()).map(({ vote, reply }) => [vote, reply.question]);

test('a vote is thanked for in passing and kept, changed by the other thumb, taken back by the same', async () => {
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Phim thu bao nhiêu?');
  expect(await said(user.tap(answer, '👍'))).toEqual({
    text: 'Cảm ơn bạn, tôi đã ghi nhận 👍',
    alert: false,
  });
  expect(await kept()).toEqual([['up', 'Phim thu bao nhiêu?']]);
  expect((await said(user.tap(answer, '👎'))).text).toContain('👎');
  expect(await kept()).toEqual([['down', 'Phim thu bao nhiêu?']]);
  expect((await said(user.tap(answer, '👎'))).text).toBe('Tôi đã bỏ đánh giá của bạn.');
  expect(await kept()).toEqual([]);
});

test('in a group anybody may vote, each once', async () => {
  const asker = scene.telegram.user(1, { group: -100 });
  const other = scene.telegram.user(2, { group: -100, language: 'en' });
  const [answer = expect.fail()] = await asker.ask('/ask Phim thu bao nhiêu?');
  await said(asker.tap(answer, '👍'));
  expect((await said(other.tap(answer, '👎'))).text).toBe('Thank you for telling me, noted 👎');
  expect((await kept()).map(([vote]) => vote)).toEqual(['up', 'down']);
});

test('a vote on an answer of another chat, or of none, is refused with a pop-up and not kept', async () => {
  const [answer = expect.fail()] = await scene.telegram.user(1).ask('Phim thu bao nhiêu?');
  const stranger = scene.telegram.user(2);
  const [own = expect.fail()] = await stranger.ask('/start');
  const up = (message: BotMessage) =>
    message.keyboard.flat().find(({ text }) => text === '👍')?.callback_data ?? expect.fail();
  for (const data of [up(answer), 'v:gone:up', 'v:gone:sideways'])
    expect(await said(stranger.tapData(own, data))).toMatchObject({ alert: true });
  expect(await kept()).toEqual([]);
  expect(loudLines(scene.lines)).toEqual([]);
});
