// Whose office is asked for, and sentences that speak of its deputy instead.
import { describe, expect, it } from 'vitest';
import { typedWords } from '../../src/core/answer-candidate.js';
import { readQuestion } from '../../src/core/question.js';
import { scoreSentences } from '../../src/core/quote.js';
import { askedRole, isDeputyOnly, toldOf } from '../../src/core/roles.js';
import { articleOf } from '../support/articles.js';
import { EVEN, passagesOf } from '../support/passages.js';

const roleOf = (question: string) => askedRole(readQuestion(question, '2025-10-25'))?.words.join(' ') ?? null;

describe('the office asked for', () => {
  it.each([
    ['Ai là Bộ trưởng Bộ Tư pháp Maroc?', 'bộ trưởng bộ tư pháp maroc'],
    ['Tổng Thư ký Liên Hợp Quốc tên gì?', 'tổng thư ký liên hợp quốc'],
    ['Phó Thủ tướng hiện nay là ai?', 'phó thủ tướng'],
    ['Thủ tướng nói gì?', null],
    ['Ai thắng?', null],
  ])('%s', (question, role) => {
    expect(roleOf(question)).toBe(role && typedWords(role));
  });
});

describe('a sentence', () => {
  const told = (question: string, sentence: string) => {
    const role = askedRole(readQuestion(question, '2025-10-25'));
    return role && toldOf(role, sentence);
  };

  it.each([
    ['Ảnh: bà Ghada Waly, Phó Tổng Thư ký Liên hợp quốc.', 'others'],
    ['Phó Tổng thư ký Ghada Waly gặp nguyên Tổng Thư ký Ban Ki-moon.', 'others'],
    ['Cựu tổng thư ký Ban Ki-moon thăm Hà Nội.', 'others'],
    ['Tổng Thư ký António Guterres và Phó Tổng Thư ký Ghada Waly dự lễ.', 'holder'],
    ['Ông António Guterres tới Hà Nội.', null],
    ['Ông Trần Nguyên, Tổng Thư ký, phát biểu.', 'holder'],
  ])('tells of someone: %s', (sentence, whom) => {
    expect(told('Tổng Thư ký Liên Hợp Quốc tên gì?', sentence)).toBe(whom);
    expect(told('Tổng Thư ký Liên Hợp Quốc nói gì?', sentence)).toBe(null);
  });

  it('of who held the office once tells of who held it then', () => {
    const sentence = 'Cựu Thủ tướng Anh Theresa May thăm Hà Nội.';
    expect(told('Thủ tướng Anh là ai?', sentence)).toBe('others');
    expect(told('Thủ tướng Anh năm 2017 là ai?', sentence)).toBe('holder');
    expect(told('Thủ tướng Anh năm 2017 là ai?', `Phó ${sentence.slice(4)}`)).toBe('others');
  });

  it('of the deputy tells of the holder when the deputy is asked for', () => {
    expect(told('Ai là Phó Tổng Thư ký Liên Hợp Quốc?', 'Bà Ghada Waly, Phó Tổng Thư ký.')).toBe('holder');
  });
});

it.each([
  ['Tổng Thư ký Liên Hợp Quốc là ai?', 'Bà Waly, Phó Tổng Thư ký.', true],
  ['Tổng Thư ký Liên Hợp Quốc là ai?', 'Hai bên trao đổi về an ninh mạng.', true],
  ['Tổng Thư ký Liên Hợp Quốc là ai?', 'Tổng Thư ký António Guterres dự lễ.', false],
  ['Ai dự lễ?', 'Bà Waly, Phó Tổng Thư ký.', false],
])('nobody but a deputy answers %s %s', (question, best, isSo) => {
  const read = readQuestion(question, '2025-10-25');
  expect(isDeputyOnly(read, [{ text: best }, { text: 'Ông Đức, Phó Tổng Thư ký, phát biểu.' }])).toBe(isSo);
  expect(isDeputyOnly(read, [{ text: 'Ông Đức phát biểu.' }])).toBe(false);
});

it('puts a sentence on the holder before a better worded one on the deputy', () => {
  const article = articleOf('a', {
    text: 'Bà Ghada Waly là Phó Tổng Thư ký Liên Hợp Quốc, tên đầy đủ là Ghada Fathi Waly. Lễ mở ký có Tổng Thư ký António Guterres tham dự cùng nhiều đoàn.',
  });
  const question = readQuestion('Tổng Thư ký Liên Hợp Quốc tên gì?', '2025-10-25');
  const [best] = scoreSentences(question, passagesOf(article, {}, question), EVEN);
  expect(best?.text).toContain('António Guterres');
});
