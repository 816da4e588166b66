import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/core/sentences.js';

const sentences = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each<[string, string[]]>([
    ['Ông đến Hà Nội. Bà ở lại.', ['Ông đến Hà Nội.', 'Bà ở lại.']],
    ['Lễ diễn ra tại TP.HCM. Khách rất đông.', ['Lễ diễn ra tại TP.HCM.', 'Khách rất đông.']],
    ['Sinh sống ở TP. Hồ Chí Minh từ năm 1990.', ['Sinh sống ở TP. Hồ Chí Minh từ năm 1990.']],
    ['Ngày 16.8 trời mưa. Ngày 17.8 nắng.', ['Ngày 16.8 trời mưa.', 'Ngày 17.8 nắng.']],
    ['Hợp tác trong ASEAN.Đồng thời mở rộng.', ['Hợp tác trong ASEAN.', 'Đồng thời mở rộng.']],
    ['Theo VnExpress.net đưa tin.', ['Theo VnExpress.net đưa tin.']],
    [
      'PGS. TS. Trần Văn A phát biểu. Hội trường vỗ tay.',
      ['PGS. TS. Trần Văn A phát biểu.', 'Hội trường vỗ tay.'],
    ],
    ['Ông nói: “Tôi đồng ý.” Rồi ông đi.', ['Ông nói: “Tôi đồng ý.”', 'Rồi ông đi.']],
    ['Giá bao nhiêu? Chưa rõ! Chờ xem…', ['Giá bao nhiêu?', 'Chưa rõ!', 'Chờ xem…']],
    ['Tội phạm mạng, ma túy... và mua bán người.', ['Tội phạm mạng, ma túy... và mua bán người.']],
    ['Có ba loại:\n- Loại một\n- Loại hai', ['Có ba loại:', '- Loại một', '- Loại hai']],
    ['Ông Nguyễn V. An vắng mặt. Bà Lê có mặt.', ['Ông Nguyễn V. An vắng mặt.', 'Bà Lê có mặt.']],
    ['Doanh thu đạt 1.200.000 đồng. 5 người dự.', ['Doanh thu đạt 1.200.000 đồng.', '5 người dự.']],
    ['Mức 3,5%. Tăng nhẹ (0,2%).', ['Mức 3,5%.', 'Tăng nhẹ (0,2%).']],
    ['', []],
    ['   \n\n  ', []],
  ])('cuts %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('loses no letter and overlaps nowhere', () => {
    const text = 'A b. C d!\n\n“E f.” G (h.) I...J k. Th.s. M. N. TP.HCM.Ông đi. 1.2.3.4 x';
    let at = 0;
    for (const { start, end } of splitSentences(text)) {
      expect(text.slice(at, start).trim()).toBe('');
      expect(start).toBeLessThan(end);
      at = end;
    }
    expect(text.slice(at).trim()).toBe('');
  });
});
