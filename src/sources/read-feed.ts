// A feed's text to its entries: guarded, parsed by feedsmith, and put into plain words, absolute links and dates as written.
import type { Feed, FeedItem, ReadFailure } from '../core/source-ports.js';
import { claimsOf, type FeedEntry, type FeedHead, type ParsedFeed, parseEntries } from './feed-entries.js';
import { plainField, textOfHtml } from './html-text.js';
import { resolveLink } from './links.js';
import { mendFeed } from './mend-feed.js';
import { declaresDtd, isHtml, withoutJunk, withoutNetscapeDoctype } from './xml-guard.js';

/** Entries taken at once: a paper's day in all its sections is some hundreds. */
const MOST_ITEMS = 2000;
/** A field of its own for the text holds the whole article from this length (UTF-16 units) and number of paragraphs on. */
const WHOLE_FIELD = { length: 500, paragraphs: 2 };
/** A description does so only when no teaser would ever be as long. */
const WHOLE_DESCRIPTION = { length: 1500, paragraphs: 3 };
const CUT_OFF =
  /(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|read more|continue reading|xem (?:tiếp|thêm|chi tiết)|đọc (?:tiếp|thêm))\W*$/iu;
const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/**
 * Reads RSS 0.9–2.0, RDF, Atom and JSON feeds. `url` is where the feed was found, for relative links. Items come in the
 * feed's order; of more than 2,000 the newest, newest first. Pure but for what feedsmith and linkedom keep; never throws.
 */
export function readFeed(text: string, url: string | null): { readonly feed: Feed } | ReadFailure {
  const content = withoutNetscapeDoctype(withoutJunk(text.replace(/^[\ufeff\s]+/u, '')));
  if (content === '' || isHtml(content)) return { failure: 'not-a-feed', detail: 'html or empty' };
  if (content.startsWith('<') && declaresDtd(content))
    return { failure: 'forbidden', detail: 'doctype or entity' };
  const whole = parse(content);
  if (whole === null) return { failure: 'not-a-feed', detail: 'no feed in it' };

  const { head, entries } = whole.feed;
  const siteUrl = resolveLink(head.site, url);
  const chosen = newest(entries);
  const items = chosen.flatMap((entry) => itemOf(entry, siteUrl, url) ?? []);
  return {
    feed: {
      title: plainField(head.title),
      siteUrl,
      ttlMinutes: ttlOf(head),
      items,
      leftOut: entries.length - items.length + whole.lost,
    },
  };
}

/** A feed that was cut off in the middle is read up to its last whole entry, and one that is broken without what breaks it. */
function parse(text: string): { readonly feed: ParsedFeed; readonly lost: number } | null {
  const feed = parsed(text) ?? parsed(upToLastEntry(text));
  if (feed !== null) return { feed, lost: 0 };
  return text.startsWith('<') ? mendFeed(text, parsed) : null;
}

function parsed(text: string | null): ParsedFeed | null {
  try {
    return text === null ? null : parseEntries(text);
  } catch {
    // feedsmith names no cause a reader could use; whether it is a feed is all that counts here.
    return null;
  }
}

function upToLastEntry(text: string): string | null {
  const ends = ['</item>', '</entry>'].map((tag) => ({ tag, at: text.lastIndexOf(tag) }));
  const [last] = ends.sort((one, other) => other.at - one.at);
  const root = /<(rss|rdf:RDF|feed)\b/u.exec(text)?.[1];
  if (last === undefined || last.at < 0 || root === undefined) return null;
  const whole = text.slice(0, last.at + last.tag.length);
  return root === 'rss' ? `${whole}</channel></rss>` : `${whole}</${root}>`;
}

function newest(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  if (entries.length <= MOST_ITEMS) return entries;
  // An entry without a readable date stands where its neighbours stand.
  let time = Number.POSITIVE_INFINITY;
  const dated = entries.map((entry) => {
    const stated = Date.parse(claimsOf(entry)[0]?.written ?? '');
    if (!Number.isNaN(stated)) time = stated;
    return { entry, time };
  });
  return dated
    .sort((one, other) => (one.time === other.time ? 0 : other.time - one.time))
    .slice(0, MOST_ITEMS)
    .map(({ entry }) => entry);
}

/** Null when nothing in the entry can be read. */
function itemOf(entry: FeedEntry, siteUrl: string | null, feedUrl: string | null): FeedItem | null {
  try {
    const title = plainField(entry.title);
    const full = longest(entry.full);
    const teaser = longest(entry.teaser);
    const text = longest([full ?? undefined, teaser ?? undefined], (given) => given);
    const links = entry.links.map((link) => resolveLink(link, entry.base, siteUrl, feedUrl));
    const url = links.find((link) => link !== null) ?? null;
    if (title === null && text === null) return null;
    return {
      guid: plainField(entry.guid),
      url,
      title,
      text,
      whole:
        text !== null && !CUT_OFF.test(text) && isLong(text, text === full ? WHOLE_FIELD : WHOLE_DESCRIPTION),
      author: authorOf(entry.authors),
      claims: claimsOf(entry),
    };
  } catch {
    return null;
  }
}

function longest(
  fields: readonly (string | undefined)[],
  read: (field: string) => string | null = textOfHtml,
): string | null {
  return fields
    .map((field) => (field === undefined ? null : read(field)))
    .reduce((best, text) => ((text?.length ?? 0) > (best?.length ?? 0) ? text : best), null);
}

function isLong(text: string, { length, paragraphs }: typeof WHOLE_FIELD): boolean {
  return text.length >= length && text.split('\n\n').length >= paragraphs;
}

function authorOf(authors: readonly (string | undefined)[]): string | null {
  const names = authors.map(plainField).filter((name) => name !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function ttlOf({ ttl, period, frequency }: FeedHead): number | null {
  if (ttl !== undefined && Number.isFinite(ttl) && ttl > 0) return Math.ceil(ttl);
  const minutes = PERIOD_MINUTES[period?.trim().toLowerCase() ?? ''];
  if (minutes === undefined) return null;
  return Math.max(1, Math.round(minutes / (frequency !== undefined && frequency > 0 ? frequency : 1)));
}
