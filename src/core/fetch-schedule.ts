// When a source is fetched next, and when an article's page is read again.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No source is fetched more often than this, nor left alone for longer than LONGEST_MS. */
export const SHORTEST_MS = 5 * MINUTE;
const LONGEST_MS = DAY;
/** Before its habits are known. */
const UNKNOWN_HABIT_MS = 30 * MINUTE;
/** A fetch is worth its while when about this many items are new. */
const ITEMS_A_FETCH = 2;
/** Fetches are spread by this part of the interval, so that sources added together do not stay together. */
const JITTER = 0.1;
/** How much of the habit each fetch makes anew: about the last five count. */
const HABIT_WEIGHT = 0.3;

export interface Pace {
  /** As whoever listed the source wants it; null leaves it to the feed. */
  readonly everyMinutes: number | null;
  /** From the feed itself (`ttl`, `sy:updatePeriod`). */
  readonly ttlMinutes: number | null;
  /** From the server's Cache-Control or Expires. */
  readonly freshForMs: number | null;
  /** Minutes between two new items, as observed. */
  readonly habitMinutes: number | null;
}

function bounded(milliseconds: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, milliseconds));
}

/** Milliseconds between two fetches that succeed, 5 minutes to a day. A wish wins over what feed and server say. */
export function intervalOf({ everyMinutes, ttlMinutes, freshForMs, habitMinutes }: Pace): number {
  if (everyMinutes !== null) return bounded(everyMinutes * MINUTE);
  const habit = habitMinutes === null ? UNKNOWN_HABIT_MS : habitMinutes * MINUTE * ITEMS_A_FETCH;
  return bounded(Math.max(bounded(habit), (ttlMinutes ?? 0) * MINUTE, freshForMs ?? 0));
}

/** When to fetch after a success, milliseconds since 1970. `chance` is in [0, 1). */
export function nextFetch(now: number, pace: Pace, chance: number): number {
  return Math.round(now + intervalOf(pace) * (1 + JITTER * (2 * chance - 1)));
}

/**
 * When to fetch after `failures` (≥ 1) in a row: the interval doubles each time up to a day, and never ends before the
 * server's Retry-After.
 */
export function nextTry(
  now: number,
  pace: Pace,
  failures: number,
  retryAfterMs: number | null,
  chance: number,
): number {
  const doubled = Math.min(LONGEST_MS, intervalOf(pace) * 2 ** Math.min(failures, 16));
  const spread = doubled * (1 - JITTER * chance);
  return Math.round(now + Math.max(spread, Math.min(retryAfterMs ?? 0, LONGEST_MS)));
}

/** The habit after a fetch that met `fresh` new items `elapsedMs` after the one before; none counts as half an item. */
export function habitAfter(habitMinutes: number | null, fresh: number, elapsedMs: number): number {
  const seen = elapsedMs / MINUTE / Math.max(fresh, 0.5);
  const sample = Math.min(LONGEST_MS / MINUTE, Math.max(1, seen));
  return habitMinutes === null ? sample : habitMinutes * (1 - HABIT_WEIGHT) + sample * HABIT_WEIGHT;
}

/** Pages are read again this long after they were first read: most corrections come within hours. */
const CHECKS_MS = [HOUR, 6 * HOUR, DAY, 3 * DAY];
/** An article older than this is not expected to change any more, unless somebody was given a quote of it. */
const YOUNG_MS = 3 * DAY;
const QUOTED_EVERY_MS = 3 * DAY;
const QUOTED_FOR_MS = 30 * DAY;

export interface PageAge {
  /** When the page was first taken, milliseconds since 1970. */
  readonly takenAt: number;
  /** Publication day `YYYY-MM-DD`, null when unknown. */
  readonly day: string | null;
  /** Whether a quote of it was given to somebody. */
  readonly quoted: boolean;
}

/** When an article's page is to be read again, milliseconds since 1970; null when never. */
export function nextCheck(now: number, { takenAt, day, quoted }: PageAge): number | null {
  const published = day === null ? takenAt : Date.parse(`${day}T23:59:59+07:00`);
  const young = quoted || published >= takenAt - YOUNG_MS;
  const step = CHECKS_MS.find((after) => takenAt + after > now);
  if (young && step !== undefined) return takenAt + step;
  return quoted && now < takenAt + QUOTED_FOR_MS ? now + QUOTED_EVERY_MS : null;
}

/** Tries to read an item's page before its feed's own text is taken. */
export const PAGE_TRIES = 3;

/** When a page that failed `attempts` (≥ 1) times is tried again: after 10 minutes, then three times as long each time. */
export function nextPageTry(now: number, attempts: number, retryAfterMs: number | null): number {
  const pause = 10 * MINUTE * 3 ** (attempts - 1);
  return now + Math.min(LONGEST_MS, Math.max(pause, retryAfterMs ?? 0));
}

/** A page that says 404 is looked at once more after this before its article is withdrawn: servers err for minutes. */
export const GONE_AGAIN_MS = 15 * MINUTE;
