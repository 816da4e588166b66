// The phrases that name months, quarters, years, decades or parts of them: "tháng 8/2025", "quý III", "H1 2025".
import { foldText } from './text.js';
import {
  daysFrom,
  decade,
  decadePart,
  halfOfMonth,
  months,
  NOT_WHERE,
  type Phrase,
  partOfYear,
  quarter,
  third,
  thirdOfYear,
  yearNamed,
  yearOfMonth,
  yearsFrom,
} from './window-calendar.js';
import { ENGLISH_NUMBERS, MONTH, MONTH_WORDS, NUMBER_WORDS } from './window-numbers.js';

/** What a number such as 04/2026 belongs to when it is no month: a decree, a decision, a circular. */
const NO_MONTH =
  '(?<!(?<!\\p{L})(?:số|nđ|qđ|tt|ct|nq|luật|nghị định|quyết định|thông tư|chỉ thị|nghị quyết|công văn|công điện|văn bản|kế hoạch|kết luận|bản án|tcvn|qcvn|điều|mẫu|khóa|khoá) ?)(?<![\\d/.-])';
/** A month that belongs to a day ("ngày 31 tháng 2") is not asked about alone, even when there is no such day. */
const NO_DAY = '(?<!\\d )';
/** Months counted, or in a name, are no months of a year: "một tháng hai lần", "Cách mạng tháng Tám". */
const NO_COUNT = '(?<!(?<!\\p{L})(?:mỗi|một|hàng|hằng|cách mạng) )';
const COUNTED = '(?! (?:lần|ngày|buổi|người|trận|bàn|điểm|ván|đội|giải|tuổi|triệu|tỷ|kỳ)(?!\\p{L}))';
const MONTH_NUMBER = `(\\d{1,2}|${MONTH_WORDS})(?![\\p{L}\\d])`;
const THIRD = `${NOT_WHERE}(đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần)`;
const QUARTER = '(?:quý|qúy|quí)';
const QUARTER_NUMBER = '(i{1,3}|iv|[1-4]|một|hai|ba|tư|bốn|nhất|đầu|cuối)(?![\\p{L}\\d])';
/** Between a month, a quarter or the like and its year. */
const OF = '(?: của)?(?:,? năm | ?[/.,-] ?| )';
const YEAR = '(\\d{4})(?!\\d)';
const SUCH_A_YEAR = '(năm ngoái|năm nay|năm trước|năm kia|năm tới|năm sau)';
const WHICH_YEAR = '(\\d{4}(?!\\d)|nay|ngoái|trước|kia|sau|tới)(?!\\p{L})';
const ENGLISH_PART = '(early|mid|middle|late|beginning|start|end)(?: in| of)?(?: the)?(?: month of)?[ -]';
const ENGLISH_YEAR = "(\\d{4}(?![\\ds’'])|this year|last year|next year)";

function quarterNumber(number: number, word: string): number {
  return foldText(word) === 'last' ? 4 : number;
}

