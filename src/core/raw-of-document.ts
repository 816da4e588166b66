// Makes the raw article of an entry of a feed and, where it was read, of its page.

import type { RawArticle } from './source-item.js';
import type { ArticlePage, FeedItem, SourceSpec } from './source-ports.js';

const OFFSET = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/u;

/** Minutes east of Greenwich of an IANA zone at a moment (milliseconds since 1970). */
export function zoneMinutes(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = OFFSET.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

export interface ReadItem {
  readonly spec: SourceSpec;
  readonly key: string;
  readonly entry: FeedItem;
  /** Null when the entry's own text is the article. */
  readonly page: ArticlePage | null;
  /** Milliseconds since 1970, for the zone's offset. */
  readonly now: number;
}

/** Without a page and without a text the title is all there is; then it is the text, and the article has no title. */
export function rawOfItem({ spec, key, entry, page, now }: ReadItem): RawArticle {
  const url = page?.url ?? entry.url;
  const host = url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./u, '') : null;
  const author = page !== null && page.authors.length > 0 ? page.authors.join(', ') : entry.author;
  const captions = page?.captions ?? [];
  const title = page?.title ?? entry.title;
  const text = page?.text ?? entry.text;
  return {
    key,
    text: text ?? title ?? '',
    title: text === null ? null : title,
    date: null,
    outlet: spec.outlet ?? page?.outlet ?? host,
    url,
    file: url ?? spec.location,
    line: null,
    claims: [...(page?.claims ?? []), ...entry.claims],
    ...(author === null ? {} : { author }),
    ...(captions.length === 0 ? {} : { captions }),
    ...(spec.since === null ? {} : { outletSince: spec.since }),
    zoneMinutes: zoneMinutes(spec.zone, now),
  };
}
