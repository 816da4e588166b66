// When a subscription is due after its person began it, took it up again, or wants it at another time.
import type { DigestSettings } from './digest.js';
import { type DigestSchedule, dayBegun, nextPeriod } from './digest-schedule.js';
import type { Subscription } from './subscription.js';

type Timed = Pick<Subscription, 'frequency' | 'time' | 'weekday'>;
type Turn = Pick<Subscription, 'lastDay' | 'nextAt'>;

/** A subscription's schedule in its place. */
export function scheduleOf(
  { frequency, time, weekday }: Timed,
  { zone, quiet }: DigestSettings,
): DigestSchedule {
  return { frequency, time, weekday, zone, quiet };
}

/**
 * The turn of one that begins, goes on after a pause, or is to come on other days: what has come by `now` is not made up
 * for, and no day up to `lastDay` (null: none yet) comes again. `now` is milliseconds since 1970.
 */
export function turnBegun(schedule: DigestSchedule, lastDay: string | null, now: number): Turn {
  const begun = dayBegun(schedule, now);
  return turnMoved(schedule, lastDay !== null && (begun === null || lastDay > begun) ? lastDay : begun, now);
}

/** The turn of one whose hour or zone changes: the day that was not prepared yet still comes. */
export function turnMoved(schedule: DigestSchedule, lastDay: string | null, now: number): Turn {
  return { lastDay, nextAt: nextPeriod(schedule, lastDay, now)?.at ?? null };
}
