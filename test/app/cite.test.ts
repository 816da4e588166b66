// Citing: a quote in its passage, or the plain fact that it is gone.
import { describe, expect, test } from 'vitest';
import { createCite } from '../../src/app/cite.js';
import type { Answer, Quote } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import type { ArticleVersion } from '../../src/core/article-history.js';
import type { StoredArticle } from '../../src/core/ports.js';

const ARTICLE: StoredArticle = {
  id: 1,
  key: 'a.txt',
  title: 'Bài một',
  text: 'Câu đầu tiên. Câu được trích! Câu cuối cùng.',
  captions: ['Ảnh chụp tại Huế năm ngoái.'],
  author: null,
  photographer: null,
  outlet: null,
  agency: 'TTXVN',
  url: 'https://a.example/1',
  date: { day: '2025-08-16', time: null, source: 'meta' },
  eventDay: '2025-08-15',
};

const QUOTE: Quote = {
  text: 'Câu được trích!',
  article: 'a.txt',
  headline: 'Đề cũ',
  title: 'Đề cũ',
  outlet: 'Báo cũ',
  url: null,
  date: null,
  eventDay: null,
  caption: null,
  start: 14,
  end: 29,
  passage: { start: 4, end: 38 },
};

const answer = (...quotes: Quote[]): Answer => ({
  status: 'answered',
  question: '?',
  quotes,
  window: null,
  score: 1,
});
const citing = (...articles: StoredArticle[]) => citingOf(articles, []);
const citingOf = (articles: readonly StoredArticle[], versions: readonly ArticleVersion[]) =>
  createCite({
    articles: { byKey: async (key) => articles.find((article) => article.key === key) ?? null },
    history: {
      versionsOf: async (key) => versions.filter(({ article }) => article.key === key),
      version: async (key, wanted) =>
        versions.find(({ article, version }) => article.key === key && version === wanted) ?? null,
      renamedTo: async () => null,
    },
  });

test('before, quote and after are one slice of the stored text, described as it is stored now', async () => {
  const page = await citing(ARTICLE)(answer(QUOTE, QUOTE), 1);
  expect(page).toEqual({
    kind: 'cited',
    index: 1,
    total: 2,
    article: 'a.txt',
    headline: 'Bài một',
    title: 'Bài một',
    outlet: 'TTXVN',
    url: 'https://a.example/1',
    date: { day: '2025-08-16', time: null, source: 'meta' },
    eventDay: '2025-08-15',
    caption: null,
    before: 'đầu tiên. ',
    quote: 'Câu được trích!',
    after: ' Câu cuối',
  });
  expect(ARTICLE.text.slice(4, 38)).toBe('đầu tiên. Câu được trích! Câu cuối');
});

test('a caption is cited from the caption', async () => {
  const quote = { ...QUOTE, text: 'Huế', caption: 0, start: 13, end: 16, passage: { start: 0, end: 27 } };
  expect(await citing(ARTICLE)(answer(quote), 0)).toMatchObject({
    caption: 0,
    before: 'Ảnh chụp tại ',
    quote: 'Huế',
    after: ' năm ngoái.',
  });
});

test.each([
  ['was removed', []],
  ['reads differently there', [{ ...ARTICLE, text: `Thêm. ${ARTICLE.text}` }]],
  ['differs by one sign only', [{ ...ARTICLE, text: ARTICLE.text.replace('trích!', 'trích.') }]],
  ['is empty now', [{ ...ARTICLE, text: '' }]],
])('when the article %s the page says it is gone, described as it was', async (_, articles) => {
  expect(await citing(...articles)(answer(QUOTE), 0)).toEqual({
    kind: 'gone',
    index: 0,
    total: 1,
    article: 'a.txt',
    headline: 'Đề cũ',
    title: 'Đề cũ',
    outlet: 'Báo cũ',
    url: null,
    date: null,
    eventDay: null,
    caption: null,
  });
});

test('a caption that is no longer there is gone', async () => {
  const quote = { ...QUOTE, text: 'Huế', caption: 3, start: 13, end: 16 };
  expect(await citing(ARTICLE)(answer(quote), 0)).toMatchObject({ kind: 'gone', caption: 3 });
});

