// The phrases that count from the day of asking: "hôm qua", "thứ hai tuần trước", "3 ngày qua", "gần đây".
import { foldText } from './text.js';
import {
  ago,
  type Day,
  monthOf,
  NOT_WHERE,
  type Phrase,
  past,
  quarterOf,
  type Range,
  third,
  thirdOfYear,
  turn,
  unitOf,
  weekendOf,
  weekOf,
  yearsFrom,
} from './window-calendar.js';
import { ENGLISH_NUMBERS, NUMBER_WORDS, numberOf } from './window-numbers.js';

/** Days back that "gần đây", "dạo này" and "recently" mean. News is old after a month; nobody's rule, but one that is shown. */
const RECENT_DAYS = 30;
/** Days back that "mấy ngày qua" means. */
const FEW_DAYS = 7;

/** A count before "tuần trước" says another week than the last, and "bao nhiêu năm rồi" asks for one. */
const NO_COUNT =
  '(?<!(?:\\d|(?<!\\p{L})(?:hai|ba|bốn|mấy|vài|những|các|nhiều|nhiêu|nhiu|chục|trăm|nghìn|ngàn)) )';
/** What is compared with is not what is asked about: "so với cùng kỳ năm ngoái". */
const NOT_COMPARED = '(?<!(?<!\\p{L})(?:so với|kỳ|kì|hơn|bằng) )';
/** "tuần trước Tết", "năm trước đó" count from another day. */
const NOT_BEFORE = '(?! (?:tết|khi|đó|đây|ngày|lúc|thềm|công nguyên|nữa)(?!\\p{L}))';
/** Without marks, and only then, "nam" may be the south or a name: "Viet Nam nay". */
const NO_SOUTH = '(?<!(?<!\\p{L})(?:viet|mien|ha|phia|quang|dong|tay|ong|anh|be|trai|nu|nguoi|thu|thang) )';
const LAST = '(?:trước|vừa qua|vừa rồi|qua|rồi)';
const TURN = '(trước|vừa qua|vừa rồi|qua|rồi|này|sau|tới)(?!\\p{L})';
const NEXT = '(?:sau|tới)(?!\\p{L})';
const WEEKDAY = '(thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật|cn)';
const ENGLISH_WEEKDAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const NUMBER = `${NO_SOUTH}(\\d{1,3}|nửa|${NUMBER_WORDS})`;
const ENGLISH_NUMBER = `(\\d{1,3}|${ENGLISH_NUMBERS})`;
/** Places are near too. */
const NO_PLACE =
  '(?<!(?<!\\p{L})(?:quán (?:ăn|lẩu|phở|cà|bún|cơm|nhậu|bia)|cửa hàng|nhà hàng|khách sạn|siêu thị|bệnh viện|trạm|cây xăng|công viên|bến xe|sân bay|tiệm|trường học)(?: \\p{L}+)?(?: \\p{L}+)? )';

/** 1 (Monday) to 7. */
function weekdayOf(word: string): number {
  const english = ENGLISH_WEEKDAYS.split('|').indexOf(word);
  if (english >= 0) return english + 1;
  const folded = foldText(word);
  return /^c/u.test(folded) ? 7 : numberOf(folded.replace(/^(?:thu |t)/u, '')) - 1;
}

const ANY_WEEKDAY = new RegExp(`^(?:${foldText(WEEKDAY)}|${WEEKDAY}|${ENGLISH_WEEKDAYS})$`, 'u');

/** 1 (Monday) to 7 for the name of a weekday in either language, marks or none; null for anything else. */
export function weekdayNamed(name: string): number | null {
  const word = name.toLowerCase();
  return ANY_WEEKDAY.test(word) ? weekdayOf(word) : null;
}

/** A weekday, 1 to 7, of the week that `day` is in. */
export function ofWeek(day: Day, weekday: number): Day {
  return weekOf(day)[0].add({ days: weekday - 1 });
}

