// What an answer looks like: the answer's words in bold, the line below as a link to the passage.
import { expect, test } from 'vitest';
import { createCite } from '../../src/app/cite.js';
import { wordsIn } from '../../src/bot/context.js';
import { measure } from '../../src/bot/html.js';
import { renderAnswer } from '../../src/bot/render.js';
import { renderSource } from '../../src/bot/render-sources.js';
import type { Quote } from '../../src/core/answer.js';
import { checkText } from '../support/fake-telegram/check.js';
import { prompts } from './harness.js';
import { ARTICLES, answeredWith, articleSaying, firstQuote, quoteOf } from './sample.js';

const vi = wordsIn(prompts, 'vi');
const PASSAGE = 'https://vidu.example/phim-ben-cu?a=1&b=2#:~:text=Phim%20thu%20120';

function pointedOut(quote: Quote, words: string): Quote {
  const start = quote.text.indexOf(words);
  return { ...quote, answering: [{ start, end: start + words.length }], passageUrl: PASSAGE };
}

test('the answer’s words are bold in the quote, and the line below leads to the passage', () => {
  const [message] = renderAnswer(answeredWith('?', [pointedOut(firstQuote(), '120 tỷ đồng')]), vi);
  expect(message).toBe(
    [
      '<blockquote>Phim thu <b>120 tỷ đồng</b> sau hai tuần chiếu.</blockquote>',
      `<a href="${PASSAGE.replace('&', '&amp;')}">Báo Ví Dụ · Phim “Bến cũ” đạt doanh thu &lt;kỷ lục&gt; &amp; giải thưởng · 16/8/2025</a>`,
    ].join('\n'),
  );
});

test('signs of markup in bold words stay what they are', () => {
  const text = 'Công ty <A&B> thu "5 tỷ" & hơn.';
  const quote = pointedOut(quoteOf(articleSaying(text), text), '<A&B> thu "5 tỷ" &');
  const [message = ''] = renderAnswer(answeredWith('?', [quote]), vi);
  expect(message).toContain('<b>&lt;A&amp;B&gt; thu &quot;5 tỷ&quot; &amp;</b> hơn.');
});

test('a quote too long for a message keeps its bold words where it is cut', () => {
  const text = `${'lúa gạo '.repeat(600)}hết`;
  const quote = {
    ...pointedOut(quoteOf(articleSaying(text), text), 'lúa'),
    answering: [{ start: 2000, end: 4600 }],
  };
  const messages = renderAnswer(answeredWith('?', [quote]), vi);
  expect(messages.length).toBeGreaterThan(1);
  const shown = messages.map((html) => /<blockquote[^>]*>([\s\S]*)<\/blockquote>/u.exec(html)?.[1] ?? '');
  expect(shown.join('').replace(/<\/?b>/gu, '')).toBe(text);
  const bold = shown.flatMap((html) => [...html.matchAll(/<b>([^<]*)<\/b>/gu)].map(([, words]) => words));
  expect(bold.join('')).toBe(text.slice(2000, 4600));
  for (const html of messages) {
    expect(() => checkText(html, 'HTML')).not.toThrow();
    expect(measure(html).units).toBeLessThanOrEqual(4096);
  }
});

test('a source page leads to the same passage', async () => {
  const cite = createCite({
    articles: { byKey: async (key) => ARTICLES.find((article) => article.key === key) ?? null },
    history: { versionsOf: async () => [], version: async () => null, renamedTo: async () => null },
  });
  const page = await cite(answeredWith('?', [pointedOut(firstQuote(), '120 tỷ đồng')]), 0);
  expect(page === null ? '' : renderSource(page, vi)).toContain(`href="${PASSAGE.replace('&', '&amp;')}"`);
});
