// Lets the days of a question be changed by whoever asks it again: taken away, or set to one day.
import type { DateWindow } from './answer.js';
import { formatDay } from './dates.js';
import type { Question } from './question.js';

/** How a question is asked again from a button or with an option. Without any, its own days count. */
export interface AskOptions {
  /** The days that the question names are passed over. */
  readonly anyTime?: boolean | undefined;
  /** `YYYY-MM-DD`: what was published then or tells of that day, whatever days the question names. */
  readonly day?: string | undefined;
}

/** Days as the options want them, where the question's own are `window`. */
export function windowAsked(window: DateWindow | null, { anyTime, day }: AskOptions): DateWindow | null {
  if (day !== undefined) return { from: day, to: day, label: formatDay(day, 'vi'), published: false };
  return anyTime ? null : window;
}

/** The question with its days as the options want them; numbers of days passed over are not asked about either. */
export function withDays(question: Question, options: AskOptions): Question {
  if (options.day === undefined && !options.anyTime) return question;
  const passedOver: readonly string[] =
    `${question.window?.label ?? ''} ${question.noSuchDay ?? ''}`.match(/\d+/gu) ?? [];
  const numbers = question.numbers.filter((number) => !passedOver.includes(number));
  return { ...question, numbers, window: windowAsked(question.window, options), noSuchDay: null };
}