/** The last such weekday before today, or today too. */
function lastWeekday(today: Day, weekday: number, orToday = false): Day {
  const back = (today.dayOfWeek - weekday + 7) % 7;
  return today.subtract({ days: back === 0 && !orToday ? 7 : back });
}

/** Half a month is 15 days and half a year six months; half of anything shorter is a whole. */
function pastCount(today: Day, count: string, unit: string): Range {
  if (foldText(count) !== 'nua') return past(today, numberOf(count), unit);
  const folded = foldText(unit);
  if (folded === 'thang') return past(today, 15, 'ngày');
  return folded === 'nam' ? past(today, 6, 'tháng') : past(today, 1, unit);
}

/** Half a month ago is the week of the day 15 days back, half a year ago the month six back. */
function agoCount(today: Day, count: string, unit: string): Day | Range | null {
  if (/^(?:nua|half)/u.test(foldText(count))) {
    const name = unitOf(unit);
    if (name === 'months') return weekOf(today.subtract({ days: 15 }));
    return name === 'years' ? ago(today, 6, 'month') : null;
  }
  return ago(today, numberOf(count), unit);
}

function inDays(today: Day, days: number): Day {
  return today.add({ days });
}

const UNIT = '(ngày|hôm|tuần|tháng|năm)';
const ENGLISH_UNIT = '(hour|day|week|month|year)';

/** Those that count or name a weekday, before the plainer ones that they contain. */
export const COUNTED: readonly Phrase[] = [
  [
    `${WEEKDAY},?(?: của)? tuần ${TURN}`,
    (_n, w, today) => ofWeek(today.add({ weeks: turn(w(2)) }), weekdayOf(w(1))),
  ],
  // "Người con thứ hai này" counts: a word before must make it a weekday.
  [
    `(?<=^|(?<!\\p{L})(?:tin|bài|sáng|trưa|chiều|tối|đêm|vào|ngày|hôm) )${WEEKDAY} này(?!\\p{L})`,
    (_n, w, today) => ofWeek(today, weekdayOf(w(1))),
  ],
  [`${WEEKDAY} (?:vừa rồi|vừa qua)`, (_n, w, today) => lastWeekday(today, weekdayOf(w(1)))],
  [
    `\\b(last|this|next) (${ENGLISH_WEEKDAYS})\\b`,
    (_n, w, today) => {
      const weekday = weekdayOf(w(2));
      if (w(1) === 'last') return lastWeekday(today, weekday);
      return ofWeek(today.add({ weeks: turn(w(1)) }), weekday);
    },
  ],
  [
    `\\b(${ENGLISH_WEEKDAYS}),? (?:of )?(last|this|next) week\\b`,
    (_n, w, today) => ofWeek(today.add({ weeks: turn(w(2)) }), weekdayOf(w(1))),
  ],
  [
    `(?<=\\b(?:on|since|from|until|before|after) )(${ENGLISH_WEEKDAYS})\\b`,
    (_n, w, today) => lastWeekday(today, weekdayOf(w(1)), true),
  ],
  [`cuối tuần ${TURN}`, (_n, w, today) => weekendOf(today.add({ weeks: turn(w(1)) }))],
  [`\\b(last|past|this|next) weekend\\b`, (_n, w, today) => weekendOf(today.add({ weeks: turn(w(1)) }))],
  [
    '\\b(?:over|at|during) the weekend\\b',
    (_n, _w, today) => weekendOf(today.dayOfWeek > 5 ? today : today.subtract({ weeks: 1 })),
  ],
  [
    `(?:cách đây|cách nay) (\\d{1,3}|nửa|${NUMBER_WORDS}) ${UNIT}`,
    (_n, w, today) => agoCount(today, w(1), w(2)),
  ],
  ['\\b(half an?) (month|year) ago\\b', (_n, w, today) => agoCount(today, w(1), w(2))],
  [
    `(?<![\\d/.,-])${NUMBER} ${UNIT} (?:trước|về trước)${NOT_BEFORE}`,
    (_n, w, today) => agoCount(today, w(1), w(2)),
  ],
  [`\\b${ENGLISH_NUMBER} ${ENGLISH_UNIT}s? ago\\b`, (n, w, today) => ago(today, n(1), w(2))],
  [
    `(?<![\\d/.,-])${NUMBER} ?(giờ|h|tiếng|ngày|tuần|tháng|năm)(?: vừa)? (?:qua(?! đi)|rồi|gần đây|gần nhất|trở lại đây)(?!\\p{L})`,
    (_n, w, today) => pastCount(today, w(1), w(2)),
  ],
  [
    `(?<![\\d/.,-])${NUMBER} (ngày|tuần|tháng|năm) nay(?!\\p{L})`,
    (_n, w, today) => pastCount(today, w(1), w(2)),
  ],
  [
    '(?:mấy|vài|những) (?:ngày|hôm) (?:qua|nay|vừa qua|gần đây|vừa rồi)(?!\\p{L})',
    (_n, _w, today) => past(today, FEW_DAYS, 'day'),
  ],
  [
    `(?<![\\d/.,-])(\\d{1,2}|${NUMBER_WORDS}) (ngày|tuần|tháng) tới(?!\\p{L})`,
    (n, w, today) => [today, today.add({ [unitOf(w(2))]: n(1) })],
  ],
  ['\\b(?:(?:past|last) (?:few|several)|recent) days\\b', (_n, _w, today) => past(today, FEW_DAYS, 'day')],
  [`\\b(?:past|last) ${ENGLISH_NUMBER} ${ENGLISH_UNIT}s?\\b`, (n, w, today) => past(today, n(1), w(2))],
  [`\\bpast ${ENGLISH_UNIT}\\b`, (_n, w, today) => past(today, 1, w(1))],
];

