// How long what people said is kept where no setting says so.

/** What buttons remember besides their answers; nobody taps a menu of last month. */
export const STATE_KEPT_DAYS = 30;

/** Telegram stops repeating an update after 24 hours; twice that is safely past any repetition. */
export const UPDATES_KEPT_HOURS = 48;

/** Questions are counted for a month, without who asked what where that is not to be kept as long. */
export const COUNTED_DAYS = 31;

/** How much each may ask is reckoned by the day at most; whoever has not asked for two has all of it again. */
export const ALLOWANCE_DAYS = 2;

const HOUR_MS = 3_600_000;

export function hoursInMs(hours: number): number {
  return hours * HOUR_MS;
}

export function daysInMs(days: number): number {
  return days * 24 * HOUR_MS;
}
