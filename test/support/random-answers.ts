// Random articles, questions and answers of the worst that papers and people write, the same on every run.
import type { Answer, Quote } from '../../src/core/answer.js';
import { type DateSource, textOf } from '../../src/core/article.js';
import type { Correction } from '../../src/core/correction.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { answeredWith, articleSaying, notFoundWith, quoteOf } from '../bot/sample.js';
import type { Random } from './chance.js';

const BITS = [
  ...['Hà Nội', 'năm', '2025,', '(còn tiếp)', 'Nguyễn Thị Ngữ'.normalize('NFD')],
  ...[
    '<b>',
    '</blockquote>',
    '<a href="x">',
    '<',
    '>',
    '&',
    '&amp;',
    '&#x26;',
    '&nbsp;',
    '"',
    "'",
    '{ $day }',
  ],
  ...['👨‍👩‍👧‍👦', '🇻🇳', '👍🏽', '𝒳', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '\uD83D', '\uDE00', '\uDE00\uD83D'],
  ...[
    'e\u0301\u0323',
    `a${'\u0301'.repeat(60)}`,
    'x\u030A',
    'ﷺ',
    'שלום',
    'مرحبا',
    '\u202Eabc\u202C',
    '\u2067x\u2069',
  ],
  ...['a\u200Bb', '\u2060', '\uFEFF', '\u00AD', '\u2028', '\u00A0', '\u{E0041}'],
  ...['\n\n', '\n'.repeat(5), '\t', '\r\n', ' '.repeat(40), '\u0007'],
  ...['x'.repeat(700), 'https://a.example/?a=1&b=2', '…'],
];
const SOURCES: readonly DateSource[] = ['given', 'byline', 'dateline', 'url', 'event', 'feed'];

/** Up to `most` bits in a row. */
export function randomWords(random: Random, most: number): string {
  return Array.from({ length: 1 + random(most) }, () => BITS[random(BITS.length)]).join(
    random(4) === 0 ? '' : ' ',
  );
}

function randomArticle(random: Random, key: string): StoredArticle {
  const words = (most: number) => randomWords(random, most);
  const long = random(200) === 0 ? 'y'.repeat(9000) : '';
  const source = SOURCES[random(SOURCES.length)] ?? 'given';
  const bit = BITS[random(BITS.length)] ?? null;
  return articleSaying(`x${words(random(20) === 0 ? 300 : 25)}${long}x`, {
    key,
    title: random(3) === 0 ? null : words(6),
    captions: [`y${words(10)}y`],
    outlet: random(3) === 0 ? null : words(3),
    url:
      random(3) === 0
        ? bit
        : `https://a.example/${encodeURIComponent(words(3).replace(/\p{Cs}/gu, '?'))}?"<>&`,
    date: random(3) === 0 ? null : { day: '2025-08-16', time: null, source },
    eventDay: random(2) === 0 ? null : '2025-05-29',
  });
}

/** A quote from a word's beginning to a word's end, as searching gives them; Telegram takes control characters for spaces. */
function randomQuote(random: Random, source: StoredArticle): Quote {
  const caption = random(4) === 0 ? 0 : null;
  const text = textOf(source, caption);
  const points = [...text.matchAll(/[^\s\p{Cc}]+/gu)];
  const first = random(points.length);
  const last = first + random(points.length - first);
  const start = points[first]?.index ?? 0;
  const end = (points[last]?.index ?? 0) + (points[last]?.[0].length ?? 1);
  const passage = {
    start: points[Math.max(0, first - random(60))]?.index ?? 0,
    end: points[last + 1 + random(60)]?.index ?? text.length,
  };
  return { ...quoteOf(source, text.slice(start, end), caption), start, end, passage };
}

/** One answer and all that the bot may be asked to show of it. */
export interface RandomCase {
  readonly question: string;
  readonly articles: readonly StoredArticle[];
  readonly quotes: readonly Quote[];
  readonly answered: Answer;
  readonly notFound: Answer;
  readonly corrections: readonly Correction[];
}

export function randomCase(random: Random): RandomCase {
  const question = randomWords(random, 12);
  const articles = Array.from({ length: 1 + random(5) }, (_, n) => randomArticle(random, `${n}`));
  const quotes = articles.map((source) => randomQuote(random, source));
  const changed = quotes.map((quote, n): Correction => {
    const now = articles.map(({ text }) => ({ text, caption: null, start: 0, end: text.length }));
    const kind = (['changed', 'withdrawn'] as const)[random(2)] ?? 'changed';
    const seen = { version: 2, seenAt: random(2) === 0 ? null : Date.UTC(2025, 9, 25), shownDay: null };
    return { ...quote, ...seen, kind, quotes: quotes.slice(n).map(({ text }, id) => ({ id, text, now })) };
  });
  return {
    question,
    articles,
    quotes,
    answered: {
      ...answeredWith(question, quotes),
      ...(random(3) === 0 && { understood: question }),
      repaired: random(3) === 0 ? question : null,
    },
    notFound: notFoundWith({ question, rejected: quotes, near: quotes }),
    corrections: changed,
  };
}
