// What became of sentences from one version to another: which are gone, new, or put differently.
import { describe, expect, it, test } from 'vitest';
import { textOf } from '../../src/core/article.js';
import { changesBetween, nearestSentences, sentencesIn, stands } from '../../src/core/version-changes.js';

const BEFORE = {
  text: 'Cầu Rạch Sậy dài 412 mét. Cầu thông xe ngày 15/3/2025 sau gần ba năm thi công.\n\nNgười dân vui mừng.',
  captions: ['Cầu Rạch Sậy nhìn từ trên cao.'],
};
const said = (text: string, captions: readonly string[] = BEFORE.captions) => ({ text, captions });

describe('nearestSentences', () => {
  const cases: ReadonlyArray<readonly [string, string, string, readonly string[]]> = [
    [
      'a figure that changed',
      BEFORE.text.replace('412', '421'),
      'Cầu Rạch Sậy dài 412 mét.',
      ['Cầu Rạch Sậy dài 421 mét.'],
    ],
    [
      'a sentence that was lengthened',
      BEFORE.text.replace('thi công.', 'thi công, theo chủ đầu tư.'),
      'Cầu thông xe ngày 15/3/2025 sau gần ba năm thi công.',
      ['Cầu thông xe ngày 15/3/2025 sau gần ba năm thi công, theo chủ đầu tư.'],
    ],
    [
      'only the sentences of a quote that are gone',
      BEFORE.text.replace('412', '421'),
      'Cầu Rạch Sậy dài 412 mét. Cầu thông xe ngày 15/3/2025 sau gần ba năm thi công.',
      ['Cầu Rạch Sậy dài 421 mét.'],
    ],
    ['nothing where nothing is like it', 'Giá lúa tăng mạnh ở miền Tây.', 'Cầu dài 412 mét.', []],
    ['nothing where the words stand', BEFORE.text, 'Người dân vui mừng.', []],
  ];
  it.each(cases)('finds %s', (_, now, quoted, expected) => {
    const article = said(now);
    const found = nearestSentences(article, quoted);
    expect(found.map(({ text }) => text)).toEqual(expected);
    for (const { text, caption, start, end } of found)
      expect(textOf(article, caption).slice(start, end)).toBe(text);
  });

  it('finds a caption that changed, by its place', () => {
    const now = said(BEFORE.text, ['Mở đầu.', 'Cầu Rạch Sậy nhìn từ bờ sông.']);
    expect(nearestSentences(now, 'Cầu Rạch Sậy nhìn từ trên cao.')).toMatchObject([
      { text: 'Cầu Rạch Sậy nhìn từ bờ sông.', caption: 1, start: 0 },
    ]);
  });
});

test('sentences of the body come before those of the captions', () => {
  expect(sentencesIn(BEFORE).map(({ caption }) => caption)).toEqual([null, null, null, 0]);
});

test('a quote of two sentences stands as long as both do, whatever was put between them', () => {
  const quoted = 'Cầu Rạch Sậy dài 412 mét. Cầu thông xe ngày 15/3/2025 sau gần ba năm thi công.';
  const between = (put: string) => said(BEFORE.text.replace('mét. ', `mét.${put}`));
  expect(stands(between(' Cầu có bốn làn xe. '), quoted)).toBe(true);
  expect(stands(between('\n\n'), quoted)).toBe(true);
  expect(stands(said(BEFORE.text.replace('gần ba', 'gần bốn')), quoted)).toBe(false);
});

test('words stand in the body or in a caption, to the letter', () => {
  expect(stands(BEFORE, 'dài 412 mét')).toBe(true);
  expect(stands(BEFORE, 'từ trên cao')).toBe(true);
  expect(stands(BEFORE, 'Dài 412 mét')).toBe(false);
});

test('changes are the sentences only one version has, as often as it has them more; moved ones are none', () => {
  const before = said('Một. Hai. Hai. Ba.', []);
  const after = said('Ba. Hai. Bốn. Một.', ['Năm.']);
  expect(changesBetween(before, after)).toEqual({ gone: ['Hai.'], added: ['Bốn.', 'Năm.'] });
  expect(changesBetween(before, before)).toEqual({ gone: [], added: [] });
});
