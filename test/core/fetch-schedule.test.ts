// When sources are fetched and pages read again, in tables.
import { describe, expect, it } from 'vitest';
import {
  habitAfter,
  intervalOf,
  nextCheck,
  nextFetch,
  nextPageTry,
  nextTry,
  type Pace,
} from '../../src/core/fetch-schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-10-01T09:00:00+07:00');

function pace(over: Partial<Pace> = {}): Pace {
  return { everyMinutes: null, ttlMinutes: null, freshForMs: null, habitMinutes: null, ...over };
}

describe('the interval between fetches', () => {
  it.each<[string, Partial<Pace>, number]>([
    ['nothing is known', {}, 30],
    ['a wish stands above all else', { everyMinutes: 45, ttlMinutes: 600, habitMinutes: 1 }, 45],
    ['a wish is no shorter than 5 minutes', { everyMinutes: 1 }, 5],
    ['a wish is no longer than a day', { everyMinutes: 100_000 }, 1440],
    ['new items come often', { habitMinutes: 1 }, 5],
    ['new items come now and then', { habitMinutes: 60 }, 120],
    ['new items hardly ever come', { habitMinutes: 10_000 }, 1440],
    ['the feed asks for more time', { habitMinutes: 1, ttlMinutes: 60 }, 60],
    ['the feed would be fetched more often than it changes', { habitMinutes: 60, ttlMinutes: 1 }, 120],
    ['the server says how long it is fresh', { habitMinutes: 1, freshForMs: 20 * MINUTE }, 20],
    ['the server says a year', { freshForMs: 365 * DAY }, 1440],
    ['the feed says nonsense', { ttlMinutes: -5 }, 30],
  ])('when %s', (_, over, minutes) => {
    expect(intervalOf(pace(over)) / MINUTE).toBe(minutes);
  });

  it('is spread by a tenth either way', () => {
    const hourly = pace({ everyMinutes: 60 });
    const minutes = [0, 0.5, 0.999_999].map((chance) =>
      Math.round((nextFetch(NOW, hourly, chance) - NOW) / MINUTE),
    );
    expect(minutes).toEqual([54, 60, 66]);
  });
});

describe('the pause after failures', () => {
  it.each<[number, number | null, number]>([
    [1, null, 120],
    [2, null, 240],
    [5, null, 1440],
    [40, null, 1440],
    [1, 3 * HOUR, 180],
    [1, MINUTE, 120],
    [1, 40 * DAY, 1440],
  ])('after %i in a row with Retry-After %s', (failures, retryAfterMs, minutes) => {
    const at = nextTry(NOW, pace({ everyMinutes: 60 }), failures, retryAfterMs, 0);
    expect((at - NOW) / MINUTE).toBe(minutes);
  });

  it('never grows by chance beyond a day, nor falls below Retry-After', () => {
    expect(nextTry(NOW, pace(), 40, null, 0.99) - NOW).toBeLessThanOrEqual(DAY);
    expect(nextTry(NOW, pace(), 1, 5 * HOUR, 0.99) - NOW).toBe(5 * HOUR);
  });

  it('of a page is ten minutes, then half an hour', () => {
    expect([1, 2].map((attempts) => (nextPageTry(NOW, attempts, null) - NOW) / MINUTE)).toEqual([10, 30]);
    expect((nextPageTry(NOW, 1, HOUR) - NOW) / MINUTE).toBe(60);
  });
});

describe('the habit of a feed', () => {
  it('comes near to how often new items really come, and follows when that changes', () => {
    let habit: number | null = null;
    for (let n = 0; n < 20; n++) habit = habitAfter(habit, 3, 30 * MINUTE);
    expect(habit).toBeCloseTo(10, 1);
    for (let n = 0; n < 20; n++) habit = habitAfter(habit, 0, 30 * MINUTE);
    expect(habit).toBeGreaterThan(55);
  });
});

describe('the next reading of a page', () => {
  const check = (hours: number, over: { day?: string | null; quoted?: boolean } = {}) => {
    const age = { takenAt: NOW, day: '2026-10-01', quoted: false, ...over };
    const at = nextCheck(NOW + hours * HOUR, age);
    return at === null ? null : (at - NOW) / HOUR;
  };

  it.each<[number, number | null]>([
    [0, 1],
    [1, 6],
    [5, 6],
    [30, 72],
    [72, null],
  ])('after %i hours is at hour %s', (hours, next) => {
    expect(check(hours)).toBe(next);
  });

  it('of an old article is never, unless somebody was given a quote of it, and then for a month', () => {
    expect(check(0, { day: '2026-09-20' })).toBe(null);
    expect(check(0, { day: null })).toBe(1);
    expect(check(0, { day: '2026-09-20', quoted: true })).toBe(1);
    expect(check(100, { quoted: true })).toBe(172);
    expect(check(31 * 24, { quoted: true })).toBe(null);
  });
});
