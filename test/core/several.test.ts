// Questions that ask for several things, and which passages are read for them.
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/core/question.js';
import { asksForSeveral, MOST_ARTICLES, passagesToRead } from '../../src/core/several.js';

import { articleOf } from '../support/articles.js';
import { passagesOf } from '../support/passages.js';

const ask = (text: string) => readQuestion(text, '2025-10-25');

describe('a question asks for several things', () => {
  it.each([
    'Những nước nào dự hội nghị?',
    'Bộ trưởng đã gặp lãnh đạo những nước nào?',
    'Những cuộc gặp nào diễn ra bên lề hội nghị?',
    'Các tỉnh nào bị lũ?',
    'Những ai đã phát biểu?',
    'Hai bên đã bàn những gì?',
    'Bên nhận hàng ở những đâu?',
    'Những loại vũ khí phương Tây nào được dùng?',
    'Kể tên các tỉnh bị lũ',
    'Liệt kê những văn bản đã ký',
    'Các vụ cháy ở Hà Nội',
    'Which countries attended the meeting?',
    'What documents were signed?',
    'Which people met the minister in Hanoi? What companies took part?',
    'List all countries that signed',
    'Who were invited to the talks of the ministers?',
  ])('%s', (text) => expect(asksForSeveral(ask(text))).toBe(true));
});

describe('a question asks for one thing', () => {
  it.each([
    'Nước nào dự hội nghị?',
    'Các nước đã ký gì?',
    'Các bên nói gì về lũ?',
    'Ai là Bộ trưởng?',
    'Cầu dài bao nhiêu mét?',
    'Các bộ trưởng họp khi nào?',
    'Những người dân di dời là bao nhiêu?',
    'Vì sao các tỉnh bị lũ?',
    'Which country hosts the meeting?',
    'What was signed?',
    'What is the news?',
    'What share of parts in the missile was foreign?',
    'How many countries signed?',
    'Who is the minister?',
  ])('%s', (text) => expect(asksForSeveral(ask(text))).toBe(false));
});

describe('the passages that are read', () => {
  const ranked = Array.from({ length: 12 }, (_, i) =>
    passagesOf(articleOf(`${i}`, { text: `Tin số ${i}.`, captions: [] })),
  ).flat();
  const read = (text: string, articleOf: (place: number) => number) => {
    const placed = ranked.map((one, i) => ({
      ...one,
      chunk: { ...one.chunk, article: { ...one.chunk.article, id: articleOf(i) } },
    }));
    return passagesToRead(ask(text), placed, 4).map((one) => placed.indexOf(one));
  };

  it('are the best for a question for one thing', () => {
    expect(read('Nước nào dự hội nghị?', (chunk) => chunk)).toEqual([0, 1, 2, 3]);
  });

  it('reach one passage into each further article for a question for several', () => {
    expect(read('Những nước nào dự hội nghị?', (chunk) => chunk >> 2)).toEqual([0, 1, 2, 3, 4, 8]);
  });

  it('are of no more articles than are quoted', () => {
    expect(read('Những nước nào dự hội nghị?', (chunk) => chunk)).toHaveLength(MOST_ARTICLES);
  });
});
