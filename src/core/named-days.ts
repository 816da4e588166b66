// Reads once which days, months, quarters and years a text names, so that any window can be looked up among them.
// A pattern for each window would be compiled after V8 has ceased to optimize patterns (see `allMatches`).
import { allMatches } from './all-matches.js';

/**
 * The days, months, quarters or years that a text names, as keys made by `KEY`: with its year, which is certain, or without,
 * which depends on when it was written.
 */
export type NamedDays = ReadonlySet<string>;

/** The third of a month: its first days to the tenth, those to the twentieth, the rest. */
export type Third = 1 | 2 | 3;

const withYear = (name: string, year?: number): string => (year === undefined ? name : `${name}/${year}`);

/** A key for each thing that can be named; without a year, as named without one. */
export const KEY = {
  day: (day: number, month: number, year?: number) => withYear(`d${day}/${month}`, year),
  third: (third: Third, month: number, year?: number) => withYear(`t${third}/${month}`, year),
  month: (month: number, year?: number) => withYear(`m${month}`, year),
  quarter: (quarter: number, year?: number) => withYear(`q${quarter}`, year),
  year: (year: number) => `y${year}`,
};

const NUMBER = /\d+/gu;
/** Behind a month: its year, or another number that a year would be part of. */
const TAIL = '(?:(?<between> ?[/.-] ?|,? năm )(?<year>\\d{4})(?<more>\\d)?)?';
const MONTH = `(?<month>\\d{1,2})(?!\\d)${TAIL}`;
/** What follows the number of a day; each is asked at the end of a number, so none looks through the text. */
const IN_FIGURES = new RegExp(`(?<before> ?)[-/.](?<after> ?)${MONTH}`, 'uy');
const IN_WORDS = new RegExp(` tháng ${MONTH}`, 'uy');
/** The first day of several: "25-27/10". */
const TO_ANOTHER = new RegExp(` ?- ?\\d+[-/.]${MONTH}`, 'uy');
/** What follows the number of a month. */
const BEHIND_MONTH = new RegExp(TAIL, 'uy');
const YEAR_OF_MONTH = /[-/.](?<year>\d{4})(?!\d)/uy;

/** What stands between a month and a year that belong together, where the month is in words. */
const WORDED = new Set([' năm ', ', năm ', '/', '-']);
const THIRDS: ReadonlyMap<string | undefined, Third> = new Map([
  ['đầu', 1],
  ['giữa', 2],
  ['cuối', 3],
]);
/** What stands right before the number of a day, and before that of a month, where it is called one. */
const DAY_NEXT = /[Nn]gày $/u;
const MONTH_NEXT = /(?:(?<third>[Đđ]ầu|[Gg]iữa|[Cc]uối) t|[Tt])háng $/u;
/** UTF-16 units that the longest of these has. */
const LONGEST_BEFORE = 'Giữa tháng '.length;
/** Of the number of a day or a month. */
const MOST_DIGITS = 2;

type Groups = Readonly<Record<string, string | undefined>>;

function groupsAt(pattern: RegExp, text: string, at: number): Groups | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.groups ?? null;
}

/** The year behind a month; undefined where none stands there, null where what does is no year of it. */
function yearOf(
  { between, year, more }: Groups,
  belongs: (between: string) => boolean,
): number | null | undefined {
  if (year === undefined || between === undefined) return undefined;
  return more === undefined && belongs(between) ? Number(year) : null;
}

const isFigure = (between: string): boolean => !between.includes('năm');
const isWorded = (between: string): boolean => WORDED.has(between);

