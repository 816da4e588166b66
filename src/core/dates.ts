// Days as newspapers write them: found, checked against the calendar, brought to Asia/Ho_Chi_Minh, and shown again.
import { Temporal } from 'temporal-polyfill';
import { allMatches } from './all-matches.js';
import { remembering } from './text.js';
import { NAMED_ZONES } from './zones.js';

const ZONE = 'Asia/Ho_Chi_Minh';

/** `day` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh, `time` is `HH:MM` there, null when not stated. */
export interface DayTime {
  readonly day: string;
  readonly time: string | null;
}

/** A day named in a text, `text.slice(start, end)`, UTF-16 units. `iso` is null when the text names no year. */
export interface DayMention {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly iso: string | null;
}

/** `YYYY-MM-DD` for a day that exists in the calendar (years 1000 to 2999), else null. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 2999) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** Days from `from` to `to` (both `YYYY-MM-DD`); negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The day `days` after one (both `YYYY-MM-DD`); before it when negative. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The full day nearest to `reference` (`YYYY-MM-DD`) for a mention without a year; a mention with one keeps it. */
export function resolveDay(
  mention: Pick<DayMention, 'iso' | 'month' | 'day'>,
  reference: string,
): string | null {
  if (mention.iso !== null) return mention.iso;
  const year = Number(reference.slice(0, 4));
  let best: string | null = null;
  for (const candidate of [year - 1, year, year + 1]) {
    const iso = isoDay(candidate, mention.month, mention.day);
    if (iso === null) continue;
    if (best === null || Math.abs(daysBetween(reference, iso)) < Math.abs(daysBetween(reference, best)))
      best = iso;
  }
  return best;
}

const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// The lunar names (giêng, chạp) are left out on purpose: they are not months of this calendar.
const VIETNAMESE_MONTHS = new Map(
  'một hai ba tư năm sáu bảy tám chín mười'.split(' ').map((word, index) => [word, index + 1]),
)
  .set('mười một', 11)
  .set('mười hai', 12);

const ENGLISH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WORD_MONTH = '(\\d{1,2}|mười một|mười hai|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)';
const NOT_IN_WORD = '(?<![\\p{L}\\p{N}])';
// Words that make "25/10" a day rather than a score, a fraction or a street number.
const DAY_WORD = '(?:ngày|sáng|trưa|chiều|tối|đêm|khuya|hôm|mùng|mồng|nay|qua|mai|kia|thứ\\s\\p{L}{2,4})';

const BEFORE_DASH = '\\d\\s?(?:[:hg]|giờ)\\s?\\d?|(?<!\\p{L})(?:thứ\\s|t)';

interface Layout {
  readonly pattern: RegExp;
  read(match: RegExpMatchArray): { year: number | null; month: number; day: number };
}

/** 1 to 12 by an English name or its beginning of three letters; 0 for anything else. */
export const monthOf = (name: string): number => ENGLISH_MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const vietnameseMonthOf = (name: string): number => VIETNAMESE_MONTHS.get(name.toLowerCase()) ?? Number(name);
const yearOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

