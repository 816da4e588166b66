// Lets the days of a question be changed by whoever asks it again: taken away, or set to one day.
import { formatDay } from './dates.js';
import type { Question } from './question.js';

/** How a question is asked again from a button or with an option. Without any, its own days count. */
export interface AskOptions {
  /** The days that the question names are passed over. */
  readonly anyTime?: boolean | undefined;
  /** `YYYY-MM-DD`: what was published then or tells of that day, whatever days the question names. */
  readonly day?: string | undefined;
}

/** The question with its days as the options want them. */
export function withDays(question: Question, { anyTime, day }: AskOptions): Question {
  if (day !== undefined) {
    const window = { from: day, to: day, label: formatDay(day, 'vi'), published: false };
    return { ...question, window, noSuchDay: null };
  }
  return anyTime ? { ...question, window: null, noSuchDay: null } : question;
}