/** The days, thirds of months, months and years that a text names. */
export function namedDays(text: string): NamedDays {
  const named = new Set<string>();
  const put = (year: number | null | undefined, key: (year?: number) => string): void => {
    if (year !== null) named.add(key(year));
  };
  for (const { 0: digits, index } of allMatches(NUMBER, text)) {
    const end = index + digits.length;
    const before = text.slice(Math.max(0, index - LONGEST_BEFORE), index);
    if (digits.length === 4) named.add(KEY.year(Number(digits)));
    if (digits.length > MOST_DIGITS) continue;
    const number = Number(digits);
    const figures = groupsAt(IN_FIGURES, text, end);
    if (figures) {
      const month = Number(figures.month);
      const year = yearOf(figures, isFigure);
      put(year, (of) => KEY.day(number, month, of));
      const isTight = figures.before === '' && figures.after === '';
      if (year === undefined && isTight) named.add(KEY.month(month));
    }
    const words = groupsAt(IN_WORDS, text, end);
    if (words) {
      const year = yearOf(words, isWorded);
      // "Trong 5 tháng 10 vụ" is no day, unless it is called one or has a year.
      if (year !== undefined || DAY_NEXT.test(before))
        put(year, (of) => KEY.day(number, Number(words.month), of));
    }
    const first = digits.startsWith('0') ? null : groupsAt(TO_ANOTHER, text, end);
    if (first && yearOf(first, isFigure) === undefined) named.add(KEY.day(number, Number(first.month)));
    const ofMonth = groupsAt(YEAR_OF_MONTH, text, end)?.year;
    if (ofMonth !== undefined) named.add(KEY.month(number, Number(ofMonth)));
    const month = MONTH_NEXT.exec(before);
    if (month) {
      const year = yearOf(groupsAt(BEHIND_MONTH, text, end) ?? {}, isWorded);
      put(year, (of) => KEY.month(number, of));
      const third = THIRDS.get(month.groups?.third?.toLowerCase());
      if (third !== undefined) put(year, (of) => KEY.third(third, number, of));
    }
  }
  return named;
}

/** The names of the quarters of a year, first to fourth: by number, or as its first or last. */
const QUARTERS = [
  '0?1|I|một(?! mình)|(?<=thứ )nhất|đầu tiên|đầu(?! tiên)',
  '0?2|II|hai',
  '0?3|III|ba',
  '0?4|IV|tư(?! nhân)|bốn|cuối cùng|cuối(?! cùng)',
];
/** Before "quý" that is no quarter, or counts several: "cao quý nhất", "đá quý", "ba quý đầu năm". */
const NO_QUARTER = '(?<!(?:cao|đáng|trân|yêu|[Đđ]á|loại|thai|[Hh]ai|[Bb]a|(?<![\\d/.,])[2-4]) )';
/** A row of quarters, or of a year that is not the calendar's: "quý thứ tư liên tiếp", "quý I niên độ 2025-2026". */
const NO_CALENDAR = '(?! liên tiếp| (?:của )?(?:năm tài|niên độ))';
const ANY_YEAR = '(?<year>(?:19|20)\\d\\d)(?!\\d)';
/** The year behind a quarter. */
const ITS_YEAR = `(?:(?: và cả)?(?: của)?(?:,? năm | ?[/.,–-] ?| \\(?)${ANY_YEAR})?`;
/** A quarter called one; the group that matched tells which. */
const QUARTER = new RegExp(
  `${NO_QUARTER}[Qq]u[ýí] (?:thứ )?(?:${QUARTERS.map((names, i) => `(?<n${i + 1}>${names})`).join('|')})(?![\\p{L}\\d])${NO_CALENDAR}${ITS_YEAR}`,
  'gu',
);
/** "Q4/2025". */
const SHORT_QUARTER = new RegExp(
  `(?<![\\p{L}\\d])Q(?<number>[1-4])(?![\\p{L}\\d])${NO_CALENDAR}${ITS_YEAR}`,
  'gu',
);
/** The first and the last quarter by their months: "3 tháng đầu năm". */
const THREE_MONTHS = new RegExp(
  `(?<!\\d)(?:0?3|[Bb]a) tháng (?<part>đầu(?: tiên)?|cuối(?: cùng)?)(?: của)? năm(?! tài)(?:,? ?\\(?${ANY_YEAR})?`,
  'gu',
);

/** The quarters that a text names. */
export function namedQuarters(text: string): NamedDays {
  const named = new Set<string>();
  const put = (quarter: number, year: string | undefined): void => {
    named.add(KEY.quarter(quarter, year === undefined ? undefined : Number(year)));
  };
  for (const { groups: found = {} } of allMatches(QUARTER, text)) {
    const number = [1, 2, 3, 4].find((one) => found[`n${one}`] !== undefined);
    if (number !== undefined) put(number, found.year);
  }
  for (const { groups: found = {} } of allMatches(SHORT_QUARTER, text)) put(Number(found.number), found.year);
  for (const { groups: found = {} } of allMatches(THREE_MONTHS, text))
    put(found.part?.startsWith('đ') ? 1 : 4, found.year);
  return named;
}
