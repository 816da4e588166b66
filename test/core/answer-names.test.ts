// What is no person though it is written with capitals: a ground, a prize, half an office.
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
