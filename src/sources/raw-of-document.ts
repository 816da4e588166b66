// A page, a feed's entry, or both about the same article, to the raw article that ingest takes.
import { createHash } from 'node:crypto';
import type { DateSource } from '../core/article.js';
import { outletName } from '../core/known-outlets.js';
import type { DateClaim, RawArticle } from '../core/source-item.js';
import type { ArticlePage, FeedItem } from '../core/source-ports.js';

/** What is known of the source beside what its documents say. */
export interface DocumentOrigin {
  /** For reports and `--prune`: the feed's or page's address, or the absolute path of a saved page. */
  readonly file: string;
  /** Shown as the outlet whatever the page says; null lets the page say. */
  readonly outlet?: string | null | undefined;
  /** First day the outlet published, `YYYY-MM-DD`. */
  readonly since?: string | null | undefined;
  /** Minutes east of Greenwich of times written without a zone. */
  readonly zoneMinutes?: number | undefined;
}

/** The order in which kinds of claims are believed; only those that documents make. */
const BELIEF: readonly DateSource[] = ['json-ld', 'meta', 'feed', 'time-element', 'header'];
/** Long identifiers are as good as any, but keys are shown and typed. */
const LONGEST_KEY = 512;

/**
 * The article, or null when neither document has a text. The page's fields go before the feed's; the fuller text is
 * taken, and the claims of both are kept. Its key is its address, else the feed's identifier, else a hash of its words.
 */
export function toRawArticle(
  document: { readonly page?: ArticlePage | undefined; readonly item?: FeedItem | undefined },
  origin: DocumentOrigin,
): RawArticle | null {
  const { page, item } = document;
  const fromFeed =
    item?.text != null && (page === undefined || (item.whole && item.text.length > page.text.length));
  const text = fromFeed ? item.text : (page?.text ?? null);
  if (text == null || text.trim() === '') return null;
  const title = page?.title ?? item?.title ?? null;
  const url = page?.url ?? item?.url ?? null;
  const author = page !== undefined && page.authors.length > 0 ? page.authors.join(', ') : item?.author;
  return {
    key: keyOf(url, item?.guid ?? null, `${title ?? ''}\n${text}`),
    text,
    title,
    date: null,
    // An item without an address is of the site that its feed is of.
    outlet: origin.outlet ?? outletName(url ?? origin.file, page?.outlet ?? null),
    url,
    file: origin.file,
    line: null,
    claims: mergedClaims(page?.claims ?? [], item?.claims ?? []),
    author: author ?? undefined,
    captions: page === undefined ? undefined : page.captions,
    outletSince: origin.since ?? undefined,
    zoneMinutes: origin.zoneMinutes,
  };
}

function keyOf(url: string | null, guid: string | null, words: string): string {
  const key = url ?? guid;
  if (key !== null && key.length <= LONGEST_KEY) return key;
  return `sha256:${createHash('sha256')
    .update(key ?? words)
    .digest('hex')}`;
}

function mergedClaims(page: readonly DateClaim[], item: readonly DateClaim[]): DateClaim[] {
  const rank = ({ source }: DateClaim): number => {
    const place = BELIEF.indexOf(source);
    return place < 0 ? BELIEF.length : place;
  };
  return [...page, ...item].sort((one, other) => rank(one) - rank(other));
}
