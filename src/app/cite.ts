// Finds a quote again where it was taken from, so that its source page shows it in its place and says what changed since.
import { type Quote, quotesOf, type Reply } from '../core/answer.js';
import { type Article, type ArticleSource, sourceOf, textOf } from '../core/article.js';
import type { ArticleHistory, ArticleVersion } from '../core/article-history.js';
import type { StoredArticle } from '../core/ports.js';
import type { StorySummary } from '../core/story.js';
import { nearestSentences, type PlacedSentence, stands } from '../core/version-changes.js';

/** The one thing citing needs from the store. */
export interface ArticleLookup {
  byKey(key: string): Promise<StoredArticle | null>;
}

interface PageArticle extends ArticleSource {
  /** From 0. */
  readonly index: number;
  readonly total: number;
  /** Which caption the passage is from; null for the body. */
  readonly caption: number | null;
  /** The key of the article. */
  readonly article: string;
  /** Where it can be read, as in the quote. */
  readonly passageUrl?: string | undefined;
  /** As it was when the answer was given. */
  readonly story?: StorySummary | undefined;
}

/** What became of an article since the version that was quoted. `seenAt`: milliseconds since 1970, null when unknown. */
export type SinceQuoted =
  | {
      readonly kind: 'changed';
      readonly seenAt: number | null;
      /** Whether the very words stand elsewhere in the article now. */
      readonly stands: boolean;
      /** Its source states the very same: only this program reads it otherwise. */
      readonly reread?: true;
      /** How it puts them now; empty when it says nothing like it, or when they stand. */
      readonly now: readonly PlacedSentence[];
    }
  | { readonly kind: 'withdrawn'; readonly seenAt: number | null };

/**
 * `cited`: `before + quote + after` is one slice of the stored text, of the present version or of the one that was
 * quoted. `gone`: neither is there; the article is described as it was when the answer was given.
 */
export type SourcePage =
  | (PageArticle & {
      readonly kind: 'cited';
      readonly before: string;
      readonly quote: string;
      readonly after: string;
      /** Absent while the quote stands where it was taken. */
      readonly since?: SinceQuoted;
    })
  | (PageArticle & { readonly kind: 'gone' });

/** The source page of quote `index` (from 0) of an answer; null when the answer has no such quote. */
export type Cite = (answer: Reply, index: number) => Promise<SourcePage | null>;

function holds(article: Article, { text, caption, start, end }: Quote): boolean {
  return text !== '' && textOf(article, caption).slice(start, end) === text;
}

/** What became of the article after the version that was quoted. */
function sinceQuoted({ text, version = 1 }: Quote, versions: readonly ArticleVersion[]): SinceQuoted {
  const last = versions.at(-1);
  if (last === undefined || !last.present) return { kind: 'withdrawn', seenAt: last?.replacedAt ?? null };
  const still = stands(last.article, text);
  const now = still ? [] : nearestSentences(last.article, text);
  const since = versions.slice(versions.findIndex((one) => one.version === version) + 1);
  const isReread = since.length > 0 && since.every(({ reread }) => reread);
  const seenAt = versions.at(-2)?.replacedAt ?? null;
  return { kind: 'changed', seenAt, stands: still, now, ...(isReread && { reread: true }) };
}

/** Makes the use case that shows a quote in its passage. */
export function createCite(deps: { articles: ArticleLookup; history: ArticleHistory }): Cite {
  const { articles, history } = deps;

  async function find(quote: Quote): Promise<{ article: Article; since?: SinceQuoted } | null> {
    const renamed = await history.renamedTo(quote.article);
    const present = await articles.byKey(renamed ?? quote.article);
    if (present !== null && holds(present, quote)) return { article: present };
    const quoted = await history.version(quote.article, quote.version ?? 1);
    if (quoted === null || !holds(quoted.article, quote)) return null;
    return {
      article: quoted.article,
      since: sinceQuoted(quote, await history.versionsOf(renamed ?? quote.article)),
    };
  }

  return async (answer, index) => {
    const quotes = quotesOf(answer);
    const quote = quotes[index];
    if (quote === undefined) return null;
    const total = quotes.length;
    const found = await find(quote);
    if (found === null) return { kind: 'gone', index, total, ...described(quote) };
    const text = textOf(found.article, quote.caption);
    return {
      kind: 'cited',
      index,
      total,
      ...sourceOf(found.article),
      article: quote.article,
      story: quote.story,
      caption: quote.caption,
      ...(quote.passageUrl !== undefined && { passageUrl: quote.passageUrl }),
      before: text.slice(quote.passage.start, quote.start),
      quote: quote.text,
      after: text.slice(quote.end, quote.passage.end),
      ...(found.since && { since: found.since }),
    };
  };
}

function described(quote: Quote): Omit<PageArticle, 'index' | 'total'> {
  const { article, headline, title, outlet, url, date, eventDay, caption, story } = quote;
  return { article, headline, title, outlet, url, date, eventDay, caption, story };
}
