// Lists as Vietnamese and English write them.
import { expect, test } from 'vitest';
import { listInWords } from '../../src/core/lists.js';

test.each([
  [[], 'vi', {}, ''],
  [['một'], 'vi', {}, 'một'],
  [['một', 'hai'], 'vi', {}, 'một và hai'],
  [['một', 'hai', 'ba'], 'vi', { last: 'or' }, 'một, hai hoặc ba'],
  [['one', 'two', 'three'], 'en', {}, 'one, two, and three'],
  [['Nam', 'Bắc', 'Trung'], 'en', { last: 'or', quoted: true }, 'Nam”, “Bắc”, or “Trung'],
] as const)('%j in %s %j', (items, locale, how, expected) => {
  expect(listInWords(items, locale, how)).toBe(expected);
});
