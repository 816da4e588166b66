// Knows turns that no right clock can have set: the clock was ahead once, and what waits for them would wait for as long.
import type { Subscription } from './subscription.js';

/** What lies beyond was not set by a clock that shows now. */
export interface LatestTurns {
  /** A `nextAt` beyond this, milliseconds since 1970: a week, and a day for whoever moved west, and quiet hours. */
  readonly nextAt: number;
  /** The same of what comes at once: it is held by quiet hours alone. */
  readonly held: number;
  /** A `lastDay` beyond this: on no calendar is it later than tomorrow of UTC. */
  readonly lastDay: string;
  /** No `nextAt` up to this follows such a day: it is met sooner than it is worth looking for. */
  readonly soon: number;
}

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 9;
const LONGEST_HELD_DAYS = 2;

/** The latest turns that are possible when the clock shows `now`, milliseconds since 1970. */
export function latestTurns(now: number): LatestTurns {
  const lastDay = new Date(now + DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const after = (days: number): number => now + days * DAY_MS;
  return { nextAt: after(LONGEST_DAYS), held: after(LONGEST_HELD_DAYS), lastDay, soon: after(1) };
}

/**
 * Whether a subscription's turn was set by a clock that was ahead. One made later than `now` tells that the clock is behind
 * now, which passes.
 */
export function isTurnAhead(
  {
    createdAt,
    frequency,
    lastDay,
    nextAt,
  }: Pick<Subscription, 'createdAt' | 'frequency' | 'lastDay' | 'nextAt'>,
  now: number,
): boolean {
  if (nextAt === null || createdAt > now) return false;
  const latest = latestTurns(now);
  if (nextAt > (frequency === 'at-once' ? latest.held : latest.nextAt)) return true;
  return nextAt > latest.soon && lastDay !== null && lastDay > latest.lastDay;
}
