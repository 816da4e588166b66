// Describes the quotes of an answer as citations, with the author as the quoted version of the article names it.
import { type Quote, quotesOf, type Reply } from '../core/answer.js';
import { textOf } from '../core/article.js';
import type { ArticleHistory } from '../core/article-history.js';
import type { Citation } from '../core/citation.js';
import { inTurn } from '../core/in-turn.js';
import type { ArticleLookup } from './cite.js';

/** The citations of an answer in the order of its quotes; none for an answer without quotes. */
export type Citations = (answer: Reply) => Promise<Citation[]>;

/** Makes the use case. */
export function createCitations(deps: {
  readonly articles: ArticleLookup;
  readonly history: Pick<ArticleHistory, 'version'>;
}): Citations {
  const { articles, history } = deps;

  /** Of the article as it was quoted: another version may have another author. */
  async function authorOf({
    article,
    version = 1,
    caption,
    start,
    end,
    text,
  }: Quote): Promise<string | null> {
    const present = await articles.byKey(article);
    if (present !== null && textOf(present, caption).slice(start, end) === text) return present.author;
    return (await history.version(article, version))?.article.author ?? null;
  }

  return async (answer) =>
    await inTurn(quotesOf(answer), async (quote) => {
      const { text, title, outlet, url, date } = quote;
      const day = date === null || date.source === 'event' ? null : date.day;
      return { quote: text, title, author: await authorOf(quote), outlet, url, day };
    });
}
