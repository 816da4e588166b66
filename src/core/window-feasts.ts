// The phrases that name days by a feast: Tết and its days, the full moons, and the feasts whose day is certain.
import { Temporal } from 'temporal-polyfill';
import { LUNAR_YEAR, lunarDay, lunarNewYear, lunarYearNamed } from './lunar-year.js';
import { foldText } from './text.js';
import {
  type Day,
  dayOf,
  daysFrom,
  lastSuch,
  type Phrase,
  type Range,
  yearNamed,
} from './window-calendar.js';
import { MONTH_WORDS, NUMBER_WORDS } from './window-numbers.js';

/** "Ba ngày Tết": the days of the feast itself, which "từ Tết" begins with and "sau Tết" comes after. */
const FEAST_DAYS = 3;
/** "Dịp Tết" is told of from the week before, when offices close and people travel, until mùng 7 (khai hạ). */
const SEASON = 7;
/** Days ahead within which "dịp Tết" is the one to come. */
const SOON = 45;

const TET =
  '(?:tết(?: (?:nguyên đán|âm lịch|cổ truyền|ta))?(?! (?:trung thu|độc lập|dương lịch|đoan ngọ|thiếu nhi|hàn thực|thanh minh|tây|này|sắp|là|của)(?!\\p{L}))|lunar new year)';
/** "Ất Tỵ", "2025", "Ất Tỵ 2025", "năm ngoái". */
const WHICH = `(?: (${LUNAR_YEAR}))?(?:,? (?:năm )?(\\d{4}(?!\\d)|nay|ngoái|trước|last year|this year))?`;
const WHICH_YEAR = '(?:,? (?:năm )?(\\d{4}(?!\\d)|nay|ngoái|trước))';

/** The year whose Tết is meant: named, or the last that has begun, or with `soon` one that is near ahead. */
function yearOfTet(today: Day, name: string, year: string, soon: boolean): number {
  if (year !== '') return yearNamed(today, year);
  if (name !== '') return lunarYearNamed(name, today.year) ?? today.year;
  const limit = soon ? today.add({ days: SOON }) : today;
  for (const candidate of [today.year + 1, today.year]) {
    if (Temporal.PlainDate.compare(lunarNewYear(candidate), limit) <= 0) return candidate;
  }
  return today.year - 1;
}

function feast(year: number): Range {
  const first = lunarNewYear(year);
  return [first, first.add({ days: FEAST_DAYS - 1 })];
}

function season(year: number): Range {
  const first = lunarNewYear(year);
  return [first.subtract({ days: SEASON }), first.add({ days: SEASON - 1 })];
}

/** Day `day` of the month before Tết; where that month has 29 days, its last is called the thirtieth all the same. */
function beforeTet(year: number, day: number): Day | null {
  if (day < 20 || day > 30) return null;
  return lunarDay(year - 1, 12, day) ?? lunarNewYear(year).subtract({ days: 1 });
}

/** A lunar day of the year named, else the last such day that has come. */
function lunarFeast(today: Day, year: string, month: number, day: number): Day | null {
  if (year !== '') return lunarDay(yearNamed(today, year), month, day);
  for (const candidate of [today.year + 1, today.year, today.year - 1, today.year - 2]) {
    const there = lunarDay(candidate, month, day);
    if (there && Temporal.PlainDate.compare(there, today) <= 0) return there;
  }
  return null;
}

const LUNAR_MONTH = `(\\d{1,2}|${MONTH_WORDS})(?![\\p{L}\\d])`;
/** The lunar year's first and last month have names that no other calendar's have. */
function lunarMonth(today: Day, name: string, year: string): Range | null {
  const month = foldText(name) === 'gieng' ? 1 : 12;
  const first = lunarFeast(today, year, month, 1);
  if (!first) return null;
  const days = lunarDay(month === 1 ? first.year : first.subtract({ days: 60 }).year, month, 30) ? 30 : 29;
  return [first, first.add({ days: days - 1 })];
}

const LUNAR_DAY = `(\\d{1,2}|${NUMBER_WORDS})`;
/** Feasts that follow the moon: month and day of the lunar calendar. */
const LUNAR_FEASTS: ReadonlyArray<readonly [string, number, number]> = [
  ['(?:tết )?trung thu', 8, 15],
  ['(?:giỗ tổ(?: hùng vương)?|giỗ quốc tổ(?: hùng vương)?|lễ hội đền hùng)', 3, 10],
  ['(?:tết )?đoan ngọ', 5, 5],
  ['(?:lễ )?vu lan', 7, 15],
];

