// What pages say of their dates: every place they say it in, published and updated apart, and what is not theirs.
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/sources/read-page.js';
import { BODY, LEAD, TITLE } from '../support/raw-article.js';

const TEXT = [LEAD, ...BODY].map((text) => `<p>${text}</p>`).join('');
const DAY = '2025-10-22T19:25:52+07:00';
const URL = 'https://bao.vn/tin-1.html';

function claimsOf(parts: { head?: string; above?: string; beforeBody?: string; below?: string }): string[] {
  const { head = '', above = '', beforeBody = '', below = '' } = parts;
  const html = `<html><head>${head}</head><body>${above}<div class="main"><h1>${TITLE}</h1>${beforeBody}<div itemprop="articleBody">${TEXT}</div>${below}</div></body></html>`;
  const read = readPage(html, URL);
  if ('failure' in read) throw new Error(read.detail);
  return read.page.claims.map(({ source, role, written }) => `${source} ${role} ${written}`);
}

const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;
const published = `"datePublished":"${DAY}"`;

describe('JSON-LD', () => {
  it.each([
    ['an article', `{"@type":"NewsArticle",${published}}`],
    ['a kind of its own', `{"@type":"ReportageNewsArticle",${published}}`],
    ['several kinds', `{"@type":["Article","Thing"],${published}}`],
    ['a graph', `{"@graph":[{"@type":"WebSite"},{"@type":"Article",${published}}]}`],
    ['a list', `[{"@type":"BreadcrumbList"},{"@type":"NewsArticle",${published}}]`],
    ['a page that is about it', `{"@type":"WebPage","mainEntity":{"@type":"NewsArticle",${published}}}`],
    ['a date that only its page has', `{"@graph":[{"@type":"Article"},{"@type":"WebPage",${published}}]}`],
    ['line breaks inside strings', `{"@type":"NewsArticle","description":"Một\ndòng\tdài",${published}}`],
    ['a comma too many', `{"@type":"NewsArticle",${published},}`],
    ['a comment around it', `<!-- {"@type":"NewsArticle",${published}} -->`],
    ['CDATA around it', `//<![CDATA[\n{"@type":"NewsArticle",${published}}\n//]]>`],
    [
      'bare quotation marks in its text',
      `{"@type":"NewsArticle","headline":"Nói "không" với rác",${published}}`,
    ],
    [
      'another article beside this one',
      `[{"@type":"NewsArticle","url":"https://bao.vn/khac.html","datePublished":"2020-01-01"},{"@type":"NewsArticle","mainEntityOfPage":{"@id":"${URL}"},${published}}]`,
    ],
    [
      'a list of other articles',
      `[{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2020-01-01"}]},{"@type":"NewsArticle",${published}}]`,
    ],
  ])('is read from %s', (_, json) => {
    expect(claimsOf({ head: ld(json) })).toEqual([`json-ld published ${DAY}`]);
  });

  it('tells the change from the publication', () => {
    expect(claimsOf({ head: ld(`{"@type":"Article",${published},"dateModified":"2025-10-23"}`) })).toEqual([
      `json-ld published ${DAY}`,
      'json-ld updated 2025-10-23',
    ]);
  });

  it('says nothing when it is about something else', () => {
    expect(claimsOf({ head: ld(`{"@type":"VideoObject","uploadDate":"2020-01-01"}`) })).toEqual([]);
  });
});

describe('meta elements', () => {
  it.each([
    ['property="article:published_time"', 'published'],
    ['property="og:published_time"', 'published'],
    ['name="pubdate"', 'published'],
    ['itemprop="datePublished"', 'published'],
    ['name="DC.date.issued"', 'published'],
    ['name="parsely-pub-date"', 'published'],
    ['property="article:modified_time"', 'updated'],
    ['property="og:updated_time"', 'updated'],
    ['name="lastmod"', 'updated'],
    ['itemprop="dateModified"', 'updated'],
  ])('%s states what it is named for', (attribute, role) => {
    expect(claimsOf({ head: `<meta ${attribute} content=" ${DAY} ">` })).toEqual([`meta ${role} ${DAY}`]);
  });

  it('are passed over when empty, without a figure, or about the making of a draft', () => {
    const head = `<meta name="pubdate" content=""><meta name="date" content="hôm nay"><meta itemprop="dateCreated" content="${DAY}">`;
    expect(claimsOf({ head })).toEqual([]);
  });

  it('in seconds since 1970 are put so that people can read them', () => {
    expect(claimsOf({ head: '<meta name="its_publication" content="1761135952">' })).toEqual([
      'meta published 2025-10-22T12:25:52.000Z',
    ]);
  });
});

