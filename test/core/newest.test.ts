// Asking for the newest, and putting the newest first among what fits as well.
import { describe, expect, it } from 'vitest';
import { asksForNewest, newestFirst } from '../../src/core/newest.js';
import { foldText } from '../../src/core/text.js';
import { articleOf } from '../support/articles.js';

describe('the newest', () => {
  it.each([
    'Tin mới nhất về Interpol?',
    'bài mới nhất',
    'Cuộc gặp gần đây nhất với Nga ở đâu?',
    'Lần gần nhất Bộ trưởng thăm Lào là khi nào?',
    'Phiên họp Quốc hội gần nhất bàn gì?',
    'Tin mới đây nhất về bão?',
    'What is the latest on Interpol?',
    'When was the most recent visit?',
  ])('is asked for by "%s"', (question) => {
    expect(asksForNewest(question)).toBe(true);
    expect(asksForNewest(foldText(question).toUpperCase())).toBe(true);
  });

  it.each([
    'Bệnh viện gần nhất ở đâu?',
    'Gần đây Bộ trưởng gặp ai?',
    'Ai nhất trí với đề xuất mới?',
    'Who was the last to arrive?',
    'Ai đứng thứ nhất?',
  ])('is not asked for by "%s"', (question) => {
    expect(asksForNewest(question)).toBe(false);
  });
});

describe('putting the newest first', () => {
  const items = [
    { key: 'old', score: 1, day: '2024-01-01' },
    { key: 'undated', score: 0.99, day: null },
    { key: 'new', score: 0.95, day: '2025-06-01' },
    { key: 'same day', score: 0.94, day: '2025-06-01' },
    { key: 'far', score: 0.5, day: '2025-12-01' },
  ];
  const articles = new Map(
    items.map(({ key, day }) => {
      const date = day === null ? null : { day, time: null, source: 'meta' as const };
      return [key, { article: { ...articleOf(key, { date, eventDay: null }), id: 1 } }] as const;
    }),
  );
  const sight = {
    scoreOf: ({ score }: { key: string; score: number }) => score,
    chunkOf: ({ key }: { key: string }) => articles.get(key) ?? expect.fail(),
  };
  const order = (newest: boolean, reach: number) =>
    newestFirst({ newest }, items, reach, sight).map(({ key }) => key);

  it('reaches as far below the best as it is told, and keeps the rest in order', () => {
    expect(order(true, 0.1)).toEqual(['new', 'same day', 'old', 'undated', 'far']);
    expect(order(true, 0)).toEqual(['old', 'undated', 'new', 'same day', 'far']);
  });

  it('is done only where it is asked for', () => {
    expect(order(false, 0.1)).toEqual(['old', 'undated', 'new', 'same day', 'far']);
    expect(newestFirst({ newest: true }, [], 1, sight)).toEqual([]);
  });

  it('takes the day of the event where there is no day of publication', () => {
    const chunk = { article: { ...articleOf('e', { date: null, eventDay: '2025-07-01' }), id: 2 } };
    const pair = [items[2] ?? expect.fail(), { key: 'event', score: 0.94, day: null }];
    const found = newestFirst({ newest: true }, pair, 1, {
      ...sight,
      chunkOf: ({ key }) => (key === 'event' ? chunk : sight.chunkOf({ key })),
    });
    expect(found.map(({ key }) => key)).toEqual(['event', 'new']);
  });
});
