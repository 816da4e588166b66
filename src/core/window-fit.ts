// Tells how an article stands to the days a question asks about: of those days, telling of them, or neither.
import { Temporal } from 'temporal-polyfill';
import type { DateWindow } from './answer.js';
import { type Article, headlineOf } from './article.js';

/** `inside`: published or happened then. `told`: published at another time, and its text names those days. */
export type WindowFit = 'inside' | 'told' | 'outside';

type Day = Temporal.PlainDate;

/** Days after the window within which an article that names its day or month without a year means that year's. */
const SAME_YEAR = 330;
/** Days before the window within which an article may announce what was to come. */
const ANNOUNCED = 45;

/** How a text may name a window: with its year, which is certain, or without, which depends on when it was written. */
interface Mentions {
  readonly full: RegExp;
  readonly bare: RegExp | null;
  /** Days after the window within which `bare` means it. @default SAME_YEAR */
  readonly sameYear?: number;
}

/** Not followed by a year, which would be either said already by `full` or another one. */
const NO_YEAR = '(?!\\d)(?!(?: ?[/.-] ?|,? năm )\\d{4})';

/** `days` are of one month. */
function dayMentions(days: readonly Day[], { month, year }: Day): { full: string; bare: string } {
  const any = `(?:${days.map(({ day }) => day).join('|')})`;
  const short = `(?<!\\d)0?${any} ?[-/.] ?0?${month}`;
  const words = `(?<!\\d)0?${any} tháng 0?${month}`;
  return {
    full: `${short} ?[-/.] ?${year}(?!\\d)|${words}(?:,? năm |[/-])${year}(?!\\d)`,
    bare: `${short}${NO_YEAR}|[Nn]gày ${words}${NO_YEAR}|(?<!\\d)${any} ?- ?\\d+[-/.]0?${month}${NO_YEAR}`,
  };
}

