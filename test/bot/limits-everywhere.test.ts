// Whatever searches the collection is counted, by whichever way it is asked for.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareData } from '../../src/bot/research-data.js';
import { createAccessList, createAllowanceStore } from '../../src/store/access.js';
import type { Database } from '../../src/store/database.js';
import { botStores } from '../support/bot-stores.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, type Scene } from './harness.js';

const LIMIT = 'Hỏi lại sau';
const compared: string[] = [];
let db: Database;
let scene: Scene;

beforeEach(async () => {
  db = memoryDatabase();
  const stores = { list: createAccessList(db), allowances: createAllowanceStore(db) };
  scene = await createScene({
    ...botStores(db),
    access: { mode: 'open', allowed: [], ...stores, perMinute: 3, perDay: 300 },
    compare: async (text) => {
      compared.push(text);
      return { status: 'no-subject' };
    },
  });
  scene.start();
});
afterEach(async () => {
  compared.length = 0;
  await scene.close();
  db.close();
});

test('a link that asks a question is one', async () => {
  const user = scene.telegram.user(8);
  const query = user.askInline('giá vàng sjc');
  await scene.telegram.waitFor(() => query.answer);
  const link = query.answer?.button?.start_parameter ?? expect.fail();
  for (let i = 0; i < 5; i++) user.send(`/start ${link}`);
  await scene.inbox.finished(user.send('/start'));
  // A quarter of a question was asked inline.
  expect(scene.asked).toHaveLength(1 + 2);
  expect(user.messages.filter(({ text }) => text.includes(LIMIT))).toHaveLength(1);
  expect(user.messages.at(-1)?.text).toMatch(/^Chào bạn/u);
});

test('a timeline of what was asked last is one', async () => {
  const user = scene.telegram.user(8);
  await user.ask('Ai?');
  for (let i = 0; i < 4; i++) user.send('/dongthoigian');
  await scene.inbox.finished(user.send('/help'));
  expect(user.messages.filter(({ text }) => text.includes(LIMIT))).toHaveLength(1);
});

test('a button that compares is half of one', async () => {
  const user = scene.telegram.user(8);
  const [answer = expect.fail()] = await user.ask('Ai?');
  const id = db.prepare<[], string>('SELECT id FROM answers').pluck().get() ?? '';
  const presses = Array.from({ length: 6 }, () => user.tapData(answer, compareData(id, 0, 0)));
  await scene.telegram.waitFor(() => presses.every((press) => press.answer));
  expect(compared).toHaveLength(4);
  expect(presses.filter((press) => press.answer?.text.includes(LIMIT))).toHaveLength(2);
});
