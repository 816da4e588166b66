// Days counted from the day of asking, as Vietnamese says them.
import { expect, it } from 'vitest';
import { readWindow } from '../../src/core/window.js';
import { meansTheseDays, WEDNESDAY } from '../support/window-phrases.js';

meansTheseDays('near days', [
  ['hôm qua có gì', '2025-10-28'],
  ['tối hôm qua cháy ở đâu', '2025-10-28'],
  ['đêm qua cháy ở đâu', '2025-10-28'],
  ['hôm kia cháy ở đâu', '2025-10-27'],
  ['sáng nay cháy ở đâu', WEDNESDAY],
  ['chiều nay họp gì', WEDNESDAY],
  ['tối nay ai đá', WEDNESDAY],
  ['trong ngày hôm nay có gì', WEDNESDAY],
  ['ngày mai ai đến', '2025-10-30'],
  ['ngày mốt ai đến', '2025-10-31'],
  ['3 ngày trước có gì', '2025-10-26'],
  ['cách đây 5 ngày có gì', '2025-10-24'],
  ['ba hôm trước có gì', '2025-10-26'],
]);

meansTheseDays('weeks and weekdays', [
  ['tuần này có gì', '2025-10-27', '2025-11-02'],
  ['tuần trước có gì', '2025-10-20', '2025-10-26'],
  ['tuần vừa rồi có gì', '2025-10-20', '2025-10-26'],
  ['tuần rồi có gì', '2025-10-20', '2025-10-26'],
  ['trong tuần vừa qua có gì', '2025-10-20', '2025-10-26'],
  ['2 tuần trước có gì', '2025-10-13', '2025-10-19'],
  ['hai tuần trước có gì', '2025-10-13', '2025-10-19'],
  ['cách đây 3 tuần có gì', '2025-10-06', '2025-10-12'],
  ['tuần sau họp ở đâu', '2025-11-03', '2025-11-09'],
  ['tuần tới họp ở đâu', '2025-11-03', '2025-11-09'],
  ['cuối tuần qua ai thắng', '2025-10-25', '2025-10-26'],
  ['cuối tuần trước ai thắng', '2025-10-25', '2025-10-26'],
  ['cuối tuần này ai đá', '2025-11-01', '2025-11-02'],
  ['đầu tuần này họp gì', '2025-10-27', '2025-10-28'],
  ['giữa tuần trước họp gì', '2025-10-22', '2025-10-23'],
  ['họp ở đâu tuần trước', '2025-10-20', '2025-10-26'],
  ['thứ hai tuần trước ai đến', '2025-10-20'],
  ['Thứ 6 tuần trước ai đến', '2025-10-24'],
  ['chủ nhật tuần trước ai đến', '2025-10-26'],
  ['thứ Tư tuần này ai đến', WEDNESDAY],
  ['thứ sáu tuần này ai đến', '2025-10-31'],
  ['thứ năm tuần tới ai đến', '2025-11-06'],
  ['thứ sáu vừa rồi ai đến', '2025-10-24'],
  ['chủ nhật vừa qua ai đá', '2025-10-26'],
  ['thứ ba vừa qua ai đá', '2025-10-28'],
]);

meansTheseDays('months, quarters and years', [
  ['tháng vừa rồi có gì', '2025-09-01', '2025-09-30'],
  ['tháng trước có gì', '2025-09-01', '2025-09-30'],
  ['2 tháng trước có gì', '2025-08-01', '2025-08-31'],
  ['cách đây hai tháng có gì', '2025-08-01', '2025-08-31'],
  ['đầu tháng này có gì', '2025-10-01', '2025-10-10'],
  ['cuối tháng trước có gì', '2025-09-21', '2025-09-30'],
  ['giữa tháng trước có gì', '2025-09-11', '2025-09-20'],
  ['hồi đầu tháng có gì', '2025-10-01', '2025-10-10'],
  ['tháng sau có gì', '2025-11-01', '2025-11-30'],
  ['quý này lãi bao nhiêu', '2025-10-01', '2025-12-31'],
  ['quý trước lãi bao nhiêu', '2025-07-01', '2025-09-30'],
  ['quý vừa qua lãi bao nhiêu', '2025-07-01', '2025-09-30'],
  ['năm ngoái lãi bao nhiêu', '2024-01-01', '2024-12-31'],
  ['năm trước lãi bao nhiêu', '2024-01-01', '2024-12-31'],
  ['năm kia lãi bao nhiêu', '2023-01-01', '2023-12-31'],
  ['3 năm trước ai thắng', '2022-01-01', '2022-12-31'],
  ['cách đây 10 năm ai thắng', '2015-01-01', '2015-12-31'],
  ['năm sau ai đăng cai', '2026-01-01', '2026-12-31'],
]);

