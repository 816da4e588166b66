// Feeds of every format to plain entries: titles, links, texts, and dates just as they are written.
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/core/source-ports.js';
import { readFeed } from '../../src/sources/read-feed.js';
import { BODY, LEAD } from '../support/raw-article.js';

const URL = 'https://bao.vn/rss/thoi-su.rss';
const WHOLE = [LEAD, ...BODY];
const html = WHOLE.map((text) => `<p>${text}</p>`).join('');

function feedOf(text: string): Feed {
  const read = readFeed(text, URL);
  if ('failure' in read) throw new Error(`${read.failure}: ${read.detail}`);
  return read.feed;
}

const rss = (items: string, channel = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Báo Thử</title><link>https://bao.vn/thoi-su</link>${channel}${items}</channel></rss>`;
const itemOf = (fields: string) => feedOf(rss(`<item>${fields}</item>`)).items[0];

describe('formats', () => {
  const claims = [{ source: 'feed', role: 'published', written: '2025-10-22T19:25:52+07:00' }];
  it.each([
    [
      'RSS 0.91',
      `<rss version="0.91"><channel><title>Báo</title><link>https://bao.vn/</link><description>d</description><item><title>Lúa được mùa</title><link>https://bao.vn/a.html</link></item></channel></rss>`,
      [],
    ],
    [
      'RSS 2.0',
      rss(
        '<item><title>Lúa được mùa</title><link>https://bao.vn/a.html</link><pubDate>2025-10-22T19:25:52+07:00</pubDate></item>',
      ),
      claims,
    ],
    [
      'RDF (RSS 1.0)',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://bao.vn/rss"><title>Báo</title><link>https://bao.vn/</link><description>d</description></channel><item rdf:about="https://bao.vn/a.html"><title>Lúa được mùa</title><link>https://bao.vn/a.html</link><dc:date>2025-10-22T19:25:52+07:00</dc:date></item></rdf:RDF>`,
      claims,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title><id>x</id><updated>2025-10-23T00:00:00Z</updated><entry><id>urn:1</id><title type="html">Lúa &lt;b&gt;được mùa&lt;/b&gt;</title><link rel="enclosure" href="https://bao.vn/a.mp3"/><link href="https://bao.vn/a.html"/><published>2025-10-22T19:25:52+07:00</published></entry></feed>`,
      claims,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Báo',
        items: [
          {
            id: '1',
            url: 'https://bao.vn/a.html',
            title: 'Lúa được mùa',
            date_published: '2025-10-22T19:25:52+07:00',
          },
        ],
      }),
      claims,
    ],
  ])('%s', (_, text, expected) => {
    expect(feedOf(text).items).toMatchObject([
      { title: 'Lúa được mùa', url: 'https://bao.vn/a.html', claims: expected },
    ]);
  });
});

describe('dates', () => {
  it.each([
    ['Mon, 14 Sep 2026 19:44:41 +07:00'],
    ['Mon, 14 Sep 2026 19:44:41 GMT+7'],
    ['9/14/2026 7:44:41 PM'],
    ['Thứ hai, 14/09/2026'],
  ])('stay as written: %s', (written) => {
    expect(itemOf(`<title>x</title><pubDate> ${written}\n</pubDate>`)?.claims).toEqual([
      { source: 'feed', role: 'published', written },
    ]);
  });

  it('of a change are kept apart, also where nothing else is said', () => {
    const modified = itemOf(
      '<title>x</title><pubDate>Mon, 14 Sep 2026 19:44:41 +0700</pubDate><dcterms:modified>2026-09-15</dcterms:modified>',
    );
    expect(modified?.claims.map(({ role }) => role)).toEqual(['published', 'updated']);
    const atom = feedOf(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title><id>x</id><updated>2025-10-23T00:00:00Z</updated><entry><id>urn:1</id><title>x</title><updated>2025-10-22T00:00:00Z</updated></entry></feed>`,
    );
    expect(atom.items[0]?.claims).toEqual([
      { source: 'feed', role: 'updated', written: '2025-10-22T00:00:00Z' },
    ]);
  });

  it('of the feed itself are nobody’s', () => {
    expect(
      feedOf(rss('<item><title>x</title></item>', '<pubDate>Mon, 14 Sep 2026 19:44:41 +0700</pubDate>'))
        .items[0]?.claims,
    ).toEqual([]);
  });
});

describe('titles', () => {
  it.each([
    ['  Giá dầu   tăng\n lần nữa ', 'Giá dầu tăng lần nữa'],
    ['<![CDATA[Giá <b>dầu</b> &quot;tăng&quot;]]>', 'Giá dầu "tăng"'],
    ['Giá &amp;amp; thuế', 'Giá & thuế'],
    ['&lt;i&gt;Giá&lt;/i&gt; &amp;#273;ồng', 'Giá đồng'],
    ['Lãi suất &lt; 5% &amp; lạm phát', 'Lãi suất < 5% & lạm phát'],
    ['Hòa bình', 'Hòa bình'],
  ])('%s', (written, title) => {
    expect(itemOf(`<title>${written}</title>`)?.title).toBe(title);
  });
});

describe('links', () => {
  it.each([
    ['/a.html?utm_source=rss&amp;utm_medium=rss', 'https://bao.vn/a.html'],
    ['https://bao.vn/a.html?id=3&amp;fbclid=x#vn_source=RSS', 'https://bao.vn/a.html?id=3'],
    ['//m.bao.vn/a.html', 'https://m.bao.vn/a.html'],
    ['<![CDATA[ https://bao.vn/tìm?q=lúa ]]>', 'https://bao.vn/t%C3%ACm?q=l%C3%BAa'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['https://a:b@bao.vn/', null],
  ])('%s', (link, url) => {
    expect(itemOf(`<title>x</title><link>${link}</link>`)?.url).toBe(url);
  });

  it('come from the identifier only where it is meant as one', () => {
    expect(itemOf('<title>x</title><guid>https://bao.vn/a.html</guid>')).toMatchObject({
      url: 'https://bao.vn/a.html',
      guid: 'https://bao.vn/a.html',
    });
    expect(itemOf('<title>x</title><guid isPermaLink="false">https://bao.vn/1</guid>')?.url).toBeNull();
    expect(itemOf('<title>x</title><guid>a-1</guid>')).toMatchObject({ url: null, guid: 'a-1' });
  });
});

describe('texts', () => {
  it('lose picture, link and the stray line break of a teaser', () => {
    const item = itemOf(
      `<title>x</title><description><![CDATA[<a href="https://bao.vn/a"><img src="x.jpg" ></a></br>${LEAD}]]></description>`,
    );
    expect(item).toMatchObject({ text: LEAD, whole: false });
  });

  it('are whole when a field of their own is long, and as paragraphs', () => {
    const item = itemOf(
      `<title>x</title><description>${LEAD}</description><content:encoded><![CDATA[${html}<script>alert(1)</script>]]></content:encoded>`,
    );
    expect(item).toMatchObject({ text: WHOLE.join('\n\n'), whole: true });
  });

  it('are teasers when they break off', () => {
    expect(
      itemOf(`<title>x</title><content:encoded><![CDATA[${html}<p>Còn tiếp [...]</p>]]></content:encoded>`)
        ?.whole,
    ).toBe(false);
    expect(itemOf(`<title>x</title><description><![CDATA[${html}]]></description>`)?.whole).toBe(false);
  });

  it('come from the HTML of a JSON feed', () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Báo',
      items: [
        {
          id: '1',
          title: 'x',
          content_html: html,
          authors: [{ name: 'Hà An' }],
          date_modified: '2025-10-23',
        },
      ],
    };
    expect(feedOf(JSON.stringify(json)).items[0]).toMatchObject({
      text: WHOLE.join('\n\n'),
      whole: true,
      author: 'Hà An',
      claims: [{ role: 'updated', written: '2025-10-23' }],
    });
  });
});

it('names authors by dc:creator or author', () => {
  expect(itemOf('<title>x</title><dc:creator><![CDATA[Hà An]]></dc:creator>')?.author).toBe('Hà An');
  expect(itemOf('<title>x</title><author>toasoan@bao.vn (Minh Tú)</author>')?.author).toBe('Minh Tú');
});

it.each([
  ['<ttl>30</ttl>', 30],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
  ['<sy:updatePeriod> daily </sy:updatePeriod>', 1440],
  ['<ttl>0</ttl>', null],
  ['', null],
])('asks to be fetched again after: %s', (channel, minutes) => {
  expect(feedOf(rss('', channel)).ttlMinutes).toBe(minutes);
});
