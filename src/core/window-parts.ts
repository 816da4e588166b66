// The phrases that name weeks and days of a month, parts of a quarter, several months or years, a summer, a day of a month.
import {
  type Day,
  dayOf,
  lastSuch,
  months,
  NOT_WHERE,
  type Phrase,
  type Range,
  turn,
  weekOf,
  yearNamed,
  yearOfMonth,
  yearsFrom,
} from './window-calendar.js';
import { ENGLISH_NUMBERS, MONTH, MONTH_WORDS, NUMBER_WORDS } from './window-numbers.js';

const MONTH_NUMBER = `(\\d{1,2}|${MONTH_WORDS})(?![\\p{L}\\d])`;
const OF = '(?: của)?(?:,? năm | ?[/.,-] ?| )';
const YEAR = '(\\d{4})(?!\\d)';
/** Its year, named or such as "năm ngoái"; none is another group that matched nothing. */
const ANY_YEAR = `(?:${OF}(\\d{4})(?!\\d)|,? năm (nay|ngoái|trước|kia)(?!\\p{L}))?(?! ?[/.-] ?\\d|\\d)`;
const TURN = '(trước|vừa qua|vừa rồi|qua|rồi|này|sau|tới)(?!\\p{L})';
/** A month by its number, with its year or without, or by its turn. Four groups: number, year, such a year, turn. */
const ANY_MONTH = `tháng (?:${MONTH_NUMBER}${ANY_YEAR}|${TURN})`;
const ENGLISH_MONTH = `${MONTH}(?:,? ${YEAR})?`;
const QUARTER = '(?:quý|qúy|quí)';
const DAY_COUNT = `(?<![\\d/.,-])(\\d{1,2}|${NUMBER_WORDS})`;
const ORDINAL = '(?:st|nd|rd|th)?';
/** Between two of a kind that are both meant. */
const AND = '(?:,| và|, và| hoặc| hay)';
/** A month that belongs to a day is no month alone. */
const NO_DAY = '(?<!\\d )';
const AFTER_NEWS = '(?<=(?<!\\p{L})(?:tin|bài)(?: tức| báo| viết)? )';

/** Any day of the month meant by the groups of `ANY_MONTH`; null when there is no such month. */
function monthMeant(today: Day, number: number, year: string, such: string, turned: string): Day | null {
  if (turned !== '') return today.add({ months: turn(turned) });
  const name = year || such;
  return dayOf(name === '' ? yearOfMonth(today, number) : yearNamed(today, name), number, 1);
}

/** The `which`th seven days of a month, from its first day on; 0 for its last seven. */
function weekOfMonth(day: Day | null, which: number): Range | null {
  const whole = day && months(day.year, day.month);
  if (!whole) return null;
  const [first, last] = whole;
  if (which === 0) return [last.subtract({ days: 6 }), last];
  const start = first.add({ days: (which - 1) * 7 });
  const end = start.add({ days: 6 });
  if (start.month !== first.month) return null;
  return [start, end.month === first.month ? end : last];
}

/** The first or last `count` days of a month. */
function daysOfMonth(day: Day | null, count: number, fromStart: boolean): Range | null {
  const whole = day && months(day.year, day.month);
  if (!whole || count < 1 || count > day.daysInMonth) return null;
  const more = { days: count - 1 };
  return fromStart ? [whole[0], whole[0].add(more)] : [whole[1].subtract(more), whole[1]];
}

/** The first, middle or last month of a quarter, by a word that says beginning, middle or end. */
function monthOfQuarter(year: number, number: number, word: string): Range | null {
  if (number < 1 || number > 4) return null;
  const part = /^(?:đầu|dau|early|beginning|start)/u.test(word) ? 0 : /^(?:gi|mid)/u.test(word) ? 1 : 2;
  return months(year, number * 3 - 2 + part);
}

/** From the first of several months to the last; those without a year end with the last such month that has begun. */
function monthsBetween(today: Day, first: number, last: number, year: string): Range | null {
  const end = year === '' ? yearOfMonth(today, last) : Number(year);
  return first < last ? months(end, first, last) : null;
}

/** A day of a month that is not named is the last such day that has come. */
function lastDayNumbered(today: Day, day: number): Day | null {
  for (let back = 0; back <= 2; back++) {
    const month = today.with({ day: 1 }).subtract({ months: back });
    const there = dayOf(month.year, month.month, day);
    if (there && there.until(today).sign >= 0) return there;
  }
  return null;
}

function weekFrom(day: Day | null, word: string): Range | null {
  if (!day) return null;
  return word === 'of' ? weekOf(day) : [day, day.add({ days: 6 })];
}

const WEEK_OF = '(?:for )?(?:the )?week (of|beginning|starting)(?: on)? (?:the )?';
const CALLED = '(early|mid|late|(?:beginning|start|middle|end) of)[ -](?:the )?';

