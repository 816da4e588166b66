// Tells how an article stands to the days a question asks about: of those days, telling of them, or neither.
import { Temporal } from 'temporal-polyfill';
import type { DateWindow } from './answer.js';
import { type Article, headlineOf } from './article.js';
import { KEY, type NamedDays, namedDays, namedQuarters, type Third } from './named-days.js';

/** `inside`: published or happened then. `told`: published at another time, and its text names those days. */
export type WindowFit = 'inside' | 'told' | 'outside';

type Day = Temporal.PlainDate;

/** Days after the window within which an article that names its day or month without a year means that year's. */
const SAME_YEAR = 330;
/** Days before the window within which an article may announce what was to come. */
const ANNOUNCED = 45;

type Judged = Pick<Article, 'date' | 'eventDay' | 'title' | 'text' | 'captions'>;

/** What the texts of articles name, each read once as long as somebody holds the article. */
interface Names {
  readonly read: (text: string) => NamedDays;
  readonly known: WeakMap<Judged, NamedDays>;
}

const OF_DAYS: Names = { read: namedDays, known: new WeakMap() };
const OF_QUARTERS: Names = { read: namedQuarters, known: new WeakMap() };

function wholeText(article: Judged): string {
  return `${headlineOf(article)}\n${article.text}`;
}

function namesOf(article: Judged, { read, known }: Names): NamedDays {
  const names = known.get(article) ?? read(wholeText(article));
  known.set(article, names);
  return names;
}

/** How a text may name a window: with its year, which is certain, or without, which depends on when it was written. */
interface Mentions {
  readonly full: readonly string[];
  readonly bare: readonly string[];
  /** Days after the window within which `bare` means it. @default SAME_YEAR */
  readonly sameYear?: number;
  /** Where the names of texts are looked up. @default OF_DAYS */
  readonly names?: Names;
}

/** Windows longer than this are not looked for day by day in a text. */
const MOST_DAYS = 62;

function daysOf(from: Day, to: Day): Day[] {
  return Array.from({ length: from.until(to).days + 1 }, (_, i) => from.add({ days: i }));
}

/** The third of its month that a window is, as `readWindow` makes it from "đầu tháng 8"; null for any other window. */
function thirdOf(from: Day, to: Day): Third | null {
  if (from.month !== to.month) return null;
  if (from.day === 1 && to.day === 10) return 1;
  if (from.day === 11 && to.day === 20) return 2;
  return from.day === 21 && to.day === to.daysInMonth ? 3 : null;
}

/** The whole years of a long window: an article that names one tells of that time. */
function wholeYears(from: Day, to: Day): string[] {
  const first = from.month === 1 && from.day === 1 ? from.year : from.year + 1;
  const last = to.month === 12 && to.day === 31 ? to.year : to.year - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => KEY.year(first + i));
}

/** Days before a feast from which newspapers write about it by its name alone. */
const FEAST_AHEAD = 75;
/** How a question names a feast, and how a text does. */
const FEASTS: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [
    /(?<!\p{L})t[ếe]t(?! (?:trung|tây|d[ươu]{2}ng|đoan|doan))|lunar new year/iu,
    /(?<!\p{L})t[ếẾ]t(?! (?:trung thu|dương lịch|độc lập|đoan ngọ|thiếu nhi))(?!\p{L})/iu,
  ],
  [/qu[ốo]c kh[áa]nh/iu, /quốc khánh/iu],
  [/gi[áa]ng sinh|noel|christmas/iu, /giáng sinh|noel/iu],
  [/trung thu/iu, /trung thu/iu],
];

/** How a text names the feast that a window was asked for by, when there is one. */
function feastIn(window: DateWindow): RegExp | null {
  const days = Temporal.PlainDate.from(window.from).until(window.to, { largestUnit: 'days' }).days;
  if (days > MOST_DAYS) return null;
  return FEASTS.find(([asked]) => asked.test(window.label))?.[1] ?? null;
}

/** Days after a quarter up to which it is meant where its year is not said: beyond, the next year's may be announced. */
const SAME_QUARTER = 365 - 92 - ANNOUNCED;

function mentions(window: DateWindow): Mentions {
  const from = Temporal.PlainDate.from(window.from);
  const to = Temporal.PlainDate.from(window.to);
  const { month, year } = from;
  const regular = from.day === 1 && to.day === to.daysInMonth && year === to.year;
  if (regular && month === to.month) return { full: [KEY.month(month, year)], bare: [KEY.month(month)] };
  if (regular && month === 1 && to.month === 12) return { full: [KEY.year(year)], bare: [] };
  if (regular && to.month - month === 2 && to.month % 3 === 0) {
    const quarter = to.month / 3;
    // Reports of a quarter come weeks after it and seldom give its number: "báo cáo tài chính quý cuối năm".
    return {
      full: [KEY.quarter(quarter, year)],
      bare: [KEY.quarter(quarter)],
      sameYear: SAME_QUARTER,
      names: OF_QUARTERS,
    };
  }
  if (from.until(to).days > MOST_DAYS) return { full: wholeYears(from, to), bare: [] };
  const days = daysOf(from, to);
  const third = thirdOf(from, to);
  const full = days.map((one) => KEY.day(one.day, one.month, one.year));
  const bare = days.map((one) => KEY.day(one.day, one.month));
  return third === null
    ? { full, bare }
    : { full: [KEY.third(third, month, year), ...full], bare: [KEY.third(third, month), ...bare] };
}

/** Makes the judge for one window; it may be asked of many articles. */
export function windowJudge(window: DateWindow): (article: Judged) => WindowFit {
  const { full, bare, sameYear = SAME_YEAR, names = OF_DAYS } = mentions(window);
  const lastDay = Temporal.PlainDate.from(window.to).add({ days: sameYear }).toString();
  const firstDay = Temporal.PlainDate.from(window.from).subtract({ days: ANNOUNCED }).toString();
  const feast = feastIn(window);
  const feastFrom = Temporal.PlainDate.from(window.from).subtract({ days: FEAST_AHEAD }).toString();
  const feastTo = Temporal.PlainDate.from(window.to).add({ days: ANNOUNCED }).toString();
  const within = (day: string): boolean => day >= window.from && day <= window.to;
  return (article) => {
    const day = article.date?.day ?? article.eventDay;
    if (window.published) return day !== null && within(day) ? 'inside' : 'outside';
    if ([article.date?.day, article.eventDay].some((one) => typeof one === 'string' && within(one))) {
      return 'inside';
    }
    const named = namesOf(article, names);
    const hasAny = (keys: readonly string[]): boolean => keys.some((key) => named.has(key));
    if (hasAny(full)) return 'told';
    if (day !== null && day >= feastFrom && day <= feastTo && feast?.test(wholeText(article))) return 'told';
    const near = day === null || (day >= firstDay && day <= lastDay);
    return near && hasAny(bare) ? 'told' : 'outside';
  };
}
