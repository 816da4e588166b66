// What a pasted headline says otherwise than the article it is nearly the same as.
import { describe, expect, it } from 'vitest';
import { differenceFrom, heldShare } from '../../src/core/look-up-differs.js';
import { articleOf } from '../support/articles.js';

const article = articleOf('nổ', {
  title: 'Nổ tại trại huấn luyện Nga, 6 lính dù thiệt mạng',
  url: 'https://vidu.example/No-tai-trai-huan-luyen-Nga-6-linh-du-thiet-mang/12236880.epi',
  text: 'Hai lính khác bị thương. Mỹ chia buồn với Nga. Bộ Y tế không chấp nhận 20 bộ xét nghiệm của Việt Á.',
  captions: [],
});
const untitled = { ...article, title: null };

describe('a text differs from an article', () => {
  it.each([
    ['number', 'Nổ tại trại huấn luyện Nga, 60 lính dù thiệt mạng'],
    ['number', 'no tai trai huan luyen nga 60 linh du thiet mang'],
    ['number', 'Nổ tại trại huấn luyện Nga, 20 lính dù thiệt mạng'],
    ['name', 'Nổ tại trại huấn luyện Mỹ, 6 lính dù thiệt mạng'],
    ['name', 'no tai trai huan luyen my 6 linh du thiet mang'],
    ['name', 'Nổ tại trại huấn luyện Hàn Quốc, 6 lính dù thiệt mạng'],
    ['name', 'Nổ tại trại huấn luyện Nga, 6 lính Wagner thiệt mạng'],
    ['negation', 'Nổ tại trại huấn luyện Nga, không lính dù thiệt mạng'],
    ['negation', 'Bộ Y tế chấp nhận 20 bộ xét nghiệm của Việt Á'],
    ['number', 'Bộ Y tế không chấp nhận 21 bộ xét nghiệm của Việt Á'],
  ])('by a %s: %s', (difference, text) => {
    expect([differenceFrom(article, text), differenceFrom(untitled, text)]).toEqual([difference, difference]);
  });

  it.each([
    'Nổ tại trại huấn luyện Nga, 6 lính dù thiệt mạng',
    'NỔ TẠI TRẠI HUẤN LUYỆN NGA, 6 LÍNH DÙ THIỆT MẠNG',
    'no tai trai huan luyen nga, 6 linh du thiet mang',
    'Nổ tại trại huấn luyện Nga, sáu lính dù thiệt mạng',
    'Nổ tại trại huấn luyện Nga, 06 lính dù thiệt mạng',
    'Nổ ở trại lính Nga làm 6 người chết',
    'Hoa Kỳ chia buồn với Nga',
    'Nổ tại trại huấn luyện làm 6 lính dù bị thiệt mạng',
    'Bộ Y tế ko chấp nhận 20 bộ xét nghiệm của Việt Á',
    'Giá gạo tăng 5 % ở Thái Lan',
  ])('not when it tells the same or something else: %s', (text) => {
    expect([differenceFrom(article, text), differenceFrom(untitled, text)]).toEqual([null, null]);
  });

  it.each([
    ['Sáng 23/10: Giá gạo tăng sau 3 phiên', 'https://vidu.example/Sang-2310-Gia-gao-tang-sau-3-phien/1.epi'],
    [
      'Trúng thầu 15.000 lượng vàng ở Hà Nội',
      'https://vidu.example/trung-thau-luong-vang-o-ha-noi-123456.html',
    ],
    ['Đoàn tàu hàng không chở khách tới Huế', 'https://vidu.example/doan-tau-hang-cho-khach-toi-hue.html'],
  ])('not by how its address writes it: %s', (text, url) => {
    expect(differenceFrom({ ...untitled, url, text: 'Vàng: 15.000 lượng.' }, text)).toBeNull();
  });
});

describe('the share of a text that one sentence holds', () => {
  it.each([
    ['lính dù Nga thiệt mạng tại trại huấn luyện', 1],
    ['Bộ Y tế chấp nhận xét nghiệm', 1],
    ['Mỹ không chấp nhận', 0.75],
    ['…', 0],
  ])('%s: %d', (text, share) => {
    expect(heldShare(article, text)).toBe(share);
  });

  it('is none in a sentence so long that it has any words', () => {
    const long = { ...untitled, text: `Lũ về Huế ${'rồi nước lên cao '.repeat(3)}.` };
    expect([heldShare(long, 'Lũ về'), heldShare(long, 'Lũ về Huế')]).toEqual([0, 1]);
  });
});
