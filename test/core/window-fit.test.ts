// How articles stand to the days asked about: by publication, by event, by what their text names.
import { describe, expect, it } from 'vitest';
import type { DateWindow } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import { readWindow } from '../../src/core/window.js';
import { windowJudge } from '../../src/core/window-fit.js';
import { articleOf } from '../support/articles.js';

const TODAY = '2025-12-01';

function windowOf(phrase: string, today = TODAY): DateWindow {
  const window = readWindow(phrase, today);
  if (window === null) throw new Error(`No window in ${phrase}`);
  return window;
}

/** An article published on `day` that says `text`. */
function published(day: string | null, text: string, over: Partial<Article> = {}): Article {
  const date = day === null ? null : { day, time: null, source: 'meta' as const };
  return articleOf('a', { title: null, captions: [], date, eventDay: null, text, ...over });
}

const standing = (phrase: string, article: Article, today = TODAY) =>
  windowJudge(windowOf(phrase, today))(article);

describe('an article stands inside the days', () => {
  it('by its day of publication, first and last day included', () => {
    const days = ['2025-07-31', '2025-08-01', '2025-08-31', '2025-09-01'];
    expect(days.map((day) => standing('tháng 8/2025', published(day, 'Trời mưa.')))).toEqual([
      'outside',
      'inside',
      'inside',
      'outside',
    ]);
  });

  it('by the day of its event, published or undated', () => {
    const event = { eventDay: '2025-08-16' };
    expect(standing('ngày 16/8/2025', published('2025-08-18', 'Trời mưa.', event))).toBe('inside');
    expect(standing('ngày 16/8/2025', published(null, 'Trời mưa.', event))).toBe('inside');
    expect(standing('ngày 17/8/2025', published('2025-08-18', 'Trời mưa.', event))).toBe('outside');
  });
});

describe('an article tells of a day', () => {
  const later = '2025-10-25';

  it.each([
    'Ngày 16/8, hai bên ký kết.',
    'Sáng 16-08, hai bên ký kết.',
    'Trước đó, 16.8, hai bên ký kết.',
    'Vào ngày 16 tháng 8 hai bên ký kết.',
    'Ngày 16/8/2025, hai bên ký kết.',
    'Hôm 16 tháng 8 năm 2025 hai bên ký kết.',
    'Hội nghị diễn ra 16 - 18/8 ở Huế.',
  ])('that its text names: %s', (text) => {
    expect(standing('ngày 16/8/2025', published(later, text))).toBe('told');
  });

  it('that its title alone names', () => {
    const article = published(later, 'Trời mưa.', { title: 'Nhìn lại ngày 16/8' });
    expect(standing('ngày 16/8/2025', article)).toBe('told');
  });

  it.each([
    'Ngày 16/8/2019, hai bên ký kết.',
    'Ngày 16 tháng 8 năm 2019 hai bên ký kết.',
    'Ngày 6/8, hai bên ký kết.',
    'Ngày 16/80 là mã hồ sơ.',
    'Ngày 116/8 là mã hồ sơ.',
    'Tháng 8, hai bên ký kết.',
  ])('but not when another day or year is named: %s', (text) => {
    expect(standing('ngày 16/8/2025', published(later, text))).toBe('outside');
  });

  it('without a year only from some weeks before until a year has gone round', () => {
    const days = ['2025-06-15', '2025-07-10', '2026-06-01', '2026-08-20'];
    const text = 'Ngày 16/8, hai bên ký kết.';
    expect(days.map((day) => standing('ngày 16/8/2025', published(day, text)))).toEqual([
      'outside',
      'told',
      'told',
      'outside',
    ]);
    expect(standing('ngày 16/8/2025', published(null, text))).toBe('told');
  });

  it('with its year whenever it was published', () => {
    expect(standing('ngày 16/8/2025', published('2028-01-01', 'Ngày 16/8/2025, hai bên ký kết.'))).toBe(
      'told',
    );
  });
});

