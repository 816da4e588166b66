// The phrases that name one day or a few by their numbers: "ngày 16/8/2025", "15-20/8", "sáng 25/10", "May 29".
import {
  type Day,
  dayOf,
  daysFrom,
  lastSuch,
  type Phrase,
  type Range,
  shortYear,
  yearNamed,
} from './window-calendar.js';
import { MONTH, MONTH_WORDS, NUMBER_WORDS } from './window-numbers.js';

/** Not inside a longer number, and not a house, a version or a plate. */
const BARE =
  '(?<!(?<!\\p{L})(?:số|nhà|hẻm|ngõ|ngách|kiệt|phiên bản|bản|tỷ lệ|tỉ lệ|tỷ số|tỉ số|version|v|mùa|mùa giải) ?)(?<![\\d/.-])';
/** Nothing of a number follows, nor what is counted: "ngày 2-3 lần", "5/7 đội". */
const ENDS =
  '(?![\\d%]|[/.,-]\\d|,? năm \\d)(?! (?:lần|viên|giờ|tiếng|ly|cốc|bữa|người|buổi|trận|đội|ca|số|dân số|học sinh|phiếu)(?!\\p{L}))';
const WEEKDAY = '(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật|cn)';
/** Words that make "25/10" a day rather than a score or a fraction. */
const DAY_WORD = `(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|khuya|${WEEKDAY},?)(?: ngày| mùng| mồng)?`;
const NUMBER = `(\\d{1,2}|${NUMBER_WORDS})`;
const MONTH_NUMBER = `(\\d{1,2}|${MONTH_WORDS})(?!\\p{L})`;
const YEAR = '(\\d{4})(?!\\d)';
const TO = ' ?[-–] ?';
/** Two days of one month may also be joined by a word. */
const TO_OR_AND = '(?: ?[-–,] ?| (?:đến|tới|và|hay|to|and) )';
const ORDINAL = '(?:st|nd|rd|th)?';
/** Short forms of years that stand on their own: "năm ngoái", "năm nay". */
const SUCH_A_YEAR = '(năm ngoái|năm nay|năm trước|năm kia)';

/** Of a day that only some years have, or of two in a row, the last that has come. */
function lastSuchRange(
  today: Day,
  first: readonly [number, number],
  last: readonly [number, number],
): Range | null {
  const end = lastSuch(today, last[1], last[0]);
  if (!end) return null;
  const start = dayOf(end.year, first[1], first[0]);
  return daysFrom(start, end) ?? daysFrom(dayOf(end.year - 1, first[1], first[0]), end);
}

/** "25/10" without any word that says it is a day: not a fraction, whose upper number is the smaller, nor "24/7". */
function plainDay(today: Day, day: number, month: number): Day | null {
  return day > month && !(day === 24 && month === 7) ? lastSuch(today, month, day) : null;
}

/** "8/16/2025" can only be the American order. */
function anyOrder(year: number, first: number, second: number): Day | null {
  return second > 12 ? dayOf(year, first, second) : dayOf(year, second, first);
}

