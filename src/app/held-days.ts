// Days asked about without their year, in the last year that the collection has articles of.
import type { DateWindow } from '../core/answer.js';
import type { ArticleStore } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import type { Clock } from '../core/ports.js';
import { sameDaysBefore } from '../core/yearless-days.js';

/** The days that a text asks about, which are `window` by the calendar alone. */
export type HeldDays = (text: string, window: DateWindow | null) => Promise<DateWindow | null>;

/**
 * Of a collection that ends before those days ("25/10", asked in December of one that ends in the year before) the same days of an
 * earlier year are meant, if it has any; of one that goes on to them, and has none, they are not: it says so.
 */
export function createHeldDays({
  store,
  clock,
}: {
  readonly store: Pick<ArticleStore, 'span' | 'chunksInWindow'>;
  readonly clock: Clock;
}): HeldDays {
  return async (text, window) => {
    const span = window === null ? null : await store.span();
    if (window === null || span === null || window.from <= span.to) return window;
    const earlier = sameDaysBefore(text, window, dayAt(clock()));
    if (earlier.length === 0) return window;
    for (const days of [window, ...earlier]) {
      if ((await store.chunksInWindow(days.from, days.to)).length > 0) return days;
    }
    return window;
  };
}
