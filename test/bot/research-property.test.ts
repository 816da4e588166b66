// Hundreds of random timelines, citations, comparisons and checks: every message is one that the strict server takes, and
// what is quoted reads back to the letter.
import { expect, test } from 'vitest';
import { wordsIn } from '../../src/bot/context.js';
import type { Shown } from '../../src/bot/give-pages.js';
import { renderChecked } from '../../src/bot/render-check.js';
import { citationsPage } from '../../src/bot/render-citations.js';
import { renderCompared } from '../../src/bot/render-compare.js';
import { timelinePage } from '../../src/bot/render-timeline.js';
import type { Quote } from '../../src/core/answer.js';
import { CITATION_FORMATS, writeCitation } from '../../src/core/citation.js';
import { randomFrom } from '../support/chance.js';
import { checkKeyboard, checkText } from '../support/fake-telegram/check.js';
import { cleaned } from '../support/fake-telegram/cleaned.js';
import { readBibtex } from '../support/read-bibtex.js';
import { prompts } from './harness.js';
import { articleSaying, quoteOf } from './sample.js';

const ROUNDS = 150;
const BITS = [
  ...[
    'Hà Nội',
    '2025,',
    '<b>',
    '</pre>',
    '&amp;',
    '&',
    '"',
    '>',
    '👨‍👩‍👧‍👦',
    'e\u0301\u0323',
    'שלום',
    '\u202Eabc\u202C',
  ],
  ...['a\u200Bb', '\n\n', '𝒳', 'x'.repeat(300), '{', '}', '\\', '% $ # _ ^ ~', '* [a](b)', '1. ', '`', '…'],
];

const random = randomFrom(20251126);
const some = (most: number): string =>
  Array.from({ length: 1 + random(most) }, () => BITS[random(BITS.length)]).join(' ');

function randomQuote(n: number): Quote {
  const text = `x${some(random(12) === 0 ? 300 : 20)}x`;
  const article = articleSaying(text, {
    key: `${n}`,
    title: random(4) === 0 ? null : some(8),
    outlet: random(4) === 0 ? null : some(3),
    url: random(4) === 0 ? null : `https://a.example/${encodeURIComponent(some(8))}?"<>&{}`,
    date: random(4) === 0 ? null : { day: `2025-08-${10 + random(20)}`, time: null, source: 'meta' },
    eventDay: random(4) === 0 ? '2025-05-29' : null,
  });
  return quoteOf(article, text);
}

/** What stands in markup of a kind, all messages joined; every message is checked as the server does. */
function readBack(shown: readonly Shown[], type: RegExp): string {
  return shown
    .map(({ html, keyboard }) => {
      const { text, entities } = checkText(html, 'HTML');
      if (keyboard) checkKeyboard(JSON.parse(JSON.stringify({ inline_keyboard: keyboard.inline_keyboard })));
      return entities
        .filter((entity) => type.test(entity.type))
        .map(({ offset, length }) => text.slice(offset, offset + length))
        .join('');
    })
    .join('');
}

/** All pages, as the buttons lead through them. */
function allPages(page: (wanted: number) => Shown): Shown[] {
  const pages: Shown[] = [];
  for (let wanted = 1; ; wanted++) {
    const shown = page(wanted);
    if (shown.html === pages.at(-1)?.html) return pages;
    pages.push(shown);
    if (!shown.keyboard?.inline_keyboard.flat().some(({ text }) => text === '›')) return pages;
  }
}

const QUOTED = /blockquote/u;
const bare = (html: readonly string[]): Shown[] => html.map((one) => ({ html: one, keyboard: null }));

test.each(['vi', 'en'] as const)('%s', (locale) => {
  const words = wordsIn(prompts, locale);
  for (let round = 0; round < ROUNDS; round++) {
    const quotes = Array.from({ length: 1 + random(14) }, (_, n) => randomQuote(n));
    const text = cleaned(quotes.map((quote) => quote.text).join(''));
    const answer = { status: 'answered', question: some(60), quotes, window: null, score: 1 } as const;
    const timeline = allPages((wanted) => timelinePage('id', answer, wanted, words));
    expect(readBack(timeline, QUOTED)).toBe(text);

    const citations = quotes.map(({ text: quote, title, outlet, url, date }) => {
      return { quote, title, author: some(2), outlet, url, day: date?.day ?? null };
    });
    for (const format of CITATION_FORMATS) {
      const pages = allPages((page) => citationsPage(citations, { id: 'id', format, page }, words));
      const undated = words('citations-undated');
      const day = (of: string): string => (locale === 'vi' ? of.split('-').reverse().join('/') : of);
      const written = citations.map((one, at) => writeCitation(one, format, at + 1, { day, undated }));
      const read = readBack(pages, /^pre$/u);
      if (format === 'bibtex') {
        expect(read).toBe(cleaned(written.join('')));
        for (const entry of written) readBibtex(entry);
      } else for (const { quote } of citations) if (format === 'text') expect(read).toContain(cleaned(quote));
    }

    const half = Math.floor(quotes.length / 2);
    const side = (own: readonly Quote[]) => ({ side: { kind: 'days', days: some(3) } as const, quotes: own });
    const figure = { figure: some(4), article: 'a', day: null };
    const compared = {
      status: 'compared',
      subject: some(40),
      sides: [side(quotes.slice(0, half)), side(quotes.slice(half))],
      differing: [[figure, figure]],
    } as const;
    expect(readBack(bare(renderCompared(compared, words)), QUOTED)).toBe(text);

    const verdicts = quotes.map((quote) => {
      const disagreements = [{ kind: 'number', mine: [some(3)], theirs: [some(3)] }] as const;
      return { claim: some(40), kind: 'differs', quote, byTitle: random(2) === 0, disagreements } as const;
    });
    expect(readBack(bare(renderChecked({ verdicts, left: 2 }, words)), QUOTED)).toBe(text);
  }
});
