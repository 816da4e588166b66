// What a text holds of a question: rare words, names, numbers, and the kind of answer.
import { describe, expect, it } from 'vitest';
import {
  coverage,
  holdsKind,
  holdsUnit,
  missingNumbers,
  rarity,
  type TermStatistics,
  tokensFor,
} from '../../src/core/evidence.js';
import { missingNames } from '../../src/core/missing-names.js';
import { type AnswerKind, type QuestionLanguage, readQuestion } from '../../src/core/question.js';

const read = (text: string) => readQuestion(text, '2025-08-16');

function statistics(frequencies: Record<string, number>, total = 100): TermStatistics {
  return { total, frequency: (term) => frequencies[term] ?? 0 };
}

describe('rarity', () => {
  it('is the BM25 weight of a term', () => {
    expect(rarity(statistics({ a: 10 }), 'a')).toBeCloseTo(Math.log(1 + 90.5 / 10.5), 12);
  });

  it('falls as a term grows common and never below 0, even for counts beyond the collection', () => {
    const some = statistics({ rare: 1, common: 50, everywhere: 100, beyond: 1000 });
    const [none = 0, rare = 0, common = 0, everywhere = 0, beyond = 0] = [
      'none',
      'rare',
      'common',
      'everywhere',
      'beyond',
    ].map((term) => rarity(some, term));
    expect(none).toBeGreaterThan(rare);
    expect(rare).toBeGreaterThan(common);
    expect(common).toBeGreaterThan(everywhere);
    expect(everywhere).toBeGreaterThan(0);
    expect(beyond).toBe(everywhere);
  });
});

describe('a number of what is counted', () => {
  const holds = (question: string, text: string) => holdsUnit(read(question), text);

  it.each([
    ['Có bao nhiêu người bị thương?', 'Có 12 người bị thương.', true],
    ['Có bao nhiêu người bị thương?', 'HAI Người bị thương.', true],
    ['Có bao nhiêu người bị thương?', 'Ba mươi người bị thương, hai xe cháy.', true],
    ['Có bao nhiêu người bị thương?', 'Hai ngườime bị thương.', false],
    ['Có bao nhiêu người bị thương?', 'Hai xe cháy.', false],
    ['Tăng bao nhiêu % so với năm ngoái?', 'Tăng năm phần trăm.', true],
    ['Tăng bao nhiêu % so với năm ngoái?', 'Tăng năm phần.', false],
    ['Hồ rộng bao nhiêu km(2 vậy?', 'Hồ rộng hai km(2 thôi.', true],
    ['Có bao nhiêu người[ ở đó?', 'Có hai xe ở đó.', false],
  ])('is found for %j in %j: %j', (question, text, expected) => expect(holds(question, text)).toBe(expected));

  it('cannot be told where nothing is counted', () => {
    expect(holds('Ai bị thương?', 'Hai người bị thương.')).toBeNull();
  });
});

describe('coverage', () => {
  const some = statistics({ rare: 1, common: 90 });

  it('is 0 without terms or with none found, 1 with all found', () => {
    expect(coverage([], new Set(['rare']), some)).toBe(0);
    expect(coverage(['rare', 'common'], new Set(['other']), some)).toBe(0);
    expect(coverage(['rare', 'common'], new Set(['rare', 'common', 'x']), some)).toBe(1);
    expect(coverage(['rare'], new Set(['rare']), statistics({}, 0))).toBe(1);
  });

  it('counts a term by its rarity', () => {
    const [rare, common] = [rarity(some, 'rare'), rarity(some, 'common')];
    expect(coverage(['rare', 'common'], new Set(['rare']), some)).toBeCloseTo(rare / (rare + common), 12);
    expect(coverage(['rare', 'common'], new Set(['common']), some)).toBeCloseTo(common / (rare + common), 12);
  });

  it('compares marks only where the question has them', () => {
    const text = 'Công an tỉnh';
    for (const [asked, expected] of [
      ['công an', 1],
      ['cong an', 1],
      ['cống an', 0],
    ] as const) {
      const question = read(asked);
      const [term = ''] = question.terms;
      expect(tokensFor(question, text).has(term)).toBe(expected === 1);
    }
  });
});

