// Whose office is asked for, and sentences that speak of its deputy instead.
import { describe, expect, it } from 'vitest';
import { typedWords } from '../../src/core/answer-candidate.js';
import { readQuestion } from '../../src/core/question.js';
import { askedRole, holderFirst, isOnDeputy, toldOf } from '../../src/core/roles.js';

const read = (question: string) => readQuestion(question, '2025-10-25');

describe('the office asked for', () => {
  it.each([
    ['Ai là Bộ trưởng Bộ Tư pháp Maroc?', 'bộ trưởng bộ tư pháp maroc'],
    ['Tổng Thư ký Liên Hợp Quốc tên gì?', 'tổng thư ký liên hợp quốc'],
    ['Phó Thủ tướng hiện nay là ai?', 'phó thủ tướng'],
    ['Thủ tướng nói gì?', null],
    ['Ai thắng?', null],
  ])('%s', (question, role) => {
    expect(askedRole(read(question))?.join(' ') ?? null).toBe(role && typedWords(role));
  });
});

describe('a sentence', () => {
  it.each([
    ['Ảnh: bà Ghada Waly, Phó Tổng Thư ký Liên hợp quốc.', 'deputy'],
    ['Ảnh: bà Ghada Waly, Phó\u00a0Tổng Thư ký Liên hợp quốc.'.normalize('NFD'), 'deputy'],
    ['Phó Tổng Thư ký Ghada Waly tới Hà Nội.', null],
    ['Tổng Thư ký António Guterres và Phó Tổng Thư ký Liên hợp quốc dự lễ.', 'holder'],
    ['TTK LHQ gặp Phó Tổng Thư ký Liên hợp quốc.', 'holder'],
    ['Nguyên Tổng Thư ký Liên hợp quốc Ban Ki-moon thăm Huế.', 'holder'],
    ['Ông Trần Phó, Tổng Thư ký Liên hợp quốc, phát biểu.', 'holder'],
    ['Nhiều nước tìm cách đối phó Tổng Thư ký Liên hợp quốc.', 'holder'],
    ['Ông António Guterres tới Hà Nội.', null],
  ])('tells of someone: %s', (sentence, whom) => {
    const role = askedRole(read('Tổng Thư ký Liên Hợp Quốc tên gì?'));
    expect(role && toldOf(role, sentence)).toBe(whom);
  });

  it('of the deputy tells of the holder when the deputy is asked for', () => {
    const role = askedRole(read('Ai là Phó Tổng Thư ký Liên Hợp Quốc?'));
    expect(role && toldOf(role, 'Bà Ghada Waly, Phó Tổng Thư ký Liên Hợp Quốc.')).toBe('holder');
  });
});

describe('sentences', () => {
  const [DEPUTY, HOLDER, OTHER] = [
    { text: 'Phó Thủ tướng Anh thăm Hà Nội.' },
    { text: 'Thủ tướng Keir Starmer dự lễ.' },
    { text: 'Mưa lớn ở Huế.' },
  ];

  it.each([
    ['Ai là Thủ tướng Anh?', [DEPUTY, OTHER, HOLDER], [HOLDER, OTHER], false],
    ['Ai là Thủ tướng Anh?', [DEPUTY, OTHER], [DEPUTY, OTHER], true],
    ['Ai là Thủ tướng Anh?', [OTHER, DEPUTY, HOLDER], [OTHER, DEPUTY, HOLDER], false],
    ['Ai thăm Hà Nội?', [DEPUTY, HOLDER], [DEPUTY, HOLDER], false],
  ])('of the holder go first where the deputy would: %s', (question, given, ordered, onDeputy) => {
    const found = holderFirst(read(question), given);
    expect(found).toEqual(ordered);
    expect(isOnDeputy(read(question), found)).toBe(onDeputy);
  });

  it('of nobody are on nobody', () => {
    expect(isOnDeputy(read('Ai là Thủ tướng Anh?'), [])).toBe(false);
    expect(holderFirst(read('Ai là Thủ tướng Anh?'), [])).toEqual([]);
  });
});
