// Questions about the collection itself, told from questions about the world.
import { describe, expect, it } from 'vitest';
import { readCollectionQuestion } from '../../src/core/collection-question.js';

const TODAY = '2025-10-25';

describe('a question about the collection', () => {
  it.each([
    ['có bao nhiêu bài?', 'count'],
    ['co bao nhieu bai', 'count'],
    ['kho tin có bao nhiêu bài báo', 'count'],
    ['How many articles are there?', 'count'],
    ['kho có gì?', 'overview'],
    ['trong kho có những bài nào', 'overview'],
    ['What is in the collection?', 'overview'],
    ['bài mới nhất?', 'newest'],
    ['tin mới nhất là gì', 'newest'],
    ['co tin gi moi khong', 'newest'],
    ['latest news', 'newest'],
    ['bài cũ nhất', 'oldest'],
    ['oldest article', 'oldest'],
    ['báo nào có trong kho?', 'outlets'],
    ['có những báo nào', 'outlets'],
    ['Which newspapers do you have?', 'outlets'],
    ['kho tin cập nhật đến ngày nào', 'span'],
    ['kho có bài từ ngày nào', 'span'],
    ['How up to date is the collection?', 'span'],
  ])('%s asks for %s', (text, topic) => {
    expect(readCollectionQuestion(text, TODAY)).toEqual({ topic, outlet: null, about: null, window: null });
  });

  it.each([
    ['có bao nhiêu bài của VnExpress?', { topic: 'count', outlet: 'VnExpress', about: null }],
    ['bài mới nhất của báo Tuổi Trẻ', { topic: 'newest', outlet: 'Tuổi Trẻ', about: null }],
    ['có bao nhiêu bài về Bộ Công an?', { topic: 'count', outlet: null, about: 'Bộ Công an' }],
    ['how many articles about Interpol', { topic: 'count', outlet: null, about: 'Interpol' }],
  ])('%s names what is meant as it was written', (text, expected) => {
    expect(readCollectionQuestion(text, TODAY)).toMatchObject(expected);
  });

  it.each([
    ['tin tháng 8/2025', 'days', '2025-08-01', '2025-08-31'],
    ['hôm nay có tin gì?', 'days', '2025-10-25', '2025-10-25'],
    ['hom qua co tin gi', 'days', '2025-10-24', '2025-10-24'],
    ['tin tuần trước có gì', 'days', '2025-10-13', '2025-10-19'],
    ['news from August 2025', 'days', '2025-08-01', '2025-08-31'],
    ['có bao nhiêu bài trong tháng 8/2025?', 'count', '2025-08-01', '2025-08-31'],
  ])('%s is about some days', (text, topic, from, to) => {
    expect(readCollectionQuestion(text, TODAY)).toMatchObject({ topic, window: { from, to } });
  });

  it.each([
    'có bao nhiêu bài hát về Hà Nội?',
    'có bao nhiêu tin nhắn rác?',
    'tin tháng 8/2025 về Interpol',
    'Tổng Bí thư mới nhất là ai?',
    'bài hát mới nhất của Sơn Tùng',
    'báo nào đưa tin về Interpol?',
    'có gì mới ở Hà Nội?',
    'hôm nay là ngày mấy?',
    'Có bao nhiêu báo đốm ở Việt Nam?',
    'Kho thóc có bao nhiêu tấn?',
    'What is new in Hanoi?',
    '',
  ])('%j asks about the world', (text) => {
    expect(readCollectionQuestion(text, TODAY)).toBeNull();
  });
});
