// What is seen of the quotes of a digest: the stored words alone, whole sentences of them where they fit, and that there is more.
import { expect, test } from 'vitest';
import { wordsIn } from '../../src/bot/context.js';
import { plainText } from '../../src/bot/html.js';
import { createDigestLayOut, renderDigest } from '../../src/bot/render-digest.js';
import type { Quote, Reply } from '../../src/core/answer.js';
import { cutDigest, type DigestPart } from '../../src/core/cut-digest.js';
import { pagesOf } from '../../src/core/digest-page.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { prompts } from './harness.js';
import { answeredWith, article, firstQuote, quoteOf } from './sample.js';

const words = wordsIn(prompts, 'vi');
const CUT = '(mới là phần đầu; bấm <b>Nguồn</b> để xem cả đoạn)';

function digestWith(quotes: readonly Quote[]): string[] {
  const answer = answeredWith('phim', quotes);
  if (answer.status !== 'answered') throw new Error('A digest quotes.');
  const group = { subscription: 'x', kind: 'topic', title: 'phim', updates: quotes.map(() => null) } as const;
  const parts: DigestPart[] = [{ group, answer }];
  const occasion = { kind: 'day', day: '2025-10-25', part: 'morning' } as const;
  const counts = createDigestLayOut(prompts)(occasion, parts, 'vi');
  const replies = cutDigest(parts, counts);
  return pagesOf({ occasion, more: 0, rest: null, shown: 0 }, counts).map((page, index) =>
    renderDigest(page, replies[index] ?? expect.fail(), words),
  );
}

const shownIn = (html: string): string[] =>
  [...html.matchAll(/<blockquote(?: expandable)?>(.*?)<\/blockquote>/gsu)].map(([, text = '']) =>
    plainText(text),
  );

function long(text: string, over: Partial<Quote> = {}): Quote {
  const stored: StoredArticle = { ...article('phim.txt'), text };
  return { ...quoteOf(stored, text), ...over };
}

test('of a long sentence the beginning is shown, word for word, and it says outside that there is more', () => {
  const text = `Phim & "kịch" <b>dài</b> ${'nói mãi không hết chuyện, '.repeat(40)}xong.`;
  const [html = ''] = digestWith([long(text)]);
  const [shown = ''] = shownIn(html);
  expect(shown.length).toBeGreaterThan(400);
  expect(text.startsWith(shown)).toBe(true);
  expect(html).toContain(`</blockquote>\n${CUT}`);
});

test('in a channel no button is named that is not there', () => {
  const text = `Phim dài ${'nói mãi không hết chuyện, '.repeat(40)}xong.`;
  const answer = answeredWith('phim', [long(text)]);
  const group = { subscription: 'x', kind: 'topic', title: 'phim', updates: [null] } as const;
  const occasion = { kind: 'at-once' } as const;
  const [page = expect.fail()] = pagesOf({ occasion, more: 0, rest: null, shown: 0 }, [1]);
  const html = renderDigest(page, { ...answer, digest: [group] } as Reply, words, true);
  expect(html).toContain('(mới là phần đầu)');
  expect(html).not.toContain('Nguồn');
});

test('of several sentences whole ones are shown', () => {
  const text = `${'Đoàn làm phim trở về sau hai tháng quay ở vùng biên. '.repeat(12)}Hết.`;
  const [html = ''] = digestWith([long(text)]);
  expect(shownIn(html)[0]).toMatch(/^(?:Đoàn làm phim trở về sau hai tháng quay ở vùng biên\. ?){9}$/u);
  expect(html).toContain(CUT);
});

test('a short quote is whole, with its answer in bold and a link to its passage', () => {
  const passageUrl = 'https://vidu.example/#:~:text=Phim';
  const [html = ''] = digestWith([{ ...firstQuote(), answering: [{ start: 9, end: 20 }], passageUrl }]);
  expect(html).toContain('<blockquote>Phim thu <b>120 tỷ đồng</b> sau hai tuần chiếu.</blockquote>');
  expect(html).toContain(`<a href="${passageUrl}">`);
  expect(html).not.toContain('phần đầu');
});

test('whatever articles say, all that stands in a quote of a digest is a slice of one', () => {
  const pieces = [
    'Lũ',
    ' & ',
    '<b>',
    '. ',
    '! ',
    '“Ừ.” ',
    '\n',
    '🌧️',
    'nước lên ',
    '1.240 mét',
    ' … ',
    '"',
    'e\u0323\u0302',
    '? ',
  ];
  let state = 7;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 60; round++) {
    const texts = Array.from({ length: 1 + next(6) }, () =>
      Array.from({ length: 1 + next(300) }, () => pieces[next(pieces.length)] ?? '').join(''),
    );
    const messages = digestWith(texts.map((text) => long(text)));
    const shown = messages.flatMap(shownIn);
    expect(shown).toHaveLength(texts.length);
    for (const [index, text] of shown.entries()) {
      expect(texts[index]?.startsWith(text)).toBe(true);
      expect(text).not.toBe('');
    }
    const cut = shown.filter((text, index) => text !== texts[index]).length;
    expect(messages.join('').split(CUT)).toHaveLength(cut + 1);
  }
});
