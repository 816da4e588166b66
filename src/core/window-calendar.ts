// The calendar behind time phrases: days that exist, and months, quarters, weeks and their parts as first and last day.
import { Temporal } from 'temporal-polyfill';
import { foldText } from './text.js';

export type Day = Temporal.PlainDate;
/** First and last day, both included. */
export type Range = readonly [Day, Day];
/** The groups of a match as numbers (in digits or words) and as words, and the day it is asked on. */
export type Reader = (
  number: (group: number) => number,
  word: (group: number) => string,
  today: Day,
) => Day | Range | null;
/** A phrase, as the source of a pattern in small letters with marks, and what it means. */
export type Phrase = readonly [source: string, reader: Reader];

/** "Ở đâu tháng 8" without marks is not "đầu tháng 8". To be put before "đầu". */
export const NOT_WHERE = '(?<!(?<!\\p{L})(?:ở|o|tại|tai|nơi|noi) )';

/** A day, or null when the calendar has no such day (31/2). */
export function dayOf(year: number, month: number, day: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Days between two others; null when either is none or they stand the wrong way round. */
export function daysFrom(first: Day | null, last: Day | null): Range | null {
  return first && last && Temporal.PlainDate.compare(first, last) <= 0 ? [first, last] : null;
}

/** Whole months of a year, to the last day of the last. */
export function months(year: number, from: number, to: number = from): Range | null {
  const [first, last] = [dayOf(year, from, 1), dayOf(year, to, 1)];
  return first && last && [first, last.add({ months: 1 }).subtract({ days: 1 })];
}

export function yearsFrom(first: number, last: number = first): Range | null {
  return daysFrom(dayOf(first, 1, 1), dayOf(last, 12, 31));
}

/** 0, 1 or 2 for a word that says beginning, middle or end. */
function thirdOf(name: string): number {
  const word = foldText(name);
  if (/^(?:dau|thuong|early|beginning|start)/u.test(word)) return 0;
  return /^(?:giua|trung|mid)/u.test(word) ? 1 : 2;
}

/** A third of a month: its first ten days, the next ten, the rest. */
export function third(year: number, month: number, name: string): Range | null {
  const whole = months(year, month);
  if (!whole) return null;
  const part = thirdOf(name);
  const first = whole[0].add({ days: part * 10 });
  return part === 2 ? [first, whole[1]] : [first, first.add({ days: 9 })];
}

/** A third of a year: its first four months, the next four, the rest. */
export function thirdOfYear(year: number, name: string): Range | null {
  const first = thirdOf(name) * 4 + 1;
  return months(year, first, first + 3);
}

const isFirst = (name: string): boolean => /^(?:dau|first|1)/u.test(foldText(name));

/** The first or second half of a month: its first fifteen days or the rest. */
export function halfOfMonth(year: number, month: number, name: string): Range | null {
  const whole = months(year, month);
  if (!whole) return null;
  const middle = whole[0].add({ days: 14 });
  return isFirst(name) ? [whole[0], middle] : [middle.add({ days: 1 }), whole[1]];
}

/** The first or last `count` months of a year: "9 tháng đầu năm", "6 tháng cuối năm". */
export function partOfYear(year: number, count: number, name: string): Range | null {
  if (count < 1 || count > 12) return null;
  return isFirst(name) ? months(year, 1, count) : months(year, 13 - count, 12);
}

/** A quarter by its number, or by "đầu", "cuối", "last" of its year. */
export function quarter(year: number, number: number): Range | null {
  return number >= 1 && number <= 4 ? months(year, number * 3 - 2, number * 3) : null;
}

/** The quarter that a day is in. */
export function quarterOf(day: Day): Range | null {
  return quarter(day.year, Math.ceil(day.month / 3));
}

/** Ten years from one that ends in 0; two digits are of the last century, but 00 to 20 of this. */
export function decade(number: number): Range | null {
  const first = number >= 100 ? number : number + (number <= 20 ? 2000 : 1900);
  return first % 10 === 0 ? yearsFrom(first, first + 9) : null;
}

/** The first four years of a decade, the next three, or the last three. */
export function decadePart(number: number, name: string): Range | null {
  const whole = decade(number);
  if (!whole) return null;
  const part = thirdOf(name);
  const first = whole[0].year + (part === 0 ? 0 : part * 3 + 1);
  return yearsFrom(first, first + (part === 0 ? 3 : 2));
}

/** Years back within which every day of the calendar, 29/2 too, has come at least once (1896 to 1904). */
const LEAP_SPAN = 8;

/** A day and month without a year is the last such day that has come. */
export function lastSuch(today: Day, month: number, day: number): Day | null {
  for (let back = 0; back <= LEAP_SPAN; back++) {
    const there = dayOf(today.year - back, month, day);
    if (there && Temporal.PlainDate.compare(there, today) <= 0) return there;
  }
  return null;
}

/** The year of a month without one: the last such month that has begun. */
export function yearOfMonth(today: Day, month: number): number {
  return month <= today.month ? today.year : today.year - 1;
}

/** The year that digits or a word name: "2025", "25", "năm ngoái", "last", "kia", "tới"; this year for anything else. */
export function yearNamed(today: Day, name: string): number {
  const word = foldText(name);
  if (/^\d{4}$/u.test(word)) return Number(word);
  if (/^\d{2}$/u.test(word)) return shortYear(today, Number(word));
  if (/(?:ngoai|truoc)$|^last/u.test(word)) return today.year - 1;
  if (/kia$/u.test(word)) return today.year - 2;
  return /(?:sau|toi)$|^next/u.test(word) ? today.year + 1 : today.year;
}

/** Two digits are this century's as far as next year, else the last's. */
export function shortYear(today: Day, digits: number): number {
  return digits + 2000 <= today.year + 1 ? digits + 2000 : digits + 1900;
}

/** Monday to Sunday. */
export function weekOf(day: Day): Range {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return [monday, monday.add({ days: 6 })];
}

export function weekendOf(day: Day): Range {
  const [, sunday] = weekOf(day);
  return [sunday.subtract({ days: 1 }), sunday];
}

export function monthOf(day: Day): Range | null {
  return months(day.year, day.month);
}

/** -1, 0 or 1: whether a word such as "trước", "này", "tới", "last", "next" means the last, this or the next. */
export function turn(name: string): number {
  const word = foldText(name);
  if (/(?:nay|this)$/u.test(word)) return 0;
  return /(?:sau|toi|next)$/u.test(word) ? 1 : -1;
}

/** What a unit of time is, from its name in either language. */
export function unitOf(name: string): 'hours' | 'days' | 'weeks' | 'months' | 'years' {
  const word = foldText(name);
  if (/^(?:gio|h$|tieng|hour)/u.test(word)) return 'hours';
  if (/^(?:ngay|hom|day)/u.test(word)) return 'days';
  if (/^(?:tuan|week)/u.test(word)) return 'weeks';
  return /^(?:thang|month)/u.test(word) ? 'months' : 'years';
}

const HOURS_OF_DAY = 24;

/** The days that the last `count` units touch: "3 ngày qua" begins three days before today and ends with it. */
export function past(today: Day, count: number, unit: string): Range {
  const name = unitOf(unit);
  if (name === 'hours') return [today.subtract({ days: Math.ceil(count / HOURS_OF_DAY) }), today];
  return [today.subtract({ [name]: count }), today];
}

/** The day, week (Monday to Sunday), month or year that many before this one: "2 tuần trước". */
export function ago(today: Day, count: number, unit: string): Day | Range | null {
  const name = unitOf(unit);
  if (name === 'hours') return today.subtract({ days: Math.ceil(count / HOURS_OF_DAY) });
  const there = today.subtract({ [name]: count });
  if (name === 'days') return there;
  if (name === 'weeks') return weekOf(there);
  return name === 'months' ? monthOf(there) : yearsFrom(there.year);
}
