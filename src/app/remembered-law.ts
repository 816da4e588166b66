// The law of when for many places at one moment: thousands share a few hundred schedules, each of which is worked out once.
import { type DigestSchedule, type Period, PLAIN_LAW, type ScheduleLaw } from '../core/digest-schedule.js';

/** The same law; what was worked out is remembered until another `now` is asked about. */
export function rememberedLaw(law: ScheduleLaw = PLAIN_LAW): ScheduleLaw {
  let at = 0;
  const periods = new Map<string, Period | null>();
  const sendable = new Map<string, number>();
  const named = ({ frequency, time, weekday, zone, quiet }: DigestSchedule) => [
    ...[frequency, time, weekday, zone],
    ...[quiet?.from, quiet?.to],
  ];

  function recalled<T>(kept: Map<string, T>, now: number, key: string, make: () => T): T {
    if (now !== at) {
      periods.clear();
      sendable.clear();
      at = now;
    }
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    kept.set(key, made);
    return made;
  }

  return {
    nextPeriod(schedule, lastDay, now) {
      const what = JSON.stringify([...named(schedule), lastDay]);
      return recalled(periods, now, what, () => law.nextPeriod(schedule, lastDay, now));
    },
    sendableFrom(schedule, now, dueAt = now) {
      const what = JSON.stringify([...named(schedule), dueAt]);
      return recalled(sendable, now, what, () => law.sendableFrom(schedule, now, dueAt));
    },
  };
}
