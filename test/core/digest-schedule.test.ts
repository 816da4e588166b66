// When digests are due: once for each day of the person's own calendar, over changes of clocks, zones, hours and long pauses.
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type DigestSchedule,
  dayBegun,
  heldInQuiet,
  isQuiet,
  isZone,
  lastPeriod,
  nextPeriod,
  sendableFrom,
} from '../../src/core/digest-schedule.js';
import { chance } from '../support/chance.js';

const HANOI = 'Asia/Ho_Chi_Minh';
const daily: DigestSchedule = { frequency: 'daily', time: '07:00', weekday: 1, zone: HANOI, quiet: null };
const at = (zoned: string): number => Temporal.ZonedDateTime.from(zoned).epochMilliseconds;
const hanoi = (local: string): number => at(`${local}[${HANOI}]`);
const HOUR = 3_600_000;

describe('lastPeriod and nextPeriod', () => {
  it('are due at the hour, not a moment before', () => {
    const seven = hanoi('2026-11-26T07:00');
    expect(nextPeriod(daily, '2026-11-25', seven - 1)).toEqual({ day: '2026-11-26', at: seven });
    expect(lastPeriod(daily, seven)).toEqual({ day: '2026-11-26', at: seven });
    expect(lastPeriod(daily, seven - 1)?.day).toBe('2026-11-25');
  });

  it.each([
    ['weekdays', 1, '2026-11-27', '2026-11-30'],
    ['weekly', 4, '2026-11-26', '2026-12-03'],
    ['weekly', 7, '2026-11-22', '2026-11-29'],
  ] as const)('%s on %i: after %s comes %s', (frequency, weekday, last, next) => {
    const schedule = { ...daily, frequency, weekday };
    expect(nextPeriod(schedule, last, hanoi('2026-11-28T12:00'))?.day).toBe(next);
  });

  it('end a long pause with one period, the last that has come', () => {
    expect(nextPeriod(daily, '2026-11-01', hanoi('2026-11-26T12:00'))?.day).toBe('2026-11-26');
  });

  it('do not repeat a day when a later hour is chosen, nor leave one out when an earlier one is', () => {
    const now = hanoi('2026-11-26T08:00');
    expect(nextPeriod({ ...daily, time: '18:00' }, '2026-11-26', now)?.day).toBe('2026-11-27');
    const evening = { ...daily, time: '18:00' };
    expect(nextPeriod(evening, '2026-11-25', now)).toEqual({
      day: '2026-11-26',
      at: hanoi('2026-11-26T18:00'),
    });
    expect(nextPeriod(daily, '2026-11-25', now)).toEqual({
      day: '2026-11-26',
      at: hanoi('2026-11-26T07:00'),
    });
  });

  it('do not repeat a day for whoever travels west, nor leave one out for whoever travels east', () => {
    const west = { ...daily, zone: 'America/New_York' };
    const evening = at('2026-11-25T20:00[America/New_York]');
    expect(nextPeriod(west, '2026-11-26', evening)?.day).toBe('2026-11-27');
    expect(nextPeriod(daily, '2026-11-25', evening)?.day).toBe('2026-11-26');
  });

  it.each([
    ['left out in spring', '2026-03-29', '02:30', at('2026-03-29T03:30[Europe/Berlin]')],
    ['twice in autumn', '2026-10-25', '02:30', at('2026-10-25T02:30+02:00[Europe/Berlin]')],
  ])('an hour that is %s comes once', (_, day, time, instant) => {
    const schedule = { ...daily, time, zone: 'Europe/Berlin' };
    expect(nextPeriod(schedule, null, instant)).toEqual({ day, at: instant });
    expect(nextPeriod(schedule, day, instant + HOUR)?.day).not.toBe(day);
  });

  it('what comes at once has no period, and a new subscription begins after what has come', () => {
    expect(lastPeriod({ ...daily, frequency: 'at-once' }, 0)).toBeNull();
    expect(nextPeriod({ ...daily, frequency: 'at-once' }, null, 0)).toBeNull();
    expect(dayBegun(daily, hanoi('2026-11-26T06:59'))).toBe('2026-11-25');
    expect(dayBegun(daily, hanoi('2026-11-26T07:00'))).toBe('2026-11-26');
  });
});