/** The days month by month: one pattern for all of a month is found many times sooner than one for each. */
function byMonth(days: readonly Day[]): Day[][] {
  const months = new Map<string, Day[]>();
  for (const day of days) {
    const month = `${day.year}-${day.month}`;
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  return [...months.values()];
}

/** Windows longer than this are not looked for day by day in a text. */
const MOST_DAYS = 62;
const NOTHING = /(?!)/u;

function daysOf(from: Day, to: Day): Day[] {
  return Array.from({ length: from.until(to).days + 1 }, (_, i) => from.add({ days: i }));
}

/** The third of its month that a window is, as `readWindow` makes it from "đầu tháng 8"; null for any other window. */
function thirdOf(from: Day, to: Day): string | null {
  if (from.month !== to.month) return null;
  if (from.day === 1 && to.day === 10) return '[Đđ]ầu';
  if (from.day === 11 && to.day === 20) return '[Gg]iữa';
  return from.day === 21 && to.day === to.daysInMonth ? '[Cc]uối' : null;
}

/** The whole years of a long window by their numbers: an article that names one tells of that time. */
function wholeYears(from: Day, to: Day): RegExp {
  const first = from.month === 1 && from.day === 1 ? from.year : from.year + 1;
  const last = to.month === 12 && to.day === 31 ? to.year : to.year - 1;
  if (last < first) return NOTHING;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return new RegExp(`(?<!\\d)(?:${years.join('|')})(?!\\d)`, 'u');
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

/** The names of the quarters of a year, first to fourth: by number, or as its first or last. */
const QUARTERS = [
  '0?1|I|một(?! mình)|(?<=thứ )nhất|đầu tiên|đầu(?! tiên)',
  '0?2|II|hai',
  '0?3|III|ba',
  '0?4|IV|tư(?! nhân)|bốn|cuối cùng|cuối(?! cùng)',
];
/** The same quarters by their months, where they begin or end a year. */
const QUARTERS_BY_MONTHS = ['đầu(?: tiên)?', null, null, 'cuối(?: cùng)?'];
/** Before "quý" that is no quarter, or counts several: "cao quý nhất", "đá quý", "ba quý đầu năm". */
const NO_QUARTER = '(?<!(?:cao|đáng|trân|yêu|[Đđ]á|loại|thai|[Hh]ai|[Bb]a|(?<![\\d/.,])[2-4]) )';
/** A row of quarters, or of a year that is not the calendar's: "quý thứ tư liên tiếp", "quý I niên độ 2025-2026". */
const NO_CALENDAR = '(?! liên tiếp| (?:của )?(?:năm tài|niên độ))';
/** Days after a quarter up to which it is meant where its year is not said: beyond, the next year's may be announced. */
const SAME_QUARTER = 365 - 92 - ANNOUNCED;

/** Reports of a quarter come weeks after it and seldom give its number: "báo cáo tài chính quý cuối năm". */
function quarterMentions(number: number, year: number): Mentions {
  const name = `${NO_QUARTER}[Qq]u[ýí] (?:thứ )?(?:${QUARTERS[number - 1]})|(?<![\\p{L}\\d])Q${number}`;
  const named = `(?:${name})(?![\\p{L}\\d])${NO_CALENDAR}`;
  const ofYear = '(?: và cả)?(?: của)?(?:,? năm | ?[/.,–-] ?| \\(?)';
  const part = QUARTERS_BY_MONTHS[number - 1] ?? null;
  const months = part && `(?<!\\d)(?:0?3|[Bb]a) tháng ${part}(?: của)? năm(?! tài)`;
  const itsYear = ',? ?\\(?';
  const anyYear = '(?:19|20)\\d\\d(?!\\d)';
  const either = (quarter: string, threeMonths: string | null): RegExp =>
    new RegExp(threeMonths === null ? quarter : `${quarter}|${threeMonths}`, 'u');
  return {
    full: either(`${named}${ofYear}${year}(?!\\d)`, months && `${months}${itsYear}${year}(?!\\d)`),
    bare: either(`${named}(?!${ofYear}${anyYear})`, months && `${months}(?!${itsYear}${anyYear})`),
    sameYear: SAME_QUARTER,
  };
}

function mentions(window: DateWindow): Mentions {
  const from = Temporal.PlainDate.from(window.from);
  const to = Temporal.PlainDate.from(window.to);
  const { month, year } = from;
  const regular = from.day === 1 && to.day === to.daysInMonth && year === to.year;
  if (regular && month === to.month) {
    return {
      full: new RegExp(
        `tháng 0?${month}(?:,? năm |[/-])${year}(?!\\d)|(?<!\\d)0?${month}[-/.]${year}(?!\\d)`,
        'u',
      ),
      bare: new RegExp(`[Tt]háng 0?${month}${NO_YEAR}|(?<!\\d)\\d{1,2}[-/.]0?${month}${NO_YEAR}`, 'u'),
    };
  }
  if (regular && month === 1 && to.month === 12) {
    return { full: new RegExp(`(?<!\\d)${year}(?!\\d)`, 'u'), bare: null };
  }
  if (regular && to.month - month === 2 && to.month % 3 === 0) {
    return quarterMentions(to.month / 3, year);
  }
  if (from.until(to).days > MOST_DAYS) return { full: wholeYears(from, to), bare: null };
  const days = byMonth(daysOf(from, to)).flatMap((some) => (some[0] ? [dayMentions(some, some[0])] : []));
  const third = thirdOf(from, to);
  const part = third && `${third} tháng 0?${month}`;
  const any = (parts: ReadonlyArray<string | null>): RegExp => {
    const given = parts.filter((one) => one !== null);
    return given.length === 0 ? NOTHING : new RegExp(given.join('|'), 'u');
  };
  return {
    full: any([part && `${part}(?:,? năm |[/-])${year}(?!\\d)`, ...days.map(({ full }) => full)]),
    bare: any([part && `${part}${NO_YEAR}`, ...days.map(({ bare }) => bare)]),
  };
}

/** Years of a window up to which each is looked for by itself. */
const MOST_YEARS = 4;

/** Makes the judge for one window; it may be asked of many articles. */
export function windowJudge(
  window: DateWindow,
): (article: Pick<Article, 'date' | 'eventDay' | 'title' | 'text' | 'captions'>) => WindowFit {
  const { full, bare, sameYear = SAME_YEAR } = mentions(window);
  const years = Array.from(
    { length: Number(window.to.slice(0, 4)) - Number(window.from.slice(0, 4)) + 1 },
    (_, i) => String(Number(window.from.slice(0, 4)) + i),
  );
  // Whatever `full` matches has one of the window's years in it; to look for those first spares most texts the pattern.
  const hasYear = (text: string): boolean =>
    years.length > MOST_YEARS || years.some((year) => text.includes(year));
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
    const text = `${headlineOf(article)}\n${article.text}`;
    if (hasYear(text) && full.test(text)) return 'told';
    if (day !== null && day >= feastFrom && day <= feastTo && feast?.test(text)) return 'told';
    const near = day === null || (day >= firstDay && day <= lastDay);
    return near && bare?.test(text) ? 'told' : 'outside';
  };
}
