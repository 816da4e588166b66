// What is told of words that only this program lost, and of a day that was wrong besides.
import { expect, test } from 'vitest';
import type { ArticleVersion } from '../../src/core/article-history.js';
import { correctionOf } from '../../src/core/correction.js';
import { articleOf } from '../support/articles.js';

const [FIRST, SECOND] = ['Có 12 người bị thương.', 'Đường đã thông xe.'];

function version(number: number, text: string, over: Partial<ArticleVersion> = {}): ArticleVersion {
  return {
    version: number,
    article: articleOf('a', { text, captions: [] }),
    replacedAt: number,
    present: false,
    withdrawn: false,
    ...over,
  };
}
const given = [
  { id: 1, version: 1, caption: null, start: 0, end: FIRST.length, shownDay: '2025-08-16' },
  {
    id: 2,
    version: 1,
    caption: null,
    start: FIRST.length + 1,
    end: FIRST.length + 1 + SECOND.length,
    shownDay: null,
  },
];
const quoted = version(1, `${FIRST} ${SECOND}`);

test('words that went when the program read the article otherwise are not taken back by the paper', () => {
  const reread = version(2, `Mở đầu. ${SECOND}`, { reread: true });
  const now = version(3, 'Mở đầu. Đường đã tắc.', { present: true, replacedAt: null });
  expect(correctionOf(given, [quoted, reread, { ...now, article: reread.article }])).toBeNull();
  expect(correctionOf(given, [quoted, reread, now])?.quotes.map(({ id }) => id)).toEqual([2]);
  const { reread: _, ...changed } = reread;
  expect(correctionOf(given, [quoted, changed, now])?.quotes.map(({ id }) => id)).toEqual([1, 2]);
});

test('a changed article says as well that the day shown was wrong', () => {
  const date = { day: '2025-08-17', time: null, source: 'given' } as const;
  const now = version(2, SECOND, { present: true });
  const later = { ...now, article: { ...now.article, date } };
  expect(correctionOf(given, [quoted, now])).toMatchObject({ kind: 'changed', shownDay: null });
  expect(correctionOf(given, [quoted, later])).toMatchObject({ kind: 'changed', shownDay: '2025-08-16' });
});
