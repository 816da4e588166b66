// What following live sources needs from outside: fetching, reading feeds and pages, and remembering both.
import type { DateClaim } from './source-item.js';

/** One source of the list: a feed, a page by its address, or a folder. */
export interface SourceSpec {
  /** Short name of letters, digits and dashes; unique in the list. */
  readonly id: string;
  readonly kind: 'feed' | 'page' | 'folder';
  /** http(s) address, or the absolute path of a folder. */
  readonly location: string;
  /** Shown as the outlet of its articles; null lets the feed or page say. */
  readonly outlet: string | null;
  /** First day the outlet published, `YYYY-MM-DD`: an older date is not believed. */
  readonly since: string | null;
  /** Minutes between fetches; null leaves it to the feed's ttl and its habits. */
  readonly everyMinutes: number | null;
  /** Whether the article's page is read: always, never, or when the feed gives only a teaser. */
  readonly fullText: 'auto' | 'always' | 'never';
  /** IANA zone of times written without one. */
  readonly zone: string;
}

export interface FetchRequest {
  readonly url: string;
  readonly accept: 'feed' | 'page';
  /** From the last answer, sent back so that an unchanged document costs nothing. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** `refused` is an address that must not be reached: not http(s), or private, link-local, loopback or reserved. */
export type FetchFailure =
  | 'refused'
  | 'bad-address'
  | 'too-large'
  | 'timeout'
  | 'too-many-redirects'
  | 'http-status'
  | 'network'
  | 'aborted';

export type FetchOutcome =
  | {
      readonly status: 'fetched';
      /** After redirects. */
      readonly url: string;
      /** Where the source has moved for good (301 or 308 all the way); null when it has not. */
      readonly movedTo: string | null;
      /** Decompressed. */
      readonly body: Uint8Array;
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** From Cache-Control or Expires; null when the server says nothing. */
      readonly freshForMs: number | null;
      /** Some redirect led from https to http; then `movedTo` is null. @default false */
      readonly downgraded?: boolean | undefined;
    }
  | { readonly status: 'unchanged'; readonly freshForMs: number | null }
  | {
      readonly status: 'failed';
      readonly failure: FetchFailure;
      readonly httpStatus: number | null;
      /** As Retry-After asks, already bounded to a day. */
      readonly retryAfterMs: number | null;
      /** A short technical cause without secrets, for the list of sources. */
      readonly detail: string;
    };

/** Fetches one document, politely and only from public addresses. Never throws for anything a server does. */
export interface Fetcher {
  get(request: FetchRequest): Promise<FetchOutcome>;
  close(): Promise<void>;
}

/** One entry of a feed. Texts are plain, NFC, without tags or entities; null where the feed says nothing. */
export interface FeedItem {
  readonly guid: string | null;
  /** Absolute, without tracking parameters. */
  readonly url: string | null;
  readonly title: string | null;
  /** Paragraphs separated by one blank line: the fullest text the feed gives. */
  readonly text: string | null;
  /** Whether `text` is the whole article rather than a teaser of it. */
  readonly whole: boolean;
  readonly author: string | null;
  readonly claims: readonly DateClaim[];
}

export interface Feed {
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly ttlMinutes: number | null;
  readonly items: readonly FeedItem[];
  /** Entries left out: nothing in them could be read, or there were more than are taken at once. */
  readonly leftOut: number;
}

/** An article's page, taken apart. Texts as in FeedItem. */
export interface ArticlePage {
  readonly title: string | null;
  readonly text: string;
  readonly captions: readonly string[];
  readonly authors: readonly string[];
  /** Name of the site as the page gives it. */
  readonly outlet: string | null;
  /** Absolute; from rel=canonical where it is of the same site, else the address it was read from. */
  readonly url: string | null;
  readonly claims: readonly DateClaim[];
  /** Addresses of feeds that the page announces. */
  readonly feeds: readonly string[];
}

/** `forbidden`: a DTD or entities. `deadline`: reading took too long and was cut off. */
export type ReadFailureCode =
  | 'deadline'
  | 'forbidden'
  | 'not-a-feed'
  | 'no-article'
  | 'undecodable'
  | 'too-large';

export interface ReadFailure {
  readonly failure: ReadFailureCode;
  readonly detail: string;
}

/** Bytes as they came, with what was said about them. */
export interface FetchedDocument {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  /** What relative links are relative to; null for a file. */
  readonly url: string | null;
}

/** Reads feeds and pages in a thread with a deadline, so that no document can hold anything up. Never throws for bad input. */
export interface DocumentReader {
  feed(document: FetchedDocument): Promise<{ readonly feed: Feed } | ReadFailure>;
  page(document: FetchedDocument): Promise<{ readonly page: ArticlePage } | ReadFailure>;
  close(): Promise<void>;
}
