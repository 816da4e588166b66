// When the corrections that a chat wants once a day are told: with its digest on a day that has one, else at eight.
import type { Temporal } from 'temporal-polyfill';
import { type DigestSchedule, lastPeriod, zonedAt } from './digest-schedule.js';
import type { Subscription } from './subscription.js';

type Followed = Pick<Subscription, 'frequency' | 'time' | 'weekday' | 'paused'>;

const OTHERWISE = '08:00';
const DAY_ENDS = '23:59:59';

/**
 * The last moment at or before `now` (milliseconds since 1970) at which a place is told of corrections: what came up before
 * it is due. `zone` is the place's, an IANA name.
 */
export function gatheredSince(followed: readonly Followed[], zone: string, now: number): number {
  const today = zonedAt(now, zone).toPlainDate();
  const schedules = followed
    .filter(({ paused, frequency }) => !paused && frequency !== 'at-once')
    .map((one): DigestSchedule => ({ ...one, zone, quiet: null }));
  const on = (date: Temporal.PlainDate): number => {
    const end = date.toZonedDateTime({ timeZone: zone, plainTime: DAY_ENDS }).epochMilliseconds;
    const periods = schedules.flatMap((schedule) => {
      const period = lastPeriod(schedule, end);
      return period?.day === date.toString() ? [period.at] : [];
    });
    const eight = date.toZonedDateTime({ timeZone: zone, plainTime: OTHERWISE }).epochMilliseconds;
    return periods.length === 0 ? eight : Math.min(...periods);
  };
  const due = on(today);
  return due <= now ? due : on(today.subtract({ days: 1 }));
}

/** Whether a digest that is due is not prepared yet, so that there may be one in a moment. */
export function isToCome(
  followed: readonly Pick<Subscription, 'frequency' | 'paused' | 'nextAt'>[],
  now: number,
): boolean {
  return followed.some(
    ({ frequency, paused, nextAt }) => !paused && frequency !== 'at-once' && nextAt !== null && nextAt <= now,
  );
}
