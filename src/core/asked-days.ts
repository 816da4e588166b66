// Lets the days of a question be changed by whoever asks it again: taken away, set to one day, or all before or after some.
import { type DateWindow, quotedDays, type Reply } from './answer.js';
import { dayAfter, formatDay } from './dates.js';
import type { Question } from './question.js';
import { LONG_AGO } from './window.js';

/** Which side of the days of an answer: what was published after them, or before them. */
export type Side = 'newer' | 'older';

/** All that was published from one day `YYYY-MM-DD` to another, both included, and nothing else. */
export interface PublishedDays {
  readonly side: Side;
  readonly from: string;
  readonly to: string;
}

/** How a question is asked again from a button or with an option. Without any, its own days count. */
export interface AskOptions {
  /** The days that the question names are passed over. */
  readonly anyTime?: boolean | undefined;
  /** `YYYY-MM-DD`: what was published then or tells of that day, whatever days the question names. */
  readonly day?: string | undefined;
  /** Whatever days the question names. */
  readonly published?: PublishedDays | undefined;
  /** Keys of articles whose stories are asked about: what they answer goes before all else. */
  readonly within?: readonly string[] | undefined;
}

/**
 * The days after the newest quote of a reply, or before its oldest; null when no quote has a day. `today` is
 * `YYYY-MM-DD`: what is newer ends with it, or where quotes are of later days with the first day after those.
 */
export function besideQuoted(reply: Reply, side: Side, today: string): PublishedDays | null {
  const days = quotedDays(reply);
  if (days === null) return null;
  if (side === 'older') return { side, from: LONG_AGO, to: dayAfter(days.from, -1) };
  const from = dayAfter(days.to, 1);
  return { side, from, to: from > today ? from : today };
}

/** Days as the options want them, where the question's own are `window`. */
export function windowAsked(
  window: DateWindow | null,
  { anyTime, day, published }: AskOptions,
): DateWindow | null {
  if (published !== undefined) {
    const { side, from, to } = published;
    const label = formatDay(side === 'newer' ? from : to, 'vi');
    return { from, to, label, published: true, only: side };
  }
  if (day !== undefined) return { from: day, to: day, label: formatDay(day, 'vi'), published: false };
  return anyTime ? null : window;
}

/** The question with its days as the options want them; numbers of days passed over are not asked about either. */
export function withDays(question: Question, options: AskOptions): Question {
  if (options.day === undefined && options.published === undefined && !options.anyTime) return question;
  const passedOver: readonly string[] =
    `${question.window?.label ?? ''} ${question.noSuchDay ?? ''}`.match(/\d+/gu) ?? [];
  const numbers = question.numbers.filter((number) => !passedOver.includes(number));
  return { ...question, numbers, window: windowAsked(question.window, options), noSuchDay: null };
}