meansTheseDays('the days just past', [
  ['3 ngày qua có gì', '2025-10-26', WEDNESDAY],
  ['trong ba ngày qua có gì', '2025-10-26', WEDNESDAY],
  ['7 ngày gần đây có gì', '2025-10-22', WEDNESDAY],
  ['trong 7 ngày vừa qua có gì', '2025-10-22', WEDNESDAY],
  ['10 ngày gần nhất có gì', '2025-10-19', WEDNESDAY],
  ['24 giờ qua có gì', '2025-10-28', WEDNESDAY],
  ['48h qua có gì', '2025-10-27', WEDNESDAY],
  ['2 tuần qua có gì', '2025-10-15', WEDNESDAY],
  ['trong một tuần qua có gì', '2025-10-22', WEDNESDAY],
  ['3 tháng qua có gì', '2025-07-29', WEDNESDAY],
  ['sáu tháng gần đây có gì', '2025-04-29', WEDNESDAY],
  ['2 năm qua có gì', '2023-10-29', WEDNESDAY],
  ['nửa tháng qua có gì', '2025-10-14', WEDNESDAY],
  ['nửa năm qua có gì', '2025-04-29', WEDNESDAY],
  ['mấy ngày qua có gì', '2025-10-22', WEDNESDAY],
  ['mấy hôm nay mưa ở đâu', '2025-10-22', WEDNESDAY],
  ['vài ngày gần đây có gì', '2025-10-22', WEDNESDAY],
  ['gần đây Bộ trưởng gặp ai', '2025-09-29', WEDNESDAY],
  ['Bộ trưởng gặp ai gần đây?', '2025-09-29', WEDNESDAY],
  ['mới đây Bộ trưởng gặp ai', '2025-09-29', WEDNESDAY],
  ['dạo này giá vàng ra sao', '2025-09-29', WEDNESDAY],
  ['thời gian gần đây giá vàng ra sao', '2025-09-29', WEDNESDAY],
  ['thời gian qua giá vàng ra sao', '2025-09-29', WEDNESDAY],
  ['vừa qua Bộ trưởng gặp ai', '2025-09-29', WEDNESDAY],
  ['2 tuần tới thời tiết ra sao', WEDNESDAY, '2025-11-12'],
  ['3 ngày tới thời tiết ra sao', WEDNESDAY, '2025-11-01'],
]);

meansTheseDays(
  'over the ends of months and years',
  [
    ['hôm kia có gì', '2025-12-30'],
    ['2 tuần trước có gì', '2025-12-15', '2025-12-21'],
    ['tháng trước có gì', '2025-12-01', '2025-12-31'],
    ['quý trước lãi bao nhiêu', '2025-10-01', '2025-12-31'],
    ['cuối tuần qua ai thắng', '2025-12-27', '2025-12-28'],
    ['3 tháng qua có gì', '2025-10-01', '2026-01-01'],
    ['cuối năm ngoái có gì', '2025-09-01', '2025-12-31'],
    ['tháng 12 có gì', '2025-12-01', '2025-12-31'],
    ['tuần sau có gì', '2026-01-05', '2026-01-11'],
  ],
  '2026-01-01',
);

meansTheseDays(
  'on a Sunday',
  [
    ['cuối tuần qua ai thắng', '2025-10-18', '2025-10-19'],
    ['cuối tuần này ai đá', '2025-10-25', '2025-10-26'],
    ['chủ nhật vừa qua ai đá', '2025-10-19'],
    ['thứ sáu vừa rồi ai đá', '2025-10-24'],
    ['tuần này có gì', '2025-10-20', '2025-10-26'],
  ],
  '2025-10-26',
);

it('"hôm kìa" is a day before "hôm kia", which without marks it cannot be told from', () => {
  expect(readWindow('hôm kìa cháy ở đâu', WEDNESDAY)?.from).toBe('2025-10-26');
  expect(readWindow('hom kia chay o dau', WEDNESDAY)?.from).toBe('2025-10-27');
});

it('a phrase typed without marks among words with marks is read', () => {
  expect(readWindow('tuan truoc Bộ trưởng gặp ai', WEDNESDAY)?.from).toBe('2025-10-20');
  expect(readWindow('hom qua có gì', WEDNESDAY)?.from).toBe('2025-10-28');
  expect(readWindow('nông sản Việt Nam nay xuất sang đâu', WEDNESDAY)).toBeNull();
});
