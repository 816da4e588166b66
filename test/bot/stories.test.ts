// How many papers tell a story, and its earliest and fullest article: in an answer, on a source page, on the terminal.
import { expect, test } from 'vitest';
import { createCite } from '../../src/app/cite.js';
import { wordsIn } from '../../src/bot/context.js';
import { renderAnswer } from '../../src/bot/render.js';
import { renderSource } from '../../src/bot/render-sources.js';
import type { Quote } from '../../src/core/answer.js';
import { sourceOf } from '../../src/core/article.js';
import type { StorySummary } from '../../src/core/story.js';
import { checkText } from '../support/fake-telegram/check.js';
import { prompts } from './harness.js';
import { ARTICLES, answeredWith, article, firstQuote } from './sample.js';

const vi = wordsIn(prompts, 'vi');
const en = wordsIn(prompts, 'en');
const own = { article: 'phim.txt', ...sourceOf(article('phim.txt')) };
const other = {
  article: 'khac.txt',
  headline: 'Phim <mới> lập kỷ lục',
  title: 'Phim <mới> lập kỷ lục',
  outlet: 'Báo Khác & Bạn',
  url: 'https://khac.example/phim',
  date: { day: '2025-08-15', time: null, source: 'meta' },
  eventDay: null,
} as const;

function told(over: Partial<StorySummary> = {}): Quote {
  return {
    ...firstQuote(),
    story: { id: 's7', outlets: 3, articles: 4, earliest: other, fullest: own, ...over },
  };
}

async function pageOf(quote: Quote) {
  const history = { version: async () => null, versionsOf: async () => [], renamedTo: async () => null };
  const articles = { byKey: async (key: string) => ARTICLES.find((one) => one.key === key) ?? null };
  const cite = createCite({ articles, history });
  return (await cite(answeredWith('?', [quote]), 0)) ?? expect.fail();
}

test('a quote says how many papers tell its story', () => {
  expect(renderAnswer(answeredWith('?', [told()]), vi).join()).toMatch(/16\/8\/2025<\/a> · 3 báo đưa tin$/u);
  expect(renderAnswer(answeredWith('?', [told()]), en).join()).toMatch(/ · told by 3 papers$/u);
});

test.each([
  ['one paper alone', told({ outlets: 1 })],
  ['no other article', firstQuote()],
])('a quote says nothing of %s', (_, quote) => {
  expect(renderAnswer(answeredWith('?', [quote]), vi).join()).not.toContain('đưa tin');
});

test('a source page leads to the earliest and the fullest article, with outlet, day and link', async () => {
  const html = renderSource(await pageOf(told()), vi);
  expect(checkText(html, 'HTML')).toBeTruthy();
  const [, earliest = '', fullest = ''] = html.slice(html.indexOf('</blockquote>') + 14).split('\n');
  expect(earliest).toBe(
    'Đăng sớm nhất: <a href="https://khac.example/phim">Báo Khác &amp; Bạn · Phim &lt;mới&gt; lập kỷ lục · 15/8/2025</a>',
  );
  expect(fullest).toBe('Viết đầy đủ nhất: chính bài này');
});

test('one article that is both is named once, and none is the earliest where no day is known', async () => {
  const lines = async (over: Partial<StorySummary>) =>
    renderSource(await pageOf(told(over)), vi)
      .split('\n')
      .filter((line) => line.includes('nhất: '));
  const own = told().story?.fullest ?? expect.fail();
  expect(await lines({ earliest: own })).toEqual(['Đăng sớm nhất, viết đầy đủ nhất: chính bài này']);
  expect(await lines({ earliest: null })).toEqual(['Viết đầy đủ nhất: chính bài này']);
});

test('a source page of an article without a story has one line below the passage', async () => {
  const html = renderSource(await pageOf(firstQuote()), vi);
  expect(html.slice(html.indexOf('</blockquote>') + 14).split('\n')).toHaveLength(1);
});
