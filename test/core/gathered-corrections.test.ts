// When gathered corrections are told: by the place's own clock, with a digest where the day has one.
import { expect, test } from 'vitest';
import type { Frequency } from '../../src/core/digest-schedule.js';
import { gatheredSince, isToCome } from '../../src/core/gathered-corrections.js';

const HANOI = 'Asia/Ho_Chi_Minh';
/** A Sunday. */
const NOON = Date.UTC(2025, 9, 26, 5);
const one = (frequency: Frequency, time: string, over = {}) => ({
  ...{ frequency, time, weekday: 1, paused: false },
  ...over,
});

test.each([
  ['nothing followed', [], HANOI, '2025-10-26T01:00:00.000Z'],
  ['what comes at once', [one('at-once', '11:00')], HANOI, '2025-10-26T01:00:00.000Z'],
  ['a digest that has come', [one('daily', '11:30')], HANOI, '2025-10-26T04:30:00.000Z'],
  ['a digest still to come', [one('daily', '18:00')], HANOI, '2025-10-25T11:00:00.000Z'],
  ['the first of two', [one('daily', '11:30'), one('daily', '06:00')], HANOI, '2025-10-25T23:00:00.000Z'],
  ['a paused one', [one('daily', '11:30', { paused: true })], HANOI, '2025-10-26T01:00:00.000Z'],
  ['none on a Sunday', [one('weekdays', '11:30')], HANOI, '2025-10-26T01:00:00.000Z'],
  ['another zone', [], 'Europe/Paris', '2025-10-25T06:00:00.000Z'],
])('with %s', (_, followed, zone, since) => {
  expect(new Date(gatheredSince(followed, zone, NOON)).toISOString()).toBe(since);
});

test('a digest is to come while one that is due is not prepared', () => {
  const due = { frequency: 'daily', paused: false, nextAt: NOON } as const;
  expect(isToCome([due], NOON)).toBe(true);
  expect(isToCome([due], NOON - 1)).toBe(false);
  expect(
    isToCome(
      [
        { ...due, paused: true },
        { ...due, frequency: 'at-once' },
      ],
      NOON,
    ),
  ).toBe(false);
});