describe('time elements and header lines', () => {
  it.each([
    ['<time datetime="2025-10-22">Thứ tư</time>', 'time-element published 2025-10-22'],
    ['<time>22/10/2025 19:25</time>', 'time-element published 22/10/2025 19:25'],
    ['<time itemprop="dateModified" datetime="2025-10-23">x</time>', 'time-element updated 2025-10-23'],
    [
      '<span class="date">Thứ tư, 22/10/2025, 19:25 (GMT+7)</span>',
      'header published Thứ tư, 22/10/2025, 19:25 (GMT+7)',
    ],
    [
      '<div class="detail-time"><div data-role="publishdate">22/10/2025 19:25 GMT+7</div></div>',
      'header published 22/10/2025 19:25 GMT+7',
    ],
    [
      '<p class="article-meta">Hà An | 19:25, ngày 22 tháng 10 năm 2025 | Xã hội</p>',
      'header published 19:25, ngày 22 tháng 10 năm 2025',
    ],
    ['<span class="date">Cập nhật: 22-10-2025 7h30</span>', 'header updated 22-10-2025 7h30'],
  ])('%s', (html, claim) => {
    expect(claimsOf({ beforeBody: html })).toEqual([claim]);
  });

  it.each([
    [
      'of a related article',
      { beforeBody: '<div class="box-related"><span class="date">01/02/2024</span></div>' },
    ],
    ['of a comment', { below: '<div class="comments"><time datetime="2025-10-25">x</time></div>' }],
    ['of the foot of the text', { below: '<p class="date">01/01/2026</p>' }],
    [
      'of what follows the text',
      { below: '<article><h3>Tin khác</h3><time datetime="2025-10-01">x</time></article>' },
    ],
    [
      'of today in the head of the site',
      { above: '<header><span class="date">Thứ sáu, 27/11/2026</span></header>' },
    ],
    ['of a list beside it', { beforeBody: '<aside><time datetime="2025-10-01">x</time></aside>' }],
    ['that is none', { beforeBody: '<span class="date">3 giờ trước</span>' }],
  ])('do not count when they are %s', (_, parts) => {
    expect(claimsOf(parts)).toEqual([]);
  });
});

it('takes no date before the headline for the article’s where nothing holds the two together', () => {
  const page = (before: string, after: string): string =>
    `<html><body>${before}<h1>${TITLE}</h1>${after}<div itemprop="articleBody">${TEXT}</div></body></html>`;
  const line = '<p class="date">Thứ sáu, 27/11/2026</p>';
  expect(readPage(page(line, ''), URL)).toMatchObject({ page: { claims: [] } });
  expect(readPage(page('', line), URL)).toMatchObject({ page: { claims: [{ source: 'header' }] } });
});

it('orders all claims by how far they are believed', () => {
  const claims = claimsOf({
    head: `<meta property="article:published_time" content="${DAY}">${ld(`{"@type":"Article",${published}}`)}`,
    beforeBody: '<span class="date">22/10/2025</span><time datetime="2025-10-22T12:00Z">x</time>',
  });
  expect(claims.map((claim) => claim.split(' ', 1)[0])).toEqual([
    'json-ld',
    'meta',
    'time-element',
    'header',
  ]);
});

describe('another article on the page', () => {
  const other = {
    url: 'https://bao.vn/khac.html',
    headline: 'Giá gạo xuất khẩu tăng nhẹ',
    day: '2020-01-01',
  };
  const node = (url: string | null, headline: string, day: string): string =>
    `{"@type":"NewsArticle",${url === null ? '' : `"url":"${url}",`}"headline":"${headline}","datePublished":"${day}"}`;

  it.each([
    ['stands alone in JSON-LD', ld(node(other.url, other.headline, other.day)), []],
    [
      'stands first in JSON-LD, and this one names no address',
      ld(node(other.url, other.headline, other.day)) + ld(node(null, TITLE, DAY)),
      [`json-ld published ${DAY}`],
    ],
    [
      'stands first without an address of its own',
      ld(node(null, other.headline, other.day)) + ld(node(null, TITLE, DAY)),
      [`json-ld published ${DAY}`],
    ],
    [
      'is an update of a live report',
      ld(
        `{"@type":"LiveBlogPosting","headline":"${TITLE}","liveBlogUpdate":[${node(null, 'Lúc 10h', other.day)}]}`,
      ),
      [],
    ],
    [
      'stands in a list that is broken',
      ld(`{"@type":"ItemList","itemListElement":[${node(other.url, 'Nói "không"', other.day)}]}`),
      [],
    ],
    [
      'is the home page',
      ld(`{"@type":"WebPage","@id":"https://bao.vn/","datePublished":"${other.day}"}`) +
        ld(`{"@type":"NewsArticle","headline":"${TITLE}"}`),
      [],
    ],
  ])('gives no date when it %s', (_, head, expected) => {
    expect(claimsOf({ head })).toEqual(expected);
  });

  it('is told from this one under another form of its address', () => {
    const head = ld(node('http://m.bao.vn/tin-1.html?amp=1', 'Tên khác', DAY));
    expect(claimsOf({ head })).toEqual([`json-ld published ${DAY}`]);
  });

  it.each([
    [
      'a meta element of microdata',
      `<div itemscope><meta itemprop="datePublished" content="${DAY}"><a href="/k">khác</a></div>`,
    ],
    [
      'a card',
      `<div class="story"><a href="/k">Giá gạo xuất khẩu tăng nhẹ trong tháng</a><time datetime="${DAY}"></time></div>`,
    ],
    ['a short card', `<div><h3><a href="/k">Giá gạo tăng</a></h3><time datetime="${DAY}"></time></div>`],
    ['a comment', `<ol id="comments"><li><time datetime="${DAY}"></time></li></ol>`],
  ])('gives none from %s, above the text or below it', (_, html) => {
    expect(claimsOf({ above: html })).toEqual([]);
    expect(claimsOf({ beforeBody: html })).toEqual([]);
    expect(claimsOf({ below: html })).toEqual([]);
  });
});

