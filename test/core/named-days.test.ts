// Which days, months, quarters and years a text names.
import { describe, expect, it } from 'vitest';
import { KEY, namedDays, namedQuarters } from '../../src/core/named-days.js';

const named = (text: string) => [...namedDays(text)].sort();
const quarters = (text: string) => [...namedQuarters(text)].sort();

describe('days', () => {
  it.each([
    ['ngày 25/10/2025', KEY.day(25, 10, 2025)],
    ['ngày 05-3-2024', KEY.day(5, 3, 2024)],
    ['25 tháng 10 năm 2025', KEY.day(25, 10, 2025)],
    ['ngày 25 tháng 10, năm 2025', KEY.day(25, 10, 2025)],
    ['ngày 25 / 10', KEY.day(25, 10)],
    ['sáng 25/10, ông', KEY.day(25, 10)],
    ['ngày 2 tháng 9', KEY.day(2, 9)],
    ['từ 1-2/3/2025', KEY.day(2, 3, 2025)],
    ['hội nghị 25-27/10', KEY.day(25, 10)],
    ['đầu tháng 8', KEY.third(1, 8)],
    ['Cuối tháng 08/2025', KEY.third(3, 8, 2025)],
    // Glued to a credit, as pages have it.
    ['VGPCuối tháng 8', KEY.third(3, 8)],
    ['trong tháng 8', KEY.month(8)],
    ['Tháng 8 năm 2025', KEY.month(8, 2025)],
    ['ngày 25/10/2025', KEY.month(10, 2025)],
    ['kỳ họp 10-2025', KEY.month(10, 2025)],
    ['ngày 25/10', KEY.month(10)],
    ['từ năm 1998', KEY.year(1998)],
  ])('%s: %s', (text, key) => {
    expect(named(text)).toContain(key);
  });

  it.each([
    // With a year, it is not that day of any other.
    ['ngày 25/10/2025', KEY.day(25, 10)],
    ['tháng 10 năm 2025', KEY.month(10)],
    ['ngày 25/10, năm 2025', KEY.day(25, 10)],
    // Parts of longer numbers.
    ['số 125/10', KEY.day(25, 10)],
    ['ngày 25/101', KEY.day(25, 10)],
    ['vay 2.000-3.000 đồng', KEY.month(3)],
    ['đạt 13.102 người', KEY.month(2)],
    ['mã 25/10/20255', KEY.day(25, 10)],
    ['mã 120255', KEY.year(2025)],
    // Counted, not dated.
    ['trong 5 tháng 10 vụ', KEY.day(5, 10)],
  ])('%s: not %s', (text, key) => {
    expect(named(text)).not.toContain(key);
  });
});

describe('quarters', () => {
  it.each([
    ['quý IV/2025', [KEY.quarter(4, 2025)]],
    ['Q1 2024 và quý thứ hai', [KEY.quarter(1, 2024), KEY.quarter(2)]],
    ['quý đầu tiên của năm 2025', [KEY.quarter(1, 2025)]],
    ['3 tháng cuối năm', [KEY.quarter(4)]],
    ['quý II, quý III năm 2023', [KEY.quarter(2), KEY.quarter(3, 2023)]],
    ['đá quý nhất, cao quý nhất, ba quý đầu năm', []],
    ['quý I niên độ 2025-2026', []],
  ])('%s: %j', (text, keys) => {
    expect(quarters(text)).toEqual(keys);
  });
});
