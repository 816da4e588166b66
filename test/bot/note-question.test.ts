// What is noted of questions that reach the bot over the fake Telegram: how they were asked, how they went, how long they took.
import { expect, test } from 'vitest';
import { recordsOf } from '../../src/core/question-log.js';
import { createQuestionLog } from '../../src/store/questions.js';
import { memoryDatabase } from '../support/memory-database.js';
import { researchOn } from '../support/research-stores.js';
import { createScene } from './harness.js';

test('every question is noted with how it was asked and how long it took', async () => {
  const db = memoryDatabase();
  const log = createQuestionLog(db);
  let now = Date.UTC(2025, 9, 25);
  const scene = await createScene({
    clock: () => now,
    asked: (question) => log.add(recordsOf(question, true)),
  });
  scene.start();
  const none = { reason: 'nothing-near', rejected: [], near: [], span: null, window: null } as const;
  scene.script((question) => {
    now += 40;
    return { status: 'not-found', question, score: 0, ...none };
  });
  await scene.telegram.user(8).ask('Giá vàng?');
  await scene.telegram.user(8, { group: -100, language: 'en' }).ask('/ask Gold?');
  // The last chat is answered before what it asked is noted; ending waits for both.
  await scene.close();
  expect(await log.counts(0)).toEqual({ questions: 2, people: 1, answered: 0, medianMs: 40, p95Ms: 40 });
  expect(await log.lacked(0, 9)).toMatchObject([
    { text: 'Gold?', chat: -100, person: 8 },
    { text: 'Giá vàng?', chat: 8, person: 8 },
  ]);
  expect(db.prepare('SELECT how, language FROM questions ORDER BY id').all()).toEqual([
    { how: 'private', language: 'vi' },
    { how: 'command', language: 'en' },
  ]);
  db.close();
});

test('what is asked by other commands and inline counts too, without the words of a text to check or half typed', async () => {
  const db = memoryDatabase();
  const log = createQuestionLog(db);
  let now = Date.UTC(2025, 9, 25);
  const { add, groupStories: _, ...research } = researchOn(db);
  const scene = await createScene({
    ...research,
    clock: () => now,
    asked: (question) => log.add(recordsOf(question, true)),
  });
  scene.start();
  await add('vàng', { title: 'Giá vàng hôm nay', text: 'Giá vàng miếng lập đỉnh ở Huế.', outlet: 'Báo Một' });
  const user = scene.telegram.user(8);
  await user.ask('/dongthoigian tàu ngầm Zwolle');
  await user.ask('/kiemchung Giá vàng miếng lập đỉnh ở Huế.');
  for (const typed of ['giá vàng', 'giá vàng hôm nay']) {
    const query = user.askInline(typed);
    await scene.telegram.waitFor(() => query.answer);
  }
  now += 61_000;
  const query = user.askInline('Phim thu bao nhiêu?');
  await scene.telegram.waitFor(() => query.answer);
  await scene.close();
  expect(db.prepare('SELECT how, status, person, chat, text FROM questions ORDER BY id').all()).toEqual([
    { how: 'command', status: 'not-found', person: 8, chat: 8, text: 'tàu ngầm Zwolle' },
    { how: 'command', status: 'answered', person: 8, chat: 8, text: null },
    { how: 'inline', status: 'answered', person: 8, chat: null, text: null },
    { how: 'inline', status: 'answered', person: 8, chat: null, text: null },
  ]);
  expect((await log.lacked(0, 9)).map(({ text }) => text)).toEqual(['tàu ngầm Zwolle']);
  db.close();
});
