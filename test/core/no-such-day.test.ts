// Days that no calendar has, found in questions as they stand there.
import { describe, expect, it } from 'vitest';
import { noSuchDay } from '../../src/core/no-such-day.js';
import { readQuestion } from '../../src/core/question.js';

describe('a day that does not exist', () => {
  it.each([
    ['Chuyện gì xảy ra 30/2/2025?', '30/2/2025'],
    ['Ngày 31/4 có gì?', 'Ngày 31/4'],
    ['ngày 29/2/2025 có gì', 'ngày 29/2/2025'],
    ['ngày 31 tháng 6 năm 2025 có gì', 'ngày 31 tháng 6 năm 2025'],
    ['ngay 31 thang 6 co gi', 'ngay 31 thang 6'],
    ['NGÀY 31-11-2025 CÓ GÌ', 'NGÀY 31-11-2025'],
    ['sáng 32/1 có gì', 'sáng 32/1'],
    ['ngày 13/13/2025 có gì', 'ngày 13/13/2025'],
    ['tin 31/4', '31/4'],
    ['tin ngày 31/4', 'ngày 31/4'],
    ['tin tháng 13/2025', 'tháng 13/2025'],
    ['tin thang 13 nam 2025', 'thang 13 nam 2025'],
    ['Tháng 13/2025 có gì?', 'Tháng 13/2025'],
    ['tin tháng 14', 'tháng 14'],
    ['What happened on February 30, 2025?', 'February 30, 2025'],
    ['What happened on 31 April?', '31 April'],
  ])('in %j is %j', (question, expected) => {
    expect(noSuchDay(question)).toBe(expected);
  });

  it.each([
    'ngày 29/2/2024 có gì',
    'ngày 29/2 có gì',
    'ngày 30/4 có gì',
    'tỷ lệ 31/4 là gì',
    'tin 30/4',
    'tin tháng 12/2025',
    'lương tháng 13/2025 là bao nhiêu',
    'Thưởng tháng 13 là gì?',
    'nhà số 31/4 ở đâu',
    'Nghị định 30/2025/NĐ-CP nói gì?',
    'gọi 024.3825.2025',
    'Who won 31-2?',
    'May 5 countries join?',
  ])('is not in %j', (question) => {
    expect(noSuchDay(question)).toBeNull();
  });

  it('does not matter to a question that names other days', () => {
    const { window, noSuchDay: none } = readQuestion('tháng 8/2024 hay ngày 31/2/2025', '2025-10-29');
    expect([window?.label, none]).toEqual(['tháng 8/2024', null]);
    expect(readQuestion('ngày 31/2/2025 có gì', '2025-10-29')).toMatchObject({
      window: null,
      noSuchDay: 'ngày 31/2/2025',
    });
  });

  it('is not "8/16/2025", which is written the American way', () => {
    expect(readQuestion('What happened on 8/16/2025?', '2025-10-29')).toMatchObject({
      window: { from: '2025-08-16' },
      noSuchDay: null,
    });
  });
});
