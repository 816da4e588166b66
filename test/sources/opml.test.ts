// Lists of feeds: what feed readers export is taken apart, what cannot be used is named, and what is written comes back.
import { describe, expect, it } from 'vitest';
import { type OpmlFeed, readOpml, writeOpml } from '../../src/sources/opml.js';

const list = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="1.0"><head><title>T</title></head><body>${body}</body></opml>`;
const feedsIn = (text: string): readonly OpmlFeed[] => {
  const read = readOpml(text);
  if ('failure' in read) throw new Error(read.failure);
  return read.feeds;
};
const entry = (url: string, more = ''): string => `<outline type="rss" text="Tin" xmlUrl="${url}" ${more}/>`;

describe('reading a list', () => {
  it('gives every feed with its folders, its title before its text', () => {
    const text = list(`
      <outline text="Báo A" title="Báo A – Trang nhất" type="rss"
        xmlUrl="https://a.example/rss?x=1&amp;y=2#z" htmlUrl="https://a.example"/>
      <outline text="Báo">
        <outline title="Kinh tế"><outline text=" Báo   B " xmlURL="http://b.example/kt.rss" htmlUrl="javascript:x"/></outline>
        <outline text="Báo C" xmlUrl="https://c.example/"/>
      </outline>
      <outline text="Báo D" category="/Thể thao" xmlUrl="https://d.example/rss"/>`);
    expect(readOpml(text)).toEqual({
      problems: [],
      feeds: [
        {
          title: 'Báo A – Trang nhất',
          xmlUrl: 'https://a.example/rss?x=1&y=2',
          htmlUrl: 'https://a.example/',
          category: null,
        },
        { title: 'Báo B', xmlUrl: 'http://b.example/kt.rss', htmlUrl: null, category: 'Báo / Kinh tế' },
        { title: 'Báo C', xmlUrl: 'https://c.example/', htmlUrl: null, category: 'Báo' },
        { title: 'Báo D', xmlUrl: 'https://d.example/rss', htmlUrl: null, category: '/Thể thao' },
      ],
    });
  });

  it('counts a feed listed twice once, under its first name', () => {
    const text = list(
      `${entry('https://a.example/rss')}<outline text="X">${entry('https://A.example:443/rss#top')}</outline>`,
    );
    expect(feedsIn(text)).toMatchObject([{ xmlUrl: 'https://a.example/rss', category: null }]);
  });

  it('names the entries that are no feed, and loses no other', () => {
    const text = list(
      [
        entry('file:///etc/passwd'),
        entry('https://u:p@a.example/rss'),
        entry('không phải'),
        '<outline text="Ghi chú"/>',
        '<outline text="Thư mục rỗng"></outline>',
        entry('https://good.example/rss'),
      ].join(''),
    );
    const read = readOpml(text);
    expect(read).toMatchObject({ feeds: [{ xmlUrl: 'https://good.example/rss' }] });
    expect('problems' in read && read.problems.map(({ place, title, code }) => [place, title, code])).toEqual(
      [
        [1, 'Tin', 'bad-address'],
        [2, 'Tin', 'bad-address'],
        [3, 'Tin', 'bad-address'],
        [4, 'Ghi chú', 'no-address'],
        [5, 'Thư mục rỗng', 'no-address'],
      ],
    );
  });

  it.each([
    ['a DTD', `<!DOCTYPE opml [<!ENTITY a "b">]>${list('')}`, 'forbidden'],
    [
      'a DOCTYPE alone',
      `<?xml version="1.0"?><!doctype opml SYSTEM "http://x.example/a.dtd"><opml/>`,
      'forbidden',
    ],
    ['a feed', '<rss version="2.0"><channel><title>x</title></channel></rss>', 'not-opml'],
    ['a page', '<html><body>x</body></html>', 'not-opml'],
    ['nothing', '', 'not-opml'],
    ['half a list', list(entry('https://a.example/')).slice(0, 110), 'not-opml'],
    ['too much', `${list('')}${' '.repeat(5_000_000)}`, 'too-large'],
  ])('refuses %s', (_, text, failure) => {
    expect(readOpml(text)).toEqual({ failure });
  });

  it('takes a list with a word of DOCTYPE in a comment, and one that is nested without end comes to an end', () => {
    expect(feedsIn(list(`<!-- <!DOCTYPE x> -->${entry('https://a.example/rss')}`))).toHaveLength(1);
    const deep = `${'<outline text="x">'.repeat(50_000)}${'</outline>'.repeat(50_000)}`;
    expect(readOpml(list(deep))).toEqual({ failure: 'not-opml' });
  });

  it('takes no more feeds than anybody follows', () => {
    const many = Array.from({ length: 5001 }, (_, i) => entry(`https://a.example/${i}`)).join('');
    const read = readOpml(list(many));
    expect('feeds' in read && read.feeds.length).toBe(5000);
    expect('problems' in read && read.problems).toEqual([{ place: 5001, title: 'Tin', code: 'too-many' }]);
  });
});

describe('writing a list', () => {
  const feeds: readonly OpmlFeed[] = [
    { title: 'Báo “A” & <B>', xmlUrl: 'https://a.example/rss?x=1&y=2', htmlUrl: null, category: null },
    { title: 'Kinh tế', xmlUrl: 'https://b.example/rss', htmlUrl: 'https://b.example/', category: 'Báo "B"' },
    { title: 'Thể thao', xmlUrl: 'https://c.example/rss', htmlUrl: null, category: 'Báo "B"' },
  ];

  it('gives back what it was given', () => {
    expect(readOpml(writeOpml(feeds))).toEqual({ feeds, problems: [] });
    expect(writeOpml(feedsIn(writeOpml(feeds)))).toBe(writeOpml(feeds));
  });

  it('has the text, the type and the address that every reader asks for', () => {
    expect(writeOpml(feeds.slice(1))).toBe(`<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>Trích Dẫn</title>
  </head>
  <body>
    <outline text="Báo &quot;B&quot;">
      <outline text="Kinh tế" type="rss" xmlUrl="https://b.example/rss" htmlUrl="https://b.example/" title="Kinh tế"/>
      <outline text="Thể thao" type="rss" xmlUrl="https://c.example/rss" title="Thể thao"/>
    </outline>
  </body>
</opml>
`);
  });

  it('names a feed without a title by its address, and writes an empty list as one', () => {
    const [first] = feeds;
    if (first)
      expect(writeOpml([{ ...first, title: null }])).toContain('text="https://a.example/rss?x=1&amp;y=2"');
    expect(readOpml(writeOpml([]))).toEqual({ feeds: [], problems: [] });
  });
});
