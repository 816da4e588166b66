// One line that names an article and leads to it: outlet, headline, and its day with how the day is known.
import type { Quote } from '../core/answer.js';
import type { ArticleDate, DateSource } from '../core/article.js';
import { formatDay } from '../core/dates.js';
import type { Locale, PromptValues } from '../prompts.js';
import { link, oneLine } from './html.js';

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
  /** Where a passage of it can be read, as in `Quote`. */
  readonly passageUrl?: string | undefined;
  readonly date: ArticleDate | null;
  readonly eventDay: string | null;
}

/**
 * `outlet · headline · day` as HTML, linked to where it can be read, then how the day is known where the paper itself
 * does not say it, and the day of the event.
 */
export function articleLine(article: NamedArticle, words: Words): string {
  const headline = oneLine(article.headline);
  const name = article.title === null ? words('untitled', { beginning: headline }) : headline;
  const outlet = article.outlet === null ? '' : oneLine(article.outlet, 100);
  const { day, remark } = publishedOn(article.date, words);
  const label = [outlet, name, day].filter((part) => part !== '').join(' · ');
  return [link(label, article.passageUrl ?? article.url) + remark, ...eventPart(article, words)].join(' · ');
}

/** " · 3 báo đưa tin" for a story that more than one outlet tells, else nothing. */
export function storyLine({ story }: Pick<Quote, 'story'>, words: Words): string {
  return story === undefined || story.outlets < 2
    ? ''
    : ` · ${words('story-told', { outlets: story.outlets })}`;
}

/** How a day is known that the paper itself does not state as its day of publication. */
const PROVENANCE: Readonly<Partial<Record<DateSource, string>>> = {
  given: 'day-given',
  dateline: 'day-dateline',
  url: 'day-url',
};

function eventPart({ date, eventDay }: Pick<NamedArticle, 'date' | 'eventDay'>, words: Words): string[] {
  const event = eventDay ?? (date?.source === 'event' ? date.day : null);
  const isNews = event !== null && (date?.source === 'event' || event !== date?.day);
  return isNews ? [words('day-event', { day: formatDay(event, words.locale) })] : [];
}

function publishedOn(date: ArticleDate | null, words: Words): { day: string; remark: string } {
  if (date === null || date.source === 'event') return { day: words('day-unknown'), remark: '' };
  const key = PROVENANCE[date.source];
  return {
    day: formatDay(date.day, words.locale),
    remark: key === undefined ? '' : ` (${words(key)})`,
  };
}

export { formatDay as dayText };
