// Every date layout in every position of a little file, and what must never be taken for a publication day.
import { describe, expect, it } from 'vitest';
import { BODY, extract, LEAD, rawArticle, TITLE } from '../support/raw-article.js';

/** Layouts of Saturday 16 August 2025, some with 08:05. */
const LAYOUTS = [
  '16/8/2025',
  '16/08/2025',
  '16-08-2025',
  '16.8.2025',
  '2025-08-16',
  'Thứ Bảy, 16/8/2025',
  'Thứ bảy, ngày 16 tháng 8 năm 2025',
  'Ngày 16 tháng 8, 2025',
  'Aug 16, 2025',
  '16 August 2025',
  'Ngày đăng: 16/08/2025',
  'Cập nhật 16/8/2025',
  '16/08/2025 08:05',
  '08:05 16/08/2025',
  'Thứ Bảy, 16/8/2025, 08:05 (GMT+7)',
  'Đăng lúc 8h05 ngày 16/8/2025',
  'Cập nhật lúc: 08:05 | 16/08/2025',
  '2025-08-16T01:05:00Z',
  '08:05 - 16/08/2025',
  '08h05 – 16/8/2025',
  'Đăng lúc: 08:05 - 16/08/2025',
  'Thứ 7 - 16/08/2025 (GMT+7) 08:05',
  'Thứ Bảy, 16/8/25',
];

const timeOf = (layout: string): string | null => (/0?[81][:h]05/u.test(layout) ? '08:05' : null);

/** Positions: the layout is `day`. Each must leave title and body whole. */
const POSITIONS: ReadonlyArray<[string, (day: string) => string]> = [
  ['on a line below the title', (day) => [TITLE, day, LEAD, ...BODY].join('\n')],
  ['on a line above the title', (day) => [day, TITLE, '', LEAD, ...BODY].join('\n')],
  ['between lead and body', (day) => ['', TITLE, LEAD, day, ...BODY].join('\n')],
  [
    'below a menu and the title',
    (day) => ['Trang chủ', 'Thời sự', 'Video', TITLE, day, LEAD, ...BODY].join('\n'),
  ],
  ['beside the writer', (day) => [TITLE, `Trần Thị Bình - ${day}`, LEAD, ...BODY].join('\n\n')],
  ['beside the section', (day) => [TITLE, `Chính trị | ${day}`, LEAD, ...BODY].join('\n\n')],
];