/** Those with their year. */
export const FULL_MONTHS: readonly Phrase[] = [
  [`${QUARTER} ${QUARTER_NUMBER}${OF}${YEAR}`, (n) => quarter(n(2), n(1))],
  [
    `${QUARTER} ${QUARTER_NUMBER}[/.](\\d{2})(?![\\d%]|[/.-]\\d)`,
    (n, w, today) => quarter(yearNamed(today, w(2)), n(1)),
  ],
  [`\\bq\\.? ?(i{1,3}|iv|[1-4]) ?[./ -]? ?${YEAR}`, (n) => quarter(n(2), n(1))],
  ['\\bq([1-4])[/.-](\\d{2})(?![\\d%]|[/.-]\\d)', (n, w, today) => quarter(yearNamed(today, w(2)), n(1))],
  ['\\b(\\d{4}) ?[/-]? ?q([1-4])\\b', (n) => quarter(n(1), n(2))],
  [
    `(?:the )?(first|second|third|fourth|last) quarter(?: of| in|,)? ${ENGLISH_YEAR}`,
    (n, w, today) => quarter(yearNamed(today, w(2)), quarterNumber(n(1), w(1))),
  ],
  [`nửa (đầu|cuối) tháng ${MONTH_NUMBER}${OF}${YEAR}`, (n, w) => halfOfMonth(n(3), n(2), w(1))],
  [`(first|second) half of ${MONTH},? ${YEAR}`, (n, w) => halfOfMonth(n(3), n(2), w(1))],
  [`${THIRD} tháng ${MONTH_NUMBER}${OF}${YEAR}`, (n, w) => third(n(3), n(2), w(1))],
  [`\\b${ENGLISH_PART}${MONTH},? ${YEAR}`, (n, w) => third(n(3), n(2), w(1))],
  [
    `tháng (\\d{1,2}) ?[-–] ?(\\d{1,2})(?:,? năm |[/.])${YEAR}`,
    (n) => (n(1) <= n(2) ? months(n(3), n(1), n(2)) : null),
  ],
  [`${NO_DAY}tháng ${MONTH_NUMBER}${OF}${YEAR}`, (n) => months(n(2), n(1))],
  [
    `${NO_DAY}tháng (\\d{1,2})[/.](\\d{2})(?![\\d%]|[/.-]\\d)`,
    (n, w, today) => months(yearNamed(today, w(2)), n(1)),
  ],
  [`\\bth?\\.?(\\d{1,2}) ?(?:[/.-]|năm) ?${YEAR}`, (n) => months(n(2), n(1))],
  [`${NO_MONTH}(\\d{1,2})[/-](\\d{4})\\b(?!/\\p{L})`, (n) => months(n(2), n(1))],
  [
    `\\b${MONTH},? ${YEAR} ?(?:-|–|to|until) ?${MONTH},? ${YEAR}`,
    (n) => {
      const [first, last] = [months(n(2), n(1)), months(n(4), n(3))];
      return first && last && daysFrom(first[0], last[1]);
    },
  ],
  [`\\b${MONTH},?[ -](?:of )?${YEAR}`, (n) => months(n(2), n(1))],
  [
    `(?:nửa|6 tháng|sáu tháng) (đầu|cuối)(?: của)? năm ${WHICH_YEAR}`,
    (_n, w, today) => partOfYear(yearNamed(today, w(2)), 6, w(1)),
  ],
  [
    `(\\d{1,2}|${NUMBER_WORDS}) tháng (đầu|cuối)(?: của)? năm(?: ${WHICH_YEAR})?`,
    (n, w, today) => partOfYear(yearNamed(today, w(3)), n(1), w(2)),
  ],
  [`(?<![\\d/.-])(\\d{1,2}) tháng(?: của)? năm ${YEAR}`, (n) => partOfYear(n(2), n(1), 'đầu')],
  [`\\bh([12]) ?[/-]? ?${YEAR}`, (n, w) => partOfYear(n(2), 6, w(1))],
  [`\\b([12])h ?[/-]? ?${YEAR}`, (n, w) => partOfYear(n(2), 6, w(1))],
  [`(first|second) half of ${ENGLISH_YEAR}`, (_n, w, today) => partOfYear(yearNamed(today, w(2)), 6, w(1))],
  [
    `(first|last) (\\d{1,2}|${ENGLISH_NUMBERS}) months of ${ENGLISH_YEAR}`,
    (n, w, today) => partOfYear(yearNamed(today, w(3)), n(2), w(1)),
  ],
];

/** Parts of months and of years, and months and quarters of "năm ngoái". */
export const PARTS: readonly Phrase[] = [
  [
    `nửa (đầu|cuối) tháng ${MONTH_NUMBER}(?![\\d/-])`,
    (n, w, today) => halfOfMonth(yearOfMonth(today, n(2)), n(2), w(1)),
  ],
  [
    `${NOT_WHERE}(đầu|giữa|cuối) năm ${WHICH_YEAR}`,
    (_n, w, today) => thirdOfYear(yearNamed(today, w(2)), w(1)),
  ],
  [
    `\\b(early|mid|late)[ -](?:in )?${ENGLISH_YEAR}`,
    (_n, w, today) => thirdOfYear(yearNamed(today, w(2)), w(1)),
  ],
  [
    `\\b(beginning|start|middle|end) of ${ENGLISH_YEAR}`,
    (_n, w, today) => thirdOfYear(yearNamed(today, w(2)), w(1)),
  ],
  [
    '(?<=(?<!\\p{L})(?:hồi|từ|vào|tin|bài) )đầu năm(?! \\p{L}*\\d| học| mới)',
    (_n, _w, today) => thirdOfYear(today.year, 'đầu'),
  ],
  [
    `${THIRD} tháng ${MONTH_NUMBER}(?:,? ${SUCH_A_YEAR})?(?![\\d/-])`,
    (n, w, today) => third(w(3) ? yearNamed(today, w(3)) : yearOfMonth(today, n(2)), n(2), w(1)),
  ],
  [`\\b${ENGLISH_PART}${MONTH}(?! \\d)`, (n, w, today) => third(yearOfMonth(today, n(2)), n(2), w(1))],
  [`${NO_DAY}tháng ${MONTH_NUMBER},? ${SUCH_A_YEAR}`, (n, w, today) => months(yearNamed(today, w(2)), n(1))],
  [`${QUARTER} ${QUARTER_NUMBER},? ${SUCH_A_YEAR}`, (n, w, today) => quarter(yearNamed(today, w(2)), n(1))],
];

