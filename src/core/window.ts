// Reads the days a question asks about into one window: a phrase, a range of two, or everything before or after one.
import { Temporal } from 'temporal-polyfill';
import type { DateWindow } from './answer.js';
import { foldText, hasMarks } from './text.js';
import type { Day } from './window-calendar.js';
import { MONTH } from './window-numbers.js';
import { type DayPhrase, readPhrase } from './window-phrases.js';
import { ofWeek, weekdayNamed } from './window-relative.js';

/** Where "before" begins, `YYYY-MM-DD`: no article of the collection is older, and no asker needs to be told. */
export const LONG_AGO = '1900-01-01';
const RANGE_OPENERS = 'từ|tu|giữa|giua|between|from';
/** "từ … đến …" with up to this many letters on either side. */
const RANGE = new RegExp(
  `(?<!\\p{L})(?:(?:trong )?(?:khoảng|khoang) (?:thời gian |thoi gian )?)?(${RANGE_OPENERS}) ([^?!;]{1,32}?) ?(?:đến hết|den het|đến|den|tới|toi|và|va|and|to|until|[-–]) ([^?!;]{1,40})`,
  'iu',
);
/** In the label of a window: it may run from one day to another, and may name what happened on them. */
export const OPENS_RANGE = new RegExp(`(?<!\\p{L})(?:${RANGE_OPENERS}) `, 'iu');
const AFTER = /(?<!\p{L})(?:từ sau|tu sau|sau|after)(?: ngày| ngay| dịp| dip| the)? ?$/iu;
const SINCE = /(?<!\p{L})(?:kể từ|ke tu|từ|tu|since)(?: ngày| ngay| dịp| dip| the)? ?$/iu;
const BEFORE = /(?<!\p{L})(?:trước|truoc|before)(?: ngày| ngay| dịp| dip| the)? ?$/iu;
const UNTIL =
  /(?<!\p{L})(?:cho đến|cho den|cho tới|cho toi|(?:đến|den|tới|toi)(?= hết| het)|until|till|up to)(?: hết| het)?(?: ngày| ngay| the)? ?$/iu;
const FROM_NOW =
  /(?<!\p{L})(?:từ|tu) (?:nay|giờ|gio|bây giờ|bay gio|hôm nay|hom nay) (?:cho )?(?:đến|den|tới|toi)(?: hết| het)? ?$/iu;
/** "By the end of 2025" is all until then; "by" before other days is more often the last of them. */
const BY = /\bby(?: the)? $/iu;
const END = /^(?:the )?end of /iu;

function windowOf(
  text: string,
  from: string,
  to: string,
  start: number,
  end: number,
  published: boolean,
): DateWindow {
  return { from, to, label: text.slice(start, end).trim(), published };
}

const ENGLISH_MONTH = new RegExp(`^${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?)?$`, 'iu');
const ENGLISH_DAY = new RegExp(`^\\d{1,2}(?:st|nd|rd|th)? ${MONTH}$`, 'iu');

/** Words put into a side of a range are written as the question is, with marks or without. */
type Say = (word: string) => string;

/** What the left side of a range leaves out of what the right side says, with the year put in. */
function withYear(left: string, right: DayPhrase, year: number, say: Say): string {
  const { month } = right.from;
  const [number] = /\d+/u.exec(left) ?? [];
  const whole = right.from.day === 1 && right.to.day === right.to.daysInMonth;
  if (/^\d{1,2}$/u.test(left))
    return say(whole ? `tháng ${number}/${year}` : `ngày ${number}/${month}/${year}`);
  if (/^(?:ngày|ngay) \d{1,2}$/iu.test(left)) return `${left}/${month}/${year}`;
  if (/^(?:ngày |ngay )?\d{1,2}[/.-]\d{1,2}$/iu.test(left)) return `${left}/${year}`;
  const named = /(?:tháng|thang) (?:\d{1,2}|\p{L}+(?: \p{L}+)?)$|^(?:quý|quy) (?:[iv]+|\d)$/iu;
  if (named.test(left)) return `${left}/${year}`;
  return ENGLISH_MONTH.test(left) || ENGLISH_DAY.test(left) ? `${left} ${year}` : left;
}

const WHOLE_YEAR = /^(?:(?:đầu|dau) (?:năm|nam)|the (?:beginning|start) of the year)$/iu;

/** A side that is a day by the other one alone: "thứ hai" before "thứ sáu tuần trước", "đầu năm" before "tháng 8". */
function besides(left: string, right: DayPhrase): Day | null {
  if (WHOLE_YEAR.test(left)) return right.from.with({ month: 1, day: 1 });
  const weekday = weekdayNamed(left);
  if (weekday === null || weekday > right.from.dayOfWeek || !right.from.equals(right.to)) return null;
  return ofWeek(right.from, weekday);
}