describe('a date on the page', () => {
  it.each([
    ['the time of the visit above it', '<div class="date">Thứ Tư, 26/11/2025 10:00</div>'],
    ['the clock of the site', '<div class="topbar"><span class="date">26/11/2025</span></div>'],
  ])('below the headline goes before %s', (_, clock) => {
    const html = `<html><body><div class="main">${clock}<h1>${TITLE}</h1><p class="date">22/10/2025 19:25</p><div itemprop="articleBody">${TEXT}</div></div></body></html>`;
    const read = readPage(html, URL);
    expect('page' in read && read.page.claims).toMatchObject([{ written: '22/10/2025 19:25' }]);
  });

  it('in a sentence of the text is an event’s', () => {
    const sentence = '<p>Hội nghị diễn ra <time datetime="2025-07-01">1/7</time>.</p>';
    const html = `<html><body><h1>${TITLE}</h1><div itemprop="articleBody">${sentence}${TEXT}</div></body></html>`;
    const read = readPage(html, URL);
    expect('page' in read && read.page.claims).toEqual([]);
  });

  it.each([
    ['Cập nhật: 23/10/2025 08:00 - Xuất bản: 22/10/2025 19:25'],
    ['Xuất bản: 22/10/2025 19:25 | Cập nhật: 23/10/2025 08:00'],
  ])('is told from the other in one line: %s', (line) => {
    expect(claimsOf({ beforeBody: `<p class="date">${line}</p>` })).toEqual([
      'header published 22/10/2025 19:25',
      'header updated 23/10/2025 08:00',
    ]);
  });

  it('has the label before its element', () => {
    const beforeBody = `<p>Cập nhật lúc <time datetime="2025-10-23">23/10</time></p><p>Đăng lúc <time datetime="${DAY}">22/10</time></p>`;
    expect(claimsOf({ beforeBody })).toEqual([
      'time-element updated 2025-10-23',
      `time-element published ${DAY}`,
    ]);
  });

  it('that WordPress marks as published and updated at once was published', () => {
    const beforeBody = `<time class="entry-date published updated" datetime="${DAY}">22/10</time>`;
    expect(claimsOf({ beforeBody })).toEqual([`time-element published ${DAY}`]);
  });

  it('is found under a headline that is no h1', () => {
    const html = `<html><head><title>${TITLE} - Báo Ví Dụ</title></head><body><div><h2>${TITLE}</h2><p class="date">22/10/2025</p><div itemprop="articleBody">${TEXT}</div></div></body></html>`;
    const read = readPage(html, URL);
    expect('page' in read && read.page).toMatchObject({ title: TITLE, claims: [{ written: '22/10/2025' }] });
  });

  it.each([
    ['1761135952', '2025-10-22T12:25:52.000Z'],
    [`{"@value":"${DAY}"}`, DAY],
  ])('is read from %s in JSON-LD', (value, written) => {
    const head = ld(`{"@type":"NewsArticle","headline":"${TITLE}","datePublished":${value}}`);
    expect(claimsOf({ head })).toEqual([`json-ld published ${written}`]);
  });

  it.each([
    ['<span>Thứ bảy, 16/8/2025 07:30</span>', ['header published Thứ bảy, 16/8/2025 07:30']],
    ['<div><div><p>Thời sự</p><p>16-08-2025</p></div></div>', ['header published 16-08-2025']],
    ['<p>Thời gian: 16/08/2025</p>', []],
    ['<p>Hội nghị ngày 16/08/2025 đã kết thúc</p>', []],
  ])('in a box of no name is one that says nothing else: %s', (beforeBody, expected) => {
    expect(claimsOf({ beforeBody })).toEqual(expected);
  });

  it.each(['Theo dõi Báo Ví Dụ trên Google News', 'Văn hóa - Nghệ thuật', TITLE])(
    'may stand beside the link “%s”',
    (link) => {
      const beforeBody = `<div><a href="/k">${link}</a> <span class="date">22/10/2025 19:25</span></div>`;
      expect(claimsOf({ beforeBody })).toEqual(['header published 22/10/2025 19:25']);
    },
  );

  it('may be the link to the article itself', () => {
    const beforeBody = `<p>Đăng <a href="#"><time datetime="${DAY}">22 Tháng 10, 2025</time> <time class="updated" datetime="2025-10-23">23 Tháng 10, 2025</time></a></p>`;
    expect(claimsOf({ beforeBody })).toEqual([
      `time-element published ${DAY}`,
      'time-element updated 2025-10-23',
    ]);
  });
});
