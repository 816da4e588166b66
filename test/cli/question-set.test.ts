// Whether a text holds a known answer: to the letter, but for how its spaces and marks are written.
import { describe, expect, it } from 'vitest';
import { holdsAnswer } from '../../src/cli/question-set.js';

describe('a text holds a known answer', () => {
  it.each<[text: string, answers: string[], expected: boolean]>([
    ['Tổng cộng 41 thi thể đã được tìm thấy.', ['41 thi thể'], true],
    ['Tổng cộng 43 thi thể đã được tìm thấy.', ['41 thi thể'], false],
    ['Ông nhận 20\u00a0triệu\nđồng.', ['20 triệu đồng'], true],
    ['Ông nhận 20 triệu đồng.', ['20\u00a0triệu đồng'], true],
    ['Ở Hà Nội'.normalize('NFD'), ['Hà Nội'], true],
    ['ở hà nội', ['Hà Nội'], false],
    ['Ở Huế', ['Hà Nội', 'Huế'], true],
    ['Ở Huế', [], true],
  ])('"%s" of %j: %s', (text, answers, expected) => {
    expect(holdsAnswer(text, { answers })).toBe(expected);
  });
});