/** A word that makes a feast a time rather than a subject. */
const ON =
  '(?:dịp|ngày|lễ|đêm|tối|hôm|vào|trong|hồi|mùa|nghỉ lễ|kỳ nghỉ|on|at|over|during|since|before|after|last)(?: (?:dịp|ngày|lễ|đại lễ|đêm|the))*';
const NOT_ASKED = '(?! (?:là|của|có nghĩa))';

function lunarRows([name, month, day]: readonly [string, number, number]): Phrase[] {
  const read = (year: string, today: Day) => lunarFeast(today, year, month, day);
  return [
    [`${name}${WHICH_YEAR}`, (_n, w, today) => read(w(1), today)],
    [`${ON} ${name}(?!\\p{L})${NOT_ASKED}`, (_n, _w, today) => read('', today)],
  ];
}

const REUNIFICATION_TO_LABOUR = '30[/-]0?4 ?(?:[-–,&]|và) ?0?1[/-]0?5';

/** Tết, the lunar calendar's days, which read by the common one would be others, and the days off around 1 May. */
export const LUNAR_DAYS: readonly Phrase[] = [
  [
    `(?<![\\d/.-])${REUNIFICATION_TO_LABOUR}[/-](\\d{4})`,
    (n) => daysFrom(dayOf(n(1), 4, 30), dayOf(n(1), 5, 1)),
  ],
  [
    `(?<![\\d/.-])${REUNIFICATION_TO_LABOUR}(?![\\d/])`,
    (_n, _w, today) => {
      const labourDay = lastSuch(today, 5, 1);
      return labourDay && [labourDay.subtract({ days: 1 }), labourDay];
    },
  ],
  [
    `(?:ngày|mùng|mồng)? ?(?<![\\d/.-])${LUNAR_DAY}(?:[/-]| tháng )${LUNAR_MONTH}(?:[/-](\\d{4}))? (?:âm lịch|al)(?!\\p{L})${WHICH_YEAR}?`,
    (n, w, today) => lunarFeast(today, w(3) || w(4), n(2), n(1)),
  ],
  [
    `(?:ngày |mùng |mồng )?(?<![\\d/.-])${LUNAR_DAY} tháng (giêng|chạp)(?!\\p{L})(?:[/-](\\d{4}))?${WHICH_YEAR}?`,
    (n, w, today) => lunarFeast(today, w(3) || w(4), n(2), n(1)),
  ],
  [
    `(?<!rằm )tháng (giêng|chạp)(?!\\p{L})(?:[/-](\\d{4}))?${WHICH_YEAR}?`,
    (_n, w, today) => lunarMonth(today, w(1), w(2) || w(3)),
  ],
  [
    `rằm tháng ${LUNAR_MONTH}(?: âm lịch)?(?:[/-](\\d{4}))?${WHICH_YEAR}?`,
    (n, w, today) => lunarFeast(today, w(2) || w(3), n(1), 15),
  ],
  [
    `(?:mùng|mồng) ${LUNAR_DAY} ${TET}${WHICH}`,
    (n, w, today) => lunarNewYear(yearOfTet(today, w(2), w(3), false)).add({ days: n(1) - 1 }),
  ],
  [
    `(?<![\\d/.-])(\\d{2}) ${TET}${WHICH}`,
    (n, w, today) => beforeTet(yearOfTet(today, w(2), w(3), false), n(1)),
  ],
  [
    `(?:giao thừa|(?:lunar new year|tet)['’]s eve)(?: ${TET})?${WHICH}${NOT_ASKED}`,
    (_n, w, today) => beforeTet(yearOfTet(today, w(1), w(2), false), 30),
  ],
  [
    `(?<=(?<!\\p{L})(?:trước|before) )(?<!(?:tuần|tháng|ngày|năm|giờ|hôm) trước )(?:the )?${TET}${WHICH}`,
    (_n, w, today) => feast(yearOfTet(today, w(1), w(2), true)),
  ],
  [
    `(?<=(?<!\\p{L})(?:từ|sau|since|after)(?: ngày| dịp)? )(?:the )?(?:${TET}|tet)${WHICH}`,
    (_n, w, today) => feast(yearOfTet(today, w(1), w(2), false)),
  ],
  [
    `(?:dịp|trong|hồi|vào|suốt|những ngày|during|over|at|for)(?: (?:dịp|kỳ nghỉ|những ngày|the))? ${TET}${WHICH}`,
    (_n, w, today) => season(yearOfTet(today, w(1), w(2), true)),
  ],
  [
    `(?<=^|[.;:!?] )${TET}(?: ${LUNAR_YEAR})?${WHICH_YEAR}`,
    (_n, w, today) => season(yearOfTet(today, '', w(1), false)),
  ],
  [`(?<=^|[.;:!?] )${TET} (${LUNAR_YEAR})`, (_n, w, today) => season(yearOfTet(today, w(1), '', false))],
  [`${TET} (?:vừa rồi|vừa qua)`, (_n, _w, today) => season(yearOfTet(today, '', '', false))],
  [
    `(?:giáp|cận|sát) ${TET}${WHICH}`,
    (_n, w, today) => {
      const first = lunarNewYear(yearOfTet(today, w(1), w(2), true));
      return [first.subtract({ days: SEASON }), first.subtract({ days: 1 })];
    },
  ],
  ...LUNAR_FEASTS.flatMap(lunarRows),
];

