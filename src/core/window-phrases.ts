// The phrases that name days ("tháng 8/2025", "hôm qua", "quý III/2025"), each read into a first and a last day.
import { Temporal } from 'temporal-polyfill';
import { foldText, hasMarks } from './text.js';

type Day = Temporal.PlainDate;
type Range = readonly [Day, Day];
/** The groups of a match as numbers and as words, and the day it is asked on. */
type Reader = (
  number: (group: number) => number,
  word: (group: number) => string,
  today: Day,
) => Day | Range | null;

/** A day, or null when the calendar has no such day (31/2). */
function dayOf(year: number, month: number, day: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function months(year: number, from: number, to: number = from): Range | null {
  const [first, last] = [dayOf(year, from, 1), dayOf(year, to, 1)];
  return first && last && [first, last.add({ months: 1 }).subtract({ days: 1 })];
}

/** A third of a month: its first ten days, the next ten, the rest. */
function third(year: number, month: number, name: string): Range | null {
  const whole = months(year, month);
  if (!whole) return null;
  if (/^(?:đầu|dau|early)/u.test(name)) return [whole[0], whole[0].add({ days: 9 })];
  if (/^(?:giữa|giua|mid)/u.test(name)) return [whole[0].add({ days: 10 }), whole[0].add({ days: 19 })];
  return [whole[0].add({ days: 20 }), whole[1]];
}

/** A third of a year: its first four months, the next four, the rest. */
function thirdOfYear(year: number, name: string): Range | null {
  const part = [/^(?:đầu|dau)/u, /^(?:giữa|giua)/u].findIndex((pattern) => pattern.test(name));
  const first = part < 0 ? 9 : part * 4 + 1;
  return months(year, first, first + 3);
}

/** Months by their names in words, without marks; "một" and "giêng" are January, "chạp" December. */
const WORD_MONTHS: Readonly<Record<string, number>> = {
  gieng: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi mot': 11,
  'muoi hai': 12,
  chap: 12,
};
const MONTH_WORDS = 'mười một|mười hai|mười|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|chạp';

function wordNumber(word: string): number {
  return WORD_MONTHS[foldText(word)] ?? 0;
}

const QUARTERS: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};

function quarter(year: number, name: string): Range | null {
  const number = QUARTERS[name] ?? 1;
  return months(year, number * 3 - 2, number * 3);
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')})`;

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
}

/** Years back within which every day of the calendar, 29/2 too, has come at least once (1896 to 1904). */
const LEAP_SPAN = 8;

/** A day and month without a year is the last such day that has come. */
function lastSuch(today: Day, month: number, day: number): Day | null {
  for (let back = 0; back <= LEAP_SPAN; back++) {
    const there = dayOf(today.year - back, month, day);
    if (there && Temporal.PlainDate.compare(there, today) <= 0) return there;
  }
  return null;
}

/** The year of a month without one, the last such month that has begun; `word` may say "năm ngoái" or "năm nay". */
function yearOf(today: Day, month: number, word = ''): number {
  if (word !== '') return /ngo[aá]i$/u.test(word) ? today.year - 1 : today.year;
  return month <= today.month ? today.year : today.year - 1;
}

function weekOf(day: Day): Range {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return [monday, monday.add({ days: 6 })];
}

/** What a number such as 04/2026 belongs to when it is no month: a decree, a decision, a circular. */
const NO_MONTH =
  '(?<!(?:số|nđ|qđ|tt|ct|nq|luật|nghị định|quyết định|thông tư|chỉ thị|nghị quyết) ?)(?<![\\d/.-])';
/** A month that belongs to a day ("ngày 31 tháng 2") is not asked about alone, even when there is no such day. */
const NO_DAY = '(?<!(?:ngày|mùng|mồng) \\d{1,2} )';
/** A count before "tuần trước" says another week than the last. */
const NO_COUNT = '(?<!(?:\\d|hai|ba|bốn|mấy|vài) )';
const THIS_OR_LAST = '(năm ngoái|năm nay)';
/**
 * Words after which a day or month is when something was published rather than when it happened; not a press
 * conference ("họp báo"), a report ("báo cáo"), information ("thông tin"), a speech or a registration.
 */
