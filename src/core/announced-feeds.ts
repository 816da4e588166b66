// Finds the feeds that a page of a site announces, also on pages that are no article: a front page, a list of feeds.
import { allMatches } from './all-matches.js';

/** What is read of a page: announcements stand in its head, and lists of feeds are short. */
const READ_BYTES = 512 * 1024;
/** Tags are short; a longer one is not looked through. */
const TAG = /<(link|a)\b([^>]{1,2000})>/giu;
const ATTRIBUTE = /([a-z-]{2,12})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/giu;
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/iu;
const FEED_PATH = /(?:\.(?:rss|rdf|atom)|\/(?:feed|atom)(?:\.xml)?|\/rss\.xml)$/iu;
const MOST = 40;

function attributesOf(tag: string): Map<string, string> {
  const found = allMatches(ATTRIBUTE, tag);
  return new Map(found.map(([, name = '', ...values]) => [name.toLowerCase(), values.find(Boolean) ?? '']));
}

function absolute(written: string, base: string): string | null {
  const unescaped = written.replaceAll('&amp;', '&').trim();
  if (!URL.canParse(unescaped, base)) return null;
  const url = new URL(unescaped, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/**
 * Absolute addresses, those announced by `<link rel="alternate">` first, then those that links of the page name as feeds;
 * each once, at most 40. Addresses are ASCII in every charset that papers use, so the bytes are read as they stand.
 */
export function announcedFeeds(body: Uint8Array, pageUrl: string): string[] {
  const html = new TextDecoder('latin1').decode(body.subarray(0, READ_BYTES));
  const announced: string[] = [];
  const linked: string[] = [];
  for (const [, tag = '', inside = ''] of allMatches(TAG, html)) {
    const attributes = attributesOf(inside);
    const url = absolute(attributes.get('href') ?? '', pageUrl);
    if (url === null || !attributes.has('href')) continue;
    const isLink = tag.toLowerCase() === 'link';
    if (isLink && FEED_TYPE.test(attributes.get('type') ?? '')) announced.push(url);
    else if (!isLink && FEED_PATH.test(new URL(url).pathname)) linked.push(url);
  }
  return [...new Set([...announced, ...linked])].filter((url) => url !== pageUrl).slice(0, MOST);
}