/** Feasts of a certain day of the common calendar: name, day, month. */
const FEASTS: ReadonlyArray<readonly [string, number, number]> = [
  ['quốc khánh', 2, 9],
  ['giải phóng miền nam', 30, 4],
  ['thống nhất đất nước', 30, 4],
  ['quốc tế lao động', 1, 5],
  ['(?:giáng sinh|noel|christmas(?: day)?)', 25, 12],
  ["(?:tết dương lịch|tết tây|new year['’]s day)", 1, 1],
  ["new year['’]s eve", 31, 12],
  ["(?:quốc tế phụ nữ|international women['’]s day)", 8, 3],
  ['phụ nữ việt nam', 20, 10],
  ['nhà giáo việt nam', 20, 11],
  ['quốc tế thiếu nhi', 1, 6],
  ['thương binh liệt sĩ', 27, 7],
  ['thầy thuốc việt nam', 27, 2],
  ['báo chí cách mạng việt nam', 21, 6],
  ["(?:valentine(?:['’]s day)?|lễ tình nhân)", 14, 2],
  ['halloween', 31, 10],
];
/** National days of others are no 2/9. */
const COUNTRIES =
  'pháp|mỹ|nga|lào|trung|hoa|nhật|hàn|thái|đức|úc|anh|ấn|cuba|campuchia|singapore|indonesia|malaysia|philippines|nước';

function feastRows([name, day, month]: readonly [string, number, number]): Phrase[] {
  const date = `(?:,? (?:ngày )?\\(?0?${day}[/-]0?${month}\\)?(?![\\d/.-]))`;
  return [
    [
      `${name}${date}?(?:,? (?:năm )?(\\d{4}(?!\\d)|nay|ngoái|trước))`,
      (_n, w, today) => dayOf(yearNamed(today, w(1)), month, day),
    ],
    [`${name}${date}`, (_n, _w, today) => lastSuch(today, month, day)],
    [
      `${ON} ${name}(?!\\p{L})(?! (?:${COUNTRIES}))${NOT_ASKED}`,
      (_n, _w, today) => lastSuch(today, month, day),
    ],
  ];
}

/** Feasts of the common calendar; those by their numbers alone where nothing else is written so. */
export const FEAST_PHRASES: readonly Phrase[] = [
  [
    '(?:dịp|(?<!t[ỷỉ] )lễ|nghỉ|kỳ nghỉ)(?: lễ)? (\\d{1,2})[/-](\\d{1,2})(?![\\d/%])',
    (n, _w, today) => lastSuch(today, n(2), n(1)),
  ],
  ['(?<![\\d/.-])(30)/(4)(?![\\d/%])', (n, _w, today) => lastSuch(today, n(2), n(1))],
  [
    '(?<=(?<!\\p{L})(?:từ|trước|sau|đến|vào) )0?(2/0?9|1/0?5|8/0?3)(?![\\d/%])',
    (_n, w, today) => {
      const [day = 0, month = 0] = w(1).split('/').map(Number);
      return lastSuch(today, month, day);
    },
  ],
  ...FEASTS.flatMap(feastRows),
];