describe('names missing', () => {
  const share = (names: string[], text: string, language: QuestionLanguage = 'vi') =>
    missingNames({ names, language }, text);

  it.each<[string[], string, number]>([
    [[], 'Trời mưa.', 0],
    [['Pháp'], 'Bộ Tư pháp họp.', 1],
    [['Pháp'], 'Đoàn Pháp đến.', 0],
    [['Pháp'], 'Pháp.', 0],
    [['INTERPOL'], 'Tổng Thư ký Interpol đến.', 0],
    [['Interpol'], 'Tổng Thư ký INTERPOL đến.', 0],
    [['Bộ Công An'], 'Đoàn của Bộ Công an đến.', 0],
    [['Pháp'], 'ĐOÀN PHÁP ĐẾN.', 0],
    [['Phan Văn Giang'], 'Đại tướng Phan Văn Giang, Bộ trưởng', 0],
    [['Phan Văn Giang'], 'Phan Văn Giangg', 1],
    [['Phan Văn Giang'], 'ông Phan Văn', 1],
    [['Lào', 'Pháp', 'Nga', 'Mỹ'], 'Lào gặp Nga.', 0.5],
    [['Nam'], 'Năm nay', 1],
    [['Đà Nẵng'], 'TP.Đà Nẵng', 0],
  ])('%j in "%s": %f', (names, text, expected) => {
    expect(share(names, text)).toBe(expected);
  });

  it('are not missing for lack of marks in a question that has none, though capitals still count', () => {
    expect(share(['Luong Tam Quang'], 'Bộ trưởng Lương Tam Quang', 'en')).toBe(0);
    expect(share(['Da Nang'], 'ở Đà Nẵng', 'vi-unmarked')).toBe(0);
    expect(share(['Phap'], 'Bộ Tư pháp họp', 'vi-unmarked')).toBe(1);
    expect(share(['Luong Tam Quang'], 'Bộ trưởng Lương Tam Quang', 'vi')).toBe(1);
  });
});

describe('numbers missing', () => {
  it.each<[string[], string, string[], number]>([
    [[], 'Trời mưa.', [], 0],
    [['164'], 'có 164 cơ quan', [], 0],
    [['64'], 'có 164 cơ quan', [], 1],
    [['8'], 'ngày 16/08', [], 0],
    [['08'], 'tháng 8', [], 0],
    [['2025'], 'Trời mưa.', ['2025', '08'], 0],
    [['2025', '3'], 'lần thứ 3', [], 0.5],
    [['1', '200'], '1.200 người', [], 0],
  ])('%j in "%s", knowing %j: %f', (numbers, text, known, expected) => {
    expect(missingNumbers(numbers, text, known)).toBe(expected);
  });
});

describe('the kind of answer', () => {
  const cases: ReadonlyArray<readonly [AnswerKind, string, string, boolean | null]> = [
    ['number', 'Bao nhiêu người dự?', 'Có 120 người dự.', true],
    ['number', 'Bao nhiêu người dự?', 'Có hàng trăm người dự.', true],
    ['number', 'Bao nhiêu người dự?', 'Có đông người dự.', false],
    ['number', 'Bao nhiêu người dự ngày 16/8?', 'Ngày 16/8 đông người dự.', false],
    ['number', '1.200 người chia thành mấy nhóm?', 'Có 1.200 người.', false],
    ['time', 'Khi nào họp?', 'Họp ngày 16/8.', true],
    ['time', 'Khi nào họp?', 'Họp lúc 7 giờ.', true],
    ['time', 'Năm nào ký?', 'Năm 2024, hai bên ký.', true],
    ['time', 'Khi nào họp?', 'Sáng nay, hội nghị họp.', true],
    ['time', 'Quý nào lãi?', 'Lãi tăng trong quý III.', true],
    ['time', 'Khi nào họp?', 'Họp với 120 người.', false],
    ['place', 'Họp ở đâu?', 'Họp tại Hà Nội.', true],
    ['place', 'Họp ở đâu?', 'Tại Hà Nội, hai bên họp.', true],
    ['place', 'Họp ở đâu?', 'Họp ở trụ sở Bộ Công an.', true],
    ['place', 'Họp ở đâu?', 'Thành phố Huế là nơi họp.', true],
    ['place', 'Họp ở đâu?', 'Họp trong hai ngày.', false],
    ['reason', 'Vì sao ngập?', 'Đường ngập do mưa lớn.', true],
    ['reason', 'Vì sao ngập?', 'Do mưa lớn, đường ngập.', true],
    ['reason', 'Vì sao ngập?', 'Đường ngập nửa mét.', false],
    ['reason', 'Vì sao ngập?', 'Đoàn đang thăm Orlando.', false],
    ['person', 'Ai gặp Phan Văn Giang?', 'Phan Văn Giang đón Sergey Shoigu.', true],
    ['person', 'Ai gặp Phan Văn Giang?', 'Phan Văn Giang đón khách.', false],
    ['person', 'ai gap Phan Van Giang', 'Phan Văn Giang đón khách.', false],
    ['definition', 'CAND là gì?', 'Công an nhân dân (CAND) vững mạnh.', true],
    ['definition', 'CAND là gì?', 'CAND vững mạnh.', false],
    ['definition', 'thần sa là gì?', 'Thần sa là khoáng vật.', null],
    ['other', 'Hai bên bàn gì?', 'Hai bên bàn hợp tác.', null],
  ];

  it.each(cases)('%s for "%s" in "%s": %s', (kind, question, sentence, expected) => {
    expect(holdsKind(kind, read(question), sentence)).toBe(expected);
  });
});
