// Article pages of eight papers' mark-up, and pages that are no articles.
import { describe, expect, it } from 'vitest';
import type { ArticlePage } from '../../src/core/source-ports.js';
import { readPage } from '../../src/sources/read-page.js';
import { PAGE_TEXT, PAPER_PAGES } from '../support/paper-pages.js';
import { BODY, LEAD, TITLE } from '../support/raw-article.js';

function articleOf(html: string, url: string | null = 'https://bao.vn/tin-1.html'): ArticlePage {
  const read = readPage(html, url);
  if ('failure' in read) throw new Error(`${read.failure}: ${read.detail}`);
  return read.page;
}

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');

describe.each(PAPER_PAGES)('a page of $paper', ({ html, url, authors, outlet, captions, published }) => {
  it('gives its title, every paragraph and nothing else', () => {
    const page = articleOf(html, url);
    expect(page.title).toBe(TITLE);
    expect(page.text).toBe(PAGE_TEXT);
    expect(page.url).toBe(url);
  });

  it('gives its authors, outlet and captions apart', () => {
    const page = articleOf(html, url);
    expect({ authors: page.authors, outlet: page.outlet, captions: page.captions }).toEqual({
      authors,
      outlet,
      captions,
    });
  });

  it('says when it appeared, surest claim first', () => {
    const claims = articleOf(html, url).claims.filter(({ role }) => role === 'published');
    expect(claims.map(({ source, written }) => `${source} ${written}`)).toEqual(published);
  });
});

describe('a page of unknown mark-up', () => {
  const article = `<div class="khung"><div class="noi-dung-bai"><h1>${TITLE}</h1>${paragraphs([LEAD, ...BODY])}</div></div>`;

  it('is read without any mark that a paper is known by', () => {
    const page = articleOf(`<html><head><title>${TITLE}</title></head><body>${article}</body></html>`);
    expect(page.text).toBe(PAGE_TEXT);
    expect(page.title).toBe(TITLE);
  });

  it('is read from a saved file without an address', () => {
    expect(articleOf(`<html><body>${article}</body></html>`, null).url).toBeNull();
  });

  it('keeps paragraphs parted by line breaks apart, and a line broken inside a sentence together', () => {
    const html = `<html><body><h1>${TITLE}</h1><div itemprop="articleBody">${LEAD}<br><br>${BODY[0]}<br>Mưa lớn<br>kéo dài.</div></body></html>`;
    expect(articleOf(html).text).toBe([LEAD, BODY[0], 'Mưa lớn kéo dài.'].join('\n\n'));
  });

  it('keeps rows of a table and items of a list', () => {
    const html = `<html><body><h1>${TITLE}</h1><div itemprop="articleBody">${paragraphs([LEAD])}<ul><li>Mục thứ nhất.</li></ul><table><tr><td>Hà Nội</td><td>25 độ.</td></tr></table></div></body></html>`;
    expect(articleOf(html).text).toBe([LEAD, 'Mục thứ nhất.', 'Hà Nội | 25 độ.'].join('\n\n'));
  });

  it('keeps a table of nine thousand rows, and takes no longer over it than over as much text', () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `<tr><td>Thí sinh ${i}</td><td>9,5 điểm.</td></tr>`);
    const html = `<html><body><h1>${TITLE}</h1><div itemprop="articleBody">${paragraphs([LEAD])}<table>${rows.join('')}</table></div></body></html>`;
    expect(articleOf(html).text.split('\n\n')).toHaveLength(9001);
  });

  it.each([
    ['imgtbl', '<tr><td><img></td></tr><tr><td>Rừng đầu nguồn.</td></tr>'],
    ['tplCaption', '<tr><td><img></td><td>Rừng đầu nguồn.</td></tr>'],
  ])('takes the caption out of a table of class %s', (name, rows) => {
    const html = `<html><body><h1>${TITLE}</h1><div itemprop="articleBody">${paragraphs([LEAD])}<table class="${name}">${rows}</table>${paragraphs(BODY)}</div></body></html>`;
    expect(articleOf(html)).toMatchObject({ text: PAGE_TEXT, captions: ['Rừng đầu nguồn.'] });
  });

  it('parts preformatted text at its blank lines', () => {
    const html = `<html><body><h1>${TITLE}</h1><pre>${[LEAD, ...BODY].join('\n\n')}</pre></body></html>`;
    expect(articleOf(html).text).toBe(PAGE_TEXT);
  });

  it('has the title it is called by when the headline was never closed', () => {
    const html = `<html><head><title>${TITLE}</title></head><body><h1>${TITLE}<div itemprop="articleBody">${paragraphs([LEAD, ...BODY])}</div></body></html>`;
    expect(articleOf(html)).toMatchObject({ title: TITLE, text: PAGE_TEXT });
  });

  it('is a story in pictures when it has a lead and captions', () => {
    const pictures = BODY.map((text) => `<figure><img><figcaption>${text}</figcaption></figure>`).join('');
    const html = `<html><body><div><h1>${TITLE}</h1><p class="sapo">${LEAD}</p><div class="detail-content">${pictures}</div></div></body></html>`;
    expect(articleOf(html)).toMatchObject({ text: LEAD, captions: BODY });
  });

  it('keeps a credit below the text, which the article is understood by', () => {
    const html = `<html><body><h1>${TITLE}</h1><div itemprop="articleBody">${paragraphs([LEAD, ...BODY])}<p style="text-align:right">Theo TTXVN</p></div></body></html>`;
    expect(articleOf(html).text.endsWith('Theo TTXVN')).toBe(true);
  });
});

