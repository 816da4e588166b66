// Claims against an article: word for word, and what is said otherwise.
import { describe, expect, it } from 'vitest';
import { disagreements, heldBy, isTitleOf, nearestTo } from '../../src/core/check-sentence.js';
import { claimsIn, MOST_CLAIMS } from '../../src/core/claims.js';

const TOLD = 'Sáng 18/8, ông Trần Văn Nam dự lễ khánh thành cầu Sông Lô dài 1.240 mét ở Phú Thọ.';
const ARTICLE = {
  title: 'Khánh thành cầu Sông Lô',
  url: null,
  text: `${TOLD} Cầu có 6 làn xe, vốn 12,5 tỷ đồng. Tỉnh Nghệ An cử đoàn đến dự.`,
  captions: ['Cầu nhìn từ trên cao, ngày 18/8.'],
};

describe('a claim word for word', () => {
  it.each([
    ['to the letter', TOLD, []],
    ['but for white space', TOLD.replaceAll(' ', '\n '), []],
    ['but for its full stop', TOLD.slice(0, -1), []],
    ['a part of it', 'khánh thành cầu Sông Lô dài 1.240 mét', []],
    ['but for capitals', TOLD.toLowerCase(), ['case']],
    ['but for one mark', TOLD.replace('lễ', 'lế'), ['marks']],
    ['but for marks and capitals', 'KHANH THANH CAU SONG LO', ['marks', 'case']],
    ['but for quotation marks', TOLD.replace('Sông Lô', '“Sông Lô”'), ['punctuation']],
    ['over two sentences', `${TOLD} Cầu có 6 làn xe`, []],
    ['in a caption', 'Cầu nhìn từ trên cao', []],
  ])('is held %s', (_, claim, otherwise) => {
    expect(heldBy(ARTICLE, claim)?.otherwise).toEqual(otherwise);
  });

  it.each([
    TOLD.replace('1.240', '1.241'),
    TOLD.replace('1.240', '1,240'),
    TOLD.replace('1.240', '1 240'),
    TOLD.replace('18/8', '18-8'),
    TOLD.replace('Nam', 'Năm Nam'),
    'vốn 125 tỷ đồng',
    '…',
  ])('is not held: %s', (claim) => {
    expect(heldBy(ARTICLE, claim)).toBeNull();
  });

  it('is a part where the sentence says more', () => {
    expect(heldBy(ARTICLE, TOLD)?.part).toBe(false);
    expect(heldBy(ARTICLE, TOLD.toUpperCase())?.part).toBe(false);
    expect(heldBy(ARTICLE, 'dự lễ khánh thành cầu Sông Lô')?.part).toBe(true);
  });

  it('is a title only with the same numbers', () => {
    expect(isTitleOf(ARTICLE, 'khánh thành cầu sông lô!')).toBe(true);
    expect(isTitleOf({ title: 'Tăng 1.5 lần' }, 'Tăng 1,5 lần')).toBe(false);
    expect(isTitleOf({ title: null }, 'Khánh thành')).toBe(false);
  });
});

