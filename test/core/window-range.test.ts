import { describe, expect, it } from 'vitest';
import { readWindow } from '../../src/core/window.js';

const TODAY = '2026-11-23';

describe('ranges and open ends', () => {
  it.each([
    [
      'Từ ngày 1/8/2025 đến ngày 20/8/2025 Bộ trưởng gặp ai?',
      '2025-08-01',
      '2025-08-20',
      'Từ ngày 1/8/2025 đến ngày 20/8/2025',
    ],
    [
      'từ tháng 1/2025 đến tháng 6/2025 có gì',
      '2025-01-01',
      '2025-06-30',
      'từ tháng 1/2025 đến tháng 6/2025',
    ],
    ['từ 28/5/2025 đến 1/6/2025 ai thăm Nga', '2025-05-28', '2025-06-01', 'từ 28/5/2025 đến 1/6/2025'],
    ['mưa từ 15 đến 20/8/2025 ra sao', '2025-08-15', '2025-08-20', 'từ 15 đến 20/8/2025'],
    [
      'tu thang 1 den thang 6/2025 bo truong gap ai',
      '2025-01-01',
      '2025-06-30',
      'tu thang 1 den thang 6/2025',
    ],
    [
      'What happened from 1 May 2025 to 30 June 2025?',
      '2025-05-01',
      '2025-06-30',
      'from 1 May 2025 to 30 June 2025',
    ],
    ['Sau ngày 1/9/2025 Bộ trưởng tiếp ai', '2025-09-02', TODAY, 'Sau ngày 1/9/2025'],
    ['Từ 22/10/2013 giá dầu thế nào', '2013-10-22', TODAY, 'Từ 22/10/2013'],
    ['Trước tháng 9/2025 có tin gì', '1900-01-01', '2025-08-31', 'Trước tháng 9/2025'],
  ])('%j is read whole', (question, from, to, label) => {
    expect(readWindow(question, TODAY)).toMatchObject({ from, to, label });
  });

  it.each([
    ['tháng 8 2025 có gì', '2025-08-01', '2025-08-31'],
    ['tháng Tám năm 2025 ai đến', '2025-08-01', '2025-08-31'],
    ['thang muoi hai 2025', '2025-12-01', '2025-12-31'],
    ['đầu năm 2025 có gì', '2025-01-01', '2025-04-30'],
    ['cuối năm 2025 có gì', '2025-09-01', '2025-12-31'],
    ['Năm 2023 ai đến thăm?', '2023-01-01', '2023-12-31'],
  ])('%j names a month or a year in words', (question, from, to) => {
    expect(readWindow(question, TODAY)).toMatchObject({ from, to });
  });

  it.each([
    'Kế hoạch giai đoạn từ 2023 đến 2027 nói gì?',
    'Từ Hà Nội đến TP.HCM mất bao lâu?',
    'Hợp tác từ năm 2018 đến nay ra sao?',
    'từ 20/8/2025 đến 1/8/2025x',
  ])('%j is no range of days', (question) => {
    const window = readWindow(question, TODAY);
    expect(window === null || !/đến/u.test(window.label)).toBe(true);
  });

  it('tells a range of publication from one of events', () => {
    expect(readWindow('tin từ 1/5/2025 đến 30/6/2025 về Nga', TODAY)?.published).toBe(true);
    expect(readWindow('từ 1/5/2025 đến 30/6/2025 ai thăm Nga', TODAY)?.published).toBe(false);
  });
});
