// How well sentences tell who holds the office asked for, and what is done with that.
import { describe, expect, it } from 'vitest';
import { furtherOfHolder, holderAsked, isHolderUntold, tellingFirst } from '../../src/core/office-holders.js';
import { readQuestion } from '../../src/core/question.js';

const read = (question: string) => readQuestion(question, '2025-10-25');

describe('a sentence tells who holds an office', () => {
  it.each([
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Lào Sonexay Siphandone thăm Hà Nội.', 2],
    ['Ai là Thủ tướng Lào?', 'Ông Sonexay Siphandone, Thủ tướng nước CHDCND Lào, thăm Hà Nội.', 2],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Phạm Minh Chính thăm Lào.', 0],
    ['Ai là Thủ tướng Lào?', 'Phó Thủ tướng Lào Saleumxay Kommasith thăm Huế.', 0],
    ['Ai là Thủ tướng Lào?', 'Tại Lào, Thủ tướng Campuchia Hun Manet phát biểu.', 0],
    ['Ai là Thủ tướng Lào?', 'Nguyên Thủ tướng Lào Thongloun Sisoulith thăm Huế.', 1],
    ['Ai là cựu Thủ tướng Lào?', 'Nguyên Thủ tướng Lào Thongloun Sisoulith thăm Huế.', 2],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Lào cảm ơn món quà mà ông Trần Văn Bảy gửi tặng.', 1],
    ['Ai là Thủ tướng Lào?', 'Ông hiện là Thủ tướng Lào.', 1],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Lào cảm ơn món quà.', 0],
    ['Ai là Thủ tướng?', 'Thủ tướng Phạm Minh Chính thăm Lào.', 2],
    ['Ai là Thủ tướng?', 'Thủ tướng Lào Sonexay Siphandone thăm Hà Nội.', 0],
    ['Ai là Bộ trưởng Ngoại giao?', 'Bộ trưởng Ngoại giao và Thương mại Australia Matt Kean tới dự.', 0],
    ['Ai là Giám đốc Công an Hà Nội?', 'Giám đốc UNODC Ghada Waly gặp Công an Hà Nội.', 0],
    ['Ai là Giám đốc Công an Hà Nội?', 'Thiếu tướng Nguyễn Văn Tám, Giám đốc Công an TP Hà Nội, nói.', 2],
    ['Ai là Chủ tịch VFF?', 'Chủ tịch VFF Trần Quốc Tuấn trao giải.', 2],
    ['Ai là Chủ tịch VFF?', 'Giải U23 châu Á Sau trận, Chủ tịch VFF Trần Quốc Tuấn trao giải.', 2],
    [
      'Ai là Giám đốc điều hành UNODC?',
      'Bà Ghada Waly, Giám đốc điều hành Văn phòng Liên hợp quốc về phòng, chống ma túy (UNODC), nói.',
      2,
    ],
    ['Ai là Tổng giám đốc Vinamilk?', 'Bà Mai Liên, Tổng giám đốc Công ty Cổ phần Sữa Xanh Vinamilk.', 2],
    [
      'Ai là Tổng giám đốc TASS?',
      'Ông Vadim Bade, Tổng giám đốc Tập đoàn Máy bay Nga (UAC), nói với hãng tin TASS.',
      0,
    ],
    ['Ai là Chủ tịch Sunhouse?', 'Sunhouse họp báo, ông Nguyễn Xuân Phú, chủ tịch tập đoàn, nói.', 1],
  ])('%s %s', (question, sentence, telling) => {
    expect(holderAsked(read(question))?.(sentence)).toBe(telling);
  });

  it('only where an office is asked for', () => {
    expect(holderAsked(read('Ai thăm Hà Nội?'))).toBeNull();
  });
});

const [OTHER, ELSEWHERE, BESIDE] = [
  { text: 'Thủ tướng Phạm Minh Chính thăm Lào.' },
  { text: 'Thủ tướng Lào cảm ơn ông Trần Văn Bảy.' },
  { text: 'Thủ tướng Lào Sonexay Siphandone phát biểu.' },
];
const ASKED = read('Thủ tướng Lào là ai?');

describe('of some sentences', () => {
  it.each([
    [
      [OTHER, ELSEWHERE, BESIDE],
      [BESIDE, OTHER, ELSEWHERE],
    ],
    [
      [OTHER, ELSEWHERE],
      [ELSEWHERE, OTHER],
    ],
    [[OTHER], [OTHER]],
    [[], []],
  ])('the one that tells best goes first: %j', (given, ordered) => {
    expect(tellingFirst(ASKED, given)).toEqual(ordered);
  });

  it('none is moved for another question', () => {
    expect(tellingFirst(read('Ai thăm Lào?'), [OTHER, BESIDE])).toEqual([OTHER, BESIDE]);
  });
});

const passage = (...sentences: ReadonlyArray<{ text: string }>) => ({
  sentences: sentences.map(({ text }) => ({ text, start: 0, end: text.length, tokens: new Set<string>() })),
});

describe('of some passages', () => {
  const [a, b, c, d, e, f] = [
    passage(OTHER),
    passage(ELSEWHERE),
    passage(OTHER, BESIDE),
    passage(ELSEWHERE, OTHER),
    passage(BESIDE),
    passage(ELSEWHERE),
  ] as const;

  it('three at most are read besides, those that tell best first', () => {
    expect(furtherOfHolder(ASKED, [a, b, c, d, e, f], [a])).toEqual([c, e, b]);
    expect(furtherOfHolder(ASKED, [a, c], [a, c])).toEqual([]);
    expect(furtherOfHolder(read('Ai thăm Lào?'), [a, c], [a])).toEqual([]);
  });

  it('none tells', () => {
    expect(isHolderUntold(ASKED, [a])).toBe(true);
    expect(isHolderUntold(ASKED, [])).toBe(true);
    expect(isHolderUntold(ASKED, [a, b])).toBe(false);
    expect(isHolderUntold(read('Ai thăm Lào?'), [a])).toBe(false);
  });
});
