// Finds a quote again in the stored article, so that its source page shows it in its place or says that it is gone.
import { type Quote, quotesOf, type Reply } from '../core/answer.js';
import { type ArticleDate, sourceOf, textOf } from '../core/article.js';
import type { StoredArticle } from '../core/ports.js';
import type { StorySummary } from '../core/story.js';

/** The one thing citing needs from the store. */
export interface ArticleLookup {
  byKey(key: string): StoredArticle | null;
}

interface PageArticle {
  /** From 0. */
  readonly index: number;
  readonly total: number;
  readonly headline: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: ArticleDate | null;
  readonly eventDay: string | null;
  /** Which caption the passage is from; null for the body. */
  readonly caption: number | null;
  /** The key of the article. */
  readonly article: string;
  /** As it was when the answer was given. */
  readonly story?: StorySummary | undefined;
}

/**
 * `cited`: `before + quote + after` is one slice of the stored text. `gone`: the article was removed, or no longer
 * reads so where the quote was taken; it is described as it was when the answer was given.
 */
export type SourcePage =
  | (PageArticle & {
      readonly kind: 'cited';
      readonly before: string;
      readonly quote: string;
      readonly after: string;
    })
  | (PageArticle & { readonly kind: 'gone' });

/** The source page of quote `index` (from 0) of an answer; null when the answer has no such quote. */
export type Cite = (answer: Reply, index: number) => SourcePage | null;

/** Makes the use case that shows a quote in its passage. */
export function createCite({ articles }: { articles: ArticleLookup }): Cite {
  return (answer, index) => {
    const quotes = quotesOf(answer);
    const quote = quotes[index];
    if (quote === undefined) return null;
    const total = quotes.length;
    const article = articles.byKey(quote.article);
    const text = article === null ? '' : textOf(article, quote.caption);
    if (article === null || quote.text === '' || text.slice(quote.start, quote.end) !== quote.text)
      return { kind: 'gone', index, total, ...described(quote) };
    return {
      kind: 'cited',
      index,
      total,
      ...sourceOf(article),
      article: article.key,
      story: quote.story,
      caption: quote.caption,
      before: text.slice(quote.passage.start, quote.start),
      quote: quote.text,
      after: text.slice(quote.end, quote.passage.end),
    };
  };
}

function described(quote: Quote): Omit<PageArticle, 'index' | 'total'> {
  const { article, headline, title, outlet, url, date, eventDay, caption, story } = quote;
  return { article, headline, title, outlet, url, date, eventDay, caption, story };
}
