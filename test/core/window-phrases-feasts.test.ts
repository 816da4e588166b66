// Tết, the lunar calendar and the feasts whose day is certain.
import { EVER, meansTheseDays, WEDNESDAY } from '../support/window-phrases.js';

meansTheseDays('Tết', [
  ['từ Tết đến nay giá vàng ra sao', '2025-01-29', WEDNESDAY],
  ['từ Tết giá vàng ra sao', '2025-01-29', WEDNESDAY],
  ['kể từ Tết Nguyên đán giá vàng ra sao', '2025-01-29', WEDNESDAY],
  ['trước Tết giá hoa ra sao', EVER, '2025-01-28'],
  ['trước Tết Nguyên đán 2024 giá hoa ra sao', EVER, '2024-02-09'],
  ['sau Tết giá hoa ra sao', '2025-02-01', WEDNESDAY],
  ['sau Tết Giáp Thìn ai đi làm', '2024-02-13', WEDNESDAY],
  ['từ sau Tết ai đi làm', '2025-02-01', WEDNESDAY],
  ['dịp Tết 2025 bắn pháo hoa ở đâu', '2025-01-22', '2025-02-04'],
  ['dịp Tết Ất Tỵ bắn pháo hoa ở đâu', '2025-01-22', '2025-02-04'],
  ['dịp Tết Nguyên đán Ất Tỵ 2025 có gì', '2025-01-22', '2025-02-04'],
  ['trong dịp Tết năm ngoái có gì', '2024-02-03', '2024-02-16'],
  ['dịp Tết có mấy vụ tai nạn', '2025-01-22', '2025-02-04'],
  ['trong Tết âm lịch 2023 có mấy vụ tai nạn', '2023-01-15', '2023-01-28'],
  ['Tết 2024 có mấy vụ tai nạn', '2024-02-03', '2024-02-16'],
  ['Tết Ất Tỵ có mấy vụ tai nạn', '2025-01-22', '2025-02-04'],
  ['những ngày Tết 2025 có mấy vụ tai nạn', '2025-01-22', '2025-02-04'],
  ['giáp Tết giá hoa ra sao', '2025-01-22', '2025-01-28'],
  ['mùng 3 Tết ai khai bút', '2025-01-31'],
  ['mùng 3 Tết 2024 ai khai bút', '2024-02-12'],
  ['mồng một Tết ai xông đất', '2025-01-29'],
  ['sáng mùng 1 Tết Ất Tỵ ai xông đất', '2025-01-29'],
  ['30 Tết bắn pháo hoa ở đâu', '2025-01-28'],
  ['29 Tết đường phố ra sao', '2025-01-28'],
  ['28 Tết 2025 đường phố ra sao', '2025-01-27'],
  ['đêm giao thừa bắn pháo hoa ở đâu', '2025-01-28'],
  ['giao thừa 2024 bắn pháo hoa ở đâu', '2024-02-09'],
]);

meansTheseDays(
  'Tết that is near',
  [
    ['dịp Tết vé tàu giá bao nhiêu', '2026-02-10', '2026-02-23'],
    ['trước Tết vé tàu giá bao nhiêu', EVER, '2026-02-16'],
    ['từ Tết giá vàng ra sao', '2025-01-29', '2026-01-20'],
  ],
  '2026-01-20',
);

meansTheseDays('days of the lunar calendar', [
  ['rằm tháng Giêng 2025 chùa nào đông', '2025-02-12'],
  ['23 tháng Chạp ai thả cá', '2025-01-22'],
  ['mùng 10 tháng Giêng năm 2025 ai mua vàng', '2025-02-07'],
  ['tháng Giêng ai trẩy hội', '2025-01-29', '2025-02-27'],
  ['tháng Chạp giá hoa ra sao', '2024-12-31', '2025-01-28'],
  ['rằm tháng 7 năm 2025 chùa nào đông', '2025-09-06'],
  ['Trung thu 2025 trẻ em làm gì', '2025-10-06'],
  ['dịp Tết Trung thu trẻ em làm gì', '2025-10-06'],
  ['Giỗ Tổ Hùng Vương 2025 ai dâng hương', '2025-04-07'],
  ['ngày 10/3 âm lịch ai dâng hương', '2025-04-07'],
  ['mùng 10 tháng 3 âm lịch năm 2024 ai dâng hương', '2024-04-18'],
  ['Tết Đoan Ngọ 2025 ăn gì', '2025-05-31'],
]);

meansTheseDays('feasts', [
  ['dịp 30/4 ở đâu diễu binh', '2025-04-30'],
  ['lễ 30/4 ở đâu diễu binh', '2025-04-30'],
  ['nghỉ lễ 30/4 ở đâu kẹt xe', '2025-04-30'],
  ['30/4 ở đâu diễu binh', '2025-04-30'],
  ['dịp 30/4 - 1/5 ở đâu kẹt xe', '2025-04-30', '2025-05-01'],
  ['kỳ nghỉ 30/4 và 1/5/2024 ở đâu kẹt xe', '2024-04-30', '2024-05-01'],
  ['dịp Quốc khánh 2/9 ở đâu diễu binh', '2025-09-02'],
  ['Quốc khánh 2/9/2024 ở đâu bắn pháo hoa', '2024-09-02'],
  ['Quốc khánh 2024 ở đâu bắn pháo hoa', '2024-09-02'],
  ['nghỉ lễ 2/9 ở đâu kẹt xe', '2025-09-02'],
  ['dịp Giáng sinh giáo dân làm gì', '2024-12-25'],
  ['Giáng sinh 2023 giáo dân làm gì', '2023-12-25'],
  ['lễ Noel năm ngoái ở đâu đông', '2024-12-25'],
  ['ngày Quốc tế Lao động 1/5/2025 có gì', '2025-05-01'],
  ['dịp Tết Dương lịch 2025 có gì', '2025-01-01'],
  ['ngày Quốc tế Phụ nữ năm nay có gì', '2025-03-08'],
  ['ngày Nhà giáo Việt Nam 2024 có gì', '2024-11-20'],
  ['từ 2/9 đến nay có gì', '2025-09-02', WEDNESDAY],
  ['sau 30/4 giá vé ra sao', '2025-05-01', WEDNESDAY],
]);