test('a quote outside its passage bounds is still shown whole', async () => {
  const quote = { ...QUOTE, passage: { start: 20, end: 22 } };
  expect(await citing(ARTICLE)(answer(quote), 0)).toMatchObject({
    before: '',
    quote: 'Câu được trích!',
    after: '',
  });
});

test.each([-1, 1, 0.5, Number.NaN])('there is no page %s of one', async (index) => {
  expect(await citing(ARTICLE)(answer(QUOTE), index)).toBeNull();
});

test('a not-found answer has no pages', async () => {
  const none: Answer = {
    status: 'not-found',
    question: '?',
    reason: 'not-answering',
    rejected: [QUOTE],
    near: [],
    span: null,
    window: null,
    score: 0,
  };
  expect(await citing(ARTICLE)(none, 0)).toBeNull();
});

test('the story is told as it was when the answer was given, also of what is gone', async () => {
  const version = {
    article: 'b.txt',
    headline: 'B',
    title: 'B',
    outlet: 'Báo B',
    url: null,
    date: null,
    eventDay: null,
  };
  const story = { id: 's1', outlets: 2, articles: 2, earliest: version, fullest: version };
  expect(await citing(ARTICLE)(answer({ ...QUOTE, story }), 0)).toMatchObject({ kind: 'cited', story });
  expect(await citing()(answer({ ...QUOTE, story }), 0)).toMatchObject({ kind: 'gone', story });
});

describe('with former versions', () => {
  const past = (article: Article, fields: Partial<ArticleVersion> = {}): ArticleVersion => ({
    version: 1,
    article,
    replacedAt: 1000,
    present: false,
    withdrawn: false,
    ...fields,
  });
  const nowReads = (text: string): [readonly StoredArticle[], readonly ArticleVersion[]] => {
    const article = { ...ARTICLE, title: 'Bài đã sửa', text, version: 2 };
    return [[article], [past(ARTICLE), past(article, { version: 2, replacedAt: null, present: true })]];
  };

  test('a quote is shown in the version it was taken from, with how the article puts it now', async () => {
    const text = 'Câu đầu tiên. Câu không được trích! Câu cuối cùng.';
    const page = await citingOf(...nowReads(text))(answer(QUOTE), 0);
    expect(page).toMatchObject({
      kind: 'cited',
      title: 'Bài một',
      before: 'đầu tiên. ',
      quote: 'Câu được trích!',
      since: { kind: 'changed', seenAt: 1000, stands: false },
    });
    const now = page?.kind === 'cited' && page.since?.kind === 'changed' ? page.since.now : [];
    expect(now).toEqual([{ text: 'Câu không được trích!', caption: null, start: 14, end: 35 }]);
    expect(text.slice(14, 35)).toBe(now[0]?.text);
  });

  test('words that only moved are said to stand', async () => {
    expect(await citingOf(...nowReads(`Thêm. ${ARTICLE.text}`))(answer(QUOTE), 0)).toMatchObject({
      quote: 'Câu được trích!',
      since: { kind: 'changed', stands: true, now: [] },
    });
  });

  test('a quote that stands where it stood is shown in the present version', async () => {
    const page = await citingOf(...nowReads(`${ARTICLE.text} Thêm một câu.`))(answer(QUOTE), 0);
    expect(page).toMatchObject({ kind: 'cited', title: 'Bài đã sửa' });
    expect(page).not.toHaveProperty('since');
  });

  test('a quote of an article that was withdrawn is still shown', async () => {
    const page = await citingOf([], [past(ARTICLE, { withdrawn: true })])(
      answer({ ...QUOTE, version: 1 }),
      0,
    );
    expect(page).toMatchObject({ quote: 'Câu được trích!', since: { kind: 'withdrawn', seenAt: 1000 } });
  });

  test('a version that does not hold the quote does not stand in for the one that did', async () => {
    const quote = { ...QUOTE, version: 7 };
    expect(await citingOf([], [past(ARTICLE)])(answer(quote), 0)).toMatchObject({ kind: 'gone' });
    expect(await citingOf([], [past({ ...ARTICLE, text: 'Khác.' })])(answer(QUOTE), 0)).toMatchObject({
      kind: 'gone',
    });
  });
});
