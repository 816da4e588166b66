// Pages and feeds, saved or fetched, to the articles in them.
import type { SourceItem } from '../core/source-item.js';
import type {
  ArticlePage,
  DocumentReader,
  Feed,
  FetchedDocument,
  Fetcher,
  FetchOutcome,
  ReadFailure,
} from '../core/source-ports.js';
import { extensionOf, type FileKind } from './file-kind.js';
import { problemItem } from './problem-item.js';
import { toRawArticle } from './raw-of-document.js';

export interface SavedDocument {
  readonly kind: FileKind;
  /** Absolute path. */
  readonly file: string;
  /** For a page that does not say its address. */
  readonly key: string;
  /** Asked for by itself rather than met in a folder. */
  readonly named: boolean;
}

/** Reads a saved page or feed. A `.json` or `.xml` of a folder that is no feed is passed over: many other things are called so. */
export async function* readDocument(
  document: FetchedDocument,
  { kind, file, key, named }: SavedDocument,
  reader: DocumentReader,
): AsyncIterable<SourceItem> {
  if (kind === 'page') {
    const read = await reader.page(document);
    yield 'page' in read ? ofPage(read.page, file, key) : failed(file, read);
    return;
  }
  const read = await reader.feed(document);
  if ('feed' in read) yield* ofItems(read.feed, file);
  else if (read.failure !== 'not-a-feed') yield failed(file, read);
  else if (named) {
    yield kind === 'json' ? problemItem(file, null, 'unknown-kind', extensionOf(file)) : failed(file, read);
  }
}

export interface AddressParts {
  readonly fetcher: Fetcher;
  readonly reader: DocumentReader;
  readonly signal?: AbortSignal | undefined;
}

/** Fetches an address once and reads it as what it turns out to be: a feed with its items, or an article's page. */
export async function* readAddress(
  address: string,
  { fetcher, reader, signal }: AddressParts,
): AsyncIterable<SourceItem> {
  const outcome = await fetcher.get({ url: address, accept: 'page', etag: null, lastModified: null, signal });
  if (outcome.status !== 'fetched') {
    if (!(outcome.status === 'failed' && outcome.failure === 'aborted')) {
      yield problemItem(address, null, 'not-fetched', causeOf(outcome));
    }
    return;
  }
  const { body, contentType, url } = outcome;
  const document = { body, contentType, url };
  const feed = mayBeFeed(document) ? await reader.feed(document) : null;
  if (feed !== null && 'feed' in feed) {
    yield* ofItems(feed.feed, address);
    return;
  }
  if (feed !== null && feed.failure !== 'not-a-feed') {
    yield failed(address, feed);
    return;
  }
  const page = await reader.page(document);
  yield 'page' in page ? ofPage(page.page, address, url) : failed(address, page);
}

function causeOf(outcome: Exclude<FetchOutcome, { status: 'fetched' }>): string {
  if (outcome.status === 'unchanged') return outcome.status;
  const { failure, httpStatus, detail } = outcome;
  return httpStatus === null ? `${failure}: ${detail}` : `HTTP ${httpStatus}`;
}

/** XHTML opens like a feed and a feed may be served as text: the reader has the last word on what this lets through. */
function mayBeFeed({ body, contentType }: FetchedDocument): boolean {
  if (/\b(?:rss|atom|rdf|xml|feed\+json|json)\b/iu.test(contentType ?? '')) return true;
  const start = Buffer.from(body.subarray(0, 1024)).toString('latin1');
  return /^[\s\u00ef\u00bb\u00bf]*(?:\{|<\?xml|<rss|<feed|<rdf)/iu.test(start);
}

function failed(file: string, { failure, detail }: ReadFailure): SourceItem {
  return problemItem(file, null, 'not-understood', detail === '' ? failure : `${failure}: ${detail}`);
}

/** A page is known by its address, so that saved and fetched it is one article; else by its file's name, as texts are. */
function ofPage(page: ArticlePage, file: string, key: string): SourceItem {
  const article = toRawArticle({ page }, { file });
  if (article === null) return problemItem(file, null, 'empty', 'text');
  return { kind: 'article', article: page.url === null ? { ...article, key } : article };
}

/** An item that has only a title is an article of one sentence. */
function* ofItems({ items, leftOut }: Feed, file: string): Iterable<SourceItem> {
  for (const [place, item] of items.entries()) {
    const article = toRawArticle({ item: { ...item, text: item.text ?? item.title } }, { file });
    if (article === null) yield problemItem(file, place + 1, 'empty', 'text');
    else yield { kind: 'article', article };
  }
  if (leftOut > 0) yield problemItem(file, null, 'not-understood', `${leftOut} items`);
  else if (items.length === 0) yield problemItem(file, null, 'empty', 'no items');
}
