// What is to be compared, read from many ways of asking.
import { describe, expect, it } from 'vitest';
import { readCompare, type Side } from '../../src/core/compare-request.js';
import { paperNamed } from '../../src/core/outlet-named.js';

const KNOWN = ['tuoitre.vn', '24h.com.vn', 'vnexpress.net', 'Dân trí', 'thanhnien.com.vn', 'Báo Quê Hương'];
const named = (side: Side): string => (side.kind === 'outlet' ? side.paper.name : side.days);

function read(text: string): readonly string[] | null {
  const found = readCompare(text, {
    today: '2026-02-10',
    paperNamed: (written) => paperNamed(written, KNOWN),
  });
  return found && [found.subject, ...found.sides.map(named)];
}

describe('what is to be compared', () => {
  it.each([
    ['giá vàng: VnExpress, Tuổi Trẻ', 'giá vàng', 'VnExpress', 'Tuổi Trẻ'],
    ['giá vàng VnExpress và Tuổi Trẻ', 'giá vàng', 'VnExpress', 'Tuổi Trẻ'],
    ['So sánh giá vàng giữa báo Tuổi Trẻ với 24h?', 'giá vàng', 'Tuổi Trẻ', '24h'],
    ['TTO vs VNE về giá vàng', 'giá vàng', 'Tuổi Trẻ', 'VnExpress'],
    ['tuoi tre va thanh nien ve gia vang', 'gia vang', 'Tuổi Trẻ', 'Thanh Niên'],
    ['giá vàng trên tuoitre.vn so với dantri.com.vn', 'giá vàng', 'Tuổi Trẻ', 'Dân trí'],
    ['ô nhiễm và bụi mịn: báo Thanh Niên, báo Nhân Dân', 'ô nhiễm và bụi mịn', 'Thanh Niên', 'Nhân Dân'],
    ['lễ hội làng: Quê Hương, Tuổi Trẻ', 'lễ hội làng', 'Báo Quê Hương', 'Tuổi Trẻ'],
    ['compare gold prices in VnExpress and Dân trí', 'gold prices', 'VnExpress', 'Dân trí'],
    ['giá vàng tháng 7 với tháng 8', 'giá vàng', 'tháng 7', 'tháng 8'],
    ['giá vàng tháng 7 và 8', 'giá vàng', 'tháng 7', 'tháng 8'],
    ['giá vàng giữa tháng 10/2013 và tháng 2/2026', 'giá vàng', 'tháng 10/2013', 'tháng 2/2026'],
    ['bão: 5/8, 6/8/2025', 'bão', 'ngày 5/8/2025', 'ngày 6/8/2025'],
    ['giá vàng ngày 30/1/2026 so với 2/2/2026', 'giá vàng', 'ngày 30/1/2026', 'ngày 2/2/2026'],
    ['giá xăng hôm qua và hôm nay', 'giá xăng', 'hôm qua', 'hôm nay'],
    ['gold price 2013 and 2026', 'gold price', 'năm 2013', 'năm 2026'],
    ['gold price: July vs August', 'gold price', 'in July', 'in August'],
    ['VnExpress và Tuổi Trẻ', '', 'VnExpress', 'Tuổi Trẻ'],
  ])('%s', (text, ...expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'giá vàng',
    'giá vàng Tuổi Trẻ',
    'thanh niên và học sinh',
    'giá vàng: VnExpress, tháng 8',
    'giá vàng: Tuổi Trẻ, tuoitre.vn',
    'giá vàng tháng 8 và tháng 8',
    '',
    ': ,',
  ])('is not read where there are no two sides of one kind: %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('the paper that is named', () => {
  it('is known though the collection has nothing of it, or under several names', () => {
    expect(paperNamed('báo Nhân Dân', KNOWN)).toEqual({ name: 'Nhân Dân', outlets: [] });
    expect(paperNamed('TTO', [...KNOWN, 'Tuổi Trẻ Online'])).toEqual({
      name: 'Tuổi Trẻ',
      outlets: ['tuoitre.vn', 'Tuổi Trẻ Online'],
    });
  });

  it.each(['học sinh', 'báo', 'tuổi', 'x', ''])('is none in %j', (written) => {
    expect(paperNamed(written, KNOWN)).toBeNull();
  });
});
