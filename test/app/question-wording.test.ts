// Wordings at hand: read once a question and collection, and anew when the collection changes.
import { expect, it } from 'vitest';
import { rememberingWordings } from '../../src/app/question-wording.js';
import { plainWording } from '../../src/core/wording.js';

it('a question is read once until the collection changes, each language for itself', () => {
  let change = 1;
  const read: string[] = [];
  const wordingOf = rememberingWordings(
    (text, language) => {
      read.push(`${language} ${text}`);
      return plainWording(text);
    },
    () => change,
  );
  expect(wordingOf('Ai?', 'vi')).toBe(wordingOf('Ai?', 'vi'));
  wordingOf('Ai?', 'en');
  change = 2;
  wordingOf('Ai?', 'vi');
  expect(read).toEqual(['vi Ai?', 'en Ai?', 'vi Ai?']);
});

it('only the last ones are kept', () => {
  let reads = 0;
  const wordingOf = rememberingWordings(
    (text) => {
      reads++;
      return plainWording(text);
    },
    () => 1,
  );
  for (let i = 0; i < 100; i++) wordingOf(String(i), 'vi');
  wordingOf('99', 'vi');
  expect(reads).toBe(100);
  wordingOf('0', 'vi');
  expect(reads).toBe(101);
});
