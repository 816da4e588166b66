// Two small articles and answers made from them, for tests of the bot.
import type { Answer, Quote } from '../../src/core/answer.js';
import { headlineOf, outletOf, textOf } from '../../src/core/article.js';
import type { StoredArticle } from '../../src/core/ports.js';

const blank = { author: null, photographer: null, agency: null, eventDay: null } as const;

export const ARTICLES: readonly StoredArticle[] = [
  {
    ...blank,
    id: 1,
    key: 'phim.txt',
    title: 'Phim “Bến cũ” đạt doanh thu <kỷ lục> & giải thưởng',
    text: 'Đoàn phim gặp gỡ khán giả sáng nay. Phim thu 120 tỷ đồng sau hai tuần chiếu. Đạo diễn cảm ơn khán giả.\n\nLịch chiếu kéo dài.',
    captions: ['Khán giả xếp hàng dài trước rạp Đống Đa.'],
    outlet: 'Báo Ví Dụ',
    url: 'https://vidu.example/phim-ben-cu?a=1&b=2',
    date: { day: '2025-08-16', time: '08:30', source: 'json-ld' },
  },
  {
    ...blank,
    id: 2,
    key: 'cau.txt',
    title: null,
    text: 'Cây cầu mới bắc qua sông Trà được thông xe ngày 29/5/2025. Cầu dài 1.240 mét.',
    captions: [],
    outlet: null,
    url: null,
    date: null,
    eventDay: '2025-05-29',
  },
];

/** The quote of `words` from an article's body or caption, with a passage of up to `around` units on both sides. */
export function quoteOf(
  article: StoredArticle,
  words: string,
  caption: number | null = null,
  around = 40,
): Quote {
  const text = textOf(article, caption);
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The article does not say: ${words}`);
  const end = start + words.length;
  return {
    text: words,
    article: article.key,
    headline: headlineOf(article),
    title: article.title,
    outlet: outletOf(article),
    url: article.url,
    date: article.date,
    eventDay: article.eventDay,
    caption,
    start,
    end,
    passage: { start: Math.max(0, start - around), end: Math.min(text.length, end + around) },
  };
}

export function article(key: string): StoredArticle {
  const found = ARTICLES.find((one) => one.key === key);
  if (found === undefined) throw new Error(`No sample article ${key}`);
  return found;
}

/** An article whose whole body is `text`, otherwise like the first sample. */
export function articleSaying(text: string, fields: Partial<StoredArticle> = {}): StoredArticle {
  return { ...article('phim.txt'), id: 9, key: 'noi.txt', text, ...fields };
}

export const firstQuote = () => quoteOf(article('phim.txt'), 'Phim thu 120 tỷ đồng sau hai tuần chiếu.');
export const secondQuote = () => quoteOf(article('cau.txt'), 'Cầu dài 1.240 mét.');
export const captionQuote = () => quoteOf(article('phim.txt'), 'trước rạp Đống Đa', 0, 99);

export function answeredWith(
  question: string,
  quotes: readonly Quote[],
  window: Answer['window'] = null,
): Answer {
  return { status: 'answered', question, quotes, window, score: 0.9 };
}

export function notFoundWith(fields: Partial<Extract<Answer, { status: 'not-found' }>> = {}): Answer {
  return {
    status: 'not-found',
    question: 'Câu hỏi?',
    reason: 'not-answering',
    rejected: [],
    near: [],
    span: { from: '2024-08-28', to: '2025-10-25' },
    window: null,
    score: 0.1,
    ...fields,
  };
}
