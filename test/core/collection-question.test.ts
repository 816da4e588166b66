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
    ['báo nào đăng nhiều bài nhất?', 'outlets'],
    ['Which newspaper has the most articles?', 'outlets'],
    ['which outlets are in the collection?', 'outlets'],
    ['liệt kê các bài', 'newest'],
    ['danh sách bài', 'newest'],
  ])('%s asks for %s', (text, topic) => {
    expect(readCollectionQuestion(text, TODAY)).toEqual({ topic, outlet: null, about: null, window: null });
  });

  it.each([
    ['có bao nhiêu bài của VnExpress?', { topic: 'count', outlet: 'VnExpress', about: null }],
    ['bài mới nhất của báo Tuổi Trẻ', { topic: 'newest', outlet: 'Tuổi Trẻ', about: null }],
    ['có bao nhiêu bài về Bộ Công an?', { topic: 'count', outlet: null, about: 'Bộ Công an' }],
    ['how many articles about Interpol', { topic: 'count', outlet: null, about: 'Interpol' }],
    ['24h đăng bao nhiêu bài?', { topic: 'count', outlet: '24h', about: null }],
    ['báo Tuổi Trẻ có bao nhiêu bài', { topic: 'count', outlet: 'Tuổi Trẻ', about: null }],
    ['Có bài nào về Elon Musk không?', { topic: 'count', outlet: null, about: 'Elon Musk' }],
    ['co bai bao nao ve elon musk khong', { topic: 'count', outlet: null, about: 'elon musk' }],
    ['Are there any articles about Elon Musk?', { topic: 'count', outlet: null, about: 'Elon Musk' }],
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
    ['có bao nhiêu bài năm 2024?', 'count', '2024-01-01', '2024-12-31'],
    ['danh sách bài năm 2024', 'days', '2024-01-01', '2024-12-31'],
    ['tin 16/8', 'days', '2025-08-16', '2025-08-16'],
    ['tin hồi tháng 5', 'days', '2025-05-01', '2025-05-31'],
    ['tin từ tháng 8 đến nay', 'days', '2025-08-01', '2025-10-25'],
    ['tin tu dau nam den nay', 'days', '2025-01-01', '2025-10-25'],
    ['tin trong vòng 1 năm qua', 'days', '2024-10-25', '2025-10-25'],
    ['news from August to October 2025', 'days', '2025-08-01', '2025-10-31'],
  ])('%s is about some days', (text, topic, from, to) => {
    expect(readCollectionQuestion(text, TODAY)).toMatchObject({ topic, window: { from, to } });
  });

  it.each([
    'Ngày 16/8/2025 có sự kiện gì?',
    'Hôm 16/8/2025 có chuyện gì xảy ra?',
    'Ngày 16/8/2025 diễn ra sự kiện nào?',
    'ngay 16/8/2025 co nhung su kien nao noi bat',
    'Điều gì đã xảy ra ngày 16/8/2025?',
    'Ngày 16/8/2025 có gì?',
    'Trong ngày 16/8/2025 có chuyện gì?',
    'Có sự kiện nào vào hôm 16/8/2025 không?',
    'Ngày 16/8/2025 xảy ra những gì vậy?',
    'Các sự kiện ngày 16/8/2025',
    'Cho tôi biết những sự kiện chính ngày 16/8/2025',
    'Những gì đã xảy ra ngày 16/8/2025?',
    'Ngày 16/8/2025 có sự kiện quan trọng nào?',
    'Sự kiện nổi bật nhất ngày 16/8/2025',
    'Ngày 16/8/2025 có gì đặc biệt?',
    'Kể những việc xảy ra ngày 16/8/2025',
    'Tóm tắt các sự kiện ngày 16/8/2025',
    'Vào ngày 16/8/2025, sự kiện nào đã diễn ra?',
    'What happened on 16 August 2025?',
    'On 16 August 2025, what happened?',
    "What's happened on 16 August 2025?",
    'Tell me what happened on 16 August 2025',
    'What major events happened on 16 August 2025?',
    'Key events on 16 August 2025',
    'Did anything happen on 16 August 2025?',
    'What events took place on 16 August 2025?',
  ])('%s asks what happened on a day', (text) => {
    const window = { from: '2025-08-16', to: '2025-08-16' };
    expect(readCollectionQuestion(text, TODAY)).toMatchObject({ topic: 'days', window, happened: true });
  });

  it.each([
    ['có bao nhiêu bài của tuoitre.vn trong tháng 11/2024?', 'count', 'tuoitre.vn', '2024-11-01'],
    ['how many articles from tuoitre in November 2024?', 'count', 'tuoitre', '2024-11-01'],
    ['tháng 11/2024 Tuổi Trẻ đăng bao nhiêu bài?', 'count', 'Tuổi Trẻ', '2024-11-01'],
    ['tin của báo Nhân Dân ngày 5/11/2024', 'days', 'Nhân Dân', '2024-11-05'],
  ])('%s is about some days of one paper', (text, topic, outlet, from) => {
    expect(readCollectionQuestion(text, TODAY)).toMatchObject({
      topic,
      outlet,
      about: null,
      window: { from },
    });
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
    'Ngày 16/8/2025 có sự kiện gì ở Hà Nội?',
    'Sự kiện gì được tổ chức ngày 16/8/2025?',
    'Bộ Công an có sự kiện gì ngày 16/8/2025?',
    'Ngày 16/8/2025 là ngày gì?',
    'Việc gì bị cấm từ ngày 16/8/2025?',
    'Ngày 16/8/2025 ai làm gì?',
    'Có gì mới trong nghị định ngày 16/8/2025?',
    'What happened to INTERPOL on 16 August 2025?',
    'Sự kiện 16/8/2025 là gì?',
    'sự kiện ngày 11/9/2001',
    'Điều 16/8/2025',
    'Chuyện hôm qua ở đây thế nào',
    'Which happened on 16 August 2025',
    'Có bao nhiêu báo đốm ở Việt Nam?',
    'Kho thóc có bao nhiêu tấn?',
    'What is new in Hanoi?',
    'Có bao nhiêu bài tập năm 2024?',
    'có tin gì về giá vàng không?',
    'các bài báo nói gì về Elon Musk?',
    'Quốc gia nào đăng cai nhiều nhất?',
    'có bao nhiêu bài về Nga tháng 8 và cuộc họp ở Hà Nội năm 2024?',
    '',
  ])('%j asks about the world', (text) => {
    expect(readCollectionQuestion(text, TODAY)).toBeNull();
  });
});
