// Who is asked about by name, and sentences that introduce that person by an office.
import { describe, expect, it } from 'vitest';
import { introducedFirst, introducesAsked } from '../../src/core/introduced.js';
import { readQuestion } from '../../src/core/question.js';

const read = (question: string) => readQuestion(question, '2025-10-25');

describe('a sentence introduces who is asked about', () => {
  it.each([
    ['Bà Ghada Waly là ai?', 'Bộ trưởng gặp bà Ghada Waly, Phó Tổng Thư ký Liên hợp quốc.', true],
    ['Ghada Waly là ai vậy?', 'Ghada Waly hiện là Giám đốc điều hành UNODC.', true],
    ['Bà Ghada Waly là ai?', 'Bộ trưởng gửi lời cảm ơn tới bà Ghada Waly cùng đội ngũ.', false],
    ['Bà Ghada Waly là ai?', 'Phó Tổng Thư ký Liên hợp quốc Ghada Waly thăm Hà Nội.', true],
    ['Bà Ghada Waly là ai?', 'Tổng Thư ký gặp ông Guterres; Ghada Waly vắng mặt.', false],
    ['Bà Ghada Waly là ai?', 'Tổng thống Mỹ tiếp bà Ghada Waly.', false],
    ['Bà Ghada Waly là ai?', 'Tổng thống cảm ơn Ghada Waly.', false],
    ['Tổng thống Trump là ai?', 'Tổng thống Mỹ Donald Trump nói.', true],
    ['Tổng thống Trump là ai?', 'Tổng thống Trump nói về Bộ trưởng Quốc phòng.', false],
    ['Bộ trưởng Nguyễn Kim Sơn là ai?', 'Bộ trưởng Bộ Giáo dục và Đào tạo Nguyễn Kim Sơn nói.', true],
    ['Bộ trưởng Nguyễn Kim Sơn là ai?', 'Ông Nguyễn Kim Sơn - bộ trưởng Bộ Giáo dục - nói.', true],
    ['Ông Tuấn là ai?', 'Ông Tuấn (ủy viên Bộ Chính trị, Chủ tịch UBND tỉnh) nói.', true],
    ['Ông An là ai?', 'Bộ trưởng Bộ Công an nói.', false],
    ['Ông An là ai?', 'Bộ trưởng Bộ Công thương Anh Tuấn nói.', false],
    ['Ai là Tổng thống Mỹ?', 'Tổng thống Mỹ Donald Trump nói.', false],
    ['Tuấn là ai?', 'Tuấn, Chủ tịch UBND tỉnh, nói.', false],
    ['UNODC là ai?', 'Giám đốc UNODC nói.', false],
    ['Người thắng giải ở Hà Nội là ai?', 'Chủ tịch UBND thành phố Hà Nội nói.', false],
  ])('%s %s', (question, sentence, expected) => {
    expect(introducesAsked(read(question), sentence)).toBe(expected);
  });
});

describe('of some sentences', () => {
  const [OTHER, PLAIN, INTRODUCING] = [
    { text: 'Mưa lớn ở Huế.' },
    { text: 'Tổng thống Trump nói.' },
    { text: 'Tổng thống Mỹ Donald Trump nói.' },
  ];

  it.each([
    ['Tổng thống Trump là ai?', [OTHER, PLAIN, INTRODUCING], [INTRODUCING, OTHER, PLAIN]],
    ['Tổng thống Trump là ai?', [OTHER, PLAIN], [OTHER, PLAIN]],
    ['Tổng thống Trump nói gì?', [OTHER, INTRODUCING], [OTHER, INTRODUCING]],
  ])('the one that introduces goes first: %s', (question, given, ordered) => {
    expect(introducedFirst(read(question), given)).toEqual(ordered);
  });
});
