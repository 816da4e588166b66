// From a page and an entry of a feed to the raw article: whose field counts, and what the article is known by.
import { describe, expect, it } from 'vitest';
import type { ArticlePage, FeedItem } from '../../src/core/source-ports.js';
import { toRawArticle } from '../../src/sources/raw-of-document.js';

const page: ArticlePage = {
  title: 'Lúa được mùa',
  text: 'Một câu của trang.\n\nCâu nữa.',
  captions: ['Ruộng lúa. Ảnh: Minh Châu'],
  authors: ['Hà An', 'Minh Tú'],
  outlet: 'Báo Thử',
  url: 'https://bao.vn/a.html',
  claims: [
    { source: 'json-ld', role: 'published', written: '2025-10-22' },
    { source: 'header', role: 'published', written: '22/10/2025' },
  ],
  feeds: [],
};
const item: FeedItem = {
  guid: 'a-1',
  url: 'https://bao.vn/rss/a.html',
  title: 'Lúa được mùa (tin nhanh)',
  text: 'Một câu.',
  whole: false,
  author: 'Tòa soạn',
  claims: [{ source: 'feed', role: 'published', written: 'Wed, 22 Oct 2025 19:25:00 +0700' }],
};
const origin = { file: 'https://bao.vn/rss' };

describe('a raw article', () => {
  it('of a page and its entry has the page’s fields and the claims of both, surest first', () => {
    expect(toRawArticle({ page, item }, { ...origin, since: '1999-01-01', zoneMinutes: 420 })).toEqual({
      key: page.url,
      text: page.text,
      title: page.title,
      date: null,
      outlet: 'Báo Thử',
      url: page.url,
      file: origin.file,
      line: null,
      claims: [page.claims[0], item.claims[0], page.claims[1]],
      author: 'Hà An, Minh Tú',
      captions: page.captions,
      outletSince: '1999-01-01',
      zoneMinutes: 420,
    });
  });

  it('has the outlet that the list of sources names, whatever the page says', () => {
    expect(toRawArticle({ page }, { ...origin, outlet: 'Thử' })?.outlet).toBe('Thử');
  });

  it('takes the entry’s text when that is the whole and the page has less', () => {
    const whole = { ...item, text: 'Một câu.\n\n'.repeat(9).trim(), whole: true };
    expect(toRawArticle({ page, item: whole }, origin)?.text).toBe(whole.text);
    expect(toRawArticle({ page, item: { ...whole, whole: false } }, origin)?.text).toBe(page.text);
  });

  it('has the entry’s author where the page names none', () => {
    expect(toRawArticle({ page: { ...page, authors: [] }, item }, origin)?.author).toBe('Tòa soạn');
  });

  it('is known by its address, else by its identifier, else by its words', () => {
    expect(toRawArticle({ item }, origin)?.key).toBe(item.url);
    expect(toRawArticle({ item: { ...item, url: null } }, origin)?.key).toBe('a-1');
    const nameless = { ...item, url: null, guid: null };
    const key = toRawArticle({ item: nameless }, origin)?.key ?? '';
    expect(key).toMatch(/^sha256:[\da-f]{64}$/u);
    expect(toRawArticle({ item: nameless }, { file: 'elsewhere' })?.key).toBe(key);
    expect(toRawArticle({ item: { ...nameless, text: 'Câu khác.' } }, origin)?.key).not.toBe(key);
  });

  it('is none without a text', () => {
    expect(toRawArticle({ item: { ...item, text: null } }, origin)).toBeNull();
  });
});