describe('a publication day', () => {
  for (const [where, make] of POSITIONS) {
    it.each(LAYOUTS)(`${where} is read from "%s"`, (layout) => {
      const { article } = extract(rawArticle({ text: make(layout) }));
      expect(article.date).toMatchObject({ day: '2025-08-16', time: timeOf(layout) });
      expect(article.date?.source).toBe(where === 'beside the writer' ? 'byline' : 'header');
      expect(article.title).toBe(TITLE);
      expect(article.text).toBe([LEAD, ...BODY].join('\n\n'));
    });
  }

  it.each([
    '31/05/2025 08:05',
    '08:05 31/05/2025',
    '| Thứ Bảy, 31/5/2025, 08:05 (GMT+7)',
    '- Cập nhật: 31/05/2025 08:05',
    '(31/05/2025)',
    '31/05/2025',
    '08:05 - 31/05/2025',
    '08h05 – 31/5/2025',
  ])('glued behind the title is taken off it: "%s"', (layout) => {
    const { article, cut } = extract(
      rawArticle({ text: [`${TITLE} ${layout}`, LEAD, ...BODY].join('\n\n') }),
    );
    expect(article).toMatchObject({ title: TITLE, date: { day: '2025-05-31', source: 'header' } });
    expect(article.text).toBe([LEAD, ...BODY].join('\n\n'));
    expect(cut.map(({ reason }) => reason)).toEqual(['title', 'date-line']);
  });

  it.each([
    ' date 2025-08-17 ',
    '2025-08-17 ',
    'Ngày đăng: 17/08/2025 - ',
    '17/08/2025 08:05 | ',
    '08:05 - 17/08/2025 ',
  ])('before the first paragraph is taken off it: "%s"', (prefix) => {
    const { article } = extract(rawArticle({ text: [`${prefix}${LEAD}`, ...BODY].join('\n\n') }));
    expect(article).toMatchObject({ title: null, date: { day: '2025-08-17', source: 'header' } });
    expect(article.text).toBe([LEAD, ...BODY].join('\n\n'));
  });

  it('between a title and a text on one line parts them', () => {
    const { article } = extract(
      rawArticle({ text: `${TITLE} date 2025-08-17 ${LEAD}\n\n${BODY.join('\n\n')}` }),
    );
    expect(article).toMatchObject({
      title: TITLE,
      text: [LEAD, ...BODY].join('\n\n'),
      date: { day: '2025-08-17' },
    });
  });

  it('that was posted wins over one of an update and over the day of the page', () => {
    const both = 'Ngày đăng: 16/08/2025 - Cập nhật: 18/08/2025';
    const text = ['Thứ Ba, 19/8/2025', 'Trang chủ', TITLE, both, LEAD, ...BODY].join('\n');
    expect(extract(rawArticle({ text })).article.date?.day).toBe('2025-08-16');
  });

  it('of the article stands below its title, that of the page above the menu', () => {
    const text = ['Thứ Ba, 19/8/2025', 'Trang chủ', 'Xã hội', TITLE, '16/08/2025', LEAD, ...BODY].join('\n');
    expect(extract(rawArticle({ text })).article.date?.day).toBe('2025-08-16');
  });

  it.each([
    ['(Hà Nội, 16/8/2025) - ', 'dateline'],
    ['HÀ NỘI, 16/8/2025 (TTXVN) – ', 'dateline'],
    ['HANOI, Aug. 16, 2025 (VNA) — ', 'dateline'],
  ])('is read from the dateline "%s", which stays in the text', (dateline, source) => {
    const { article } = extract(rawArticle({ text: [TITLE, dateline + LEAD, ...BODY].join('\n') }));
    expect(article.date).toEqual({ day: '2025-08-16', time: null, source });
    expect(article.text.startsWith(dateline.trim())).toBe(true);
  });

  it.each([
    'https://example.vn/2025/08/16/bo-truong-tiep-dai-su.html',
    'https://example.vn/tin/2025-08-16/bo-truong',
    'https://example.vn/bo-truong-tiep-dai-su-20250816150809374.htm',
  ])('is read from the URL when nothing else tells it: %s', (url) => {
    const text = [TITLE, LEAD, ...BODY].join('\n');
    expect(extract(rawArticle({ text, url })).article.date).toEqual({
      day: '2025-08-16',
      time: null,
      source: 'url',
    });
  });

  it.each([
    'https://example.vn/tin-20251316.htm',
    'https://example.vn/bai-4954454.html',
    'https://example.vn/?d=2025/08/16',
  ])('is not made up from the numbers of a URL: %s', (url) => {
    expect(extract(rawArticle({ text: [TITLE, LEAD, ...BODY].join('\n'), url })).article.date).toBeNull();
  });

  it('that the source states wins over the text, and one it states wrongly does not', () => {
    const text = [TITLE, '16/08/2025', LEAD, ...BODY].join('\n');
    expect(extract(rawArticle({ text, date: '2025-08-20T23:30:00Z' })).article.date).toEqual({
      day: '2025-08-21',
      time: '06:30',
      source: 'given',
    });
    expect(extract(rawArticle({ text, date: '31/2/2025' })).article.date?.source).toBe('header');
  });

  it('below the text, beside or under the writer, counts when the head has none', () => {
    const text = [TITLE, LEAD, ...BODY, 'Trần Thị Bình', '16/08/2025'].join('\n');
    expect(extract(rawArticle({ text })).article).toMatchObject({
      author: 'Trần Thị Bình',
      date: { day: '2025-08-16' },
    });
  });

  it.each([
    ['a day no calendar has', [TITLE, '31/02/2025', LEAD]],
    ['a day of history as a line', [TITLE, 'Ngày 2/9/1945', LEAD]],
    ['a day in the title that belongs to it', ['Thời tiết cả nước ngày 31/5/2025', LEAD]],
    ['a deadline in the title', ['Cấp đổi giấy phép lái xe đến 31/12/2025', LEAD]],
    [
      'a day of history in the lead',
      [
        TITLE,
        'Ngày 19/8/1945, tại Hà Nội, hàng vạn người xuống đường biểu tình giành chính quyền về tay nhân dân.',
      ],
    ],
    [
      'an anniversary in brackets',
      [
        TITLE,
        'Nhân kỷ niệm 80 năm Ngày truyền thống (19/8/1945 - 19/8/2025), đơn vị tổ chức nhiều hoạt động về nguồn cho đoàn viên.',
      ],
    ],
    [
      'the day of a document',
      [
        TITLE,
        'Thực hiện Quyết định số 12 ban hành ngày 16/8/2025, các địa phương rà soát lại toàn bộ quỹ đất công trên địa bàn.',
      ],
    ],
    [
      'a range of days',
      [TITLE, 'Từ ngày 12 đến 14/8/2025, các đội tuyển thi đấu vòng loại tại ba nhà thi đấu của thành phố.'],
    ],
    [
      'a day without a year',
      [
        TITLE,
        'Chiều 25/10, tại Hà Nội, Bộ trưởng đã tiếp Đại sứ và trao đổi về các nội dung hợp tác song phương.',
      ],
    ],
  ])('is never %s', (_, lines) => {
    const { article } = extract(rawArticle({ text: [...lines, ...BODY].join('\n') }));
    expect(article.date).toBeNull();
    expect(article.text).toContain(lines.at(-1));
  });
});

