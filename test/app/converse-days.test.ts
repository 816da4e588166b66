// Conversations about days: set by a button, left by what nothing was published on, and all that happened on one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Converse } from '../../src/app/converse.js';
import { quotesOf, type Reply } from '../../src/core/answer.js';
import { type Conversation, NOON, openConversation } from '../support/conversation.js';

let scene: Conversation;
const add = (...given: Parameters<Conversation['add']>): Promise<void> => scene.add(...given);
const converse = (...said: Parameters<Converse>): Promise<Reply> => scene.converse(...said);
const first = (answer: Reply) => quotesOf(answer)[0];

beforeEach(async () => {
  scene = await openConversation();
});
afterEach(() => scene.close());

it('what happened on a day is what was published then, else what articles tell of it', async () => {
  const text = 'Ngày 15/8/2025, lũ lớn làm ngập ba xã ven sông.';
  await add('lũ', '2025-08-20', { title: 'Lũ trên sông Mã', text, eventDay: '2025-08-15' });
  const listed = await converse('Ngày 16/8/2025 có sự kiện gì?');
  expect(listed).toMatchObject({ status: 'collection', listed: [{ article: 'nga' }] });
  expect(first(await converse('Ngày 15/8/2025 có sự kiện gì?'))?.article).toBe('lũ');
  const neither = await converse('Ngày 14/8/2025 có sự kiện gì?');
  expect(neither).toMatchObject({ reason: 'window-empty', nearest: { after: '2025-08-15' } });
  expect(await converse('Tin ngày 15/8/2025')).toMatchObject({ status: 'collection', articles: 0 });
});

describe('days without a year that come after all that there is', () => {
  const window = { from: '2024-09-20', to: '2024-09-20' };
  beforeEach(() => add('huế', '2024-09-20', { text: 'Lễ khai mạc diễn ra tại Huế, Bộ trưởng dự lễ.' }));

  it('are those of the last year that has them', async () => {
    const answer = await converse('Ngày 20/9 lễ khai mạc diễn ra tại đâu?');
    expect(answer).toMatchObject({ status: 'answered', window, quotes: [{ article: 'huế' }] });
    expect(await converse('Tin ngày 20/9')).toMatchObject({ status: 'collection', articles: 1, window });
  });

  it('are what they say where there are later articles, a year, or none of an earlier one', async () => {
    const said = { status: 'not-found', reason: 'window-empty' };
    const named = await converse('Ngày 20/9/2025 lễ khai mạc diễn ra tại đâu?');
    expect(named).toMatchObject({ ...said, window: { from: '2025-09-20' } });
    const never = await converse('Ngày 21/9 lễ khai mạc diễn ra tại đâu?');
    expect(never).toMatchObject({ ...said, window: { from: '2025-09-21' } });
    await add('sau', '2025-09-21', { text: 'Triển lãm mở cửa tại Đà Nẵng.' });
    const passed = await converse('Ngày 20/9 lễ khai mạc diễn ra tại đâu?');
    expect(passed).toMatchObject({ ...said, window: { from: '2025-09-20' } });
  });
});

describe('asking for other days', () => {
  it.each([{ anyTime: true }, { day: '2025-08-16' }])('hands %j on to each question', async (other) => {
    const last = await converse('Bộ Công an ký gì với Nga?');
    await converse('còn Úc thì sao?', { answer: last, at: NOON }, other);
    await converse('Nga giúp gì cho ba trường? Còn Úc thì sao?', null, other);
    expect(scene.options).toEqual([{}, other, other, other]);
  });

  it('lists all articles in place of those of some days', async () => {
    const answer = await converse('tin tháng 9/2025', null, { anyTime: true });
    expect(answer).toMatchObject({ status: 'collection', articles: 2, window: null, nearest: [] });
  });

  it('lists those of another day', async () => {
    expect(await converse('tin tháng 9/2025', null, { day: '2025-08-18' })).toMatchObject({
      articles: 1,
      listed: [{ article: 'úc' }],
      window: { from: '2025-08-18', to: '2025-08-18' },
    });
  });

  it('asks the articles where they only tell of that day', async () => {
    await add('lễ', null, { text: 'Lễ khai mạc diễn ra ngày 2/7/2025 tại Huế.', eventDay: '2025-07-02' });
    expect(await converse('tin tháng 6/2025')).toMatchObject({ nearest: ['2025-07-02'] });
    const answer = await converse('tin tháng 6/2025', null, { day: '2025-07-02' });
    expect([answer.status === 'collection', scene.options]).toEqual([false, [{ day: '2025-07-02' }]]);
  });
});
