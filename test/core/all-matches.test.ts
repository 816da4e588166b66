// All matches of a pattern, as `matchAll` finds them.
import { describe, expect, it } from 'vitest';
import { allMatches } from '../../src/core/all-matches.js';

const CASES: ReadonlyArray<readonly [RegExp, string]> = [
  [/\d+/gu, 'ngày 25 tháng 10, 2025'],
  [/(?<day>\d+)\/(\d+)?/gu, '1/2 và 3/ rồi 4/5'],
  [/x/gu, 'không có'],
  [/(?=a)/gu, 'ba ba'],
  [/\d*/gu, 'ô1🙂23'],
  [/\d*/g, 'ô1🙂23'],
  [/^- /gmu, '- một\n- hai'],
];

describe('allMatches', () => {
  it.each(CASES)('finds what matchAll finds: %s', (pattern, text) => {
    const of = (matches: Iterable<RegExpExecArray>) =>
      [...matches].map((match) => ({ index: match.index, parts: [...match], groups: { ...match.groups } }));
    expect(of(allMatches(pattern, text))).toEqual(of(text.matchAll(pattern)));
  });

  it('begins at the start, wherever the pattern was used last', () => {
    const pattern = /a/gu;
    pattern.test('aaa');
    expect(allMatches(pattern, 'aba').map(({ index }) => index)).toEqual([0, 2]);
  });

  it('leaves the pattern at the start', () => {
    const pattern = /a/gu;
    allMatches(pattern, 'aba');
    expect(pattern.lastIndex).toBe(0);
  });

  it('refuses a pattern that would find the same for ever', () => {
    expect(() => allMatches(/a/u, 'a')).toThrow(TypeError);
  });
});