/** The left side of a range, in the year of the right side or the year before that. */
function leftOf(left: string, right: DayPhrase, now: Day, marked: boolean): DayPhrase | null {
  const say: Say = (word) => (marked ? word : foldText(word));
  for (const year of [right.from.year, right.from.year - 1]) {
    const whole = /\d{4}/u.test(left) ? left : withYear(left, right, year, say);
    const read = readPhrase(whole, now, marked);
    if (read && Temporal.PlainDate.compare(read.from, right.to) <= 0) return read;
  }
  return null;
}

const ENGLISH_BARE = new RegExp(`^(?:${MONTH}(?! \\d)|\\d{4}(?!\\d))`, 'iu');

/** A day, or an English month or year, alone reads as one only with its word before it. */
function bare(side: string, english: boolean, marked: boolean): string {
  if (/^\d{1,2}[/.-]\d{1,2}(?![/.\d-])/u.test(side)) return `${marked ? 'ngày' : 'ngay'} ${side}`;
  return english && ENGLISH_BARE.test(side) ? `in ${side}` : side;
}

function readRange(text: string, now: Day): DateWindow | null {
  const match = RANGE.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const marked = hasMarks(text);
  const english = /^(?:between|from)$/iu.test(match[1]);
  const typed = match[2].trim();
  const years = /^(?:năm|nam) \d{4}$/iu.test(typed) && /^\d{4}(?!\d)/u.test(match[3]);
  const side = years ? `${typed.slice(0, 4)}${match[3]}` : bare(match[3], english, marked);
  const right = readPhrase(side, now, marked);
  if (!right || right.start > 0) return null;
  const left =
    leftOf(english && /^\d{4}$/u.test(typed) ? `in ${typed}` : typed, right, now, marked)?.from ??
    besides(typed, right);
  if (!left) return null;
  const end = match.index + match[0].length - match[3].length + right.end - (side.length - match[3].length);
  const lead = readPhrase(text, now);
  return windowOf(
    text,
    left.toString(),
    right.to.toString(),
    match.index,
    end,
    publishedBefore(text, match.index, lead),
  );
}

function publishedBefore(text: string, start: number, lead: DayPhrase | null): boolean {
  return (
    (lead?.published ?? false) ||
    /(?<!\p{L})(?:(?:tin|bài|bai)(?: tức| báo| viết)?|news|articles?) ?$/iu.test(text.slice(0, start))
  );
}

/**
 * The window a question asks about, or null. `today` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh. The label is the phrase as
 * it stands in the question; `published` tells that the paper's day is meant ("tin tháng 8/2025"), not the event's.
 */
export function readWindow(question: string, today: string): DateWindow | null {
  const window = readAny(question.normalize('NFC'), today);
  // Years that ISO days write with a sign (0 and less, 10000 and more) do not sort as text, and nothing was printed then.
  return window && DAY.test(window.from) && DAY.test(window.to) && window.from <= window.to ? window : null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Where a window that has begun ends: today, or for one that begins later with the phrase itself. */
function upTo(today: string, later: string): string {
  return later > today ? later : today;
}

function readAny(text: string, today: string): DateWindow | null {
  const now = Temporal.PlainDate.from(today);
  const range = readRange(text, now);
  if (range) return range;
  const phrase = readPhrase(text, now);
  if (!phrase) return null;
  const { from, to, start, end, published } = phrase;
  const before = text.slice(0, start);
  const word = (pattern: RegExp): number => pattern.exec(before)?.index ?? start;
  if (BEFORE.test(before)) {
    return windowOf(text, LONG_AGO, from.subtract({ days: 1 }).toString(), word(BEFORE), end, published);
  }
  if (AFTER.test(before)) {
    const next = to.add({ days: 1 }).toString();
    return windowOf(text, next, upTo(today, next), word(AFTER), end, published);
  }
  if (BY.test(before) && END.test(text.slice(start, end)))
    return windowOf(text, LONG_AGO, to.toString(), word(BY), end, published);
  if (FROM_NOW.test(before) && to.until(now).sign <= 0)
    return windowOf(text, today, to.toString(), word(FROM_NOW), end, published);
  if (UNTIL.test(before)) return windowOf(text, LONG_AGO, to.toString(), word(UNTIL), end, published);
  if (SINCE.test(before)) {
    const last = from.toString() > today ? to.toString() : today;
    return windowOf(text, from.toString(), last, word(SINCE), end, published);
  }
  return windowOf(text, from.toString(), to.toString(), start, end, published);
}
