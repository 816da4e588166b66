// A quote of an article as the article reads now: where its words stand, or else the sentence that says it.
import type { Quote } from './answer.js';
import { sourceOf, textOf } from './article.js';
import type { StoredArticle } from './ports.js';
import { nearestSentences } from './version-changes.js';

/** A quote as its article reads now; `corrected` where other words stand for those that were found. */
export interface QuoteNow {
  readonly quote: Quote;
  readonly corrected: boolean;
}

/** The quote where its words stand now, with its source as it is now; else the sentence that says it now, or null. */
export function quoteNow(quote: Quote, article: StoredArticle): QuoteNow | null {
  const source = { ...sourceOf(article), ...(article.version !== undefined && { version: article.version }) };
  const { caption, start, end, text } = quote;
  if (textOf(article, caption).slice(start, end) === text)
    return { quote: { ...quote, ...source }, corrected: false };
  for (const place of [null, ...article.captions.keys()]) {
    const at = textOf(article, place).indexOf(text);
    if (at < 0) continue;
    const now = moved(quote, source, { text, caption: place, start: at, end: at + text.length });
    return { quote: now, corrected: false };
  }
  const [nearest] = nearestSentences(article, text);
  return nearest === undefined ? null : { quote: moved(quote, source, nearest), corrected: true };
}

function moved(
  quote: Quote,
  source: Partial<Quote>,
  at: Pick<Quote, 'text' | 'caption' | 'start' | 'end'>,
): Quote {
  const { answering: _, passageUrl: __, ...rest } = quote;
  return { ...rest, ...source, ...at, passage: { start: at.start, end: at.end } };
}
