import { describe, expect, it } from 'vitest';
import { readWindow } from '../../src/core/window.js';
import { sameDaysBefore } from '../../src/core/yearless-days.js';

const TODAY = '2026-11-29';

function daysBefore(text: string, today = TODAY): string[] {
  const window = readWindow(text, today);
  if (window === null) throw new Error(`no days in ${text}`);
  return sameDaysBefore(text, window, today).map(({ from, to }) => `${from}–${to}`);
}

describe('the same days of earlier years', () => {
  it.each([
    ['Ngày 25/10 ông ấy tiếp ai?', '2025-10-25–2025-10-25', '2021-10-25–2021-10-25'],
    ['ngay 25 thang 10 co gi', '2025-10-25–2025-10-25', '2021-10-25–2021-10-25'],
    ['Từ 20-25/10 có sự kiện gì?', '2025-10-20–2025-10-25', '2021-10-20–2021-10-25'],
    ['Tháng 8 có bao nhiêu vụ?', '2025-08-01–2025-08-31', '2021-08-01–2021-08-31'],
    ['Quý III xuất khẩu bao nhiêu?', '2025-07-01–2025-09-30', '2021-07-01–2021-09-30'],
    ['What was signed on October 25?', '2025-10-25–2025-10-25', '2021-10-25–2021-10-25'],
    ['Cuối tháng 8 ai thăm Huế?', '2025-08-21–2025-08-31', '2021-08-21–2021-08-31'],
  ])('are those of %s', (text, latest, earliest) => {
    const days = daysBefore(text);
    expect([days[0], days.at(-1)]).toEqual([latest, earliest]);
  });

  it.each([
    'Ngày 25/10/2026 có gì?',
    'Ngày 25/10/26 có gì?',
    'Ngày 25/10 năm nay có gì?',
    'tháng 8 năm ngoái có gì',
    'Tháng 8/2026 có gì?',
    'Hôm qua có gì?',
    'tuần này có gì',
    'Tháng này có gì?',
    'Quý này xuất khẩu bao nhiêu?',
    'Thứ hai tuần trước có gì?',
    '3 ngày qua có gì?',
    'Từ 25/10 đến nay có gì?',
    'Trước 25/10 có gì?',
    'Năm nay có gì?',
    'Trong năm 2026 có gì?',
    'Tết vừa rồi có gì?',
    'What happened this month?',
  ])('are none of %s', (text) => {
    expect(daysBefore(text)).toEqual([]);
  });

  it('are of those years alone that have them, and as long as their month is', () => {
    expect(daysBefore('Ngày 29/2 có gì?', '2024-06-01')).toEqual([
      '2020-02-29–2020-02-29',
      '2016-02-29–2016-02-29',
    ]);
    expect(daysBefore('Tháng 2 có gì?', '2026-03-01').slice(0, 2)).toEqual([
      '2025-02-01–2025-02-28',
      '2024-02-01–2024-02-29',
    ]);
  });

  it('are none of days that are not those of the text', () => {
    const text = 'Ngày 25/10 có gì?';
    const other = { from: '2026-10-20', to: '2026-10-20', label: '25/10', published: false };
    expect(sameDaysBefore(text, other, TODAY)).toEqual([]);
  });
});