/** Days with their year, and days in a row with theirs. */
export const FULL_DAYS: readonly Phrase[] = [
  [
    `(?:ngày )?(?<![\\d/.-])(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?![\\d/.-]\\d|\\d)`,
    (n) => dayOf(n(1), n(2), n(3)),
  ],
  [
    `(?:từ )?(?:ngày )?${BARE}(\\d{1,2})${TO_OR_AND}(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}`,
    (n) => daysFrom(dayOf(n(4), n(3), n(1)), dayOf(n(4), n(3), n(2))),
  ],
  [
    `(?:từ )?(?:ngày )?${BARE}(\\d{1,2})[/.](\\d{1,2})${TO}(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}`,
    (n) => daysFrom(dayOf(n(5), n(2), n(1)), dayOf(n(5), n(4), n(3))),
  ],
  [
    `(?:từ )?(?:ngày )?${BARE}(\\d{1,2})${TO_OR_AND}(\\d{1,2}) tháng ${MONTH_NUMBER}(?:,? năm |[/-]| )${YEAR}`,
    (n) => daysFrom(dayOf(n(4), n(3), n(1)), dayOf(n(4), n(3), n(2))),
  ],
  [
    `\\b${MONTH} (\\d{1,2})${ORDINAL}${TO}(\\d{1,2})${ORDINAL},? ${YEAR}`,
    (n) => daysFrom(dayOf(n(4), n(1), n(2)), dayOf(n(4), n(1), n(3))),
  ],
  [
    `${BARE}(\\d{1,2})${ORDINAL}${TO}(\\d{1,2})${ORDINAL} ${MONTH},? ${YEAR}`,
    (n) => daysFrom(dayOf(n(4), n(3), n(1)), dayOf(n(4), n(3), n(2))),
  ],
  [
    `(?:từ )?(?:ngày )?${BARE}(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}${TO}(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}`,
    (n) => daysFrom(dayOf(n(3), n(2), n(1)), dayOf(n(6), n(5), n(4))),
  ],
  [`${DAY_WORD} (\\d{1,2})[/.-](\\d{1,2}),? năm ${YEAR}`, (n) => dayOf(n(3), n(2), n(1))],
  [
    `(?:ngày )?(?<![\\d/.-]|tháng )(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})\\b`,
    (n) => anyOrder(n(3), n(1), n(2)),
  ],
  [`ngày (\\d{1,2}) ?[/.–-] ?(\\d{1,2}) ?[/.–-] ?${YEAR}`, (n) => dayOf(n(3), n(2), n(1))],
  [
    `(?:ngày )?${BARE}(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{2})(?![\\d%]|[/.-]\\d)`,
    (n, _w, today) => dayOf(shortYear(today, n(4)), n(3), n(1)),
  ],
  [
    `(?:ngày|mùng|mồng)(?: mùng| mồng)? ${NUMBER} tháng ${MONTH_NUMBER}(?:,? năm |[/-]|,? )${YEAR}`,
    (n) => dayOf(n(3), n(2), n(1)),
  ],
  [`(?<![\\d/.-])(\\d{1,2}) tháng ${MONTH_NUMBER},? năm ${YEAR}`, (n) => dayOf(n(3), n(2), n(1))],
  [`(?<![\\d/.-])(\\d{1,2}) tháng (\\d{1,2}),? ${YEAR}`, (n) => dayOf(n(3), n(2), n(1))],
  [`\\b(\\d{1,2})${ORDINAL}[ -](?:of )?${MONTH},?[ -]${YEAR}`, (n) => dayOf(n(3), n(2), n(1))],
  [`\\b${MONTH} (\\d{1,2})${ORDINAL},? ${YEAR}`, (n) => dayOf(n(3), n(1), n(2))],
];

/** Days without a year. */
export const DAYS: readonly Phrase[] = [
  [
    `${DAY_WORD} (\\d{1,2})(?:[/.-]| tháng )(\\d{1,2}),? ${SUCH_A_YEAR}`,
    (n, w, today) => dayOf(yearNamed(today, w(3)), n(2), n(1)),
  ],
  [
    `(?:từ ngày |ngày |từ )(\\d{1,2})${TO_OR_AND}(\\d{1,2})[/.](\\d{1,2})${ENDS}`,
    (n, _w, today) => lastSuchRange(today, [n(1), n(3)], [n(2), n(3)]),
  ],
  [
    `(?:từ )?(?:ngày )?${BARE}(\\d{1,2})${TO}(\\d{1,2}) tháng (\\d{1,2})${ENDS}`,
    (n, _w, today) => lastSuchRange(today, [n(1), n(3)], [n(2), n(3)]),
  ],
  [
    `(?:từ )?(?:ngày )?${BARE}(\\d{1,2})/(\\d{1,2})${TO}(\\d{1,2})/(\\d{1,2})${ENDS}`,
    (n, _w, today) => lastSuchRange(today, [n(1), n(2)], [n(3), n(4)]),
  ],
  [
    `${DAY_WORD} \\(?(\\d{1,2})(?:[/.-]| tháng )(\\d{1,2})${ENDS}`,
    (n, _w, today) => lastSuch(today, n(2), n(1)),
  ],
  [`(?:tin|bài) (\\d{1,2})/(\\d{1,2})${ENDS}`, (n, _w, today) => lastSuch(today, n(2), n(1))],
  [
    `(?<=^|(?<!\\p{L})(?:từ|trước|sau|vào|đến|tới|since|before|after|on|by|until) )(\\d{1,2})/(\\d{1,2})${ENDS}`,
    (n, _w, today) => plainDay(today, n(1), n(2)),
  ],
  [
    `${BARE}(\\d{1,2}) tháng ${MONTH_NUMBER}(?![\\d/-])${ENDS}(?! ngày)`,
    (n, _w, today) => lastSuch(today, n(2), n(1)),
  ],
  // "May" is also a verb, "March" too: without a year only a word such as "on" before makes them months.
  [
    `(?<=^|\\b(?:on|by|since|before|after|from|until|of|the|and|to|last) )(?:the )?${MONTH} (\\d{1,2})${ORDINAL}(?![\\d:%]|,? \\d{4})`,
    (n, _w, today) => lastSuch(today, n(1), n(2)),
  ],
  [`\\b(\\d{1,2})${ORDINAL} (?:of )?${MONTH}(?!,? \\d)`, (n, _w, today) => lastSuch(today, n(2), n(1))],
];
