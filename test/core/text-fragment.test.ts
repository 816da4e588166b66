// The link to a passage: its directive finds exactly the quote on the article's page, and nothing before it.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/core/article.js';
import { splitSentences } from '../../src/core/sentences.js';
import { type Passage, textFragment, withTextFragment } from '../../src/core/text-fragment.js';
import { findFragment } from '../support/find-fragment.js';

interface Page {
  readonly title: string | null;
  readonly text: string;
  readonly captions: readonly string[];
}

const PAGE: Page = {
  title: 'Bão số 10 đổ bộ',
  text: [
    'Bão số 10 đổ bộ. Sáng 16/8, Quảng Trị mất điện.',
    'Quảng Trị mất điện. Theo ông An - Chủ tịch xã, 3 nhà, 1 trường & 2 trạm bị tốc mái.ASEAN đã gửi lời chia buồn.Đồng thời cử người.',
    'Đến 17 giờ chiều nay, mưa lớn vẫn trút xuống nhiều xã ven biển và hàng nghìn hộ dân phải rời nhà trong đêm để tránh lũ quét.',
  ].join('\n\n'),
  captions: ['Quảng Trị mất điện. Ảnh: An', 'Người dân xã Hải An dọn nhà.'],
};

function passageOf(page: Page, quote: string, caption: number | null = null, nth = 0): Passage {
  const text = textOf(page, caption);
  let start = text.indexOf(quote);
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`not in the page: ${quote}`);
  return { caption, start, end: start + quote.length };
}

const single = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const linesOf = (text: string): string[] => text.split('\n').map(single).filter(Boolean);

function blocksOf({ title, text, captions }: Page): string[] {
  return [title ?? '', ...text.split('\n'), ...captions].map(single).filter(Boolean);
}

function found(page: Page, passage: Passage): string[] | null {
  const directive = textFragment(page, passage);
  return directive === null ? null : (findFragment(blocksOf(page), directive)?.text ?? null);
}

describe('the directive of a quote', () => {
  it.each<[string, Passage, string]>([
    [
      'the whole of a short quote',
      passageOf(PAGE, 'Sáng 16/8, Quảng Trị mất điện.'),
      'Sáng 16/8, Quảng Trị mất điện.',
    ],
    [
      'signs of the syntax, percent-encoded',
      passageOf(PAGE, 'An - Chủ tịch xã, 3 nhà, 1 trường & 2'),
      'An - Chủ tịch xã, 3 nhà, 1 trường & 2',
    ],
  ])('is %s', (_, passage, text) => {
    const directive = textFragment(PAGE, passage) ?? '';
    expect(decodeURIComponent(directive.replace('text=', ''))).toContain(text);
    expect(directive).not.toMatch(/[\s&]/u);
    expect(found(PAGE, passage)).toEqual([text]);
  });

  it('is the first and the last words of a long quote', () => {
    const quote = linesOf(PAGE.text)[2] ?? '';
    const directive = textFragment(PAGE, passageOf(PAGE, quote)) ?? '';
    expect(directive.split(',').map(decodeURIComponent)).toEqual([
      'text=Đến 17 giờ chiều',
      'để tránh lũ quét.',
    ]);
    expect(found(PAGE, passageOf(PAGE, quote))).toEqual([quote]);
  });

  it('tells apart what stands more than once, by the words beside it', () => {
    for (const nth of [0, 1]) {
      const passage = passageOf(PAGE, 'Quảng Trị mất điện', null, nth);
      const at = findFragment(blocksOf(PAGE), textFragment(PAGE, passage) ?? '');
      expect(at?.first.block, `occurrence ${nth}`).toBe(1 + nth);
    }
    const caption = passageOf(PAGE, 'Quảng Trị mất điện.', 0);
    expect(findFragment(blocksOf(PAGE), textFragment(PAGE, caption) ?? '')?.first.block).toBe(4);
  });

  it('names a sentence that no space parts from its neighbours', () => {
    expect(found(PAGE, passageOf(PAGE, 'ASEAN đã gửi lời chia buồn.'))).toEqual([
      'ASEAN đã gửi lời chia buồn.',
    ]);
    expect(found(PAGE, passageOf(PAGE, 'Đồng thời cử người.'))).toEqual(['Đồng thời cử người.']);
  });

  it('spans paragraphs by their outer words', () => {
    const quote = 'Sáng 16/8, Quảng Trị mất điện.\n\nQuảng Trị mất điện.';
    expect(found(PAGE, passageOf(PAGE, quote))).toEqual(linesOf(quote));
  });

  it('is none for nothing, for half a character, and for words no link could bear', () => {
    expect(textFragment(PAGE, { caption: null, start: 3, end: 3 })).toBeNull();
    const odd = { title: null, text: `\ud83d a ${'đ'.repeat(80)} b`, captions: [] };
    expect(textFragment(odd, { caption: null, start: 0, end: 4 })).toBeNull();
    const long = { title: null, text: 'đ'.repeat(80), captions: [] };
    expect(textFragment(long, { caption: null, start: 0, end: 80 })).toBeNull();
  });
});

/** Park and Miller (1988): the same articles at every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const SYLLABLES =
  'an Bình, chính phủ; đã "gửi 25% công-ty A&B vào 16/8 (TP.HCM) người🙂 hỗ trợ, e\u0301t của và'.split(' ');

function randomPage(below: (most: number) => number): Page {
  const sentence = (): string =>
    `${Array.from({ length: 1 + below(25) }, () => SYLLABLES[below(SYLLABLES.length)]).join(below(9) === 0 ? '  ' : ' ')}.`;
  const paragraph = (): string => Array.from({ length: 1 + below(4) }, sentence).join(' ');
  const text = Array.from({ length: 1 + below(5) }, paragraph).join('\n\n');
  return { title: below(3) === 0 ? null : sentence(), text, captions: below(2) === 0 ? [] : [paragraph()] };
}

describe('over random articles', () => {
  it('finds exactly the quote, whole sentences of body and captions', () => {
    const below = chance(7);
    let told = 0;
    for (let i = 0; i < 1500; i++) {
      const page = randomPage(below);
      const caption = page.captions.length > 0 && below(4) === 0 ? 0 : null;
      const text = textOf(page, caption);
      const sentences = splitSentences(text);
      const first = below(sentences.length);
      const last = Math.min(sentences.length - 1, first + below(2));
      const passage = { caption, start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
      const directive = textFragment(page, passage);
      if (directive === null) continue;
      told++;
      expect(directive.length).toBeLessThanOrEqual(300);
      const quote = linesOf(text.slice(passage.start, passage.end));
      expect(
        findFragment(blocksOf(page), directive)?.text,
        `page ${i}: ${decodeURIComponent(directive)}`,
      ).toEqual(quote);
    }
    expect(told).toBeGreaterThan(1400);
  });
});

describe('an address with a directive', () => {
  it.each([
    ['https://a.vn/x', 'https://a.vn/x#:~:text=b'],
    ['https://a.vn/x?q=1#', 'https://a.vn/x?q=1#:~:text=b'],
    ['https://a.vn/x#muc-2', 'https://a.vn/x#muc-2:~:text=b'],
    ['https://a.vn/x#muc-2:~:text=old', 'https://a.vn/x#muc-2:~:text=b'],
  ])('%s becomes %s', (url, expected) => expect(withTextFragment(url, 'text=b')).toBe(expected));

  it('is the address alone without one', () =>
    expect(withTextFragment('https://a.vn/x#y', null)).toBe('https://a.vn/x#y'));
});