describe('what is no article', () => {
  const links = Array.from(
    { length: 40 },
    (_, i) =>
      `<article><h3><a href="/tin-${i}.html">Tin số ${i}: chuyện dài về mùa lúa ở đồng bằng</a></h3></article>`,
  ).join('');
  it.each([
    [
      'a list of headlines',
      `<html><body><h1>Thời sự trong ngày</h1><div class="list">${links}</div></body></html>`,
      'https://bao.vn/thoi-su',
    ],
    [
      'a home page with a leading story',
      `<html><body><div class="detail-content">${paragraphs([LEAD, ...BODY])}</div>${links}</body></html>`,
      'https://bao.vn/',
    ],
    [
      'a list of linked sentences',
      `<html><body><div class="detail-content">${BODY.map((text) => `<p><a href="/x.html">${text}</a></p>`).join('')}</div></body></html>`,
      'https://bao.vn/tin',
    ],
    [
      'a stub',
      `<html><body><h1>${TITLE}</h1><div class="detail-content"><p>Đang cập nhật.</p></div></body></html>`,
      'https://bao.vn/a.html',
    ],
    ['an empty page', '', 'https://bao.vn/a.html'],
    ['words without mark-up', 'Not Found', 'https://bao.vn/a.html'],
  ])('%s is told apart', (_, html, url) => {
    expect(readPage(html, url)).toMatchObject({ failure: 'no-article' });
  });
});

describe('title, address and feeds of a page', () => {
  const withHead = (head: string, heading = TITLE): ArticlePage =>
    articleOf(
      `<html><head>${head}</head><body><h1>${heading}</h1><div itemprop="articleBody">${paragraphs([LEAD, ...BODY])}</div></body></html>`,
    );

  it.each([
    [
      'a site name behind a bar',
      `<meta property="og:title" content="Lúa được mùa | Báo Thử"><meta property="og:site_name" content="Báo Thử">`,
      'Lúa được mùa',
    ],
    [
      'a host name behind a dash',
      '<meta property="og:title" content="Lúa được mùa - baothu.vn">',
      'Lúa được mùa',
    ],
    [
      'a dash that belongs to it',
      '<meta property="og:title" content="Lúa được mùa - nông dân vui">',
      'Lúa được mùa - nông dân vui',
    ],
    [
      'entities escaped twice',
      '<meta property="og:title" content="Lúa &amp;quot;được mùa&amp;quot;">',
      'Lúa "được mùa"',
    ],
    ['a headline cut off', `<meta property="og:title" content="${TITLE.slice(0, 20)}...">`, TITLE],
  ])('%s', (_, head, title) => {
    expect(withHead(head).title).toBe(title);
  });

  it('takes a canonical address of its own site only, and not the home page', () => {
    expect(withHead('<link rel="canonical" href="/tin-2.html?utm_source=x">').url).toBe(
      'https://bao.vn/tin-2.html',
    );
    expect(withHead('<link rel="canonical" href="https://khac.vn/tin-2.html">').url).toBe(
      'https://bao.vn/tin-1.html',
    );
    expect(withHead('<link rel="canonical" href="https://bao.vn/">').url).toBe('https://bao.vn/tin-1.html');
  });

  it('lists the feeds that it announces', () => {
    const head = `<link rel="alternate" type="application/rss+xml" href="/rss/a.rss"><link rel="alternate" type="application/atom+xml" href="https://bao.vn/atom"><link rel="alternate" hreflang="en" href="/en">`;
    expect(withHead(head).feeds).toEqual(['https://bao.vn/rss/a.rss', 'https://bao.vn/atom']);
  });
});
