// Laying out adds up what the pieces of a message take: the same as rendering it with one story more or less.
import { expect, test } from 'vitest';
import { wordsIn } from '../../src/bot/context.js';
import { fitsMessage } from '../../src/bot/html.js';
import { createDigestLayOut, renderDigest } from '../../src/bot/render-digest.js';
import type { Quote } from '../../src/core/answer.js';
import { cutDigest, type DigestPart } from '../../src/core/cut-digest.js';
import { type DigestOccasion, pagesOf } from '../../src/core/digest-page.js';
import { chance } from '../support/chance.js';
import { prompts } from './harness.js';
import { firstQuote } from './sample.js';

/** Left free in each message. */
const SPARE = ' '.repeat(150);

const random = chance(9);

function someQuote(): Quote {
  const text = `${'Nước & sông <lũ> lên "nhanh". '.repeat(1 + Math.floor(random() * 30))}Hết.`;
  const url =
    random() < 0.7 ? `https://vidu.example/${'a'.repeat(Math.floor(random() * 900))}?b=1&c=2` : null;
  const answering = random() < 0.5 ? [{ start: 0, end: 4 }] : [];
  return {
    ...firstQuote(),
    text,
    url,
    answering,
    caption: random() < 0.2 ? 0 : null,
    headline: text.slice(0, 250),
  };
}

function someParts(): DigestPart[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, n) => {
    const quotes = Array.from({ length: 1 + Math.floor(random() * 9) }, someQuote);
    const updates = quotes.map(() =>
      random() < 0.2 ? ({ kind: 'figure', figure: '7 <ký>' } as const) : null,
    );
    const kind = n === 0 ? 'question' : random() < 0.5 ? 'everything' : 'topic';
    const group = { subscription: `s${n}`, kind, title: `Lúa & gạo ${n}`, updates } as const;
    return { group, answer: { status: 'answered', question: 'Lúa', quotes, window: null, score: 1 } };
  });
}

test.each(['vi', 'en'] as const)('as many stories in each message as fit, in %s', (language) => {
  const layOut = createDigestLayOut(prompts);
  const words = wordsIn(prompts, language);
  let cut = 0;
  for (let n = 0; n < 60; n++) {
    const parts = someParts();
    const occasion: DigestOccasion =
      n % 3 === 0 ? { kind: 'at-once' } : { kind: 'day', day: '2026-11-27', part: 'morning' };
    const all = parts.reduce((sum, { answer }) => sum + answer.quotes.length, 0);
    const fits = (from: number, count: number): boolean => {
      const [, reply] = cutDigest(parts, [from, count]);
      const [page] = pagesOf({ occasion, more: all, rest: null, shown: 0 }, [count], from + 1);
      if (reply === undefined || page === undefined) return expect.fail();
      return fitsMessage(renderDigest({ ...page, parts: all + 1 }, reply, words) + SPARE);
    };
    const counts = layOut(occasion, parts, language);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    let from = 0;
    for (const count of counts) {
      if (count > 1) expect(fits(from, count)).toBe(true);
      if (from + count < all) {
        expect(fits(from, count + 1)).toBe(false);
        cut++;
      }
      from += count;
    }
  }
  expect(cut).toBeGreaterThan(50);
});
