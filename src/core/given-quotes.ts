// What becomes of a quote that was given when its article changes, goes, or goes on under another key.
import type { Quote } from './answer.js';
import { type Article, textOf } from './article.js';
import type { ArticleVersion } from './article-history.js';
import { type CorrectionKind, type GivenQuote, isOtherDay } from './correction.js';
import { sentencesIn, stands } from './version-changes.js';

type Place = Pick<GivenQuote, 'caption' | 'start' | 'end'>;

/** A quote to be noted; without a version it is of the first. */
export type NewGiven = Pick<Quote, 'article' | 'caption' | 'start' | 'end' | 'date'> & {
  readonly version?: number | undefined;
};

/** What is wrong with a quote of `words` that held in `before`, given what the key holds now; null when nothing is. */
export function wrongWith(
  shownDay: string | null,
  words: string,
  before: ArticleVersion,
  now: ArticleVersion,
): CorrectionKind | null {
  if (!now.present) return 'withdrawn';
  // Words that were lost earlier were lost by our own reading, or have been put down already.
  if (stands(before.article, words) && !stands(now.article, words)) return 'changed';
  return isOtherDay(shownDay, now.article) ? 'date' : null;
}

/** Where words stand in an article: at the place they had, else at the beginning of a sentence; null when nowhere. */
export function placeOf(article: Article, words: string, had: Place): Place | null {
  const places = [had, ...sentencesIn(article)].map(({ caption, start }) => ({
    caption,
    start,
    end: start + words.length,
  }));
  const isThere = ({ caption, start, end }: Place): boolean =>
    textOf(article, caption).slice(start, end) === words;
  return places.find(isThere) ?? null;
}
