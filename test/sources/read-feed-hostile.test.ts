// Feeds that are broken or mean harm: what can be read is read, what must not be parsed is not.
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/sources/read-feed.js';

const item = (i: number, day = '14'): string =>
  `<item><title>Tin số ${i}</title><link>https://bao.vn/${i}.html</link><pubDate>Mon, ${day} Sep 2026 08:00:00 +07:00</pubDate></item>`;
const rss = (items: string): string =>
  `<rss version="2.0"><channel><title>Báo</title>${items}</channel></rss>`;
const titles = (text: string): string[] => {
  const read = readFeed(text, null);
  return 'failure' in read ? [read.failure] : read.feed.items.map(({ title }) => title ?? '');
};

describe('declarations', () => {
  it.each([
    [
      'billion laughs',
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${rss('<item><title>&b;</title></item>')}`,
    ],
    ['an outside entity', `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item(1))}`],
    [
      'an outside DTD',
      `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.com/rss.dtd">${rss(item(1))}`,
    ],
    ['small letters', `<!doctype rss>${rss(item(1))}`],
    ['a comment before it', `<!-- tin --><!DOCTYPE rss>${rss(item(1))}`],
    ['a comment that never ends before it', `${rss(item(1))}<!-- <!DOCTYPE rss>`],
    ['junk before it', `Warning: x\n<!DOCTYPE rss [<!ENTITY a "b">]>${rss(item(1))}`],
    ['an entity alone', rss(`<!ENTITY a "b">${item(1)}`)],
  ])('are refused: %s', (_, text) => {
    expect(readFeed(text, null)).toMatchObject({ failure: 'forbidden' });
  });

  it.each([
    ['in a comment', rss(`<!-- <!DOCTYPE rss> -->${item(1)}`)],
    [
      'in CDATA',
      rss(
        `<item><title>Tin số 1</title><description><![CDATA[<!DOCTYPE html><!ENTITY a "b">]]></description></item>`,
      ),
    ],
    ['escaped', rss(`<item><title>Tin số 1</title><description>&lt;!DOCTYPE html&gt;</description></item>`)],
  ])('are harmless %s', (_, text) => {
    expect(titles(text)).toEqual(['Tin số 1']);
  });
});

it('takes RSS 0.91 with the declaration that its specification demands, and no other', () => {
  const doctype =
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">';
  const old = (declared: string) =>
    `<?xml version="1.0"?>\n${declared}\n${rss(item(1)).replace('2.0', '0.91')}`;
  expect(titles(old(doctype))).toEqual(['Tin số 1']);
  expect(titles(old(doctype.replace('>', ' [<!ENTITY a "b">]>')))).toEqual(['forbidden']);
  expect(titles(old(doctype + doctype))).toEqual(['forbidden']);
});

describe('broken feeds', () => {
  it.each([
    ['a byte order mark and blank lines first', `\ufeff\n\n<?xml version="1.0"?>${rss(item(1))}`],
    [
      'a warning of the server first',
      `<br /><b>Warning</b>: mysql in <b>x.php</b><br />\n<?xml version="1.0"?>${rss(item(1))}`,
    ],
    [
      'cut off in the middle of an entry',
      rss(item(1)).replace('</channel></rss>', '<item><title>Tin số 2 bị c'),
    ],
    ['an entry with nothing in it', rss(`<item></item>${item(1)}`)],
    ['bare ampersands', rss(item(1).replace('.html', '.html?a=1&b=2'))],
  ])('are read with %s', (_, text) => {
    expect(titles(text)).toEqual(['Tin số 1']);
  });

  it.each([
    ['a tag that is not closed', '<item><title>Hỏng<link>https://bao.vn/x.html</link></item>'],
    ['CDATA that does not end', '<item><title><![CDATA[Hỏng</title></item>'],
    ['an attribute in the middle of nothing', '<item><title =">Hỏng</title></item>'],
  ])('lose no other entry by %s, and count it', (_, broken) => {
    const read = readFeed(rss(`${item(1)}${item(2)}${broken}${item(3)}`), null);
    if ('failure' in read) throw new Error(read.detail);
    expect(read.feed.items.map(({ title }) => title)).toEqual(['Tin số 1', 'Tin số 2', 'Tin số 3']);
    expect(read.feed).toMatchObject({ title: 'Báo', leftOut: 1 });
  });

  it('keep a sign that is no tag as the sign it is, and CDATA as it stands', () => {
    const prices = '<item><title>Giá <10.000 đồng</title><description><![CDATA[5 < 6]]></description></item>';
    expect(readFeed(rss(prices + item(1)), null)).toMatchObject({
      feed: { items: [{ title: 'Giá <10.000 đồng', text: '5 < 6' }, { title: 'Tin số 1' }] },
    });
  });

  it('bring no declaration to light that stood inside of what is broken', () => {
    const hidden = `<item><title><![CDATA[x</title></item><!DOCTYPE rss [<!ENTITY a "b">]>]]>`;
    expect(titles(rss(`${item(1)}<item><title =">Hỏng</title></item>${hidden}`))).toEqual(['not-a-feed']);
  });

  it('count the entries in which nothing can be read', () => {
    expect(readFeed(rss(`${item(1)}<item><pubDate>x</pubDate></item>`), null)).toMatchObject({
      feed: { leftOut: 1 },
    });
  });

  it.each([
    ['a page', '<!DOCTYPE html><html><head></head><body><h1>Not Found</h1></body></html>'],
    ['nothing', '   '],
    ['words', 'Not Found'],
    ['other XML', '<?xml version="1.0"?><urlset><url><loc>https://bao.vn/</loc></url></urlset>'],
    ['other JSON', '{"error":"not found"}'],
  ])('are told from %s', (_, text) => {
    expect(readFeed(text, null)).toMatchObject({ failure: 'not-a-feed' });
  });
});

it('of 10,000 entries takes the 2,000 newest and counts the rest', () => {
  const old = Array.from({ length: 8500 }, (_, i) => item(i, '07')).join('');
  const read = readFeed(rss(old + Array.from({ length: 1500 }, (_, i) => item(10_000 + i)).join('')), null);
  if ('failure' in read) throw new Error(read.detail);
  expect(read.feed.leftOut).toBe(8000);
  expect(read.feed.items[0]?.title).toBe('Tin số 10000');
  expect(read.feed.items[1499]?.title).toBe('Tin số 11499');
  expect(read.feed.items[1500]?.title).toBe('Tin số 0');
});

it('keeps entries that share an identifier, for the collection to judge', () => {
  const one = '<item><title>Một</title><guid>a</guid></item><item><title>Hai</title><guid>a</guid></item>';
  expect(titles(rss(one))).toEqual(['Một', 'Hai']);
});