describe('the day of the event', () => {
  const event = (lead: string, date: string | null): string | null =>
    extract(rawArticle({ text: [lead, ...BODY].join('\n\n'), title: TITLE, date })).article.eventDay;

  it.each([
    ['Chiều 16/8/2025, tại Hà Nội, Bộ trưởng đã tiếp đoàn.', '2025-08-17', '2025-08-16'],
    ['Trong khuôn khổ chuyến thăm, ngày 29-5, tại Moskva, hai bên hội đàm.', '2025-05-31', '2025-05-29'],
    ['Sáng nay (17/7), UBND tỉnh tổ chức lễ công bố quyết định.', '2025-07-17', '2025-07-17'],
    ['Ngày 30/12, công an thành phố bắt giữ nghi phạm.', '2025-01-02', '2024-12-30'],
    ['Triển lãm sẽ khai mạc sáng 20/9 tại Bảo tàng tỉnh.', '2025-09-10', '2025-09-20'],
    ['On Aug. 16, the minister received the delegation.', '2025-08-17', '2025-08-16'],
  ])('is read from "%s"', (lead, date, day) => {
    expect(event(lead, date)).toBe(day);
  });

  it.each([
    [
      'later than the publication without a word of the future',
      'Ngày 20/9, công an bắt giữ nghi phạm.',
      '2025-09-10',
    ],
    ['months before the publication', 'Ngày 12/3/2023, ông này bị bắt tại nhà riêng.', '2025-09-10'],
    ['the day of an earlier matter', 'Liên quan vụ cháy ngày 1/9, công an đã khởi tố vụ án.', '2025-09-10'],
    ['what came before the news', 'Trước đó, ngày 1/9, công an đã khởi tố vụ án tại nhà máy.', '2025-09-10'],
    ['a score', 'Đội chủ nhà thắng 3/4 trận trong tháng.', '2025-04-10'],
    ['the beginning of a period', 'Từ ngày 1/9, mức lương tối thiểu tăng thêm.', '2025-09-10'],
  ])('is not %s', (_, lead, date) => {
    expect(event(lead, date)).toBeNull();
  });

  it('stands for the publication day, marked as the event, when a full one is all there is', () => {
    const text = `Sáng 28/8/2024, tại Vientiane, hai bên ký kết biên bản ghi nhớ về phòng, chống tội phạm.\n${BODY.join('\n')}`;
    const { article } = extract(rawArticle({ text }));
    expect(article.date).toEqual({ day: '2024-08-28', time: null, source: 'event' });
    expect(article.eventDay).toBe('2024-08-28');
  });

  it('is not believed as a date when the text looks back on it', () => {
    const text = `Sáng 28/8/2014, hai bên ký kết biên bản ghi nhớ đầu tiên.\nĐến ngày 3/9/2024, số văn bản đã ký lên tới hai mươi.\n${BODY.join('\n')}`;
    expect(extract(rawArticle({ text })).article).toMatchObject({ date: null, eventDay: null });
  });
});
