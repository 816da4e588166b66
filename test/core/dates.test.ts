// Days as fields and as mentions: every layout that is read, and what is never believed.
import { describe, expect, it } from 'vitest';
import { daysBetween, findDays, formatDay, isoDay, parseDay, resolveDay } from '../../src/core/dates.js';

const mentions = (text: string): Array<[string, string | null]> =>
  findDays(text).map(({ start, end, iso }) => [text.slice(start, end), iso]);

describe('parseDay', () => {
  it.each([
    ['2025-08-16', null],
    ['20250816', null],
    ['2025/08/16', null],
    ['16/8/2025', null],
    ['16-8-2025', null],
    ['16.8.2025', null],
    ['16 / 08 / 2025', null],
    ['Thứ bảy, ngày 16 tháng 8 năm 2025', null],
    ['Ngày 16 tháng 8, 2025', null],
    ['16 tháng Tám năm 2025', null],
    ['Aug 16, 2025', null],
    ['August 16th, 2025', null],
    ['16-Aug-2025', null],
    ['16/08/2025 08:05', '08:05'],
    ['08:05 16/08/2025', '08:05'],
    ['8h05 ngày 16/8/2025', '08:05'],
    ['16/08/2025 8:05 AM', '08:05'],
    ['16/08/2025 8:05 CH', '20:05'],
    ['16/08/2025 12:05 AM', '00:05'],
    ['Thứ Bảy, 16/8/2025, 08:05 (GMT+7)', '08:05'],
    ['T7, 16/08/2025 | 08:05', '08:05'],
    ['08:05 - 16/08/2025', '08:05'],
    ['08h05 – 16/8/2025', '08:05'],
    ['8 giờ 05 - 16-8-2025', '08:05'],
    ['08:05:11 - 16/08/2025', '08:05'],
    ['08:05-16/08/2025', '08:05'],
    ['lúc 08:05 - 16/08/2025', '08:05'],
    ['Thứ 7 - 16/08/2025 08:05', '08:05'],
    ['16/08/2025 (GMT+7) 08:05', '08:05'],
    ['16/8/25 08:05', '08:05'],
    ['Thứ Bảy, 16/08/25', null],
  ])('reads "%s" as it stands', (field, time) => {
    expect(parseDay(field)).toEqual({ day: '2025-08-16', time });
  });

  it.each([
    ['2025-08-16T08:05:00+07:00', '2025-08-16', '08:05'],
    ['2025-08-16T08:05', '2025-08-16', '08:05'],
    ['2025-08-16T20:05:33.123Z', '2025-08-17', '03:05'],
    ['2025-08-16T23:30:00-0500', '2025-08-17', '11:30'],
    ['Sat, 16 Aug 2025 08:05:00 +0700', '2025-08-16', '08:05'],
    ['Sat, 16 Aug 2025 20:05:00 GMT', '2025-08-17', '03:05'],
    ['Sat, 16 Aug 2025 20:05:00 EST', '2025-08-17', '08:05'],
    ['16/08/2025 23:00 (GMT+9)', '2025-08-16', '21:00'],
    ['2024-12-31T18:00:00Z', '2025-01-01', '01:00'],
  ])('brings "%s" to the day in Vietnam', (field, day, time) => {
    expect(parseDay(field)).toEqual({ day, time });
  });

  it.each([
    '31/2/2025',
    '29/2/2025',
    '8/16/2025',
    '2025-13-01',
    '0000-00-00',
    '12-14/8/2025',
    '12 - 14/8/2025',
    '12 –14/8/2025',
    '16/8/25',
    '16/8/2025 - 17/8/2025',
    '16/8',
    'hôm qua',
    'Lê Hòa 16/8/2025',
    '',
    'Chiều 16/8/2025, tại Hà Nội',
  ])('does not read "%s"', (field) => {
    expect(parseDay(field)).toBeNull();
  });

  it('reads a field written in decomposed letters', () => {
    expect(parseDay('Thứ Bảy, ngày 16 tháng 8 năm 2025'.normalize('NFD'))).toEqual({
      day: '2025-08-16',
      time: null,
    });
  });

  it('accepts 29 February only in leap years', () => {
    expect(parseDay('29/2/2024')?.day).toBe('2024-02-29');
    expect(isoDay(2100, 2, 29)).toBeNull();
  });
});

describe('findDays', () => {
  it.each<[string, Array<[string, string | null]>]>([
    [
      'ngày 29-5, tại Moskva; chiều 25/10, tại Hà Nội',
      [
        ['29-5', null],
        ['25/10', null],
      ],
    ],
    [
      'Sáng nay (17/7), Ngày 2 tháng 9 năm 1945',
      [
        ['17/7', null],
        ['2 tháng 9 năm 1945', '1945-09-02'],
      ],
    ],
    ['(19/8/1945 - 20/8/2025)', [['19/8/1945', '1945-08-19']]],
    [
      'Headline (20.07.2024) and May 5',
      [
        ['20.07.2024', '2024-07-20'],
        ['May 5', null],
      ],
    ],
    ['ngày 5 tháng năm năm 2025', [['5 tháng năm năm 2025', '2025-05-05']]],
    ['ngày 5 tháng năm 2025', [['5 tháng năm 2025', '2025-05-05']]],
    ['Tháng Tám 16, 2025', [['Tháng Tám 16, 2025', '2025-08-16']]],
    ['Laptop A50 - 01/11/2013', [['01/11/2013', '2013-11-01']]],
    [
      'On 16 August 2025 and Sept. 2, 2025',
      [
        ['16 August 2025', '2025-08-16'],
        ['Sept. 2, 2025', '2025-09-02'],
      ],
    ],
  ])('finds the days of "%s" where they stand', (text, want) => {
    expect(mentions(text)).toEqual(want);
  });

  it.each([
    'tỉ số 3/4, phòng 12/8',
    'uống ngày 2-3 lần, ngày 1-2 viên',
    'từ 12-14/8/2025 và 6-22/2',
    'ngày 31/2/2025, ngày 30/2',
    'số 12/2024/NĐ-CP, 1.2.2024.5, điện thoại 0912-34-5678',
    'năm 2025, tháng 8/2025',
    'lũy kế 9 tháng năm 2013',
  ])('finds none in "%s"', (text) => {
    expect(mentions(text)).toEqual([]);
  });

  it('stays fast on long runs of digits and separators', () => {
    for (const hostile of [
      '1/'.repeat(50_000),
      '12-'.repeat(50_000),
      'ngày '.repeat(50_000),
      '9'.repeat(200_000),
    ]) {
      expect(mentions(hostile)).toEqual([]);
    }
  });
});

describe('days', () => {
  it('without a year take the nearest one to the reference', () => {
    const december = { iso: null, month: 12, day: 30 };
    expect(resolveDay(december, '2025-01-02')).toBe('2024-12-30');
    expect(resolveDay(december, '2025-11-02')).toBe('2025-12-30');
    expect(resolveDay({ iso: null, month: 2, day: 29 }, '2025-01-02')).toBe('2024-02-29');
    expect(resolveDay({ iso: '1945-09-02', month: 9, day: 2 }, '2025-01-02')).toBe('1945-09-02');
  });

  it('are counted between each other across months and years', () => {
    expect(daysBetween('2024-12-30', '2025-01-02')).toBe(3);
    expect(daysBetween('2025-03-01', '2025-02-28')).toBe(-1);
  });

  it('are shown to Vietnamese and English readers', () => {
    expect(formatDay('2025-08-16', 'vi')).toBe('16/8/2025');
    expect(formatDay('2025-09-06', 'en')).toBe('6 Sep 2025');
  });
});
