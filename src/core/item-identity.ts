// By what an item of a feed is known again: its address, the article's number in it, its guid, or its title and time.
import { createHash } from 'node:crypto';
import type { FeedItem } from './source-ports.js';

/** Shorter numbers are chapters and years; papers number their articles by six digits and more. */
const ARTICLE_NUMBER = /(?<!\d)[a-z]{0,6}(\d{6,24})(?:\.[a-z]{2,5})?$/u;
/** A day written in an address, which all articles of that day share. */
const DAY_NUMBER = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u;

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** The address without what does not tell pages apart: scheme, `www.`, fragment, a final slash. */
export function urlIdentity(address: string): string {
  const url = parsed(address);
  if (url === null) return `url:${address}`;
  const host = url.host.replace(/^www\./u, '');
  return `url:${host}${url.pathname.replace(/\/+$/u, '')}${url.search}`;
}

/** The number at the end of an address, by which a paper knows its article whatever the headline in front; else null. */
export function articleNumber(address: string): string | null {
  const url = parsed(address);
  const [, number] = ARTICLE_NUMBER.exec(url?.pathname.replace(/\/+$/u, '').toLowerCase() ?? '') ?? [];
  return number === undefined || DAY_NUMBER.test(number) ? null : number;
}

/**
 * A guid that is an address changes with the headline in it; then only its host and number count, which the item's own
 * address must bear as well.
 */
function numberIdentity(source: string, guid: string, url: string): string | null {
  const number = articleNumber(url);
  if (number === null) return null;
  const host = parsed(guid)?.host;
  const stable = host && articleNumber(guid) === number ? host : guid;
  return `number:${source}:${stable}:${number}`;
}

function hashOf(...fields: ReadonlyArray<string | null>): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32);
}

/**
 * All by which an item of `source` is known, surest first. With an address the guid alone says nothing: papers reuse
 * guids. Without both, title and time have to do.
 */
export function identitiesOf(source: string, { guid, url, title, text, claims }: FeedItem): string[] {
  if (url !== null) {
    const number = guid === null ? null : numberIdentity(source, guid, url);
    return [urlIdentity(url), ...(number === null ? [] : [number])];
  }
  if (guid !== null) return [`guid:${source}:${guid}`];
  const published = claims.find(({ role }) => role === 'published')?.written ?? null;
  return [`hash:${source}:${hashOf(title, published, published === null ? text : null)}`];
}

/** Whether an address is of the site that a source is of: its host, or one below or above it. */
export function isOfSite(source: string, url: string | null): boolean {
  const [home, host] = [source, url ?? ''].map((address) => parsed(address)?.hostname.replace(/^www\./u, ''));
  if (home === undefined || host === undefined) return false;
  return home === host || home.endsWith(`.${host}`) || host.endsWith(`.${home}`);
}

/**
 * A hash of what an entry says: another one means that it has been edited. Which moments it names does not count, only
 * whether it names a publication: many papers write the moment of the request into every entry.
 */
export function entryHash({ url, title, text, author, claims }: FeedItem): string {
  return hashOf(url, title, text, author, String(claims.some(({ role }) => role === 'published')));
}

/**
 * An edited entry with the publication it named when it was first met: a later one is when it was edited, whatever the
 * feed calls it, and so it goes among the updates.
 */
export function withFirstDates(before: FeedItem, after: FeedItem): FeedItem {
  const first = before.claims.filter(({ role }) => role === 'published');
  if (first.length === 0) return after;
  const known = new Set(first.map(({ written }) => written));
  const later = after.claims.filter(({ written }) => !known.has(written));
  return { ...after, claims: [...first, ...later.map((claim) => ({ ...claim, role: 'updated' as const }))] };
}

/**
 * See `SourceStore.meet`: whether what a source says of a known item counts. `wasOwn`: the item is its source's own;
 * `own`: it is this source's own; `before` and `hash`: what this source said of it last, and says now.
 */
export function mayRenew(wasOwn: boolean, own: boolean, before: string | undefined, hash: string): boolean {
  if (own && !wasOwn) return true;
  const isNews = before !== undefined && before !== hash;
  return isNews && (own || !wasOwn);
}

/** The key of an article that has no address: short, and of this source alone. */
export function keyWithoutUrl(source: string, item: FeedItem): string {
  const [identity = ''] = identitiesOf(source, item);
  return `${source}#${hashOf(identity).slice(0, 16)}`;
}
