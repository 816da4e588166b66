// Days that a question names without their year ("25/10", "tháng 8"), in the years before the last that had them.
import { Temporal } from 'temporal-polyfill';
import type { DateWindow } from './answer.js';
import { readWindow } from './window.js';

/** Words by which days are those of a certain year, or stand by today. */
const OF_ITS_YEAR =
  /(?<!\p{L})(?:năm|nam|nay|này|ngoái|ngoai|trước|truoc|kia|qua|tới|toi|sau|year|this|last|next|past|ago)(?!\p{L})/iu;
/** Days back from today at which days that have no year are the same: within a month, over one, over a quarter. */
const SOON = [10, 45, 130];
/** Days back at which days that have no year are those of an earlier one. */
const LONG = 370;
/** Earlier years that are looked at. */
const YEARS = 5;

function daysBack(day: string, back: { readonly days: number } | { readonly years: number }): string {
  return Temporal.PlainDate.from(day).subtract(back).toString();
}

/** Whether two windows of one text are the same but for their year; a month that ends a day later in a leap year is. */
function isSame(one: DateWindow, other: DateWindow | null): other is DateWindow {
  const end = ({ to }: DateWindow): string => to.slice(4).replace('-02-29', '-02-28');
  return (
    other !== null &&
    other.label === one.label &&
    other.from.slice(4) === one.from.slice(4) &&
    end(other) === end(one)
  );
}

function isYearless(text: string, window: DateWindow, today: string): boolean {
  if (OF_ITS_YEAR.test(window.label)) return false;
  const readAgo = (days: number): DateWindow | null => readWindow(text, daysBack(today, { days }));
  const [asked, before] = [readAgo(0), readAgo(LONG)];
  if (asked?.from !== window.from || asked.to !== window.to) return false;
  return (
    isSame(window, before) &&
    before.from !== window.from &&
    SOON.every((days) => isSame(window, readAgo(days)))
  );
}

/**
 * The days of a question's `window` in the years before, the latest first, where it names them without a year; none for any other
 * window. `today` is `YYYY-MM-DD`.
 */
export function sameDaysBefore(text: string, window: DateWindow, today: string): DateWindow[] {
  if (!isYearless(text, window, today)) return [];
  const read = Array.from({ length: YEARS }, (_, n) =>
    readWindow(text, daysBack(window.to, { years: n + 1 })),
  );
  const before = read.filter((one) => isSame(window, one));
  return before.filter(({ from }, n) => from < window.from && from !== before[n - 1]?.from);
}
