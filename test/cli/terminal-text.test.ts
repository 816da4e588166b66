// What tables on a terminal show of what they are given.
import { describe, expect, it } from 'vitest';
import { shownKey } from '../../src/cli/terminal-text.js';

describe('the key of an article in a table', () => {
  it.each([
    ['000_a.txt', '000_a.txt'],
    ['thư mục/bài một.txt', 'thư mục/bài một.txt'],
    ['https://www.bao.example/tin.html', 'bao.example/tin.html'],
    [
      'https://bao.example/thoi-su/gia-dau-tho-tang-khi-dong-duong-ong-5119896.html',
      'bao.example/…g-duong-ong-5119896.html',
    ],
    ['a\u001b[31mb', 'a[31mb'],
  ])('%j is shown as %j', (key, shown) => {
    expect(shownKey(key)).toBe(shown);
  });
});
