// Windows with one open end, also where that end lies ahead of today or before any newspaper.
import { describe, expect, it } from 'vitest';
import { readWindow } from '../../src/core/window.js';

const TODAY = '2026-11-26';

describe('an open window', () => {
  it.each([
    ['Từ năm 2030 ASEAN làm gì?', '2030-01-01', '2030-12-31'],
    ['ASEAN sau ngày 1/1/2027 ra sao?', '2027-01-02', '2027-01-02'],
    ['từ tháng 12/2026 có gì', '2026-12-01', '2026-12-31'],
    ['từ tháng 8/2025 đến nay có gì', '2025-08-01', TODAY],
    ['Từ năm 2020 ASEAN làm gì?', '2020-01-01', TODAY],
  ])('%s: %s to %s', (text, from, to) => expect(readWindow(text, TODAY)).toMatchObject({ from, to }));

  it.each(['Chuyện trước năm 1900 ra sao?', 'sau năm 9999 có gì', 'trước năm 0001 có gì'])(
    'is none: %s',
    (text) => expect(readWindow(text, TODAY)).toBeNull(),
  );

  it('never ends before it begins', () => {
    for (const year of [1, 1899, 1900, 1950, 2026, 2027, 9999]) {
      for (const lead of ['từ', 'sau', 'trước', 'đến hết', 'kể từ']) {
        const window = readWindow(`${lead} năm ${String(year).padStart(4, '0')} có gì`, TODAY);
        if (window) expect(window.from <= window.to).toBe(true);
      }
    }
  });
});
