// Bodies of feeds, good ones and ones with every trap a feed can hold. All are of our own making.

export interface FeedEntry {
  readonly title?: string | undefined;
  /** As it stands in the feed: escape it, or wrap it in CDATA, where it holds markup. */
  readonly description?: string | undefined;
  readonly link?: string | undefined;
  readonly guid?: string | undefined;
  readonly pubDate?: string | undefined;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const element = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${text}</${name}>`;

/** An RSS 2.0 feed of entries that are put in as given; `before` stands between the XML head and the root. */
export function rssOf(entries: readonly FeedEntry[], before = ''): string {
  const items = entries.map(
    ({ title, description, link, guid, pubDate }) =>
      `<item>${element('title', title)}${element('link', link)}${element('description', description)}` +
      `${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${element('pubDate', pubDate)}</item>`,
  );
  return (
    `${HEAD}${before}<rss version="2.0"><channel><title>Báo Thử Nghiệm</title><link>http://a.example/</link>` +
    `<description>Tin mới</description><ttl>30</ttl>${items.join('\n')}</channel></rss>`
  );
}

/** Entry `n` of a paper: whole, dated, with a guid of its own. */
export function entry(n: number): Required<FeedEntry> {
  const day = String((n % 28) + 1).padStart(2, '0');
  return {
    title: `Tin số ${n}: cầu vượt thứ ${n} thông xe`,
    description: escaped(
      `<p>Sáng ${day}/9, cầu vượt thứ ${n} được thông xe sau ${n + 3} tháng thi công.</p>`,
    ),
    link: `http://a.example/tin/${n}.html`,
    guid: `tin-${n}`,
    pubDate: `Mon, ${day} Sep 2025 08:${String(n % 60).padStart(2, '0')}:00 +07:00`,
  };
}

const entries = (count: number): Array<Required<FeedEntry>> =>
  Array.from({ length: count }, (_, place) => entry(place + 1));

export const goodRss = (count = 3): string => rssOf(entries(count));

export function goodAtom(count = 3): string {
  const items = entries(count).map(
    ({ title, description, link, guid }, place) =>
      `<entry><title>${title}</title><link href="${link}"/><id>urn:${guid}</id>` +
      `<published>2025-09-0${(place % 9) + 1}T08:00:00+07:00</published>` +
      `<updated>2025-09-0${(place % 9) + 1}T09:00:00+07:00</updated><content type="html">${description}</content></entry>`,
  );
  return (
    `${HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Thử Nghiệm</title><id>urn:a</id>` +
    `<updated>2025-09-09T09:00:00+07:00</updated>${items.join('\n')}</feed>`
  );
}

export function goodJsonFeed(count = 3): string {
  const items = entries(count).map(({ title, link, guid }, place) => ({
    id: guid,
    url: link,
    title,
    content_text: `Nội dung của ${title}.`,
    date_published: `2025-09-0${(place % 9) + 1}T08:00:00+07:00`,
  }));
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Báo Thử Nghiệm', items });
}

/** Nine levels of ten entities: 10⁹ times "lol" to whoever expands them. */
export function billionLaughs(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  const dtd = `<!DOCTYPE rss [<!ENTITY l0 "lol">${levels.join('')}]>`;
  return rssOf([{ ...entry(1), title: '&l9;' }], dtd);
}

/** One entity of 100 kB used 10,000 times: a gigabyte without any nesting. */
export function quadraticBlowup(): string {
  const dtd = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(100_000)}">]>`;
  return rssOf([{ ...entry(1), description: '&a;'.repeat(10_000) }], dtd);
}

/** `system` is what the entity names: a file of the machine, or an address within. */
export function externalEntity(system = 'file:///etc/passwd'): string {
  return rssOf([{ ...entry(1), title: '&x;' }], `<!DOCTYPE rss [<!ENTITY x SYSTEM "${system}">]>`);
}

export function externalDtd(system = 'http://169.254.169.254/latest/'): string {
  return rssOf([entry(1)], `<!DOCTYPE rss SYSTEM "${system}">`);
}

/** A title of character references; `bytes` in all, 10 MB unless given. */
export function characterReferences(bytes = 10 * 1024 * 1024): string {
  return rssOf([{ ...entry(1), title: '&#65;'.repeat(Math.floor(bytes / 5)) }]);
}

/** Elements nested so deep that a recursive parser runs out of stack. */
export function deepNesting(depth = 200_000): string {
  return rssOf([{ ...entry(1), description: `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}` }]);
}

export const manyItems = (count = 10_000): string => rssOf(entries(count));

/** Different articles under one guid within one feed. */
export const duplicateGuids = (): string => rssOf(entries(4).map((one) => ({ ...one, guid: 'tin' })));

export const withoutGuids = (): string => rssOf(entries(4).map((one) => ({ ...one, guid: undefined })));

/** Without guid and link: only the words tell the items apart. */
export const withoutGuidsAndLinks = (): string =>
  rssOf(entries(4).map((one) => ({ ...one, guid: undefined, link: undefined })));

/** Two days of a feed: the second gives the guid of an older article to another one. */
export function reusedGuid(): readonly [string, string] {
  return [rssOf([entry(1), entry(2)]), rssOf([{ ...entry(3), guid: 'tin-1' }, entry(2)])];
}

export const withoutDates = (): string => rssOf(entries(4).map((one) => ({ ...one, pubDate: undefined })));

export const wrongDates = (): string =>
  rssOf(
    ['hôm qua', 'Thu, 31 Feb 2025 08:00:00 +0700', '0000-00-00', 'Fri, 01 Jan 2999 00:00:00 GMT', ''].map(
      (pubDate, place) => ({ ...entry(place + 1), pubDate }),
    ),
  );

/** Titles with markup: escaped, in CDATA, doubly escaped, with a script, and with entities of HTML. */
export const htmlTitles = (): string =>
  rssOf(
    [
      escaped('Giá <b>vàng</b> tăng'),
      '<![CDATA[Giá <i>xăng</i> &amp; dầu giảm]]>',
      escaped('Bão số 3 &amp;lt;b&amp;gt;mạnh&amp;lt;/b&amp;gt; lên'),
      escaped('<script>alert(1)</script>Lũ trên sông Hồng'),
      '<![CDATA[Th&agrave;nh phố &ldquo;đ&aacute;ng sống&rdquo;]]>',
    ].map((title, place) => ({ ...entry(place + 1), title })),
  );

/** Cut off in the middle of its second item. */
export function cutOff(): string {
  const whole = goodRss(3);
  return whole.slice(0, whole.indexOf('Tin số 2') + 5);
}

/** Good items around one that is not well-formed. */
export const oneBrokenItem = (): string =>
  rssOf([entry(1), { ...entry(2), title: 'Chợ <b>đêm & phố' }, entry(3)]);
