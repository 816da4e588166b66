// Who is a person behind the name of a place, and what is none though written with capitals: a ground, a prize, half an office.
import { expect, it } from 'vitest';
import { persons } from '../../src/core/answer-names.js';
import { readQuestion } from '../../src/core/question.js';

it.each([
  'Chelsea để thua ngay tại thánh địa Stamford Bridge ở lượt đi.',
  'Bộ phim vừa đoạt giải Cánh Diều Vàng tối qua.',
  'Chuyến thăm của Ngài Tổng thống là dấu mốc quan trọng.',
])('%s', (sentence) => {
  expect(persons(readQuestion('Ai thua trận này?', '2025-10-25'), sentence)).toEqual([]);
});

it.each([
  ['Bộ trưởng Quốc phòng Nhật Bản Itsunori Onodera thăm Huế.', 'Itsunori Onodera'],
  ['Chủ tịch UBND tỉnh Thái Nguyên Dương Ngọc Long nói.', 'Dương Ngọc Long'],
])('names who comes behind a place: %s', (sentence, name) => {
  const found = persons(readQuestion('Ai nói vậy?', '2025-10-25'), sentence);
  expect(found.map(({ start, end }) => sentence.slice(start, end))).toContain(name);
});