const LAYOUTS: readonly Layout[] = [
  {
    pattern: /(?<![\p{L}\d/.,-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[/.-]\d)/giu,
    read: (m) => ({ year: Number(m[1]), month: Number(m[3]), day: Number(m[4]) }),
  },
  {
    // A dash behind a day makes a range ("12 - 14/8/2025", "2/9/1945 - 2/9/2025"), unless its digits end a time or a
    // weekday's name.
    pattern: new RegExp(
      `(?<!\\d|\\d[/.,:]|[/.-]\\d{4}\\s?[-–]\\s?|(?<![\\p{L}\\d]|(?:${BEFORE_DASH}))(?:0?[1-9]|[12]\\d|3[01])\\s?[-–]\\s?)(\\d{1,2})( ?)([-/.])\\2(\\d{1,2})\\2\\3\\2(\\d{4})(?!\\d|[/.-]\\d)`,
      'giu',
    ),
    read: (m) => ({ year: Number(m[5]), month: Number(m[4]), day: Number(m[1]) }),
  },
  {
    // Unless it is a day's, "9 tháng năm 2013" is nine months of a year.
    pattern: new RegExp(
      `(?<![\\d/.,:-]|\\d\\s)(\\d{1,2})\\s+(?:tháng\\s+|th\\.?\\s?(?=\\d))(?:(?<=ngày\\s\\d{1,2}\\stháng\\s)|(?!năm\\s\\d{4}))${WORD_MONTH}(?![\\p{L}\\d])(?:(?:\\s*,?\\s*năm\\s+|\\s*[,/-]\\s*|\\s+)(\\d{4})(?!\\d))?`,
      'giu',
    ),
    read: (m) => ({ year: yearOf(m[3]), month: vietnameseMonthOf(m[2] ?? ''), day: Number(m[1]) }),
  },
  {
    // "Tháng Tám 16, 2025" and "Th8 16, 2025", as blog software translated from English writes it.
    pattern: new RegExp(
      `${NOT_IN_WORD}(?:tháng\\s+|th(?=\\d))${WORD_MONTH}\\s+(\\d{1,2})\\s*,\\s*(\\d{4})(?!\\d)`,
      'giu',
    ),
    read: (m) => ({ year: yearOf(m[3]), month: vietnameseMonthOf(m[1] ?? ''), day: Number(m[2]) }),
  },
  {
    pattern: new RegExp(
      `${NOT_IN_WORD}${ENGLISH}(?:,(?=\\s\\d{1,2}/\\d{4}))?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:/(?=\\d{4}(?!\\d))|(?![\\d:/-]))(?:(?:\\s*,?\\s+|(?<=/))(\\d{4})(?!\\d))?`,
      'giu',
    ),
    read: (m) => ({ year: yearOf(m[3]), month: monthOf(m[1] ?? ''), day: Number(m[2]) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\d/.,:-])(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${ENGLISH}(?![\\p{L}])(?:\\s*,?[\\s-]*(\\d{4})(?!\\d))?`,
      'giu',
    ),
    read: (m) => ({ year: yearOf(m[3]), month: monthOf(m[2] ?? ''), day: Number(m[1]) }),
  },
  {
    // "ngày 2-3 lần" counts per day, so a counted thing behind the digits is no day.
    pattern: new RegExp(
      `(?<=${NOT_IN_WORD}${DAY_WORD}[\\s,]{1,2}\\(?)(\\d{1,2})([/-])(\\d{1,2})(?![\\d%]|[/.,-]\\d|\\s(?:lần|viên|giờ|tiếng|ly|cốc|bữa|người|km|kg|lít|ca|buổi|triệu|chuyến|đợt|phút|tháng)(?!\\p{L}))`,
      'giu',
    ),
    read: (m) => ({ year: null, month: Number(m[3]), day: Number(m[1]) }),
  },
];

/**
 * Every day named in `text`, in order, never overlapping. Days that no calendar has (31/2) are left out; a day
 * without a year is accepted if some year has it. Ranges such as "12-14/8/2025" name no single day and are left out.
 */
export function findDays(text: string): DayMention[] {
  const found: DayMention[] = [];
  for (const { pattern, read } of LAYOUTS) {
    for (const match of allMatches(pattern, text)) {
      const { year, month, day } = read(match);
      const iso = year === null ? null : isoDay(year, month, day);
      if (year === null ? isoDay(2000, month, day) === null : iso === null) continue;
      found.push({ start: match.index, end: match.index + match[0].length, year, month, day, iso });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: DayMention[] = [];
  for (const mention of found) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}

const CLOCK =
  /(?<![\d/.-])([01]?\d|2[0-3])\s?(?:(?::|h|g|giờ)\s?([0-5]\d)(?!\d)|(?:h|giờ)(?![\p{L}\d]))(?:\s?phút|:([0-5]\d)(?:[.,]\d{1,9})?)?(?:\s?(am|pm|sa|ch)(?!\p{L}))?/iu;
const OFFSET = /^\s*\(?\s*(?:(?:GMT|UTC)\s?)?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)\s*\)?/u;
const NAMED = /^\s*\(?\s*(Z|UTC?|GMT|ICT|JST|[ECMP][SD]T)(?!\p{L})\s*\)?/u;

/** "16/08/2025 (GMT+7) 08:05": the zone stands before the time. */
const ZONE_AHEAD = /\(?\s*(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)\s*\)?[\s,|-]*$/u;
/** Two digits are a year only where a time or a weekday shows that the line is about a moment. */
const SHORT_YEAR = /(?<![\d/.,:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\d/.-]|\s?[:hg]\d)/u;

interface Found {
  readonly value: DayTime;
  /** What is left of the text once day, time and zone are taken out. */
  readonly rest: string;
}

/** A day and time `HH:MM` of a zone `offset` minutes east of Greenwich, brought to Asia/Ho_Chi_Minh. */
export function toLocal(day: string, time: string, offset: number): DayTime {
  const moment = Temporal.PlainDateTime.from(`${day}T${time}`).subtract({ minutes: offset });
  const local = moment.toZonedDateTime('UTC').withTimeZone(ZONE);
  return { day: local.toPlainDate().toString(), time: local.toPlainTime().toString().slice(0, 5) };
}

/**
 * The single full day in a short text, with its time and zone, and the words around it. Null when there is none, when
 * two different days are named, or when the text is longer than a line of this kind ever is (200 characters).
 */
export function readDay(text: string): Found | null {
  if (text.length > 200) return null;
  const days = findDays(text).filter((mention) => mention.iso !== null);
  const [first] = days;
  if (first === undefined && SHORT_YEAR.test(text)) {
    const full = text.replace(
      SHORT_YEAR,
      (_, day, dot, month, year) => `${day}${dot}${month}${dot}20${year}`,
    );
    const rest = text.replace(SHORT_YEAR, ' ');
    return CLOCK.test(rest) || rest.search(WEEKDAY) !== -1 ? readDay(full) : null;
  }
  if (first === undefined || first.iso === null || days.some((other) => other.iso !== first.iso)) return null;
  let rest = text;
  // From the back, so that the earlier offsets stay right; "|" keeps day and time apart once "T" is gone.
  for (const mention of [...days].reverse()) {
    const glue = /^T(?=\d)/u.test(rest.slice(mention.end)) ? 1 : 0;
    rest = `${rest.slice(0, mention.start)}|${rest.slice(mention.end + glue)}`;
  }
  const clock = CLOCK.exec(rest);
  if (clock === null) {
    const zone = OFFSET.exec(rest) ?? NAMED.exec(rest);
    if (zone !== null) rest = rest.slice(zone[0].length);
    return { value: { day: first.iso, time: null }, rest };
  }
  const half = clock[4]?.toLowerCase();
  const hour =
    (Number(clock[1]) % (half === undefined ? 24 : 12)) + (half === 'pm' || half === 'ch' ? 12 : 0);
  const time = `${String(hour).padStart(2, '0')}:${clock[2] ?? '00'}`;
  let before = rest.slice(0, clock.index);
  let after = rest.slice(clock.index + clock[0].length);
  const offset = OFFSET.exec(after);
  const named = offset === null ? NAMED.exec(after) : null;
  const ahead = offset === null && named === null ? ZONE_AHEAD.exec(before) : null;
  let minutes: number | null = null;
  const stated = offset ?? ahead;
  if (stated !== null) {
    minutes = (Number(stated[2]) * 60 + Number(stated[3] ?? 0)) * (stated[1] === '-' ? -1 : 1);
  } else if (named !== null) {
    minutes = NAMED_ZONES.get(named[1] ?? '') ?? null;
  }
  after = after.slice((offset ?? named)?.[0].length ?? 0);
  if (ahead !== null) before = before.slice(0, ahead.index);
  const value = minutes === null ? { day: first.iso, time } : toLocal(first.iso, time, minutes);
  return { value, rest: `${before} ${after}` };
}

/** Weekday names, also abbreviated, in Vietnamese and English. */
export const WEEKDAY =
  /(?<![\p{L}\d])(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|t[2-7]|cn|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?![\p{L}\d])\.?/giu;

const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const AROUND = /(?<!\p{L})(?:ngày|lúc|vào|giờ|at|on|date|hôm)(?!\p{L})/giu;

/**
 * The day a whole field states, in any layout of a feed or a newspaper: ISO 8601, RFC 822, "16/8/2025", "16.8.2025",
 * "08:05 31/05/2025", "Thứ Bảy, 16/8/2025, 08:05 (GMT+7)", "ngày 16 tháng 8 năm 2025", "Aug 16, 2025". Times with a
 * zone are converted; times without one are local. Null when it is not one real day and nothing else.
 */
export function parseDay(text: string): DayTime | null {
  const field = text.normalize('NFC').trim();
  const compact = COMPACT.exec(field);
  if (compact !== null) {
    const day = isoDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    return day === null ? null : { day, time: null };
  }
  const found = readDay(field);
  if (found === null) return null;
  const left = found.rest.replace(WEEKDAY, '').replace(AROUND, '');
  return /[\p{L}\p{N}]/u.test(left) ? null : found.value;
}

/** A day `YYYY-MM-DD` in the form of a language, made once: few days are shown again and again. */
function displayIn(language: string, month: 'numeric' | 'short', between: string): (day: string) => string {
  let format: Intl.DateTimeFormat | null = null;
  return remembering((day) => {
    format ??= new Intl.DateTimeFormat(language, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
    const parts = format.formatToParts(new Date(`${day}T00:00:00Z`));
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
    return [part('day'), part('month'), part('year')].join(between);
  });
}

const DISPLAY = { vi: displayIn('vi-VN', 'numeric', '/'), en: displayIn('en-US', 'short', ' ') };

/** A day `YYYY-MM-DD` for readers: "16/8/2025" in Vietnamese, "16 Aug 2025" in English. */
export function formatDay(day: string, locale: 'vi' | 'en'): string {
  return DISPLAY[locale](day);
}

/** The day `YYYY-MM-DD` in Asia/Ho_Chi_Minh, which keeps UTC+7 all year, of a moment in milliseconds since 1970. */
export function dayAt(now: number): string {
  return new Date(now + 7 * 3600_000).toISOString().slice(0, 10);
}
