// What response headers say of freshness, of coming again, and of how a body is packed.
import { describe, expect, it } from 'vitest';
import { freshForOf, packingsOf, retryAfterOf, validatorOf } from '../../src/sources/fetch-headers.js';

const NOW = Date.UTC(2025, 8, 15, 1, 0, 0);
const DAY = 86_400_000;

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['86401', DAY],
    ['9'.repeat(400), DAY],
    ['Mon, 15 Sep 2025 01:02:00 GMT', 120_000],
    ['Monday, 15-Sep-25 01:02:00 GMT', 120_000],
    ['Mon, 15 Sep 2025 00:00:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', DAY],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['2', 2_000],
    ['', null],
  ])('%j asks to wait %s ms', (written, expected) => {
    expect(retryAfterOf({ 'retry-after': written }, NOW)).toBe(expected);
  });

  it('says nothing when it is not there', () => {
    expect(retryAfterOf({}, NOW)).toBeNull();
  });
});

describe('a document', () => {
  it.each([
    [{}, null],
    [{ 'cache-control': 'public' }, null],
    [{ 'cache-control': 'max-age=60' }, 60_000],
    [{ 'cache-control': 'public, MAX-AGE="60", s-maxage=900' }, 60_000],
    [{ 'cache-control': ['public', 'max-age=60'] }, 60_000],
    [{ 'cache-control': 's-maxage=900' }, null],
    [{ 'cache-control': 'max-age=60', age: '20' }, 40_000],
    [{ 'cache-control': 'max-age=60', age: '90' }, 0],
    [{ 'cache-control': 'max-age=60', age: 'old' }, 60_000],
    [{ 'cache-control': 'no-cache, max-age=60' }, 0],
    [{ 'cache-control': 'max-age=60,no-store' }, 0],
    [{ 'cache-control': 'max-age=-1' }, null],
    [{ 'cache-control': 'max-age=99999999999999999999' }, 365 * DAY],
    [{ expires: 'Mon, 15 Sep 2025 01:01:00 GMT' }, 60_000],
    [{ expires: 'Mon, 15 Sep 2025 01:01:00 GMT', date: 'Mon, 15 Sep 2025 00:59:00 GMT' }, 120_000],
    [{ expires: 'Mon, 15 Sep 2025 00:00:00 GMT' }, 0],
    [{ expires: '0' }, 0],
    [{ expires: '-1' }, 0],
    [{ expires: 'Mon, 15 Sep 2025 01:01:00 GMT', 'cache-control': 'max-age=5' }, 5_000],
  ] as const)('with %j is fresh for %s ms', (headers, expected) => {
    expect(freshForOf(headers, NOW)).toBe(expected);
  });
});

describe('a validator', () => {
  it.each(['"a"', 'W/"a b"', 'Mon, 15 Sep 2025 01:00:00 GMT', '"\u00ea"', 'x'])('is kept: %s', (value) => {
    expect(validatorOf(value)).toBe(value);
  });

  it.each([null, '', ' ', ' "a"', '"a" ', '"a"\r\nx: 1', '"\u0000"', '"đ"', `"${'a'.repeat(1000)}"`])(
    'is not kept: %j',
    (value) => {
      expect(validatorOf(value)).toBeNull();
    },
  );
});

describe('a packing', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['identity', []],
    ['gzip', ['gzip']],
    ['X-GZIP', ['gzip']],
    ['gzip, br', ['br', 'gzip']],
    [
      ['gzip', 'br'],
      ['br', 'gzip'],
    ],
    ['gzip, identity, br', ['br', 'gzip']],
    ['gzip, gzip, gzip', null],
    ['zstd', null],
    ['constructor', null],
  ])('%j is undone as %j', (value, expected) => {
    expect(packingsOf({ 'content-encoding': value })).toEqual(expected);
  });
});
