// Lunar days against days known from calendars of Vietnam, also where China's calendar differs.
import { describe, expect, it } from 'vitest';
import { lunarDay, lunarNewYear, lunarYearNamed } from '../../src/core/lunar-year.js';

describe('the lunar new year', () => {
  it.each([
    [1968, '1968-01-29'],
    [1985, '1985-01-21'],
    [2000, '2000-02-05'],
    [2007, '2007-02-17'],
    [2015, '2015-02-19'],
    [2020, '2020-01-25'],
    [2021, '2021-02-12'],
    [2022, '2022-02-01'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2030, '2030-02-02'],
  ])('%i begins on %s', (year, day) => {
    expect(lunarNewYear(year).toString()).toBe(day);
  });
});

describe('a lunar day', () => {
  it.each([
    [2025, 8, 15, '2025-10-06'],
    [2024, 8, 15, '2024-09-17'],
    [2023, 8, 15, '2023-09-29'],
    [2025, 3, 10, '2025-04-07'],
    [2024, 3, 10, '2024-04-18'],
    [2023, 3, 10, '2023-04-29'],
    [2025, 7, 15, '2025-09-06'],
    [2024, 12, 29, '2025-01-28'],
  ])('of year %i, month %i, day %i is %s', (year, month, day, expected) => {
    expect(lunarDay(year, month, day)?.toString()).toBe(expected);
  });

  it('that its month has not is none', () => {
    expect(lunarDay(2024, 12, 30)).toBeNull();
    expect(lunarDay(2024, 13, 1)).toBeNull();
    expect(lunarDay(2024, 5, 31)).toBeNull();
  });
});

describe('a year by its name', () => {
  it.each([
    ['ất tỵ', 2025, 2025],
    ['giáp thìn', 2025, 2024],
    ['bính ngọ', 2025, 2026],
    ['mậu thân', 2025, 1968],
  ])('%s, asked in %i, is %i', (name, year, expected) => {
    expect(lunarYearNamed(name, year)).toBe(expected);
  });

  it('that is no name of a year is none', () => {
    expect(lunarYearNamed('giáp sửu', 2025)).toBeNull();
  });
});
