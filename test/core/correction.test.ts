// What is to be corrected of quotes given, decided from the versions of their article.
import { expect, test } from 'vitest';
import type { Article } from '../../src/core/article.js';
import type { ArticleVersion } from '../../src/core/article-history.js';
import { correctionOf, type GivenQuote } from '../../src/core/correction.js';
import { articleOf } from '../support/articles.js';

const FIRST = articleOf('a', { text: 'Có 12 người bị thương. Đường đã thông xe.', captions: ['Ảnh cũ.'] });

function versions(...articles: ReadonlyArray<Article | null>): ArticleVersion[] {
  return articles.flatMap((article, place) =>
    article === null
      ? []
      : [
          {
            version: place + 1,
            article,
            replacedAt: place === articles.length - 1 ? null : (place + 1) * 1000,
            present: place === articles.length - 1,
            withdrawn: articles[place + 1] === null,
          },
        ],
  );
}

function given(words: string, fields: Partial<GivenQuote> = {}): GivenQuote {
  const start = FIRST.text.indexOf(words);
  const end = start + words.length;
  return { id: 7, version: 1, caption: null, start, end, shownDay: '2025-08-16', ...fields };
}

const INJURED = given('Có 12 người bị thương.');
const day = (date: string) => ({ day: date, time: null, source: 'meta' as const });

test('words that are gone are corrected with the sentence nearest to them, in the version that is there now', () => {
  const now = articleOf('a', { text: 'Có 15 người bị thương. Đường đã thông xe.' });
  expect(correctionOf([INJURED, given('Đường đã thông xe.', { id: 8 })], versions(FIRST, now))).toEqual({
    kind: 'changed',
    article: 'a',
    headline: 'Tiêu đề a',
    title: 'Tiêu đề a',
    outlet: 'Báo Mẫu',
    url: now.url,
    date: now.date,
    eventDay: now.eventDay,
    version: 2,
    seenAt: 1000,
    shownDay: null,
    quotes: [
      {
        id: 7,
        text: 'Có 12 người bị thương.',
        now: [{ text: 'Có 15 người bị thương.', caption: null, start: 0, end: 22 }],
      },
    ],
  });
});

test('a quote is compared with the version that is there now, however many lie between', () => {
  const other = articleOf('a', { text: 'Có 15 người bị thương.' });
  const again = articleOf('a', { text: `Cập nhật. ${FIRST.text}` });
  expect(correctionOf([INJURED], versions(FIRST, other, again))).toBeNull();
  expect(correctionOf([INJURED], versions(FIRST, again, other))).toMatchObject({
    kind: 'changed',
    version: 3,
    seenAt: 2000,
  });
});

test('a withdrawn article is told with every quote from it, described as it last stood', () => {
  const correction = correctionOf([INJURED], versions(FIRST, null));
  expect(correction).toMatchObject({ kind: 'withdrawn', version: null, seenAt: 1000, headline: 'Tiêu đề a' });
  expect(correction?.quotes).toEqual([{ id: 7, text: 'Có 12 người bị thương.', now: [] }]);
});

test.each([
  ['a longer text', articleOf('a', { text: `${FIRST.text} Thêm một câu.` })],
  [
    'words moved into a caption',
    articleOf('a', { text: 'Khác.', captions: ['Có 12 người bị thương. Ảnh: A'] }),
  ],
  ['another title', articleOf('a', { text: FIRST.text, title: 'Tiêu đề mới' })],
  ['no day any more', articleOf('a', { text: FIRST.text, date: null })],
  [
    'the day of the event alone',
    articleOf('a', { text: FIRST.text, date: { day: '2025-01-01', time: null, source: 'event' } }),
  ],
  ['another hour of the same day', articleOf('a', { text: FIRST.text, date: day('2025-08-16') })],
])('%s corrects nobody', (_, now) => {
  expect(correctionOf([INJURED], versions(FIRST, now))).toBeNull();
});

test('a day that was shown and is another now is corrected, one that was not shown is not', () => {
  const now = articleOf('a', { text: FIRST.text, date: day('2025-08-17') });
  expect(correctionOf([INJURED], versions(FIRST, now))).toMatchObject({
    kind: 'date',
    shownDay: '2025-08-16',
    date: day('2025-08-17'),
    quotes: [],
  });
  expect(correctionOf([{ ...INJURED, shownDay: null }], versions(FIRST, now))).toBeNull();
});

test('without quotes, versions or words there is nothing to correct', () => {
  const now = articleOf('a', { text: 'Khác hẳn.' });
  expect(correctionOf([], versions(FIRST, now))).toBeNull();
  expect(correctionOf([INJURED], [])).toBeNull();
  expect(correctionOf([{ ...INJURED, version: 9 }], versions(FIRST, now))).toBeNull();
});