/** The days, weeks, months, quarters and years next to today's. */
export const NEAR: readonly Phrase[] = [
  [
    '(?:hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay|\\btoday\\b|\\btonight\\b|\\bthis (?:morning|afternoon|evening)\\b)',
    (_n, _w, today) => today,
  ],
  ['\\bthe day before yesterday\\b', (_n, _w, today) => inDays(today, -2)],
  ['\\bthe day after tomorrow\\b', (_n, _w, today) => inDays(today, 2)],
  [
    '(?:hôm qua|(?:sáng|trưa|chiều|tối|đêm) qua|\\byesterday\\b|\\blast night\\b)',
    (_n, _w, today) => inDays(today, -1),
  ],
  ['hôm kia', (_n, _w, today) => inDays(today, -2)],
  ['hôm kìa', (_n, _w, today) => inDays(today, -3)],
  ['(?:(?:ngày|sáng|trưa|chiều|tối|đêm) mai(?!\\p{L})|\\btomorrow\\b)', (_n, _w, today) => inDays(today, 1)],
  ['ngày (?:mốt|kia)(?!\\p{L})', (_n, _w, today) => inDays(today, 2)],
  [
    '(?<=(?<!\\p{L})(?:hồi|từ|tin|bài) )đầu tuần(?! \\p{L}*\\d)',
    (_n, _w, today) => [weekOf(today)[0], weekOf(today)[0].add({ days: 1 })],
  ],
  [
    `${NOT_WHERE}(đầu|giữa) tuần ${TURN}`,
    (_n, w, today) => {
      const first = ofWeek(today.add({ weeks: turn(w(2)) }), foldText(w(1)) === 'dau' ? 1 : 3);
      return [first, inDays(first, 1)];
    },
  ],
  ['\\bso far this week\\b', (_n, _w, today) => [weekOf(today)[0], today]],
  ['\\bso far this month\\b', (_n, _w, today) => [today.with({ day: 1 }), today]],
  ['(?:tuần này|\\bthis week\\b)', (_n, _w, today) => weekOf(today)],
  [
    `${NOT_COMPARED}${NO_COUNT}(?:tuần ${LAST}|\\blast week\\b)${NOT_BEFORE}`,
    (_n, _w, today) => weekOf(inDays(today, -7)),
  ],
  [`${NO_COUNT}(?:tuần ${NEXT}|\\bnext week\\b)(?! đó)`, (_n, _w, today) => weekOf(inDays(today, 7))],
  [
    `${NOT_WHERE}(đầu|giữa|cuối) tháng ${TURN}`,
    (_n, w, today) => {
      const { year, month } = today.add({ months: turn(w(2)) });
      return third(year, month, w(1));
    },
  ],
  [
    '\\b(early|mid|late|beginning of|start of|middle of|end of) (this|last|next) month\\b',
    (_n, w, today) => {
      const { year, month } = today.add({ months: turn(w(2)) });
      return third(year, month, w(1));
    },
  ],
  [
    '(?<=(?<!\\p{L})(?:hồi|từ|vào|tin|bài) )đầu tháng(?! \\p{L}*\\d)',
    (_n, _w, today) => third(today.year, today.month, 'đầu'),
  ],
  ['(?:tháng này|\\bthis month\\b)', (_n, _w, today) => monthOf(today)],
  [
    `${NOT_COMPARED}${NO_COUNT}(?:tháng ${LAST}|\\blast month\\b)${NOT_BEFORE}`,
    (_n, _w, today) => monthOf(today.subtract({ months: 1 })),
  ],
  [
    `${NO_COUNT}(?:tháng ${NEXT}|\\bnext month\\b)(?! đó)`,
    (_n, _w, today) => monthOf(today.add({ months: 1 })),
  ],
  ['(?:(?:quý|qúy) này|\\bthis quarter\\b)', (_n, _w, today) => quarterOf(today)],
  [
    `${NOT_COMPARED}(?:(?:quý|qúy) ${LAST}|\\blast quarter\\b)${NOT_BEFORE}`,
    (_n, _w, today) => quarterOf(today.subtract({ months: 3 })),
  ],
  [
    '\\b(?:so far this year|(?:this )?year to date)\\b',
    (_n, _w, today) => [thirdOfYear(today.year, 'early')?.[0] ?? today, today],
  ],
  [`${NO_SOUTH}(?:năm nay|\\bthis year\\b)`, (_n, _w, today) => yearsFrom(today.year)],
  [
    `${NOT_COMPARED}(?<!\\d )${NO_SOUTH}(?:năm ngoái|\\blast year\\b)`,
    (_n, _w, today) => yearsFrom(today.year - 1),
  ],
  [
    `${NOT_COMPARED}${NO_COUNT}${NO_SOUTH}năm ${LAST}(?!\\p{L})${NOT_BEFORE}`,
    (_n, _w, today) => yearsFrom(today.year - 1),
  ],
  [`${NO_COUNT}${NO_SOUTH}năm kia(?!\\p{L})`, (_n, _w, today) => yearsFrom(today.year - 2)],
  [
    `${NO_COUNT}${NO_SOUTH}(?:năm ${NEXT}|\\bnext year\\b)(?! (?:đó|khi))`,
    (_n, _w, today) => yearsFrom(today.year + 1),
  ],
];

/** Not a day at all, but a time that has to end somewhere. */
export const RECENT: readonly Phrase[] = [
  [
    `${NO_PLACE}(?<!(?:năm|tháng|tuần|quý|thập kỷ|thập niên) )(?:thời gian )?(?:gần đây|mới đây)(?! nhất)(?!\\p{L})`,
    (_n, _w, today) => past(today, RECENT_DAYS, 'day'),
  ],
  [
    '(?:thời gian (?:vừa )?qua|(?<=^)(?:vừa qua|vừa rồi)|(?<!(?:hòn|quần|bán|chỉ|tôn|lãnh|hải|con|trên|ở|của) )dạo này)(?!\\p{L})',
    (_n, _w, today) => past(today, RECENT_DAYS, 'day'),
  ],
  ['\\b(?:recently|lately|of late|these days)\\b', (_n, _w, today) => past(today, RECENT_DAYS, 'day')],
];
