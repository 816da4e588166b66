// The law of when, remembered: the same answers for thousands of places, each schedule worked out once for a moment.
import { expect, test } from 'vitest';
import { rememberedLaw } from '../../src/app/remembered-law.js';
import { type DigestSchedule, FREQUENCIES, PLAIN_LAW } from '../../src/core/digest-schedule.js';

const T = Date.UTC(2026, 2, 28, 22);
const ZONES = ['Asia/Ho_Chi_Minh', 'Europe/Paris', 'America/New_York', 'UTC'];
const QUIET = [null, { from: '22:00', to: '06:30' }, { from: '12:00', to: '13:00' }];

const schedules = FREQUENCIES.flatMap((frequency) =>
  ZONES.flatMap((zone) =>
    QUIET.map((quiet): DigestSchedule => ({ frequency, zone, quiet, time: '02:30', weekday: 7 })),
  ),
);

test('says what the law says, at any moment and after any day', () => {
  const law = rememberedLaw();
  for (const now of [T, T + 5_400_000, T + 5_400_000, T])
    for (const schedule of schedules) {
      for (const lastDay of [null, '2026-03-27', '2026-03-28', '2026-03-29', '2026-04-02'])
        expect(law.nextPeriod(schedule, lastDay, now)).toEqual(PLAIN_LAW.nextPeriod(schedule, lastDay, now));
      for (const dueAt of [now, now - 7_200_000])
        expect(law.sendableFrom(schedule, now, dueAt)).toBe(PLAIN_LAW.sendableFrom(schedule, now, dueAt));
      expect(law.sendableFrom(schedule, now)).toBe(PLAIN_LAW.sendableFrom(schedule, now));
    }
});

test('works a schedule out once for a moment', () => {
  let asked = 0;
  const law = rememberedLaw({
    ...PLAIN_LAW,
    nextPeriod(...of) {
      asked++;
      return PLAIN_LAW.nextPeriod(...of);
    },
  });
  for (let place = 0; place < 100; place++)
    for (const schedule of schedules) law.nextPeriod({ ...schedule }, '2026-03-27', T);
  expect(asked).toBe(schedules.length);
  for (const schedule of schedules) law.nextPeriod(schedule, '2026-03-27', T + 1);
  expect(asked).toBe(2 * schedules.length);
});
