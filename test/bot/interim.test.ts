// A long search: one message that says so, in private chats, and becomes the answer.
import type { Logger } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BotContext } from '../../src/bot/context.js';
import { withInterim } from '../../src/bot/interim.js';
import { AppError } from '../../src/core/errors.js';
import { botStores } from '../support/bot-stores.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, gate, type Scene } from './harness.js';
import { answeredWith, firstQuote } from './sample.js';

const SEARCHING = 'Đang tìm trong kho tin…';

let scene: Scene;
let late: ReturnType<typeof gate>;
let found: ReturnType<typeof gate>;
let stores: ReturnType<typeof botStores>;

beforeEach(async () => {
  [late, found] = [gate(), gate()];
  stores = botStores(memoryDatabase());
  scene = await createScene({
    ...stores,
    wait: (_, signal) =>
      Promise.race([
        late.opened,
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      ]),
  });
  scene.script(async (question) => {
    await found.opened;
    return answeredWith(question, [firstQuote()]);
  });
});
afterEach(() => scene.close());

test('it becomes the answer, edited once, with the buttons', async () => {
  scene.start();
  const user = scene.telegram.user(1);
  user.write('Phim thu bao nhiêu?');
  late.open();
  const message = await scene.telegram.waitFor(() => user.messages[0]);
  expect(message.text).toBe(SEARCHING);
  found.open();
  await scene.telegram.waitFor(() => message.edits === 1);
  expect(user.messages).toEqual([message]);
  expect(textsOf(message, 'blockquote')).toEqual([firstQuote().text]);
  expect(buttonsOf(message)).toContain('Nguồn');
  await user.ask('/help');
  expect((await stores.answers.ofMessage(1, message.id))?.answer.question).toBe('Phim thu bao nhiêu?');
});

test('there is none where the answer is soon enough, nor in a group', async () => {
  scene.start();
  found.open();
  const [answer] = await scene.telegram.user(1).ask('Phim thu bao nhiêu?');
  expect(answer?.edits).toBe(0);
  late.open();
  const member = scene.telegram.user(2, { group: -5 });
  member.write('/ask Phim thu bao nhiêu?');
  await scene.telegram.waitFor(() => member.messages.length === 1);
  expect(scene.telegram.callsOf('sendMessage').filter(({ payload }) => payload.text === SEARCHING)).toEqual(
    [],
  );
});

test('it is taken back when the search fails', async () => {
  scene.script(async () => {
    await found.opened;
    throw new Error('no answer');
  });
  scene.start();
  const user = scene.telegram.user(1);
  user.write('Phim thu bao nhiêu?');
  late.open();
  await scene.telegram.waitFor(() => user.messages[0]);
  found.open();
  await scene.telegram.waitFor(() => user.messages.length === 1 && user.messages[0]?.text !== SEARCHING);
  expect(user.messages[0]?.text).toContain('trục trặc');
});

test('one that stands when the process stops becomes the answer of a later one, however often that stops first', async () => {
  scene.script(async () => {
    await found.opened;
    throw new AppError('STOPPING', 'The collection is closed.');
  });
  const user = scene.telegram.user(1);
  const said = user.write('Phim thu bao nhiêu?');
  let polling = scene.start();
  late.open();
  const message = await scene.telegram.waitFor(() => user.messages[0]);
  for (let stops = 1; stops <= 4; stops++) {
    await scene.telegram.waitFor(() => scene.asked.length === stops);
    found.open();
    await polling.stop();
    expect(await scene.inbox.unfinishedIds()).toEqual([said.update]);
    if (stops === 4) scene.script((question) => answeredWith(question, [firstQuote()]));
    polling = scene.start();
  }
  await scene.telegram.waitFor(() => message.edits === 1);
  expect(user.messages).toEqual([message]);
  expect(textsOf(message, 'blockquote')).toEqual([firstQuote().text]);
});

test('one that a killed process left behind becomes the answer of the next', async () => {
  const user = scene.telegram.user(1);
  const { message_id: old } = await scene.api.sendMessage(1, SEARCHING);
  const said = user.write('Phim thu bao nhiêu?');
  await stores.state.put('interim', `1:${said.id}`, 1, old, 0);
  scene.start();
  found.open();
  const message = await scene.telegram.waitFor(() => user.messages.find(({ id }) => id === old));
  await scene.telegram.waitFor(() => message.edits === 1);
  await user.ask('/help');
  expect(user.messages.map(({ id }) => id)).toEqual([old, expect.any(Number)]);
  expect(await stores.state.get('interim', `1:${said.id}`)).toBeUndefined();
});

test('one that could not be noted ends nothing, and becomes the answer', async () => {
  let failures = 0;
  const { put } = stores.state;
  stores.state.put = async (kind, ...rest) => {
    if (kind !== 'interim') return put(kind, ...rest);
    failures++;
    throw new AppError('DATABASE_AWAY', 'The database cannot be used now (SQLITE_BUSY).');
  };
  scene.start();
  const user = scene.telegram.user(1);
  const said = user.write('Phim thu bao nhiêu?');
  late.open();
  await scene.telegram.waitFor(() => failures === 1);
  found.open();
  await scene.inbox.finished(said.update ?? 0);
  expect(user.messages.map(({ edits }) => edits)).toEqual([1]);
  expect(scene.asked).toHaveLength(1);
});

test('one that another has by now stays noted, for the other to answer in', async () => {
  const log = { error: () => {} } as unknown as Logger;
  const refused = new AppError('NOT_OURS', 'Another process has this update.');
  const ctx = {
    ...{ chatId: 1, chat: { type: 'private' }, message: { message_id: 2 } },
    api: { deleteMessage: () => Promise.reject(refused) },
  } as unknown as BotContext;
  await stores.state.put('interim', '1:2', 1, 77, 0);
  const deps = { state: stores.state, clock: () => 0, log };
  await expect(withInterim(ctx, deps, () => Promise.reject(refused))).rejects.toBe(refused);
  expect(await stores.state.get('interim', '1:2')).toBe(77);
});
