// The law of when for many places at one moment: thousands share a few hundred schedules, each of which is worked out once.
import { type DigestSchedule, PLAIN_LAW, type ScheduleLaw } from './digest-schedule.js';

/** The same law; what was worked out is remembered until another `now` is asked about. */
export function rememberedLaw(law: ScheduleLaw = PLAIN_LAW): ScheduleLaw {
  const known = new Map<string, unknown>();
  let at: number | null = null;

  function recall<T>(now: number, what: readonly unknown[], make: () => T): T {
    if (now !== at) known.clear();
    at = now;
    const key = JSON.stringify(what);
    if (known.has(key)) return known.get(key) as T;
    const made = make();
    known.set(key, made);
    return made;
  }
  const named = ({ frequency, time, weekday, zone, quiet }: DigestSchedule) => [
    ...[frequency, time, weekday, zone],
    ...[quiet?.from, quiet?.to],
  ];

  return {
    nextPeriod: (schedule, lastDay, now) =>
      recall(now, ['next', ...named(schedule), lastDay], () => law.nextPeriod(schedule, lastDay, now)),
    sendableFrom: (schedule, now, dueAt = now) =>
      recall(now, ['sendable', ...named(schedule), dueAt], () => law.sendableFrom(schedule, now, dueAt)),
  };
}
