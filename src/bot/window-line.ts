// Says which days an answer keeps to: one day, all until a day, or from one to another.
import type { DateWindow } from '../core/answer.js';
import { LONG_AGO } from '../core/window.js';
import { dayText, type Words } from './article-line.js';

/** The days of a window in the words of the user's language; a window without a beginning only ends. */
export function windowLine(window: DateWindow, words: Words): string {
  const from = dayText(window.from, words.locale);
  const to = dayText(window.to, words.locale);
  if (window.from === LONG_AGO) return words('window-until', { to });
  return from === to ? words('window-one-day', { day: from }) : words('window', { from, to });
}
