// Time zones by IANA names, cities and countries.
import { expect, test } from 'vitest';
import { isZone } from '../../src/core/digest-schedule.js';
import { COMMON_ZONES, readZone, zoneCity } from '../../src/core/zone-names.js';

test.each([
  ['Europe/Paris', 'Europe/Paris'],
  ['europe/paris', 'Europe/Paris'],
  ['Paris', 'Europe/Paris'],
  ['los angeles', 'America/Los_Angeles'],
  ['America/Los Angeles', 'America/Los_Angeles'],
  ['Hà Nội', 'Asia/Ho_Chi_Minh'],
  ['sai gon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
  ['Hồ Chí Minh', 'Asia/Ho_Chi_Minh'],
  ['Luân Đôn', 'Europe/London'],
  ['Đức', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Sao Hỏa', null],
  ['+07:00', null],
  ['', null],
])('%s is %s', (typed, zone) => {
  expect(readZone(typed)).toBe(zone);
});

test('all that are offered are known, and named by their city', () => {
  expect(COMMON_ZONES.filter((zone) => !isZone(zone))).toEqual([]);
  expect(zoneCity('America/New_York')).toBe('New York');
});
