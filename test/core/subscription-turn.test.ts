// When a subscription that was begun, taken up again or moved is due: never twice for a day, and for no day that has gone.
import { expect, test } from 'vitest';
import type { DigestSchedule } from '../../src/core/digest-schedule.js';
import { turnBegun, turnMoved } from '../../src/core/subscription-turn.js';

/** Saturday 25 October 2025, 09:00 in Vietnam. */
const NINE = Date.UTC(2025, 9, 25, 2);
const HOUR = 3600_000;

const schedule = (over: Partial<DigestSchedule> = {}): DigestSchedule => ({
  ...{ frequency: 'daily', time: '07:00', weekday: 1, zone: 'Asia/Ho_Chi_Minh', quiet: null },
  ...over,
});

test.each([
  ['a new one waits for tomorrow', {}, null, '2025-10-25', 22],
  ['one whose hour is to come begins today', { time: '10:00' }, null, '2025-10-24', 1],
  ['one after a long pause makes up for nothing', {}, '2025-10-01', '2025-10-25', 22],
  ['one that had today already has it once', { time: '10:00' }, '2025-10-25', '2025-10-25', 25],
  ['weekdays go on on Monday', { frequency: 'weekdays' }, null, '2025-10-24', 46],
  ['a week goes on on its day', { frequency: 'weekly', weekday: 3 }, null, '2025-10-22', 94],
] as const)('begun: %s', (_, over, before, lastDay, hours) => {
  expect(turnBegun(schedule(over), before, NINE)).toEqual({ lastDay, nextAt: NINE + hours * HOUR });
});

test('what comes at once is due at no hour, and keeps the day it had', () => {
  const atOnce = schedule({ frequency: 'at-once' });
  expect(turnBegun(atOnce, null, NINE)).toEqual({ lastDay: null, nextAt: null });
  expect(turnBegun(atOnce, '2025-10-25', NINE)).toEqual({ lastDay: '2025-10-25', nextAt: null });
});

test('moved to an hour that has gone, today still comes, at once; a day that came does not come again', () => {
  const [early, late] = [schedule({ time: '08:00' }), schedule({ time: '20:00' })];
  const at = Date.UTC(2025, 9, 25, 1);
  expect(turnMoved(early, '2025-10-24', NINE)).toEqual({ lastDay: '2025-10-24', nextAt: at });
  expect(turnMoved(late, '2025-10-25', NINE)).toEqual({ lastDay: '2025-10-25', nextAt: NINE + 35 * HOUR });
});
