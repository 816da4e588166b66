// What a pattern needs is never more than what its matches have.
import { describe, expect, it } from 'vitest';
import { DIGIT, holdsNeeded, neededBy } from '../../src/core/pattern-needs.js';

describe('what a pattern needs', () => {
  it.each<[string, ReturnType<typeof neededBy>]>([
    ['ngày (\\d{1,2})', [['ngày '], [DIGIT]]],
    ['(?:hôm|ngày) nay', [['hôm', 'ngày'], [' nay']]],
    ['(?:từ )?(?:ngày )?(?<![\\d/])(\\d+)[/-](\\d)', [[DIGIT], [DIGIT]]],
    ['a(?:b|c|)d', [['a'], ['d']]],
    ['ab?c+d{2}e{0,3}f*', [['a'], ['c'], ['d']]],
    ['(?=xyz)\\bq\\.? ?(i{1,3}|iv)', [['q'], ['i', 'iv']]],
    ['[abc\\]]\\p{L}+x|y', [['x', 'y']]],
    ['(?:x|\\p{L})', []],
    ['', []],
    [' ?(?:một|hai) mươi|chục', [[' mươi', 'chục']]],
  ])('%s', (source, needs) => {
    expect(neededBy(source)).toEqual(needs);
  });

  it('is held by whatever the pattern matches', () => {
    const source = '(?:dịp |ngày )?(?:tết|lễ) (?:năm )?(\\d{4}|nay)';
    const needs = neededBy(source);
    for (const text of ['dịp tết 2025', 'lễ nay', 'tết năm 2025', 'ngày lễ năm nay']) {
      expect(new RegExp(source, 'u').test(text)).toBe(true);
      expect(holdsNeeded(text, /\d/u.test(text), needs)).toBe(true);
    }
    expect(holdsNeeded('mưa 2025', true, needs)).toBe(false);
    expect(holdsNeeded('tết', false, neededBy('tết (\\d)'))).toBe(false);
  });
});
