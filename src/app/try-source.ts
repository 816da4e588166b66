// Looks at an address as a source, storing nothing: what a feed there would bring, or which feeds the page there announces.
import { announcedFeeds } from '../core/announced-feeds.js';
import { readDateClaim } from '../core/date-claim.js';
import type { DocumentReader, Feed, Fetcher } from '../core/source-ports.js';

/** What following an address would bring. */
export interface SourcePreview {
  readonly kind: 'feed' | 'page';
  /** Where it is after redirects and discovery. */
  readonly location: string;
  /** As the feed or the page calls itself. */
  readonly title: string | null;
  /** Items; 1 for a page. */
  readonly items: number;
  /** Items that could not be read or were too many. */
  readonly leftOut: number;
  /** Items whose texts are whole in the feed. */
  readonly whole: number;
  /** Last day of publication `YYYY-MM-DD`, null when no item says. */
  readonly newest: string | null;
  /** The first headlines, at most three. */
  readonly headlines: readonly string[];
  /** Other feeds that the page at the address announces. */
  readonly others: readonly string[];
}

export type TryOutcome =
  | { readonly status: 'works'; readonly preview: SourcePreview }
  /** `failure` is a FetchFailure, a ReadFailureCode, or `no-feed` for a page that is no article and announces none. */
  | { readonly status: 'failed'; readonly failure: string; readonly detail: string };

export interface TryDependencies {
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly reader: Pick<DocumentReader, 'feed' | 'page'>;
}

export type TrySource = (address: string, signal?: AbortSignal) => Promise<TryOutcome>;

const HEADLINES = 3;
/** Feeds of a page that are looked at before giving up. */
const CANDIDATES = 3;

function newestOf({ items }: Feed): string | null {
  const days = items
    .flatMap(({ claims }) => claims.filter(({ role }) => role === 'published'))
    .flatMap(({ written }) => readDateClaim(written)?.day ?? []);
  return days.sort().at(-1) ?? null;
}

function previewOf(feed: Feed, location: string, others: readonly string[]): SourcePreview {
  return {
    kind: 'feed',
    location,
    title: feed.title,
    items: feed.items.length,
    leftOut: feed.leftOut,
    whole: feed.items.filter(({ whole }) => whole).length,
    newest: newestOf(feed),
    headlines: feed.items.flatMap(({ title }) => title ?? []).slice(0, HEADLINES),
    others,
  };
}

/** Makes the use case. A feed is taken as it is; of a page its announced feeds are tried first, then the page itself. */
export function createTrySource({ fetcher, reader }: TryDependencies): TrySource {
  const ask = (url: string, signal: AbortSignal | undefined) =>
    fetcher.get({ url, accept: 'feed', etag: null, lastModified: null, signal });

  return async (address, signal) => {
    const outcome = await ask(address, signal);
    if (outcome.status !== 'fetched') {
      const { failure, detail } =
        outcome.status === 'failed' ? outcome : { failure: 'http-status', detail: '304' };
      return { status: 'failed', failure, detail };
    }
    const { body, contentType, url } = outcome;
    const read = await reader.feed({ body, contentType, url });
    if ('feed' in read)
      return { status: 'works', preview: previewOf(read.feed, outcome.movedTo ?? address, []) };
    if (read.failure !== 'not-a-feed') return { status: 'failed', ...read };
    const announced = announcedFeeds(body, url);
    for (const candidate of announced.slice(0, CANDIDATES)) {
      const found = await ask(candidate, signal);
      if (found.status !== 'fetched') continue;
      const feed = await reader.feed({ body: found.body, contentType: found.contentType, url: found.url });
      const others = announced.filter((other) => other !== candidate);
      if ('feed' in feed) return { status: 'works', preview: previewOf(feed.feed, candidate, others) };
    }
    const page = await reader.page({ body, contentType, url });
    if (!('page' in page)) return { status: 'failed', failure: 'no-feed', detail: page.detail };
    const { title, claims } = page.page;
    const alone = { title, siteUrl: null, ttlMinutes: null, items: [], leftOut: 0 };
    const entry = { guid: null, url, title, text: page.page.text, whole: true, author: null, claims };
    const preview = previewOf({ ...alone, items: [entry] }, address, announced);
    return { status: 'works', preview: { ...preview, kind: 'page' } };
  };
}