/** More than the months, days and years that they contain, so that they go before all of those. */
export const WEEKS_AND_SEVERAL: readonly Phrase[] = [
  [
    `${WEEK_OF}(\\d{1,2})${ORDINAL} (?:of )?${MONTH},? ${YEAR}`,
    (n, w) => weekFrom(dayOf(n(4), n(3), n(2)), w(1)),
  ],
  [`${WEEK_OF}${MONTH} (\\d{1,2})${ORDINAL},? ${YEAR}`, (n, w) => weekFrom(dayOf(n(4), n(2), n(3)), w(1))],
  [
    `tuần (?:đầu(?: tiên)?|thứ nhất)(?: của)? ${ANY_MONTH}`,
    (n, w, today) => weekOfMonth(monthMeant(today, n(1), w(2), w(3), w(4)), 1),
  ],
  [
    `tuần cuối(?: cùng)?(?: của)? ${ANY_MONTH}`,
    (n, w, today) => weekOfMonth(monthMeant(today, n(1), w(2), w(3), w(4)), 0),
  ],
  [
    `tuần (?:thứ )?([1-5]|(?<=thứ )(?:hai|ba|tư|năm))(?: của)? ${ANY_MONTH}`,
    (n, w, today) => weekOfMonth(monthMeant(today, n(2), w(3), w(4), w(5)), n(1)),
  ],
  [
    `\\b(first|second|third|fourth) week (?:of|in) ${ENGLISH_MONTH}`,
    (n, w, today) => weekOfMonth(monthMeant(today, n(2), w(3), '', ''), n(1)),
  ],
  [
    `\\b(?:last|final) week (?:of|in) ${ENGLISH_MONTH}`,
    (n, w, today) => weekOfMonth(monthMeant(today, n(1), w(2), '', ''), 0),
  ],
  [
    `${DAY_COUNT} ngày (đầu(?: tiên)?|cuối(?: cùng)?)(?: của)? ${ANY_MONTH}`,
    (n, w, today) => daysOfMonth(monthMeant(today, n(3), w(4), w(5), w(6)), n(1), /^(?:đ|d)/u.test(w(2))),
  ],
  [
    `\\b(first|last) (\\d{1,2}|${ENGLISH_NUMBERS}) days of ${ENGLISH_MONTH}`,
    (n, w, today) => daysOfMonth(monthMeant(today, n(3), w(4), '', ''), n(2), w(1) === 'first'),
  ],
  [
    `${NOT_WHERE}(đầu|giữa|cuối) ${QUARTER} (i{1,3}|iv|[1-4]|một|hai|ba|tư|bốn)(?![\\p{L}\\d])${ANY_YEAR}`,
    (n, w, today) => {
      const name = w(3) || w(4);
      const year = name === '' ? yearOfMonth(today, n(2) * 3 - 2) : yearNamed(today, name);
      return monthOfQuarter(year, n(2), w(1));
    },
  ],
  [`\\b${CALLED}q([1-4])[ /-]?${YEAR}`, (n, w) => monthOfQuarter(n(3), n(2), w(1))],
  [
    `${NO_DAY}tháng ${MONTH_NUMBER}(?:${AND} (?:tháng )?\\d{1,2}(?![\\d/.-])){0,3}?${AND} (?:tháng ${MONTH_NUMBER}|(\\d{1,2}))${OF}${YEAR}`,
    (n, w, today) => monthsBetween(today, n(1), n(2) || n(3), w(4)),
  ],
  [
    `(?<=\\b(?:in|of|from|for|during|news) )${MONTH}(?:,| and| or) ${MONTH},? ${YEAR}`,
    (n, w, today) => monthsBetween(today, n(1), n(2), w(3)),
  ],
  [
    `(?<=^|[.;:!?] |(?<!\\p{L})(?:tin|bài|trong|hồi|vào|suốt|cả) )(?:(?:các|hai|2) )?năm ${YEAR}(?:, ?| (?:và|hay|hoặc) )(?:năm )?${YEAR}(?! *[-–])`,
    (n) => yearsFrom(n(1), n(2)),
  ],
  // A plan or a list is called by such a stretch too: only news of it is asked for by it.
  [
    `${AFTER_NEWS}(?:trong )?(?:giai đoạn|(?:các |những )?năm) ${YEAR} ?[-–] ?${YEAR}`,
    (n) => yearsFrom(n(1), n(2)),
  ],
  // Spring, autumn and winter begin where one likes; "Olympic mùa hè 2024" is a name.
  [
    `(?<=^|[.;:!?] |(?<!\\p{L})(?:tin|bài|vào|hồi|suốt|trong) )(?:mùa hè|dịp hè)(?: năm)? (\\d{4}(?!\\d)|(?<=năm )(?:nay|ngoái))(?!\\p{L})`,
    (_n, w, today) => months(yearNamed(today, w(1)), 6, 8),
  ],
  [`(?<=\\b(?:in|during|of|from|throughout) )(?:the )?summer(?: of)? ${YEAR}`, (n) => months(n(1), 6, 8)],
];

/** Days of a month by their number alone, and months without a year, where nothing more certain is named. */
export const DAYS_OF_MONTHS: readonly Phrase[] = [
  [
    `(?:ngày|mùng|mồng|hôm)(?: mùng| mồng)? (\\d{1,2}) tháng ${TURN}`,
    (n, w, today) => {
      const { year, month } = today.add({ months: turn(w(2)) });
      return dayOf(year, month, n(1));
    },
  ],
  [
    `\\b(?:the )?(\\d{1,2})${ORDINAL} of (this|last|next) month\\b`,
    (n, w, today) => {
      const { year, month } = today.add({ months: turn(w(2)) });
      return dayOf(year, month, n(1));
    },
  ],
  // Without a slash it may be a score or a share, unless nothing but the news of that day is asked for.
  ['(?<=^tin )(\\d{1,2})-(\\d{1,2})(?=[ ?.!]*$)', (n, _w, today) => lastSuch(today, n(2), n(1))],
  [
    `${AFTER_NEWS}(?:ngày|hôm) (\\d{1,2})(?=[ ]?(?:$|[?!;]|[.,](?!\\d)| (?:về|có|của|vừa rồi|vừa qua)(?!\\p{L})))`,
    (n, _w, today) => lastDayNumbered(today, n(1)),
  ],
  [
    `${NO_DAY}tháng ${MONTH_NUMBER}${AND} tháng ${MONTH_NUMBER}(?! ?[/.-] ?\\d)`,
    (n, _w, today) => monthsBetween(today, n(1), n(2), ''),
  ],
];