describe('an article tells of a month, quarter, year or week', () => {
  it.each<[phrase: string, text: string, expected: string]>([
    ['tháng 8/2025', 'Hồi tháng 8, nước lũ lên.', 'told'],
    ['tháng 8/2025', 'Tháng 08/2025, nước lũ lên.', 'told'],
    ['tháng 8/2025', 'Ngày 25/8, nước lũ lên.', 'told'],
    ['tháng 8/2025', 'Hồi tháng 8/2019, nước lũ lên.', 'outside'],
    ['tháng 8/2025', 'Ngày 25/8/2019, nước lũ lên.', 'outside'],
    ['tháng 1/2025', 'Hồi tháng 12, nước lũ lên.', 'outside'],
    ['quý III/2025', 'Quý III, lãi tăng.', 'told'],
    ['quý III/2025', 'quý 3/2025, lãi tăng.', 'told'],
    ['quý III/2025', 'Quý III/2019, lãi tăng.', 'outside'],
    ['quý I/2025', 'Quý II, lãi tăng.', 'outside'],
    ['quý III/2025', 'Quí ba, lãi tăng.', 'told'],
    ['quý II/2025', 'Quý thứ hai, lãi tăng.', 'told'],
    ['quý II/2025', 'Quý III, lãi tăng.', 'outside'],
    ['quý II/2025', 'Quý hai của năm 2024, lãi tăng.', 'outside'],
    ['quý I/2025', 'Quý đầu năm nay, lãi tăng.', 'told'],
    ['quý I/2025', 'Quý đầu tiên năm 2024, lãi tăng.', 'outside'],
    ['quý I/2025', 'Ba tháng đầu năm, lãi tăng.', 'told'],
    ['quý I/2025', '3 tháng đầu năm 2024, lãi tăng.', 'outside'],
    ['quý I/2025', '13 tháng đầu năm, lãi tăng.', 'outside'],
    ['quý I/2025', '3 tháng cuối năm, lãi tăng.', 'outside'],
    ['quý I/2025', 'Phần thưởng cao quý nhất.', 'outside'],
    ['quý I/2025', 'Huân chương cao quý đầu tiên.', 'outside'],
    ['quý I/2025', 'Anh Quý một mình bơi qua.', 'outside'],
    ['quý I/2025', 'Sau 3 quý đầu năm, lãi tăng.', 'outside'],
    ['quý I/2025', 'Quý I niên độ tài chính 2025-2026, lãi tăng.', 'outside'],
    ['quý II/2025', 'Ông yêu quý hai người.', 'outside'],
    ['trong năm 2024', 'Năm 2024, lãi tăng.', 'told'],
    ['trong năm 2024', 'Năm 2023, lãi tăng.', 'outside'],
    ['trong năm 2024', 'Mã số 120240.', 'outside'],
    ['đầu tháng 8/2025', 'Đầu tháng 8, mưa lớn.', 'told'],
    ['đầu tháng 8/2025', 'Ngày 3/8, mưa lớn.', 'told'],
    ['đầu tháng 8/2025', 'Cuối tháng 8, mưa lớn.', 'outside'],
    ['đầu tháng 8/2025', 'Ngày 25/8, mưa lớn.', 'outside'],
    ['giữa tháng 8/2025', 'giữa tháng 8/2025, mưa lớn.', 'told'],
    ['cuối tháng 8/2025', 'cuối tháng 8/2024, mưa lớn.', 'outside'],
  ])('"%s" by "%s": %s', (phrase, text, expected) => {
    expect(standing(phrase, published('2025-10-25', text))).toBe(expected);
  });

  it.each<[text: string, expected: string]>([
    ['Báo cáo tài chính quý cuối năm 2024 có lãi.', 'told'],
    ['Khoản lỗ quý cuối năm đã bào mòn lợi nhuận.', 'told'],
    ['Quý cuối cùng của năm 2024, lãi tăng.', 'told'],
    ['Quý tư, lãi tăng.', 'told'],
    ['Ba tháng cuối năm 2024, lãi tăng.', 'told'],
    ['Lần gần nhất báo lỗ là quý cuối năm 2016.', 'outside'],
    ['Quý cuối của năm 2016, lỗ lớn.', 'outside'],
    ['Ba tháng cuối năm 2016, lỗ lớn.', 'outside'],
    ['Quý III, lãi tăng.', 'outside'],
    ['Báo cáo Q4/2024, lãi tăng.', 'told'],
    ['Quý IV và cả năm 2024, lãi tăng.', 'told'],
    ['Quý cuối 2024, lãi tăng.', 'told'],
    ['Quý IV đạt 2.024 tỷ.', 'told'],
    ['Quý cuối 2023, lãi tăng.', 'outside'],
    ['Quý IV (2023), lãi tăng.', 'outside'],
    ['Quý IV và cả năm 2023, lãi tăng.', 'outside'],
    ['3 tháng cuối năm (2023), lãi tăng.', 'outside'],
    ['Quý thứ tư liên tiếp, lãi tăng.', 'outside'],
    ['Quý cuối năm tài chính 2025, lãi tăng.', 'outside'],
  ])('of the last quarter, reported in the next year, by "%s": %s', (text, expected) => {
    expect(standing('quý IV/2024', published('2025-01-28', text))).toBe(expected);
  });

  it('of a quarter without its year only until the next year’s is near', () => {
    const told = (day: string): string =>
      standing('quý IV/2024', published(day, 'Quý cuối năm, sức mua tăng.'), '2026-11-27');
    expect(told('2025-08-10')).toBe('told');
    expect(told('2025-11-10')).toBe('outside');
  });

  it('of a week by naming one of its days, also over the end of a month', () => {
    const ofWeek = (text: string) => standing('tuần trước', published('2025-08-20', text), '2025-08-06');
    expect(ofWeek('Ngày 31/7, mưa lớn.')).toBe('told');
    expect(ofWeek('Ngày 3/8, mưa lớn.')).toBe('told');
    expect(ofWeek('Ngày 4/8, mưa lớn.')).toBe('outside');
    expect(ofWeek('Quý III, mưa lớn.')).toBe('outside');
    expect(standing('tuần trước', published('2025-09-20', 'Quý III, mưa lớn.'), '2025-09-17')).toBe(
      'outside',
    );
    const ofNewYear = (text: string) => standing('tuần này', published('2025-01-20', text), '2025-01-01');
    expect(ofNewYear('Năm 2024, mưa lớn.')).toBe('outside');
    expect(ofNewYear('Ngày 31/12, mưa lớn.')).toBe('told');
  });
});

