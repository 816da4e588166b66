// Wordings at hand: read once a question and collection, and anew when the collection changes.
import { expect, it } from 'vitest';
import { rememberingWordings } from '../../src/app/question-wording.js';
import { plainWording } from '../../src/core/wording.js';

it('a question is read once until the collection changes, each language for itself', async () => {
  let change = 1;
  const read: string[] = [];
  const wordingOf = rememberingWordings(
    async (text, language) => {
      read.push(`${language} ${text}`);
      return plainWording(text);
    },
    async () => change,
  );
  expect(await wordingOf('Ai?', 'vi')).toBe(await wordingOf('Ai?', 'vi'));
  await wordingOf('Ai?', 'en');
  change = 2;
  await wordingOf('Ai?', 'vi');
  expect(read).toEqual(['vi Ai?', 'en Ai?', 'vi Ai?']);
});

it('only the last ones are kept', async () => {
  let reads = 0;
  const wordingOf = rememberingWordings(
    async (text) => {
      reads++;
      return plainWording(text);
    },
    async () => 1,
  );
  for (let i = 0; i < 100; i++) await wordingOf(String(i), 'vi');
  await wordingOf('99', 'vi');
  expect(reads).toBe(100);
  await wordingOf('0', 'vi');
  expect(reads).toBe(101);
});
