// Fetches and reads the page of one item, and says in few words what to do about it.
import type { ArticlePage, DocumentReader, Fetcher, FetchOutcome } from '../core/source-ports.js';
import type { FollowedItem } from '../core/source-store.js';

/**
 * `same`: not modified since it was read. `missing`: not there, which may pass; `gone`: for good. `failed` with `lasting`
 * will not get better by trying again soon.
 */
export type PageReading =
  | {
      readonly kind: 'page';
      readonly page: ArticlePage;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: 'same' | 'missing' | 'gone' | 'stopped' }
  | {
      readonly kind: 'failed';
      readonly failure: string;
      readonly detail: string;
      readonly lasting: boolean;
      readonly retryAfterMs: number | null;
    };

export interface PageDependencies {
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly reader: Pick<DocumentReader, 'page'>;
}

const NOT_FOUND = 404;
const GONE = 410;
/** Answers that say no to us rather than that something is out of order. */
const REFUSALS = [401, 402, 403, 451];

/** Papers send readers of a withdrawn article to their front page. */
function isFrontPage(url: string, asked: string): boolean {
  const path = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : '');
  return path(url) === '/' && path(asked) !== '/';
}

function failed(outcome: Extract<FetchOutcome, { status: 'failed' }>): PageReading {
  const { failure, httpStatus, retryAfterMs, detail } = outcome;
  if (failure === 'aborted') return { kind: 'stopped' };
  if (httpStatus === GONE) return { kind: 'gone' };
  if (httpStatus === NOT_FOUND) return { kind: 'missing' };
  const lasting =
    ['refused', 'bad-address', 'too-large', 'too-many-redirects'].includes(failure) ||
    (httpStatus !== null && REFUSALS.includes(httpStatus));
  return { kind: 'failed', failure, detail, lasting, retryAfterMs };
}

/** Reads the page at `url`; only one that made the stored article as it is may be answered with "not modified". */
export async function readItemPage(
  url: string,
  item: Pick<FollowedItem, 'state' | 'etag' | 'lastModified'>,
  { fetcher, reader }: PageDependencies,
  signal: AbortSignal | undefined,
): Promise<PageReading> {
  const { etag, lastModified } = item.state === 'taken' ? item : { etag: null, lastModified: null };
  const outcome = await fetcher.get({ url, accept: 'page', etag, lastModified, signal });
  if (outcome.status === 'unchanged') return { kind: 'same' };
  if (outcome.status === 'failed') return failed(outcome);
  if (isFrontPage(outcome.url, url)) return { kind: 'missing' };
  const { body, contentType } = outcome;
  const read = await reader.page({ body, contentType, url: outcome.url });
  if ('page' in read)
    return { kind: 'page', page: read.page, etag: outcome.etag, lastModified: outcome.lastModified };
  return { kind: 'failed', ...read, lasting: true, retryAfterMs: null };
}
