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
