// A date as a page or a feed writes it, in any layout, brought to a day and a time in Asia/Ho_Chi_Minh.
import { type DayTime, dayAt, isoDay, monthOf, parseDay, toLocal } from './dates.js';
import { NAMED_ZONES } from './zones.js';

/** Minutes east of Greenwich of a time that states no zone: Asia/Ho_Chi_Minh. */
export const VIETNAM = 420;
const LONGEST = 200;

const ZONE = '(?:\\s*\\(?((?:GMT|UTC?)?\\s?[+-]\\s?\\d{1,2}(?::?\\d{2})?|[a-z]{1,4})\\)?)?';
const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(am|pm|sa|ch)(?!\\p{L}))?';
const ISO = new RegExp(`^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:(?:\\s*T\\s*|\\s+)${CLOCK}${ZONE})?$`, 'iu');
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?()(Z|[+-]\d{2}:?\d{2})?)?$/iu;
const VIETNAMESE_HALF = /^(\d{1,2}[/-]\d{1,2}[/-]\d{4}),? (1[0-2]|0?[1-9])(:\d{2}(?::\d{2})?) ?(SA|CH)$/iu;
const RFC = new RegExp(
  `^(?:[a-z]{3,9}\\.?(?:,\\s*|\\s+))?(\\d{1,2})[\\s-]+([a-z]{3,9})\\.?[\\s,-]+(\\d{4}|\\d{2})(?:[\\s,]+${CLOCK}${ZONE})?$`,
  'iu',
);
/** As C's asctime and JavaScript's Date write it; the year stands last or before the time. */
const ASCTIME = new RegExp(
  `^[a-z]{3,9},?\\s+([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?\\s+${CLOCK}${ZONE}(?:\\s+(\\d{4}))?$`,
  'iu',
);
/** As ASP.NET writes it for America, with seconds and a half of the day; with "SA" or "CH" for Việt Nam, the day first. */
const AMERICAN = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\s+${CLOCK}${ZONE})?$`, 'iu');
/** Seconds or milliseconds since 1970, of any year since 1973. */
const EPOCH = /^(\d{9,10}|\d{12,13})$/u;
const STATES_ZONE = /(?:GMT|UTC|ICT|(?<=\d)\s?[+-]\d{2}:?\d{2}\s*$|(?<=\d)Z\s*$)/iu;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Hour, minute, second, half of the day and zone as matched. */
  readonly clock: ReadonlyArray<string | undefined>;
}

/** RFC 2822 §4.3: two digits below fifty are of this century. */
function yearOf(text: string | undefined): number {
  const year = Number(text);
  return (text ?? '').length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

/** Minutes east of Greenwich, `unstated` without a zone, null for a zone nobody knows. */
function offsetOf(zone: string | undefined, unstated: number): number | null {
  if (zone === undefined) return unstated;
  const numbers = /([+-])\s?(\d{1,2})(?::?(\d{2}))?$/u.exec(zone);
  if (numbers === null) return NAMED_ZONES.get(zone.trim().toUpperCase()) ?? null;
  const minutes = Number(numbers[2]) * 60 + Number(numbers[3] ?? 0);
  return minutes > 14 * 60 ? null : minutes * (numbers[1] === '-' ? -1 : 1);
}

function hourOf(text: string | undefined, half: string | undefined): number {
  const hour = Number(text);
  if (!half) return hour;
  return hour < 1 || hour > 12 ? Number.NaN : (hour % 12) + (/^(?:pm|ch)$/iu.test(half) ? 12 : 0);
}

/**
 * Midnight to the second is what systems write that keep days alone, be it midnight in Greenwich or in Vietnam: such a
 * moment names its day and no time. An article of that very second loses its time; one with only a day gains none.
 */
function moment({ year, month, day, clock }: Parts, zone: number): DayTime | null {
  const date = isoDay(year, month, day);
  if (date === null || clock[0] === undefined) return date === null ? null : { day: date, time: null };
  const [hour, minute, second] = [hourOf(clock[0], clock[3]), Number(clock[1]), Number(clock[2] ?? 0)];
  const offset = offsetOf(clock[4], zone);
  if (!(hour < 24) || minute > 59 || second > 60 || offset === null) return null;
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const local = toLocal(date, time, offset);
  const midnight = second === 0 && ((time === '00:00' && offset === 0) || local.time === '00:00');
  return midnight ? { day: local.day, time: null } : local;
}

function american(m: RegExpExecArray, zone: number): DayTime | null {
  const [first, second] = [Number(m[1]), Number(m[2])];
  const marked = m[6] !== undefined && /^[ap]m$/iu.test(m[7] ?? '');
  // With seconds and "AM" the month comes first; both orders being possible, neither is believed.
  if (second <= 12 && first !== second && marked && first <= 12) return null;
  const [month, day] = second > 12 ? [first, second] : [second, first];
  return moment({ year: Number(m[3]), month, day, clock: m.slice(4) }, zone);
}

function ofEpoch(digits: string): DayTime | null {
  const ms = Number(digits) * (digits.length > 10 ? 1 : 1000);
  const day = dayAt(ms);
  const at = new Date(ms).toISOString().slice(11, 19);
  const [year = 0, month = 0, date = 0] = new Date(ms).toISOString().slice(0, 10).split('-').map(Number);
  const read = moment({ year, month, day: date, clock: [...at.split(':'), undefined, 'Z'] }, 0);
  return read === null ? null : { day, time: read.time };
}

/**
 * Reads what JSON-LD, meta tags, feeds and `<time>` say: ISO 8601 with or without a zone, RFC 822 and what papers make of
 * it ("+07:00", "GMT+7", two-digit years, no seconds), JavaScript's and C's layouts, seconds or milliseconds since 1970,
 * and all that `parseDay` reads. A time without a zone is of `zoneMinutes` (minutes east of Greenwich). A day alone, or
 * midnight to the second, has no time. Null for anything that is not one real day: a wrong one is worse than none.
 */
export function readDateClaim(written: string, zoneMinutes: number = VIETNAM): DayTime | null {
  const field = written
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    // "Thu,26 Nov 2026"
    .replace(/^(\p{L}+),(?=\d)/u, '$1, ')
    // "26/11/2026 2:05:00 CH", as .NET writes a day in Vietnamese: 24 hours, and the day first.
    .replace(VIETNAMESE_HALF, (_, day: string, hour: string, rest: string, half: string) => {
      const hours = (Number(hour) % 12) + (half.toUpperCase() === 'CH' ? 12 : 0);
      return `${day} ${String(hours).padStart(2, '0')}${rest}`;
    })
    // "… GMT+0700 (Indochina Time)", "…+07:00[Asia/Ho_Chi_Minh]"
    .replace(/(?<=\d)\s?(?:\((?!GMT|UTC)[\p{L}\s.-]{4,}\)|\[[\p{L}/_]+\])$/iu, '');
  if (field === '' || field.length > LONGEST) return null;
  const iso = ISO.exec(field) ?? BASIC.exec(field);
  if (iso !== null && /^(?:1[5-9]|2[01])/u.test(field)) {
    const numbers = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
    const read = moment({ ...numbers, clock: iso.slice(4) }, zoneMinutes);
    if (read !== null || !EPOCH.test(field)) return read;
  }
  if (EPOCH.test(field)) return ofEpoch(field);
  const rfc = RFC.exec(field);
  if (rfc !== null && monthOf(rfc[2] ?? '') > 0) {
    const parts = { year: yearOf(rfc[3]), month: monthOf(rfc[2] ?? ''), day: Number(rfc[1]) };
    return moment({ ...parts, clock: rfc.slice(4) }, zoneMinutes);
  }
  const c = ASCTIME.exec(field);
  if (c !== null && monthOf(c[1] ?? '') > 0 && (c[3] ?? c[9]) !== undefined) {
    const parts = { year: Number(c[3] ?? c[9]), month: monthOf(c[1] ?? ''), day: Number(c[2]) };
    return moment({ ...parts, clock: c.slice(4, 9) }, zoneMinutes);
  }
  const slashed = AMERICAN.exec(field);
  if (slashed !== null) return american(slashed, zoneMinutes);
  const read = parseDay(field);
  if (read === null || read.time === null) return read;
  return STATES_ZONE.test(field) || zoneMinutes === VIETNAM
    ? read
    : toLocal(read.day, read.time, zoneMinutes);
}
