// How a topic is read, and which texts hold its phrases.
import { expect, test } from 'vitest';
import { holdsPhrase, readTopic, wordRuns } from '../../src/core/topic.js';

test.each([
  ['Interpol', 'Interpol', [], []],
  ['"hợp tác với Nga" -thể thao', 'hợp tác với Nga', ['hợp tác với Nga'], ['thể thao']],
  ['“giá vàng” SJC', 'giá vàng SJC', ['giá vàng'], []],
  ['Trump -Ukraine -"bầu cử"', 'Trump', [], ['Ukraine', 'bầu cử']],
  ['bóng đá -U23 Việt Nam, nữ', 'bóng đá , nữ', [], ['U23 Việt Nam']],
  ['Covid-19', 'Covid-19', [], []],
  ['Nga - Ukraine', 'Nga - Ukraine', [], []],
  ['-thể thao', '', [], ['thể thao']],
  ['"giá vàng', 'giá vàng', [], []],
  ['"" -"" ?!', '', [], []],
  ['  gia   vang ', 'gia vang', [], []],
])('%s', (text, subject, phrases, without) => {
  expect(readTopic(text)).toEqual({ subject, phrases, without });
});

test.each([
  ['Việt Nam hợp tác với Nga về dầu khí.', 'hợp tác với Nga', true],
  ['Việt Nam HỢP TÁC, với Nga', 'hợp tác với nga', true],
  ['Việt Nam hợp tác cùng Nga', 'hợp tác với Nga', false],
  ['Giá vàng tăng', 'gia vang', true],
  ['Giá vằng tăng', 'giá vàng', false],
  ['Hoà Bình mưa lớn', 'Hòa Bình', true],
  ['Vũ Nga Linh', 'Nga Li', false],
])('%s | %s', (text, phrase, holds) => {
  expect(holdsPhrase(wordRuns(text), phrase)).toBe(holds);
});
