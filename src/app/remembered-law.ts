// The law of when for many places at one moment: thousands share a few hundred schedules, each of which is worked out once.
import { type DigestSchedule, type Period, PLAIN_LAW, type ScheduleLaw } from '../core/digest-schedule.js';
import { createMemory } from './memory.js';

/** The same law; what was worked out is remembered until another `now` is asked about. */
export function rememberedLaw(law: ScheduleLaw = PLAIN_LAW): ScheduleLaw {
  let at = 0;
  const moment = (): number => at;
  const periods = createMemory<Period | null>(moment, Number.POSITIVE_INFINITY);
  const sendable = createMemory<number>(moment, Number.POSITIVE_INFINITY);
  const named = ({ frequency, time, weekday, zone, quiet }: DigestSchedule) => [
    ...[frequency, time, weekday, zone],
    ...[quiet?.from, quiet?.to],
  ];

  return {
    nextPeriod(schedule, lastDay, now) {
      at = now;
      const what = JSON.stringify([...named(schedule), lastDay]);
      return periods.recall(what, () => law.nextPeriod(schedule, lastDay, now));
    },
    sendableFrom(schedule, now, dueAt = now) {
      at = now;
      const what = JSON.stringify([...named(schedule), dueAt]);
      return sendable.recall(what, () => law.sendableFrom(schedule, now, dueAt));
    },
  };
}
