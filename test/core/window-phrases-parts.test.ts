// Weeks and days of a month, parts of a quarter, several months or years, a summer, halves ago, and until the end of something.
import { describe, expect, it } from 'vitest';
import { readWindow } from '../../src/core/window.js';
import { EVER, meansTheseDays, WEDNESDAY } from '../support/window-phrases.js';

meansTheseDays('weeks and days of a month', [
  ['10 ngày cuối tháng 10/2025 có gì', '2025-10-22', '2025-10-31'],
  ['ba ngày đầu tháng này có gì', '2025-10-01', '2025-10-03'],
  ['tuần đầu tháng 8/2025 có gì', '2025-08-01', '2025-08-07'],
  ['tuần đầu tiên của tháng trước có gì', '2025-09-01', '2025-09-07'],
  ['tuần cuối tháng 8 năm ngoái có gì', '2024-08-25', '2024-08-31'],
  ['tin tuần thứ 2 của tháng 8/2025', '2025-08-08', '2025-08-14'],
  ['tin tuần thứ tư tháng 2/2025', '2025-02-22', '2025-02-28'],
  ['ngày 15 tháng này có gì', '2025-10-15'],
  ['ngày 15 tháng trước có gì', '2025-09-15'],
  ['tin ngày 25', '2025-10-25'],
  ['tin ngày 31', '2025-08-31'],
  ['tin ngày 25 về Nga', '2025-10-25'],
  ['tin 20-8', '2025-08-20'],
  ['What happened in the first week of August 2025?', '2025-08-01', '2025-08-07'],
  ['What happened in the last week of August 2025?', '2025-08-25', '2025-08-31'],
  ['What happened in the last 10 days of October 2024?', '2024-10-22', '2024-10-31'],
  ['news for the week of 13 August 2025', '2025-08-11', '2025-08-17'],
  ['news for the week of August 13, 2025', '2025-08-11', '2025-08-17'],
  ['What happened on the 15th of this month?', '2025-10-15'],
]);

meansTheseDays('parts of a quarter', [
  ['đầu quý II có gì', '2025-04-01', '2025-04-30'],
  ['giữa quý 4 năm ngoái có gì', '2024-11-01', '2024-11-30'],
  ['cuối quý 3/2025 có gì', '2025-09-01', '2025-09-30'],
]);

meansTheseDays('several months and years', [
  ['tháng 5, tháng 8/2025 có gì', '2025-05-01', '2025-08-31'],
  ['tháng 5 và tháng 8 năm 2025 có gì', '2025-05-01', '2025-08-31'],
  ['tháng 5, 6 và 7/2024 có gì', '2024-05-01', '2024-07-31'],
  ['tháng 5 và tháng 8 có gì', '2025-05-01', '2025-08-31'],
  ['What happened in May and August 2024?', '2024-05-01', '2024-08-31'],
  ['năm 2024 và 2025 có gì', '2024-01-01', '2025-12-31'],
  ['tin năm 2023-2024', '2023-01-01', '2024-12-31'],
  ['tin giai đoạn 2024 - 2025', '2024-01-01', '2025-12-31'],
  ['What happened in 2024 and 2025?', '2024-01-01', '2025-12-31'],
]);

meansTheseDays('a summer and the beginning of something', [
  ['tin mùa hè 2025', '2025-06-01', '2025-08-31'],
  ['mùa hè năm ngoái ai thắng', '2024-06-01', '2024-08-31'],
  ['news in summer 2025', '2025-06-01', '2025-08-31'],
  ['tin đầu năm', '2025-01-01', '2025-04-30'],
  ['tin đầu tháng', '2025-10-01', '2025-10-10'],
]);

meansTheseDays('half a month or a year ago', [
  ['nửa tháng trước có gì', '2025-10-13', '2025-10-19'],
  ['cách đây nửa tháng có gì', '2025-10-13', '2025-10-19'],
  ['nửa năm trước có gì', '2025-04-01', '2025-04-30'],
  ['What happened half a year ago?', '2025-04-01', '2025-04-30'],
]);

meansTheseDays('until the end of something', [
  ['đến hết tháng 8/2025 có mấy vụ', EVER, '2025-08-31'],
  ['có mấy vụ tính đến hết năm 2024', EVER, '2024-12-31'],
  ['How many were there by the end of 2024?', EVER, '2024-12-31'],
  ['How many were there until the end of August 2025?', EVER, '2025-08-31'],
  ['từ đầu năm đến hết tháng 8/2025 có mấy vụ', '2025-01-01', '2025-08-31'],
  ['từ nay đến hết năm 2025 có gì', WEDNESDAY, '2025-12-31'],
]);

meansTheseDays('weekdays of a week and months with a word around them', [
  ['tin từ thứ hai đến thứ sáu tuần trước', '2025-10-20', '2025-10-24'],
  ['news from Monday to Friday last week', '2025-10-20', '2025-10-24'],
  ['sáng thứ hai này có gì', '2025-10-27'],
  ['tin khoảng giữa tháng 8 và tháng 10 năm 2025', '2025-08-01', '2025-10-31'],
]);

describe('what only looks so', () => {
  it.each([
    'Việt Nam gia nhập Interpol bao nhiêu năm rồi?',
    'Họ cưới nhau mấy năm rồi?',
    'trăm năm qua làng này có gì',
    'nửa ngày trước có gì',
    'lương tháng 13 là gì',
    'Olympic mùa hè 2024 ở đâu?',
    'người con thứ hai này là ai',
    'Kế hoạch giai đoạn 2021-2025 gồm gì?',
    'năm học 2023-2024 có gì mới',
    'những năm 2020-2025 làng này ra sao',
    'tin đầu năm học',
    'tin 2-3 trận',
  ])('%j asks about no days', (question) => {
    expect(readWindow(question, WEDNESDAY)).toBeNull();
  });
});
