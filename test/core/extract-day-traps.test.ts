// Days that stand where a publication's could and are another's: matches, appointments, readers' comments, documents, visits.
import { describe, expect, it } from 'vitest';
import { BODY, extract, LEAD, rawArticle, TITLE } from '../support/raw-article.js';

const read = (...lines: string[]) => extract(rawArticle({ text: lines.join('\n\n') })).article;
const headed = (...lines: string[]) => read(TITLE, ...lines, LEAD, ...BODY);
const followed = (...lines: string[]) => read(TITLE, LEAD, ...BODY, ...lines);

describe('a headline keeps the day it announces', () => {
  it.each([
    'Nhận định Hà Nội vs Nam Định, 22h30 ngày 17/8/2025',
    'Soi kèo Hà Nội - Nam Định 22h30 17/8/2025',
    'Hai tỉnh họp báo về rừng đầu nguồn, 9h ngày 17/8/2025',
    'Kết quả bốc thăm trúng thưởng hôm nay thứ Bảy 16/08/2025',
  ])('%s', (title) => {
    expect(read(title, LEAD, ...BODY)).toMatchObject({ title, date: null });
  });

  it.each([
    ['Nhận định Hà Nội vs Nam Định', ' 16/08/2025 07:30'],
    ['Hai tỉnh họp báo về rừng', ' - Cập nhật 07h30 ngày 16/08/2025'],
  ])('and not the one behind it: %s%s', (title, day) => {
    expect(read(title + day, LEAD, ...BODY)).toMatchObject({ title, date: { day: '2025-08-16' } });
  });
});

describe('the day of an appointment', () => {
  it.each([
    [['Thời gian: 8h00 ngày 30/09/2025']],
    [['Thời gian: 08:00 30/09/2025', 'Địa điểm: Nhà hát Lớn']],
  ])('%s is no publication', (lines) => {
    for (const article of [headed(...lines), followed(...lines)]) {
      expect(article.date?.source ?? 'event').toBe('event');
      expect(article.text).toContain(lines[0]);
    }
  });

  it('leaves a line of the same label without a place to the head', () => {
    expect(headed('Thời gian: 16/08/2025 07:30').date).toMatchObject({ day: '2025-08-16', time: '07:30' });
  });
});

describe('days that take turns with short lines', () => {
  it.each([
    [['16/08/2025', '19:00 Hà Nội - Nam Định', '17/08/2025', '19:00 Hải Phòng - Huế']],
    [['16/08/2025', 'Nắng nóng, cao nhất 38 độ', '17/08/2025', 'Mưa rào vài nơi', '18/08/2025', 'Mưa to']],
  ])('are the article’s own: %s', (lines) => {
    const article = headed(...lines);
    expect(article).toMatchObject({ title: TITLE, date: null });
    for (const line of lines) expect(article.text).toContain(line);
    expect(headed(LEAD, ...lines).date).toBeNull();
  });

  it('are not the day of the visit, the title and the day of the article', () => {
    for (const lines of [[LEAD], ['Minh Anh', LEAD], ['Rừng đầu nguồn', LEAD]])
      expect(read('24/11/2025', TITLE, '16/08/2025', ...lines, ...BODY).date).toMatchObject({
        day: '2025-08-16',
      });
  });
});

describe('what readers say', () => {
  it.each([
    [['Bình luận (2)', 'Nguyễn Văn Bình', '17/08/2025 09:10', 'Bài viết hay quá, cảm ơn tác giả.']],
    [['Ý kiến bạn đọc', 'Bài viết hay quá.', 'Nguyễn Văn Bình - 17/08/2025 09:10']],
    [['3 bình luận', 'Trần Hoa', '2 giờ trước', 'Tôi đồng ý với ý kiến này.']],
  ])('below %s gives neither a day nor a writer nor text', (lines) => {
    expect(followed(...lines)).toMatchObject({
      date: null,
      author: null,
      text: [LEAD, ...BODY].join('\n\n'),
    });
  });

  it('is not the paragraph under a heading of the article itself', () => {
    expect(followed('Ý kiến độc giả', BODY[0] ?? '').text).toContain(`Ý kiến độc giả\n\n${BODY[0]}`);
  });
});

it.each([
  'Ngày ký: 15/10/2024',
  'Ngày ban hành: 15/10/2024',
  'Sinh ngày: 16/8/1995',
  'Hạn nộp hồ sơ: 17h ngày 30/09/2025',
  'Mã số: 16/08/2025/QĐ',
])('%s is the day of no event', (line) => {
  expect(headed(line)).toMatchObject({ date: null, eventDay: null });
});

it.each([
  [
    'Hà Nội: Sáng 16/8/2025, lực lượng kiểm lâm hai tỉnh đã thống nhất quy chế tuần tra chung ở vùng giáp ranh.',
  ],
  ['Khai mạc: 16/8/2025'],
])('%s is', (line) => {
  expect(headed(line).eventDay).toBe('2025-08-16');
});

it.each([[['28°C', 'Thứ Hai, 24/11/2025']], [['Thứ Hai, 24/11/2025', 'Đăng nhập']]])(
  'the day of the visit, %s, is not the article’s',
  (top) => {
    expect(read(...top, TITLE, LEAD, ...BODY)).toMatchObject({ title: TITLE, date: null });
  },
);

it.each([
  'August, 16/2025 - 07:30',
  '16 Th8, 2025',
  'Th8 16, 2025',
  'Đăng bởi admin | 16/08/2025',
  'PV (tổng hợp) | 16/08/2025',
])('the head %s names the day', (line) => {
  expect(headed(line)).toMatchObject({ title: TITLE, date: { day: '2025-08-16' } });
});
