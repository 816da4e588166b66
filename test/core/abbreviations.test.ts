// Short forms: how articles explain them, and the lines of the editable list.
import { describe, expect, it } from 'vitest';
import { abbreviationsIn, longKey, readListLine, shortKey } from '../../src/core/abbreviations.js';

describe('short forms that a text explains', () => {
  it.each<[string, Array<[string, string]>]>([
    ['Báo Công an nhân dân (CAND) đưa tin.', [['CAND', 'Công an nhân dân']]],
    ['Lễ ký giữa Bộ Công an (BCA) và đối tác', [['BCA', 'Bộ Công an']]],
    ['tại Thành phố Hồ Chí Minh (TP.HCM)', [['TP.HCM', 'Thành phố Hồ Chí Minh']]],
    ['Uỷ ban nhân dân (UBND) tỉnh', [['UBND', 'Uỷ ban nhân dân']]],
    [
      'the United Nations Office on Drugs and Crime (UNODC) said',
      [['UNODC', 'United Nations Office on Drugs and Crime']],
    ],
    [
      'Ông dự Hội nghị Bộ trưởng ASEAN về phòng, chống tội phạm xuyên quốc gia (AMMTC) lần thứ 19',
      [['AMMTC', 'Hội nghị Bộ trưởng ASEAN về phòng, chống tội phạm xuyên quốc gia']],
    ],
    ['Theo UNFPA (Quỹ Dân số Liên Hiệp Quốc), năm 2050', [['UNFPA', 'Quỹ Dân số Liên Hiệp Quốc']]],
    ['BTC (Ban tổ chức) cho biết', [['BTC', 'Ban tổ chức']]],
    ['Bộ Công an (BCA) họp. Sau đó Bộ Công an (BCA) báo cáo.', [['BCA', 'Bộ Công an']]],
    ['ông Nguyễn Văn Nam (SN 1990) và bà Hoa (Hà Nội)', []],
    ['Cơ quan CSĐT Công an quận 12 (TP.HCM) khởi tố', []],
    ['Thắng 3-0. Liên đoàn họp kín. Kết quả tốt (AFC) đó', []],
    ['(CAND)', []],
    ['', []],
  ])('of "%s"', (text, expected) => {
    expect(abbreviationsIn(text).map(({ short, long }) => [short, long])).toEqual(expected);
  });

  it('are looked up whatever stands between their letters, and without marks', () => {
    expect([shortKey('TP.HCM'), shortKey('tp hcm'), shortKey('R&D')]).toEqual(['TPHCM', 'TPHCM', 'RD']);
    expect(longKey('Công an nhân  dân')).toBe('cong_an_nhan_dan');
  });
});

describe('a line of the list', () => {
  it.each([
    ['DN = doanh nghiệp', { short: 'DN', meanings: ['doanh nghiệp'] }],
    ['CT = chủ tịch | công ty # hai nghĩa', { short: 'CT', meanings: ['chủ tịch', 'công ty'] }],
    ['  bn=bao nhiêu ', { short: 'bn', meanings: ['bao nhiêu'] }],
    [
      'Úc ~ Australia~Ô-xtrây-li-a # nước',
      { short: 'Úc', meanings: ['Australia', 'Ô-xtrây-li-a'], sameName: true },
    ],
    ['Viêng Chăn ~ Vientiane', { short: 'Viêng Chăn', meanings: ['Vientiane'], sameName: true }],
    ['Úc ~', undefined],
    ['Úc ~ Australia = x', undefined],
    ['# ghi chú', null],
    ['   ', null],
    ['DN', undefined],
    ['DN =', undefined],
    ['= doanh nghiệp', undefined],
    ['D N = doanh nghiệp', undefined],
    ['DN = a = b', undefined],
    ['DN = a |', undefined],
  ])('"%s"', (line, expected) => {
    expect(readListLine(line)).toEqual(expected);
  });
});
