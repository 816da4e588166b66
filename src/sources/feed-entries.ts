// One shape for the entries of RSS, RDF, Atom and JSON feeds: which field of each format says what.
import { parseFeed } from 'feedsmith';
import type { DateClaim } from '../core/source-item.js';

/** An entry as its format states it: texts may hold HTML, dates are as written. */
export interface FeedEntry {
  readonly guid: string | null;
  /** Candidates for the address, best first. */
  readonly links: readonly (string | undefined)[];
  /** What the links are relative to, before anything else. */
  readonly base: string | undefined;
  readonly title: string | undefined;
  /** Fields meant to hold the whole text. */
  readonly full: readonly (string | undefined)[];
  /** Fields meant to hold a summary. */
  readonly teaser: readonly (string | undefined)[];
  readonly authors: readonly (string | undefined)[];
  readonly published: readonly (string | undefined)[];
  readonly updated: readonly (string | undefined)[];
}

export interface FeedHead {
  readonly title: string | undefined;
  readonly site: string | undefined;
  /** As the feed states them: minutes, or a period and how often in it. */
  readonly ttl: number | undefined;
  readonly period: string | undefined;
  readonly frequency: number | undefined;
}

export interface ParsedFeed {
  readonly head: FeedHead;
  readonly entries: readonly FeedEntry[];
}

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type OfFormat<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];

/** The feed in the text; throws what feedsmith throws when it is none or broken. */
export function parseEntries(text: string): ParsedFeed {
  const parsed = parseFeed(text);
  if (parsed.format === 'rss') return ofRss(parsed.feed);
  if (parsed.format === 'rdf') return ofRdf(parsed.feed);
  if (parsed.format === 'atom') return ofAtom(parsed.feed);
  return ofJson(parsed.feed);
}

function ofRss(feed: OfFormat<'rss'>): ParsedFeed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const guid = item.guid?.value;
    // An identifier is a link only when nothing says otherwise.
    const permalink = item.guid?.isPermaLink === false || !/^https?:/iu.test(guid ?? '') ? undefined : guid;
    return {
      guid: guid ?? null,
      links: [item.link, linkOf(item.atom?.links), permalink],
      base: item.xml?.base ?? feed.xml?.base,
      title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value,
      full: [item.content?.encoded, item.atom?.content?.value],
      teaser: [item.description, item.dc?.descriptions?.[0]],
      authors: [...(item.dc?.creators ?? []), ...(item.authors ?? []).map(personOf)],
      published: [
        item.pubDate,
        ...(item.dc?.dates ?? []),
        ...firstPublished(item.dcterms),
        item.atom?.published,
      ],
      updated: [...(item.dcterms?.modified ?? []), item.atom?.updated],
    };
  });
  const { ttl, sy } = feed;
  return {
    head: {
      title: feed.title,
      site: feed.link,
      ttl,
      period: sy?.updatePeriod,
      frequency: sy?.updateFrequency,
    },
    entries,
  };
}

function ofRdf(feed: OfFormat<'rdf'>): ParsedFeed {
  const entries = (feed.items ?? []).map(
    (item): FeedEntry => ({
      guid: item.rdf?.about ?? null,
      links: [item.link, item.rdf?.about],
      base: item.xml?.base ?? feed.xml?.base,
      title: item.title ?? item.dc?.titles?.[0],
      full: [item.content?.encoded, item.atom?.content?.value],
      teaser: [item.description, item.dc?.descriptions?.[0]],
      authors: item.dc?.creators ?? [],
      published: [...(item.dc?.dates ?? []), ...firstPublished(item.dcterms)],
      updated: item.dcterms?.modified ?? [],
    }),
  );
  const { sy } = feed;
  return {
    head: {
      title: feed.title,
      site: feed.link,
      ttl: undefined,
      period: sy?.updatePeriod,
      frequency: sy?.updateFrequency,
    },
    entries,
  };
}

function ofAtom(feed: OfFormat<'atom'>): ParsedFeed {
  const entries = (feed.entries ?? []).map(
    (entry): FeedEntry => ({
      guid: entry.id ?? null,
      links: [linkOf(entry.links), /^https?:/iu.test(entry.id ?? '') ? entry.id : undefined],
      base: entry.xml?.base ?? feed.xml?.base,
      title: entry.title?.value,
      full: [entry.content?.value],
      teaser: [entry.summary?.value],
      authors: [
        ...(entry.authors ?? feed.authors ?? []).map(({ name }) => name),
        ...(entry.dc?.creators ?? []),
      ],
      published: [entry.published, ...(entry.dc?.dates ?? []), ...firstPublished(entry.dcterms)],
      updated: [entry.updated, ...(entry.dcterms?.modified ?? [])],
    }),
  );
  const { sy } = feed;
  return {
    head: {
      title: feed.title?.value,
      site: linkOf(feed.links),
      ttl: undefined,
      period: sy?.updatePeriod,
      frequency: sy?.updateFrequency,
    },
    entries,
  };
}

function ofJson(feed: OfFormat<'json'>): ParsedFeed {
  const entries = (feed.items ?? []).map(
    (item): FeedEntry => ({
      guid: item.id ?? null,
      links: [item.url, item.external_url, /^https?:/iu.test(item.id ?? '') ? item.id : undefined],
      base: undefined,
      title: item.title,
      full: [item.content_html, item.content_text],
      teaser: [item.summary],
      authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
      published: [item.date_published],
      updated: [item.date_modified],
    }),
  );
  const head = { title: feed.title, site: feed.home_page_url };
  return { head: { ...head, ttl: undefined, period: undefined, frequency: undefined }, entries };
}

/** Creation is no publication: a draft may lie for weeks. */
function firstPublished(
  terms: { readonly issued?: string[]; readonly available?: string[] } | undefined,
): (string | undefined)[] {
  return [terms?.issued?.[0], terms?.available?.[0]];
}

function personOf(person: { readonly name?: string; readonly email?: string }): string | undefined {
  // "toasoan@bao.vn (Lê Phương)" is how RSS wants it, "Lê Phương" how papers write it, sometimes as the address.
  return person.name ?? (person.email?.includes('@') ? undefined : person.email);
}

function linkOf(
  links: readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined,
): string | undefined {
  const alternate = (links ?? []).filter(({ rel }) => rel === undefined || rel === 'alternate');
  return (alternate.find(({ type }) => type === undefined || /html/iu.test(type)) ?? alternate[0])?.href;
}

/** What the entry says of its dates: each wording once, in the order of its fields. */
export function claimsOf({ published, updated }: Pick<FeedEntry, 'published' | 'updated'>): DateClaim[] {
  const claims: DateClaim[] = [];
  const add = (role: DateClaim['role'], dates: readonly (string | undefined)[]): void => {
    for (const written of dates) {
      const known = claims.some((claim) => claim.role === role && claim.written === written);
      if (written !== undefined && written !== '' && written.length <= LONGEST_DATE && !known)
        claims.push({ source: 'feed', role, written });
    }
  };
  add('published', published);
  add('updated', updated);
  return claims;
}

/** The wordiest date with weekday, zone and place in brackets stays below. */
const LONGEST_DATE = 100;