describe('quiet hours', () => {
  it.each([
    ['22:00', '06:00', '23:10', true],
    ['22:00', '06:00', '05:59', true],
    ['22:00', '06:00', '06:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
    ['07:00', '07:00', '07:00', false],
  ])('from %s to %s, %s: %s', (from, to, time, quiet) => {
    expect(isQuiet(time, { from, to })).toBe(quiet);
  });

  it('hold back what comes at once and what comes late, until they end', () => {
    const quiet = { from: '22:00', to: '06:00' };
    const morning = hanoi('2026-11-27T06:00');
    const atOnce = { ...daily, frequency: 'at-once' as const, quiet };
    expect(sendableFrom(atOnce, hanoi('2026-11-26T23:00'))).toBe(morning);
    expect(sendableFrom(atOnce, hanoi('2026-11-27T03:00'))).toBe(morning);
    expect(sendableFrom({ ...daily, quiet }, hanoi('2026-11-27T03:00'))).toBe(morning);
    expect(sendableFrom(atOnce, morning)).toBe(morning);
  });

  it('do not hold back an hour chosen within them', () => {
    const late = { ...daily, time: '23:00', quiet: { from: '22:00', to: '06:00' } };
    expect(sendableFrom(late, hanoi('2026-11-26T23:00'))).toBe(hanoi('2026-11-26T23:00'));
  });

  it('end the second time where clocks are set back over their end', () => {
    const quiet = { from: '22:00', to: '01:30' };
    const atOnce = { ...daily, frequency: 'at-once' as const, quiet, zone: 'America/New_York' };
    const again = at('2026-11-01T01:10-05:00[America/New_York]');
    expect(sendableFrom(atOnce, again)).toBe(again + 20 * 60_000);
    const gap = at('2026-03-08T01:59[America/New_York]');
    expect(sendableFrom({ ...atOnce, quiet: { from: '22:00', to: '02:30' } }, gap)).toBe(gap + 31 * 60_000);
  });

  it('hold what was held up into them, not what was on its way or chosen to come within', () => {
    const settled = { zone: HANOI, quiet: { from: '22:00', to: '06:00' } };
    const morning = hanoi('2026-11-27T06:00');
    const held = (due: string, now: string) => heldInQuiet(settled, hanoi(`2026-11-26T${due}`), hanoi(now));
    expect(held('07:00', '2026-11-26T23:00')).toBe(morning);
    expect(held('07:00', '2026-11-26T21:00')).toBeNull();
    expect(held('21:55', '2026-11-26T22:01')).toBeNull();
    expect(held('22:30', '2026-11-26T23:00')).toBeNull();
    expect(held('22:30', '2026-11-27T01:00')).toBe(morning);
  });
});

it('a zone is known or not', () => {
  expect([HANOI, 'Europe/Berlin', 'Hà Nội', ''].map(isZone)).toEqual([true, true, false, false]);
});

/** Forty zones: whole, half and quarter hours from Greenwich, with and without summer time, both sides of the date line. */
const ZONES = [
  ...['Africa/Cairo', 'Africa/Casablanca', 'Africa/Lagos', 'America/Adak', 'America/Anchorage'],
  ...['America/Asuncion', 'America/Bogota', 'America/Caracas', 'America/Chicago', 'America/Godthab'],
  ...['America/Halifax', 'America/Havana', 'America/Los_Angeles', 'America/Mexico_City', 'America/New_York'],
  ...['America/Santiago', 'America/Sao_Paulo', 'America/St_Johns', 'Antarctica/Troll', 'Asia/Amman'],
  ...['Asia/Beirut', 'Asia/Dhaka', 'Asia/Gaza', HANOI, 'Asia/Jerusalem'],
  ...['Asia/Kabul', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Tehran', 'Asia/Tokyo'],
  ...['Asia/Yangon', 'Atlantic/Azores', 'Australia/Adelaide', 'Australia/Lord_Howe', 'Europe/Berlin'],
  ...['Europe/London', 'Pacific/Apia', 'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Kiritimati'],
] as const;

describe('two years of days in forty zones', () => {
  it.each(ZONES)('%s: every day once, whatever is changed and however long the pauses', (zone) => {
    const random = chance(ZONES.indexOf(zone) + 1);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    let schedule: DigestSchedule = { ...daily, zone };
    let now = at('2025-01-01T00:00[UTC]');
    const end = at('2027-01-01T00:00[UTC]');
    let last = dayBegun(schedule, now);
    const given: string[] = [];
    const longPauses: string[] = [];
    while (now < end && given.length < 1000) {
      const next = nextPeriod(schedule, last, now) ?? expect.fail();
      const edits = random() < 0.05;
      if (next.at <= now) {
        given.push(next.day);
        last = next.day;
      } else if (edits) {
        const hours = String(Math.floor(random() * 24)).padStart(2, '0');
        schedule = { ...schedule, time: `${hours}:${pick(['00', '15', '30', '59'])}` };
        now += Math.floor(random() * 4 * HOUR);
      } else if (random() < 0.02) {
        const before = now;
        now += Math.floor(random() * 96 * HOUR);
        longPauses.push(`${before} ${now}`);
      } else {
        // A scheduler that is now and then a few minutes late.
        now = next.at + Math.floor(random() * 3 * 60_000);
      }
    }
    expect(new Set(given).size).toBe(given.length);
    expect([...given].sort()).toEqual(given);
    const covered = (day: string): boolean => {
      const noon = at(`${day}T12:00[${zone}]`);
      return longPauses.some((pause) => {
        const [from = 0, to = 0] = pause.split(' ').map(Number);
        return noon > from - 36 * HOUR && noon < to + 36 * HOUR;
      });
    };
    const first = Temporal.PlainDate.from(given[0] ?? '');
    const days = first.until(Temporal.PlainDate.from(given.at(-1) ?? '')).days;
    const missing = Array.from({ length: days }, (_, n) => first.add({ days: n }).toString()).filter(
      (day) => !given.includes(day) && !covered(day),
    );
    expect(missing).toEqual([]);
    expect(given.length).toBeGreaterThan(500);
  });
});