const PUBLISHED_MARKED =
  /(?:^|\s)(?:(?<!(?:thông|niềm|lòng|nguồn) )tin(?: tức)?(?! (?:nhắn|tưởng|cậy|học))|bài(?: báo| viết)?(?! (?:học|toán|phát|nói|hát|thơ|thi|tập))|(?<!(?:họp|dự|thông|cảnh|trình|quảng|mật|lời|gặp) )báo(?: chí)?(?! (?:cáo|động|ân|hiếu))|đăng(?! (?:ký|kí|quang|cai|nhập|kiểm))|news|articles?)(?: \p{L}+){0,2} ?$/u;
/** Without marks "bao" may be a storm and "dang" going on: only what stays plain is taken. */
const PUBLISHED_UNMARKED =
  /(?:^|\s)(?:(?<!(?:thong|niem|long|nguon) )tin(?: tuc)?(?! (?:nhan|tuong|cay|hoc))|bai(?: bao| viet)|bai(?= ?$)|news|articles?)(?: \p{L}+){0,2} ?$/u;

/** Phrases, the most specific first: the first that matches is the one meant. */
const PHRASES: ReadonlyArray<readonly [string, Reader]> = [
  ['(?:ngày )?(\\d{4})-(\\d{2})-(\\d{2})\\b', (n) => dayOf(n(1), n(2), n(3))],
  ['(?:ngày )?(?<![\\d/.-])(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})\\b', (n) => dayOf(n(3), n(2), n(1))],
  [
    '(?:ngày|mùng|mồng) (\\d{1,2}) tháng (\\d{1,2})(?:,? năm |[/-])(\\d{4})\\b',
    (n) => dayOf(n(3), n(2), n(1)),
  ],
  ['(?<![\\d/.-])(\\d{1,2}) tháng (\\d{1,2}),? năm (\\d{4})\\b', (n) => dayOf(n(3), n(2), n(1))],
  [
    `\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},? (\\d{4})\\b`,
    (n, w) => dayOf(n(3), monthNumber(w(2)), n(1)),
  ],
  [`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, (n, w) => dayOf(n(3), monthNumber(w(1)), n(2))],
  ['quý (i{1,3}|iv|[1-4])(?:,? năm |[/-])(\\d{4})\\b', (n, w) => quarter(n(2), w(1))],
  ['\\bq([1-4])[ /-](\\d{4})\\b', (n, w) => quarter(n(2), w(1))],
  ['(đầu|giữa|cuối) tháng (\\d{1,2})(?:,? năm |[/-])(\\d{4})\\b', (n, w) => third(n(3), n(2), w(1))],
  [`${NO_DAY}tháng (\\d{1,2})(?:,? năm |[/-])(\\d{4})\\b`, (n) => months(n(2), n(1))],
  [`${NO_DAY}tháng (\\d{1,2}) (\\d{4})\\b`, (n) => months(n(2), n(1))],
  [`tháng (${MONTH_WORDS})(?: năm |[/, ] ?)(\\d{4})\\b`, (n, w) => months(n(2), wordNumber(w(1)))],
  [`${NO_MONTH}(\\d{1,2})[/-](\\d{4})\\b(?!/\\p{L})`, (n) => months(n(2), n(1))],
  [`\\b(early|mid|late)[ -]${MONTH},? (\\d{4})\\b`, (n, w) => third(n(3), monthNumber(w(2)), w(1))],
  [`\\b${MONTH},? (?:of )?(\\d{4})\\b`, (n, w) => months(n(2), monthNumber(w(1)))],
  [
    `ngày (\\d{1,2})(?:[/-]| tháng )(\\d{1,2}),? ${THIS_OR_LAST}`,
    (n, w, today) => dayOf(yearOf(today, n(2), w(3)), n(2), n(1)),
  ],
  [
    'ngày (\\d{1,2})(?:[/-]| tháng )(\\d{1,2})\\b(?![/.-]\\d|,? năm \\d)',
    (n, _w, today) => lastSuch(today, n(2), n(1)),
  ],
  [
    `(đầu|giữa|cuối) tháng (\\d{1,2})(?:,? ${THIS_OR_LAST})?(?![\\d/-])`,
    (n, w, today) => third(yearOf(today, n(2), w(3)), n(2), w(1)),
  ],
  [`${NO_DAY}tháng (\\d{1,2}),? ${THIS_OR_LAST}`, (n, w, today) => months(yearOf(today, n(1), w(2)), n(1))],
  [`quý (i{1,3}|iv|[1-4]),? ${THIS_OR_LAST}`, (_n, w, today) => quarter(yearOf(today, 1, w(2)), w(1))],
  ['(?:hôm nay|\\btoday\\b)', (_n, _w, today) => today],
  [
    '(?:hôm qua|(?:sáng|trưa|chiều|tối|đêm) qua|\\byesterday\\b)',
    (_n, _w, today) => today.subtract({ days: 1 }),
  ],
  ['hôm kia', (_n, _w, today) => today.subtract({ days: 2 })],
  ['(?:tuần này|\\bthis week\\b)', (_n, _w, today) => weekOf(today)],
  [
    `${NO_COUNT}(?:tuần (?:trước|qua)|\\blast week\\b)(?! tết)`,
    (_n, _w, today) => weekOf(today.subtract({ days: 7 })),
  ],
  ['(?:tháng này|\\bthis month\\b)', (_n, _w, today) => months(today.year, today.month)],
  [
    `${NO_COUNT}(?:tháng (?:trước|qua)|\\blast month\\b)(?! tết)`,
    (_n, _w, today) => {
      const before = today.subtract({ months: 1 });
      return months(before.year, before.month);
    },
  ],
  ['(?<!việt )(?:năm nay|\\bthis year\\b)', (_n, _w, today) => months(today.year, 1, 12)],
  ['(?<!\\d |việt )(?:năm ngoái|\\blast year\\b)', (_n, _w, today) => months(today.year - 1, 1, 12)],
  [`${NO_DAY}tháng (\\d{1,2})(?![\\d/-])`, (n, _w, today) => months(yearOf(today, n(1)), n(1))],
  ['(đầu|giữa|cuối) năm (\\d{4})\\b', (n, w) => thirdOfYear(n(2), w(1))],
  ['(?:trong|hồi|vào|tin|bài) năm (\\d{4})\\b(?! *[-–])', (n) => months(n(1), 1, 12)],
  ['(?<=^|[.;:!?] )năm (\\d{4})\\b(?! *[-–])', (n) => months(n(1), 1, 12)],
  ['\\b(?:in|during) (\\d{4})\\b', (n) => months(n(1), 1, 12)],
];
const MARKED = PHRASES.map(([source, reader]) => [new RegExp(`(?<!\\p{L})${source}`, 'u'), reader] as const);
const UNMARKED = PHRASES.map(
  ([source, reader]) => [new RegExp(`\\b${foldSource(source)}`, 'u'), reader] as const,
);

/** Lower case without changing any offset: letters such as "İ" that would grow stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

/** A pattern without marks; only its letters change, never its signs. */
function foldSource(source: string): string {
  return source.replace(/\p{L}/gu, (letter) => (/[a-zA-Z]/u.test(letter) ? letter : foldText(letter)));
}

/** A phrase with the days it names and where it stands in the text (NFC), UTF-16 units. */
export interface DayPhrase {
  readonly from: Day;
  readonly to: Day;
  readonly start: number;
  readonly end: number;
  /** The paper's days are meant ("tin tháng 8/2025"), not the event's. */
  readonly published: boolean;
}

/** The first of the most specific phrases in `text` (NFC) that names days; null when there is none. */
export function readPhrase(text: string, now: Day, marked = hasMarks(text)): DayPhrase | null {
  const lower = lowerCase(text);
  for (const [pattern, reader] of marked ? MARKED : UNMARKED) {
    const match = pattern.exec(lower);
    if (!match) continue;
    const range = reader(
      (group) => Number(match[group]),
      (group) => match[group] ?? '',
      now,
    );
    if (!range) continue;
    const [from, to] = 'year' in range ? [range, range] : range;
    const lead = /^(?:tin|b[aà]i)(?= )/u.exec(match[0])?.[0] ?? '';
    const before = lower.slice(0, match.index + lead.length);
    const published = (marked ? PUBLISHED_MARKED : PUBLISHED_UNMARKED).test(before);
    return { from, to, start: match.index, end: match.index + match[0].length, published };
  }
  return null;
}