describe('what a claim says otherwise', () => {
  const told = (claim: string) => {
    const nearest = nearestTo(ARTICLE, claim) ?? expect.fail();
    return disagreements(ARTICLE, claim, nearest);
  };

  it.each([
    [TOLD.replace('1.240', '1.420'), 'number', ['1.420'], ['1.240']],
    [TOLD.replace('18/8', '28/8'), 'number', ['28/8'], ['18/8']],
    // The other number stands in the same article, but not of this thing.
    [TOLD.replace('1.240', '6'), 'number', ['6'], ['1.240']],
    [TOLD.replace('Trần Văn Nam', 'Lê Hữu Phúc'), 'name', ['Lê Hữu Phúc'], ['Trần Văn Nam']],
    // So does the other province.
    [TOLD.replace('Phú Thọ', 'Nghệ An'), 'name', ['Nghệ An'], ['Phú Thọ']],
    [TOLD.replace('dự lễ', 'không dự lễ'), 'negation', [], []],
  ])('%s', (claim, kind, mine, theirs) => {
    expect(told(claim)).toEqual([{ kind, mine, theirs }]);
  });

  it('is read from the title where that is likest, and from the sentence that a claim shortens', () => {
    const titled = { ...ARTICLE, title: 'Khánh thành cầu Sông Hồng dài 900 mét sau hai năm' };
    const claim = 'Khánh thành cầu Sông Hồng dài 800 mét sau hai năm';
    const nearest = nearestTo(titled, claim) ?? expect.fail();
    expect(disagreements(titled, claim, nearest)).toEqual([
      { kind: 'number', mine: ['800'], theirs: ['900'] },
    ]);
    const short = 'Ông Trần Văn Nam dự lễ khánh thành cầu Sông Lô 2.240 mét';
    expect(nearestTo(ARTICLE, short)?.likeness).toBeGreaterThan(0.7);
    expect(told(short)[0]).toMatchObject({ kind: 'number', mine: ['2.240'] });
  });

  it.each([
    ['Bà Hoa không đổ thuốc trừ sâu vào đầu nguồn nước', 'negation'],
    ['Ba Hoa khong do thuoc tru sau vao dau nguon nuoc', 'negation'],
    ['Năm 2023, cả nước ghi nhận 1.623 trường hợp dương tính HIV mới, 13.445 ca tử vong', 'number'],
  ])('is told of %s', (claim, kind) => {
    const told = {
      title: null,
      url: null,
      captions: [],
      text: 'Do mâu thuẫn nên bà Hoa đổ thuốc trừ sâu vào đầu nguồn nước nhà hàng xóm để đầu độc.\n\nNăm 2023, cả nước ghi nhận 13.445 trường hợp dương tính HIV mới, 1.623 ca tử vong.',
    };
    const nearest = nearestTo(told, claim) ?? expect.fail();
    expect(disagreements(told, claim, nearest).map((one) => one.kind)).toEqual([kind]);
  });

  it('is nothing where two numbers with their units only change places', () => {
    const told = {
      title: null,
      url: null,
      captions: [],
      text: 'Năm 2023 có 1.623 ca tử vong và 13.445 ca mắc HIV mới ở cả nước.',
    };
    const claim = 'Cả nước năm 2023 có 13.445 ca mắc HIV mới và 1.623 ca tử vong';
    const nearest = nearestTo(told, claim) ?? expect.fail();
    expect(disagreements(told, claim, nearest)).toEqual([]);
  });

  it('is nothing where only other words are used', () => {
    expect(
      told('Ông Trần Văn Nam sáng 18/8 có mặt ở Phú Thọ dự lễ khánh thành cầu Sông Lô, dài 1.240 mét.'),
    ).toEqual([]);
  });
});

describe('the claims of a text', () => {
  it('are its sentences, five at most', () => {
    const text = Array.from({ length: 7 }, (_, i) => `Câu này là câu số ${i}.`).join(' ');
    const { claims, left } = claimsIn(text);
    expect([claims.length, left]).toEqual([MOST_CLAIMS, 2]);
    expect(claimsIn('Đúng vậy. Nước lũ lên nhanh ở Huế.').claims.map(({ text }) => text)).toEqual([
      'Nước lũ lên nhanh ở Huế.',
    ]);
    expect(claimsIn('Hà Nội').claims).toHaveLength(1);
    expect(claimsIn('  ').claims).toEqual([]);
  });

  it.each([
    ['Hôm qua ở Huế, ông Lê Văn Ba nói: “Chúng tôi sẽ mở thêm làn xe”.', 'Lê Văn Ba'],
    ['“Chúng tôi sẽ mở thêm làn xe”, bà Trần Thị Tư khẳng định.', 'Trần Thị Tư'],
    ['Theo báo chí, Bộ trưởng Phan Văn Giang cho biết "chúng tôi sẽ mở thêm làn xe".', 'Phan Văn Giang'],
    ['Ông Ba nói sẽ mở thêm làn xe.', undefined],
    ['Ông Ba gọi đó là “một bước tiến”.', undefined],
  ])('name the speaker of what they quote: %s', (text, speaker) => {
    expect(claimsIn(text).claims[0]?.said?.speaker).toBe(speaker);
  });
});
