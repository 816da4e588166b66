// Tells how an article stands to the days a question asks about: of those days, telling of them, or neither.
import { Temporal } from 'temporal-polyfill';
import type { DateWindow } from './answer.js';
import { type Article, headlineOf } from './article.js';

/** `inside`: published or happened then. `told`: published later, and its text names those days. */
export type WindowFit = 'inside' | 'told' | 'outside';

/** Days after the window within which an article that names its day or month without a year means that year's. */
const SAME_YEAR = 330;
/** Days before the window within which an article may announce what was to come. */
const ANNOUNCED = 45;

function mentions(window: DateWindow): RegExp {
  const from = Temporal.PlainDate.from(window.from);
  const to = Temporal.PlainDate.from(window.to);
  const { day, month, year } = from;
  if (from.equals(to)) {
    return new RegExp(
      `(?<!\\d)0?${day} ?[-/.] ?0?${month}(?!\\d)|ngày 0?${day} tháng 0?${month}(?!\\d)|(?<!\\d)${day} ?- ?\\d+[-/.]0?${month}(?!\\d)`,
      'u',
    );
  }
  if (from.month === to.month && year === to.year) {
    return new RegExp(
      `tháng 0?${month}(?!\\d)|(?<!\\d)\\d{1,2}[-/.]0?${month}(?!\\d)|(?<!\\d)0?${month}[-/]${year}`,
      'u',
    );
  }
  if (year === to.year && to.since(from).days < 100) {
    const number = Math.ceil(to.month / 3);
    return new RegExp(`[Qq]uý (?:${number}|${['I', 'II', 'III', 'IV'][number - 1]})(?![\\dIV])`, 'u');
  }
  return new RegExp(`(?<!\\d)${year}(?!\\d)`, 'u');
}

/** Makes the judge for one window; it may be asked of many articles. */
export function windowJudge(
  window: DateWindow,
): (article: Pick<Article, 'date' | 'eventDay' | 'title' | 'text' | 'captions'>) => WindowFit {
  const mention = mentions(window);
  const lastDay = Temporal.PlainDate.from(window.to).add({ days: SAME_YEAR }).toString();
  const firstDay = Temporal.PlainDate.from(window.from).subtract({ days: ANNOUNCED }).toString();
  const isYear = window.from.endsWith('-01-01') && window.to.endsWith('-12-31');
  return (article) => {
    const days = [article.date?.day, article.eventDay].filter((day) => typeof day === 'string');
    if (days.some((day) => day >= window.from && day <= window.to)) return 'inside';
    if (window.published) return 'outside';
    const [day] = days;
    const near = isYear || day === undefined || (day >= firstDay && day <= lastDay);
    return near && mention.test(`${headlineOf(article)}\n${article.text}`) ? 'told' : 'outside';
  };
}