describe('days of publication', () => {
  const phrase = 'tin ngày 16/8/2025';

  it('are not met by the event nor by what the text names', () => {
    const late = published('2025-08-18', 'Ngày 16/8/2025 mưa.', { eventDay: '2025-08-16' });
    expect(standing(phrase, late)).toBe('outside');
    expect(standing(phrase, published('2025-08-16', 'Trời mưa.'))).toBe('inside');
  });

  it('are met by the event of an article that has no other day', () => {
    expect(standing(phrase, published(null, 'Trời mưa.', { eventDay: '2025-08-16' }))).toBe('inside');
    expect(standing(phrase, published(null, 'Ngày 16/8/2025 mưa.'))).toBe('outside');
  });
});

describe('a feast', () => {
  const tet = (day: string | null, text: string) => standing('dịp Tết 2025', published(day, text));

  it('is told of by its name from some weeks before, and by its days', () => {
    expect(tet('2024-12-20', 'Vé tàu Tết đã bán hết.')).toBe('told');
    expect(tet('2024-12-20', 'Vé tàu đã bán hết.')).toBe('outside');
    expect(tet('2024-06-20', 'Vé tàu Tết đã bán hết.')).toBe('outside');
    expect(tet('2024-09-10', 'Tết Trung thu đã đến.')).toBe('outside');
    expect(tet('2025-08-20', 'Ngày 29/1/2025 trời rét.')).toBe('told');
    expect(tet('2025-01-25', 'Trời rét.')).toBe('inside');
  });

  it('is not told of by its name alone where only what was published then is wanted', () => {
    expect(standing('tin trong dịp Tết 2025', published('2024-12-20', 'Vé tàu Tết.'))).toBe('outside');
  });
});

describe('a window of many years', () => {
  it('is told of by an article that names one of its years', () => {
    const formerly = (text: string) => standing('trước năm 1975', published('2025-10-01', text));
    expect(formerly('Năm 1968, ông làm bộ trưởng.')).toBe('told');
    expect(formerly('Năm 1975, ông làm bộ trưởng.')).toBe('outside');
    expect(standing('những năm 1990', published('2025-10-01', 'Năm 1999, ông nghỉ hưu.'))).toBe('told');
    expect(standing('từ 16/8/2025', published('2025-08-01', 'Năm 2025, trời mưa.'))).toBe('outside');
  });

  it('is judged by the days of an article that names no year, however long it is', () => {
    const judge = windowJudge({
      from: '1900-01-01',
      to: '2025-08-31',
      label: 'trước tháng 9/2025',
      published: false,
    });
    const dated = (day: string) =>
      articleOf('a', { date: { day, time: null, source: 'meta' }, eventDay: null });
    expect(judge(dated('2025-08-31'))).toBe('inside');
    expect(judge(dated('2025-09-01'))).toBe('outside');
  });
});
