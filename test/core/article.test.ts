// What an article is called and where its quotes point.
import { describe, expect, it } from 'vitest';
import { headlineOf, outletOf, textOf } from '../../src/core/article.js';

describe('the string that offsets point into', () => {
  const article = { text: 'Thân bài.', captions: ['Ảnh một', 'Ảnh hai'] };

  it('is the body, or a caption by its place, or nothing for a caption that is not there', () => {
    expect([null, 0, 1, 2].map((caption) => textOf(article, caption))).toEqual([
      'Thân bài.',
      'Ảnh một',
      'Ảnh hai',
      '',
    ]);
  });
});

describe('a headline', () => {
  const of = (title: string | null, text: string, captions: string[] = []) =>
    headlineOf({ title, text, captions });

  it('is the title, or else the first line, or else the first caption', () => {
    expect(of('Đề', 'Dòng đầu.\n\nDòng sau.')).toBe('Đề');
    expect(of(null, 'Dòng đầu.\n\nDòng sau.')).toBe('Dòng đầu.');
    expect(of(null, '', ['Ảnh một', 'Ảnh hai'])).toBe('Ảnh một');
    expect(of(null, '')).toBe('');
  });

  it('is cut between words when the line is long', () => {
    const line = 'tiếng '.repeat(60).trim();
    const headline = of(null, line);
    expect(headline.length).toBeLessThanOrEqual(101);
    expect(headline).toMatch(/^(?:tiếng )+tiếng…$/u);
    expect(line.startsWith(headline.slice(0, -1))).toBe(true);
    expect(of(null, 'x'.repeat(100))).toBe('x'.repeat(100));
  });

  it('is never empty, though the line has no space to cut at', () => {
    expect(of(null, 'x'.repeat(300))).toMatch(/^x+…$/u);
  });
});

describe('the source shown', () => {
  it('is the outlet, or else the agency', () => {
    expect(outletOf({ outlet: 'Báo Mẫu', agency: 'TTXVN' })).toBe('Báo Mẫu');
    expect(outletOf({ outlet: null, agency: 'TTXVN' })).toBe('TTXVN');
    expect(outletOf({ outlet: null, agency: null })).toBeNull();
  });
});