/** A quarter or a month alone: the last that has begun. */
export const MONTHS: readonly Phrase[] = [
  [
    '(?<=\\b(?:in|for|during|since) )the (first|second|third|fourth) quarter(?! (?:of|\\d))',
    (n, _w, today) => quarter(yearOfMonth(today, n(1) * 3 - 2), n(1)),
  ],
  ['\\b(beginning|start|middle|end) of the year\\b', (_n, w, today) => thirdOfYear(today.year, w(1))],
  [
    `(?:${QUARTER}|\\b(?<=(?:in|for|of|during|since|by) )q)[ ]?(i{1,3}|iv|[1-4])(?![\\p{L}\\d/.-])(?! \\d)`,
    (n, _w, today) => quarter(yearOfMonth(today, n(1) * 3 - 2), n(1)),
  ],
  [
    `${NO_DAY}${NO_COUNT}tháng (\\d{1,2})(?![\\d/-])${COUNTED}`,
    (n, _w, today) => months(yearOfMonth(today, n(1)), n(1)),
  ],
  // Not "năm", which is a year too.
  [
    `${NO_DAY}${NO_COUNT}tháng (mười một|mười hai|mười|một|hai|ba|tư|sáu|bảy|bẩy|tám|chín)(?!\\p{L})${COUNTED}`,
    (n, _w, today) => months(yearOfMonth(today, n(1)), n(1)),
  ],
  // "May" and "March" are verbs too, so that a word before must make them months.
  [
    `(?<=\\b(?:in|since|during|before|after|until|last|this|by|between|throughout) )${MONTH}(?! ?\\d)`,
    (n, _w, today) => months(yearOfMonth(today, n(1)), n(1)),
  ],
];

const NO_NUMBER = '(?! *(?:[-–.,/] ?\\d|(?:đến|tới|to|until) (?!nay|giờ|now)))';
const NO_UNIT =
  '(?! (?:đồng|đ|người|m|mét|km|kg|tỷ|triệu|nghìn|usd|đô|ngày|giờ|năm|hộ|tấn|ha|vụ|xe|trang|từ|chữ|bài|lượt|suất|con|cái|lít|people|dollars|years|km)(?!\\p{L}))';

/** Years and decades. */
export const YEARS: readonly Phrase[] = [
  [
    '(đầu|giữa|cuối) (?:những năm|thập niên|thập kỷ|thập kỉ) (\\d{4}|\\d0)(?!\\d)',
    (n, w) => decadePart(n(2), w(1)),
  ],
  ["\\b(early|mid|late)[ -]((?:1[89]|20)\\d0)['’]?s\\b", (n, w) => decadePart(n(2), w(1))],
  [
    '(?:những năm|thập niên|thập kỷ|thập kỉ)(?: của)? (?:thế kỷ \\d+ )?(\\d{4}|\\d0)(?!\\d| ?[-–] ?\\d)',
    (n) => decade(n(1)),
  ],
  ["\\b(?:the )?((?:1[89]|20)\\d0)['’]?s\\b", (n) => decade(n(1))],
  ["\\bthe ['’]?(\\d0)['’]?s\\b", (n) => decade(n(1))],
  [`(?:trong|hồi|vào|suốt|tin|bài)(?: cả| suốt)? năm ${YEAR}(?! *[-–])`, (n) => yearsFrom(n(1))],
  [
    `(?<=^|[.;:!?] |(?<!\\p{L})(?:từ|trước|sau|đến hết|tới hết) )năm ${YEAR}(?! *[-–])`,
    (n) => yearsFrom(n(1)),
  ],
  [`\\b(?:in|during|throughout) ${YEAR}(?: ?[-–,] ?| and )${YEAR}`, (n) => yearsFrom(n(1), n(2))],
  [`\\b(?:in|during|throughout) (?:the year )?${YEAR}`, (n) => yearsFrom(n(1))],
  [
    `(?<=(?<!\\p{L})(?:trước|sau|từ|since|before|after) )((?:19|20)\\d{2})(?!\\d)${NO_NUMBER}${NO_UNIT}`,
    (n) => yearsFrom(n(1)),
  ],
];
