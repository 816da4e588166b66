// What a chat is told when an article it was quoted no longer says so: decided from the quotes given and the article now.
import { type Article, type ArticleDate, type ArticleSource, sourceOf, textOf } from './article.js';
import type { ArticleVersion } from './article-history.js';
import { nearestSentences, type PlacedSentence, stands } from './version-changes.js';

/** `changed`: words are gone; `date`: the day shown was another; `withdrawn`: the article is no longer there. */
export type CorrectionKind = 'changed' | 'date' | 'withdrawn';

/** A quote as it was given: its place in a version, UTF-16 units as in Quote. */
export interface GivenQuote {
  readonly id: number;
  readonly version: number;
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
  /** The day of publication shown with it, `YYYY-MM-DD`; null when none was. */
  readonly shownDay: string | null;
}

/** One quote that no longer holds, and how the article puts it now. */
export interface CorrectedQuote {
  /** GivenQuote.id */
  readonly id: number;
  /** As quoted. */
  readonly text: string;
  /** Verbatim; empty when the article says nothing like it, or is gone. */
  readonly now: readonly PlacedSentence[];
}

/** What is to be told of one article in one answer; described as it stands now, or as it last stood. */
export interface Correction extends ArticleSource {
  readonly kind: CorrectionKind;
  /** The key of the article: the one it goes on under, where it was renamed. */
  readonly article: string;
  /** The version that `now` is quoted from; null when the article is gone. */
  readonly version: number | null;
  /** When the change was seen, milliseconds since 1970; null where nobody said. */
  readonly seenAt: number | null;
  /** Never empty but for a date. */
  readonly quotes: readonly CorrectedQuote[];
  /** The day that was shown and is wrong; null when none is. */
  readonly shownDay: string | null;
}

/** The day of publication that is shown with a quote; a day that is only the event's is shown as such. */
export function shownDayOf({ date }: { readonly date: ArticleDate | null }): string | null {
  return date !== null && date.source !== 'event' ? date.day : null;
}

/** The words of a quote in the version it was taken from; null when that version is not known. */
export function wordsOf(given: GivenQuote, versions: readonly ArticleVersion[]): string | null {
  const of = versions.find(({ version }) => version === given.version);
  const words = of ? textOf(of.article, given.caption).slice(given.start, given.end) : '';
  return words === '' ? null : words;
}

/** Whether a day that was shown turned out to be another; a day not known then or now contradicts nothing. */
export function isOtherDay(shownDay: string | null, now: Pick<Article, 'date'>): boolean {
  const day = shownDayOf(now);
  return shownDay !== null && day !== null && shownDay !== day;
}

/** Whether words went when this program began to read the article otherwise: its source took nothing back. */
function isLostByReading(words: string, from: number, versions: readonly ArticleVersion[]): boolean {
  const at = versions.findIndex(({ version }) => version === from);
  return versions.slice(at + 1).find(({ article }) => !stands(article, words))?.reread === true;
}

/** What is to be corrected of the quotes given from one article; null when everything said still holds. */
export function correctionOf(
  given: readonly GivenQuote[],
  versions: readonly ArticleVersion[],
): Correction | null {
  const last = versions.at(-1);
  if (last === undefined || given.length === 0) return null;
  const { article, present } = last;
  const seenAt = (present ? versions.at(-2)?.replacedAt : last.replacedAt) ?? null;
  const told = { article: article.key, ...sourceOf(article), seenAt, shownDay: null };
  const quoted = given.flatMap((quote) => {
    const words = wordsOf(quote, versions);
    return words === null ? [] : [{ id: quote.id, text: words }];
  });
  if (!present) {
    const quotes = quoted.map((quote) => ({ ...quote, now: [] }));
    return quotes.length === 0 ? null : { kind: 'withdrawn', ...told, version: null, quotes };
  }
  const shownDay = given.find((quote) => isOtherDay(quote.shownDay, article))?.shownDay ?? null;
  const gone = quoted.filter(({ id, text }) => {
    const from = given.find((quote) => quote.id === id)?.version ?? 1;
    return !stands(article, text) && !isLostByReading(text, from, versions);
  });
  if (gone.length > 0) {
    const quotes = gone.map((quote) => ({ ...quote, now: nearestSentences(article, quote.text) }));
    return { kind: 'changed', ...told, version: last.version, quotes, shownDay };
  }
  if (shownDay === null) return null;
  return { kind: 'date', ...told, version: last.version, quotes: [], shownDay };
}
