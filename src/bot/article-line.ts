// One line that names an article: outlet, headline, and its day with how the day is known.
import type { Quote } from '../core/answer.js';
import type { ArticleDate, DateSource } from '../core/article.js';
import { formatDay } from '../core/dates.js';
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
  readonly title?: string | null | undefined;
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

/** " · 3 báo đưa tin" for a story that more than one outlet tells, else nothing. */
export function storyLine({ story }: Pick<Quote, 'story'>, words: Words): string {
  return story === undefined || story.outlets < 2
    ? ''
    : ` · ${words('story-told', { outlets: story.outlets })}`;
}

/** JSON-LD, meta tags and time elements are all the newspaper's page to a reader. */
const PROVENANCE: Readonly<Record<Exclude<DateSource, 'event'>, string>> = {
  given: 'day-given',
  'json-ld': 'day-page',
  meta: 'day-page',
  feed: 'day-feed',
  'time-element': 'day-page',
  header: 'day-header',
  byline: 'day-byline',
  dateline: 'day-dateline',
  url: 'day-url',
};

/** The publication day with its provenance, and the day of the event where it says something more. */
export function dateLine({ date, eventDay }: Pick<NamedArticle, 'date' | 'eventDay'>, words: Words): string {
  const event = eventDay ?? (date?.source === 'event' ? date.day : null);
  const parts = [publishedOn(date, words)];
  if (event !== null && (date?.source === 'event' || event !== date?.day))
    parts.push(words('day-event', { day: formatDay(event, words.locale) }));
  return parts.join(' · ');
}

function publishedOn(date: ArticleDate | null, words: Words): string {
  if (date === null || date.source === 'event') return words('day-unknown');
  return words(PROVENANCE[date.source], { day: formatDay(date.day, words.locale) });
}

export { formatDay as dayText };
