// One line that names an article: outlet, headline, and its day with how the day is known.
import type { ArticleDate, DateSource } from '../core/article.js';
import type { Locale, PromptValues } from '../prompts.js';
import { escapeHtml, link, oneLine } from './html.js';

/** The words of one language: the sentence `key` with its values, which are escaped already. */
export interface Words {
  readonly locale: Locale;
  (key: string, values?: PromptValues): string;
}

export interface NamedArticle {
  readonly headline: string;
  /** Null when the article has none, undefined when that is not known. */
  readonly title?: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: ArticleDate | null;
  readonly eventDay: string | null;
}

/** `outlet · headline · day` as HTML, the headline linked to the article's page. */
export function articleLine(article: NamedArticle, words: Words): string {
  const headline = oneLine(article.headline);
  const name =
    article.title === null
      ? words('untitled', { beginning: link(headline, article.url) })
      : link(headline, article.url);
  const outlet = article.outlet === null ? '' : escapeHtml(oneLine(article.outlet, 100));
  return [outlet, name, dateLine(article, words)].filter((part) => part !== '').join(' · ');
}

const PROVENANCE: Readonly<Partial<Record<DateSource, string>>> = {
  byline: 'day-byline',
  dateline: 'day-dateline',
  url: 'day-url',
};

/** The publication day with its provenance, and the day of the event where it says something more. */
export function dateLine({ date, eventDay }: Pick<NamedArticle, 'date' | 'eventDay'>, words: Words): string {
  const published = date !== null && date.source !== 'event' ? date : null;
  const event = eventDay ?? (date?.source === 'event' ? date.day : null);
  const parts = [published === null ? words('day-unknown') : publishedOn(published, words)];
  if (event !== null && event !== published?.day)
    parts.push(words('day-event', { day: dayText(event, words.locale) }));
  return parts.join(' · ');
}

function publishedOn(date: ArticleDate, words: Words): string {
  const day = dayText(date.day, words.locale);
  const key = PROVENANCE[date.source];
  return key === undefined ? day : words(key, { day });
}

const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day `YYYY-MM-DD` as people write it: `16/8/2025`, in English `16 Aug 2025`. */
export function dayText(day: string, locale: Locale): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return locale === 'vi' ? `${date}/${month}/${year}` : ENGLISH_DAY.format(Date.UTC(year, month - 1, date));
}
