// What is done with the sentences found: several articles, the newer first, figures that differ, and what a no lacks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, createAsk } from '../../src/app/ask.js';
import type { Answer } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { VectorIndex } from '../../src/core/ports.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

let db: Database;
let store: ArticleStore;
let index: VectorIndex;

beforeEach(async () => {
  db = memoryDatabase();
  store = createArticleStore(db);
  await store.setModel(model);
  index = createExactIndex(model.dimension);
});
afterEach(async () => {
  await index.close();
  db.close();
});

async function add(key: string, day: string, text: string, over: Partial<Article> = {}): Promise<void> {
  const date = { day, time: null, source: 'meta' as const };
  const article = articleOf(key, { title: 'Tin', text, captions: [], date, eventDay: null, ...over });
  await index.add((await put(store, article)).added);
}

function asking(threshold: number): Ask {
  const words = createWordSearch(db);
  const clock = () => Date.UTC(2025, 9, 25, 5);
  return createAsk({ store, words, embedder: createHashedEmbedder(), index, clock, threshold });
}

const quotesOf = (answer: Answer) => (answer.status === 'answered' ? answer.quotes : []);
const articlesOf = (answer: Answer) => quotesOf(answer).map(({ article }) => article);

describe('a question that several articles answer', () => {
  const COUNTRIES = ['Lào', 'Pháp', 'Nga', 'Cuba', 'Nhật', 'Úc', 'Ấn Độ'];
  const VISITS = [
    'trao quà',
    'ký văn kiện',
    'thăm nhà máy',
    'bàn thủy điện',
    'dự tiệc',
    'xem múa rối',
    'trồng cây',
  ];

  beforeEach(async () => {
    for (const [i, country] of COUNTRIES.entries()) {
      const other = `Đoàn ${country} còn ${VISITS[i]} cùng ${['sinh viên', 'kỹ sư', 'thợ mỏ'][i % 3]} địa phương.`;
      await add(
        country,
        `2025-08-${10 + i}`,
        `Bộ trưởng Lê Nam đã gặp đoàn ${country} và ${VISITS[i]}. ${other}`,
      );
    }
  });

  it('is answered by one quote an article, from up to five', async () => {
    const answer = await asking(0)('Bộ trưởng Lê Nam đã gặp đoàn những nước nào?');
    expect(articlesOf(answer)).toHaveLength(5);
    expect(new Set(articlesOf(answer)).size).toBe(5);
    for (const { text } of quotesOf(answer)) expect(text).toContain('Bộ trưởng Lê Nam đã gặp đoàn');
  });

  it('is answered by at most three quotes when it asks for one', async () => {
    const answer = await asking(0)('Bộ trưởng Lê Nam đã gặp đoàn nước nào?');
    expect(articlesOf(answer).length).toBeGreaterThan(0);
    expect(articlesOf(answer).length).toBeLessThanOrEqual(3);
  });
});

describe('two articles of the same text', () => {
  const TEXT = 'Cầu Sông Lô dài 520 mét, nối hai bờ ở huyện Đoan Hùng.';

  it('give the newer, whichever was taken in first', async () => {
    await add('mới', '2025-08-18', TEXT);
    await add('cũ', '2025-08-16', TEXT);
    await add('mới nhất', '2025-08-19', TEXT);
    expect(articlesOf(await asking(0)('Cầu Sông Lô dài bao nhiêu mét?'))).toEqual(['mới nhất']);
  });

  it('give the one that answers, though the other is newer', async () => {
    await add('đúng', '2015-08-16', TEXT);
    await add('mới', '2025-08-18', 'Người dân chờ cầu Sông Lô thông xe từ sáng sớm.');
    expect(articlesOf(await asking(0)('Cầu Sông Lô dài bao nhiêu mét?'))[0]).toBe('đúng');
  });
});

describe('two articles with different figures', () => {
  const question = 'Vụ sập cầu Sông Lô làm bao nhiêu người chết?';

  beforeEach(async () => {
    await add('đầu', '2025-08-16', 'Vụ sập cầu Sông Lô làm 12 người chết.');
    await add('sau', '2025-08-18', 'Vụ sập cầu Sông Lô làm 15 người chết, theo báo cáo mới của tỉnh.');
  });

  it('are both quoted, newest first, and said to differ', async () => {
    const answer = await asking(0)(question);
    expect(articlesOf(answer).slice(0, 2)).toEqual(['sau', 'đầu']);
    expect(answer).toMatchObject({
      differing: [
        { figure: '15 người', article: 'sau', day: '2025-08-18' },
        { figure: '12 người', article: 'đầu', day: '2025-08-16' },
      ],
    });
  });

  it('are not said to differ where the question is about something else of them', async () => {
    expect(await asking(0)('Vụ sập cầu Sông Lô ở đâu?')).not.toHaveProperty('differing');
  });
});

describe('a no near the answer', () => {
  const TEXT = 'Sáng nay, tỉnh Phú Thọ khánh thành cầu Sông Lô. Cầu do Công ty Bình Minh xây, dài 520 mét.';

  beforeEach(() => add('cầu', '2025-08-18', TEXT, { title: 'Khánh thành cầu Sông Lô' }));

  it.each([
    ['Cầu Sông Lô khánh thành có bao nhiêu đại biểu?', { unit: 'đại biểu', kind: 'number' }],
    ['Khánh thành cầu Sông Lô có Phan Giang không?', { names: ['Phan Giang'] }],
    ['Lễ khánh thành cầu Sông Lô mùa 1998 ra sao?', { years: ['1998'] }],
  ])('says what is missing: %s', async (text, expected) => {
    const answer = await asking(1)(text);
    expect(answer).toMatchObject({ status: 'not-found', reason: 'not-answering' });
    expect(answer.status === 'not-found' && answer.missing).toMatchObject({
      about: 'Khánh thành cầu Sông Lô',
      ...expected,
    });
  });

  it('names nothing where nothing is near', async () => {
    const answer = await asking(1)('Ai vô địch giải cờ vua trẻ châu Á ở Manila?');
    expect(answer).toMatchObject({ status: 'not-found', reason: 'nothing-near' });
    expect(answer).not.toHaveProperty('missing');
  });
});
