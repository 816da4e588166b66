// When a subscription is due: at the hour of a person's own day, once for each day that it names, and never in quiet hours.
import { Temporal } from 'temporal-polyfill';

/** `daily` every day; `weekdays` Monday to Friday; `weekly` on `weekday` alone; `at-once` as soon as something arrives. */
export type Frequency = 'at-once' | 'daily' | 'weekdays' | 'weekly';

export const FREQUENCIES = ['at-once', 'daily', 'weekdays', 'weekly'] as const satisfies readonly Frequency[];

/** Hours of a day, `HH:MM` to `HH:MM`, the end excluded; over midnight when it ends before it begins. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface DigestSchedule {
  readonly frequency: Frequency;
  /** Local time `HH:MM`. */
  readonly time: string;
  /** 1 (Monday) to 7, for `weekly`. */
  readonly weekday: number;
  /** An IANA name. */
  readonly zone: string;
  readonly quiet: QuietHours | null;
}

/** A day `YYYY-MM-DD` of the person's own calendar for which a digest is due, and from when (milliseconds since 1970). */
export interface Period {
  readonly day: string;
  readonly at: number;
}

const DAYS_A_WEEK = 7;
/** How long after its hour a digest still counts as sent at that hour. */
const ON_TIME_MS = 3_600_000;
/** What was just on its way when quiet hours began does not wait for their end. */
const ON_ITS_WAY_MS = 600_000;
const FRIDAY = 5;

/** Whether this program knows the zone. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The moment `milliseconds` (since 1970) by the clocks and the calendar of `zone`, an IANA name. */
export function zonedAt(milliseconds: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
}

/**
 * When the clocks of `zone` show `time` on `date`. A time that a change of the clocks leaves out comes as much later, one
 * that comes twice is meant the first time (RFC 5545, section 3.3.5).
 */
function instantOf(date: Temporal.PlainDate, time: string, zone: string): number {
  const at = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) });
  return at.epochMilliseconds;
}

function names(date: Temporal.PlainDate, { frequency, weekday }: DigestSchedule): boolean {
  if (frequency === 'weekdays') return date.dayOfWeek <= FRIDAY;
  return frequency === 'weekly' ? date.dayOfWeek === weekday : true;
}

/** The last period that has come by `now`; null for what comes at once. */
export function lastPeriod(schedule: DigestSchedule, now: number): Period | null {
  if (schedule.frequency === 'at-once') return null;
  // Where a time is left out late in the evening, a day's instant is on the next day, so tomorrow need not be looked at.
  let date = zonedAt(now, schedule.zone).toPlainDate();
  for (let back = 0; back <= DAYS_A_WEEK; back++, date = date.subtract({ days: 1 })) {
    if (!names(date, schedule)) continue;
    const at = instantOf(date, schedule.time, schedule.zone);
    if (at <= now) return { day: date.toString(), at };
  }
  return null;
}

/**
 * The next digest after the one for `lastDay` (null: none yet), and when it may go out, `now` at the earliest: the last
 * period that has come when that is a later day, so that a long pause ends in one digest; else the first to come. Days
 * are compared, not hours: neither another hour nor another zone brings a day twice or leaves one out. Null for what
 * comes at once.
 */
export function nextPeriod(schedule: DigestSchedule, lastDay: string | null, now: number): Period | null {
  const come = lastPeriod(schedule, now);
  if (schedule.frequency === 'at-once') return null;
  if (come !== null && (lastDay === null || come.day > lastDay)) return come;
  const today = zonedAt(now, schedule.zone).toPlainDate();
  const after = lastDay === null ? today : laterOf(today, Temporal.PlainDate.from(lastDay).add({ days: 1 }));
  let date = after;
  for (let ahead = 0; ahead <= DAYS_A_WEEK; ahead++, date = date.add({ days: 1 })) {
    if (!names(date, schedule)) continue;
    const at = instantOf(date, schedule.time, schedule.zone);
    if (at > now) return { day: date.toString(), at };
  }
  return null;
}

function laterOf(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}

/** The day that a subscription made or taken up again at `now` begins after: what has come already is not made up for. */
export function dayBegun(schedule: DigestSchedule, now: number): string | null {
  return lastPeriod(schedule, now)?.day ?? null;
}

/** Whether `time` (`HH:MM`) lies in the quiet hours. */
export function isQuiet(time: string, quiet: QuietHours | null): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  return quiet.from < quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to;
}

/**
 * The first moment from `now` on at which something due at `dueAt` may be sent: `now` itself outside the quiet hours, else
 * their end. An hour that the person chose within the own quiet hours is the person's will and waits for nothing, but for
 * what is late.
 */
export function sendableFrom(schedule: DigestSchedule, now: number, dueAt = now): number {
  const { quiet, zone, frequency, time } = schedule;
  if (quiet === null || !isQuiet(clockAt(now, zone), quiet)) return now;
  if (frequency !== 'at-once' && isQuiet(time, quiet) && now - dueAt < ON_TIME_MS) return now;
  return endOf(quiet, zone, now);
}

/**
 * Until when something prepared at `dueAt` and not sent by `now` is kept back: it was held up into quiet hours. Null when
 * it may go.
 */
export function heldInQuiet(
  { zone, quiet }: Pick<DigestSchedule, 'zone' | 'quiet'>,
  dueAt: number,
  now: number,
): number | null {
  if (quiet === null || !isQuiet(clockAt(now, zone), quiet)) return null;
  const leeway = isQuiet(clockAt(dueAt, zone), quiet) ? ON_TIME_MS : ON_ITS_WAY_MS;
  return now - dueAt < leeway ? null : endOf(quiet, zone, now);
}

function clockAt(milliseconds: number, zone: string): string {
  return zonedAt(milliseconds, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** When the quiet hours in which `now` lies end: where their end comes twice and has passed once, the second time. */
function endOf({ to }: QuietHours, zone: string, now: number): number {
  const date = zonedAt(now, zone).toPlainDate();
  const first = instantOf(date, to, zone);
  if (first > now) return first;
  const again = date.toPlainDateTime(Temporal.PlainTime.from(to)).toZonedDateTime(zone, {
    disambiguation: 'later',
  }).epochMilliseconds;
  return again > now ? again : instantOf(date.add({ days: 1 }), to, zone);
}

/** The law of when, as far as a place's turns need it. */
export interface ScheduleLaw {
  readonly nextPeriod: typeof nextPeriod;
  readonly sendableFrom: typeof sendableFrom;
}

export const PLAIN_LAW: ScheduleLaw = { nextPeriod, sendableFrom };
