// Edits that change nothing, of commands, of what failed, and of answers that were kept and never sent.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Checked } from '../../src/app/check.js';
import { AppError } from '../../src/core/errors.js';
import { createAccessList, createAllowanceStore } from '../../src/store/access.js';
import { botStores } from '../support/bot-stores.js';
import type { FakeUser, Said } from '../support/fake-telegram/user.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, type Scene } from './harness.js';
import { answeredWith, firstQuote, secondQuote } from './sample.js';

const START = Date.UTC(2025, 9, 25);

let scene: Scene;
let stores: ReturnType<typeof botStores>;
let user: FakeUser;
let now: number;

const found = { otherwise: [], part: false, papers: 1, speaker: null } as const;
const check = (text: string): Promise<Checked> =>
  Promise.resolve({
    verdicts: [
      text.startsWith('Phim')
        ? { kind: 'word-for-word', claim: text, quote: firstQuote(), ...found }
        : { kind: 'absent', claim: text },
    ],
    left: 0,
  });

beforeEach(async () => {
  const db = memoryDatabase();
  now = START;
  stores = botStores(db);
  scene = await createScene({
    ...stores,
    clock: () => now,
    check,
    timeline: async (subject) => answeredWith(subject, [subject === 'Phim' ? firstQuote() : secondQuote()]),
    access: {
      ...{ mode: 'open', allowed: [], perMinute: 3, perDay: 0 },
      ...{ list: createAccessList(db), allowances: createAllowanceStore(db) },
    },
  });
  scene.start();
  user = scene.telegram.user(1);
});
afterEach(() => scene.close());

async function written(text: string): Promise<Said> {
  const said = user.write(text);
  await scene.inbox.finished(said.update ?? 0);
  return said;
}
const edited = (said: Said, text: string) => scene.inbox.finished(user.edit(said, text));
const texts = () => user.messages.map(({ text }) => text.split('\n')[0]);

test.each([
  'Phim https://vidu.example/a',
  '/ask Phim?',
  '/hoi Phim?',
  'dài '.repeat(200),
  '/hỏi Phim?',
  '/ask',
])(
  'an edit that leaves %j as it was, as a link’s preview makes, says nothing and costs nothing',
  async (text) => {
    const said = await written(text);
    const before = texts();
    for (let i = 0; i < 4; i++) await edited(said, text);
    expect([texts(), user.messages[0]?.edits]).toEqual([before, 0]);
    await written('Một?');
    await written('Hai?');
    expect(texts().filter((line) => line?.includes('Hỏi lại sau'))).toEqual([]);
  },
);

test.each([
  ['/dongthoigian Phim', '/dongthoigian Cầu', /^Dòng thời gian: Cầu/u],
  ['/kiemchung Phim thu 120 tỷ.', '/kiemchung Cầu dài 9 mét.', /^✗ Không có trong kho tin/u],
  ['/kiemchung Cầu dài 9 mét.', '/kiemchung Phim thu 120 tỷ.', /^✓ Có nguyên văn/u],
  ['Phim thu bao nhiêu?', '/kiemchung Phim thu 120 tỷ.', /^✓ Có nguyên văn/u],
])('%s edited into %s is answered in place', async (first, second, beginning) => {
  const said = await written(first);
  const [answer] = user.messages;
  await edited(said, second);
  expect(user.messages).toEqual([answer]);
  expect(texts()[0]).toMatch(beginning);
});

test('a command that was not understood is answered once it is edited', async () => {
  const said = await written('/kiemchung');
  await edited(said, '/kiemchung Phim thu 120 tỷ.');
  expect(texts().at(-1)).toMatch(/^✓ Có nguyên văn/u);
});

test('a question whose answer failed, or that came too soon, is answered once it is edited', async () => {
  scene.script(() => {
    throw new Error('the model is not ready');
  });
  const said = await written('Phim?');
  scene.script((question) => answeredWith(question, [firstQuote()]));
  await edited(said, 'Phim nào?');
  expect(scene.asked).toEqual(['Phim?', 'Phim nào?']);
  await written('Ba?');
  const soon = await written('Bốn?');
  expect(texts().at(-1)).toContain('Hỏi lại sau');
  now += 60_000;
  await edited(soon, 'Bốn nào?');
  expect(scene.asked.at(-1)).toBe('Bốn nào?');
});

test('an answer that was kept and never sent is no answer: the edit is answered where the last one stands', async () => {
  const said = await written('Phim cũ?');
  await stores.answers.save({ chat: 1, topic: null }, answeredWith('Phim mới?', [secondQuote()]), now, {
    user: 1,
    message: said.id,
  });
  await edited(said, 'Phim mới?');
  expect(user.messages).toHaveLength(1);
  expect(user.messages[0]?.edits).toBe(1);
});

test('an edit that is handled again because the database failed costs no more than one that is not', async () => {
  const said = await written('Phim?');
  await written('Một?');
  const { save } = stores.answers;
  let failures = 0;
  stores.answers.save = async (...given) => {
    if (failures++ === 0)
      throw new AppError('DATABASE_AWAY', 'The database cannot be used now (SQLITE_BUSY).');
    return save(...given);
  };
  await edited(said, 'Phim nào?');
  expect(scene.asked).toEqual(['Phim?', 'Một?', 'Phim nào?', 'Phim nào?']);
  expect(texts().filter((line) => line?.includes('Hỏi lại sau'))).toEqual([]);
});
